#include "panes/documents/documentspane.h"

#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QMenu>
#include <QProgressBar>
#include <QVBoxLayout>

#include "models/documentlistmodel.h"
#include "panes/documents/documentdelegate.h"

namespace glossator {

namespace {

constexpr int barHeight = 8;
constexpr int barSteps = 1000;

} // namespace

DocumentsPane::DocumentsPane(DocumentListModel &model, QWidget *parent) :
    QWidget(parent),
    m_model(model),
    m_list(new QListView(this)),
    m_bar(new QProgressBar(this)),
    m_totals(new QLabel(this))
{
    setObjectName(QStringLiteral("documentsPane"));
    m_list->setObjectName(QStringLiteral("documentList"));
    m_list->setAccessibleName(tr("Documents"));
    m_list->setModel(&model);
    m_list->setItemDelegate(new DocumentDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_totals->setObjectName(QStringLiteral("documentTotals"));
    m_totals->setAccessibleName(tr("Progress of the project"));
    m_totals->setWordWrap(true);
    m_bar->setObjectName(QStringLiteral("documentTotalsBar"));
    m_bar->setAccessibleName(tr("Progress of the project"));
    m_bar->setTextVisible(false);
    m_bar->setRange(0, barSteps);
    m_bar->setMaximumHeight(barHeight);
    auto *totals = new QVBoxLayout;
    totals->setContentsMargins(8, 6, 8, 6);
    totals->setSpacing(4);
    totals->addWidget(m_bar);
    totals->addWidget(m_totals);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_list);
    layout->addLayout(totals);

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &current) {
        const DocumentId document = m_model.documentAt(current.row());
        if (document.isValid() && document != m_current) {
            m_current = document;
            Q_EMIT documentChosen(document);
        }
    });
    for (const auto signal : {&QListView::clicked, &QListView::activated})
        connect(m_list, signal, this, [this](const QModelIndex &index) { Q_EMIT documentActivated(m_model.documentAt(index.row())); });
    // A reload clears the selection; the document that is shown stays the selected one.
    connect(&model, &QAbstractItemModel::modelReset, this, [this] { setCurrentDocument(m_current); });
    connect(&model, &DocumentListModel::totalsChanged, this, &DocumentsPane::showTotals);
    connect(m_list, &QWidget::customContextMenuRequested, this, &DocumentsPane::showMenu);
    showTotals();
}

void DocumentsPane::setCurrentDocument(DocumentId document)
{
    m_current = document;
    m_list->setCurrentIndex(m_model.index(m_model.rowOf(document)));
}

DocumentId DocumentsPane::currentDocument() const
{
    return m_current;
}

void DocumentsPane::showTotals()
{
    const QLocale locale;
    const qint64 units = m_model.unitsInAll();
    const qint64 decided = m_model.decidedInAll();
    const qint64 percent = units > 0 ? decided * 100 / units : 0;
    for (QWidget *widget : {static_cast<QWidget *>(m_totals), static_cast<QWidget *>(m_bar)})
        widget->setVisible(m_model.rowCount() > 0);
    m_totals->setText(tr("Decided: %1 of %2 units (%3 %)").arg(locale.toString(decided), locale.toString(units), locale.toString(percent)));
    m_bar->setValue(units > 0 ? int(decided * barSteps / units) : 0);
}

void DocumentsPane::showMenu(const QPoint &position)
{
    const DocumentId document = m_model.documentAt(m_list->indexAt(position).row());
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("documentMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("&Import documents…"), this, &DocumentsPane::importRequested);
    if (document.isValid())
        menu->addAction(tr("&Remove from the project…"), this, [this, document] { Q_EMIT removeRequested(document); });
    menu->popup(m_list->viewport()->mapToGlobal(position));
}

} // namespace glossator
