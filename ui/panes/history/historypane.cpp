#include "panes/history/historypane.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

#include "models/historymodel.h"
#include "theme/keyworddelegate.h"

namespace glossator {

HistoryPane::HistoryPane(HistoryModel &model, QWidget *parent) :
    QWidget(parent),
    m_model(model),
    m_list(new QTreeView(this)),
    m_travel(new QPushButton(this))
{
    setObjectName(QStringLiteral("historyPane"));
    m_list->setObjectName(QStringLiteral("historyList"));
    m_list->setAccessibleName(tr("History of decisions"));
    m_list->setModel(&model);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setItemDelegateForColumn(HistoryModel::WordColumn, new KeywordDelegate(HistoryModel::WordRole, m_list));
    m_list->setAllColumnsShowFocus(true);
    m_list->setFrameShape(QFrame::NoFrame);
    QHeaderView *header = m_list->header();
    header->setResizeContentsPrecision(0); // measures the rows in view, not a thousand at each decision
    header->setSectionResizeMode(HistoryModel::TimeColumn, QHeaderView::ResizeToContents);
    header->setSectionResizeMode(HistoryModel::AnnotatorColumn, QHeaderView::ResizeToContents);
    header->setSectionResizeMode(HistoryModel::WordColumn, QHeaderView::Stretch);
    header->setSectionResizeMode(HistoryModel::ChangeColumn, QHeaderView::Stretch);
    m_travel->setObjectName(QStringLiteral("travelButton"));
    m_travel->setToolTip(
        tr("Everything after the chosen step is undone, or what was undone up to it is done again; that, too, is kept in the "
           "journal."));

    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(8, 6, 8, 6);
    buttons->addWidget(m_travel);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_list, 1);
    layout->addLayout(buttons);

    connect(m_list, &QTreeView::clicked, this, &HistoryPane::goToCurrent);
    connect(m_list, &QTreeView::activated, this, &HistoryPane::goToCurrent);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &HistoryPane::updateButton);
    connect(&model, &QAbstractItemModel::dataChanged, this, &HistoryPane::updateButton);
    connect(&model, &QAbstractItemModel::modelReset, this, &HistoryPane::updateButton);
    connect(m_travel, &QPushButton::clicked, this, [this] {
        const QVariant action = m_list->currentIndex().data(HistoryModel::ActionRole);
        if (action.isValid())
            Q_EMIT travelRequested(ActionId{action.toLongLong()});
    });
    updateButton();
}

void HistoryPane::updateButton()
{
    const QModelIndex current = m_list->currentIndex();
    m_travel->setText(current.data(HistoryModel::UndoneRole).toBool() ? tr("Redo to here") : tr("Undo to here"));
    m_travel->setEnabled(current.data(HistoryModel::ActionRole).isValid());
}

void HistoryPane::goToCurrent()
{
    const QVariant unit = m_list->currentIndex().data(HistoryModel::UnitRole);
    if (unit.isValid())
        Q_EMIT unitChosen(UnitId{unit.toLongLong()});
}

void HistoryPane::setInFront(bool inFront)
{
    m_inFront = inFront;
    m_model.setActive(m_inFront && isVisible());
}

void HistoryPane::showEvent(QShowEvent *event)
{
    m_model.setActive(m_inFront);
    QWidget::showEvent(event);
}

void HistoryPane::hideEvent(QHideEvent *event)
{
    m_model.setActive(false);
    QWidget::hideEvent(event);
}

} // namespace glossator
