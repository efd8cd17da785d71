#include "panes/documents/documentspane.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QMenu>
#include <QProgressBar>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

#include "messages/percenttext.h"
#include "models/documentlistmodel.h"
#include "panes/documents/documentdelegate.h"
#include "theme/progressfill.h"

namespace glossator {

namespace {

constexpr int barHeight = 8;
constexpr int fewDocuments = 12; ///< which the eye finds faster than the hand

} // namespace

DocumentsPane::DocumentsPane(DocumentListModel &model, QWidget *parent) :
    QWidget(parent),
    m_model(model),
    m_search(new QLineEdit(this)),
    m_found(new QSortFilterProxyModel(this)),
    m_list(new QListView(this)),
    m_bar(new QProgressBar(this)),
    m_totals(new QLabel(this))
{
    setObjectName(QStringLiteral("documentsPane"));
    m_search->setObjectName(QStringLiteral("documentSearch"));
    m_search->setAccessibleName(tr("Find documents by name"));
    m_search->setPlaceholderText(tr("Find documents by name"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_found->setSourceModel(&model);
    m_found->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_list->setObjectName(QStringLiteral("documentList"));
    m_list->setAccessibleName(tr("Documents"));
    m_list->setModel(m_found);
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
    m_bar->setMaximumHeight(barHeight);
    layOut();
    setFocusProxy(m_list);

    connect(m_search, &QLineEdit::textChanged, this, &DocumentsPane::find);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &DocumentsPane::choose);
    for (const auto signal : {&QListView::clicked, &QListView::activated})
        connect(m_list, signal, this, [this](const QModelIndex &row) { Q_EMIT documentActivated(documentAt(row)); });
    // A reload clears the selection; the document that is shown stays the selected one.
    connect(m_found, &QAbstractItemModel::modelReset, this, [this] { setCurrentDocument(m_current); });
    connect(&model, &DocumentListModel::totalsChanged, this, &DocumentsPane::showTotals);
    connect(m_list, &QWidget::customContextMenuRequested, this, &DocumentsPane::showMenu);
    showTotals();
}

void DocumentsPane::layOut()
{
    auto *totals = new QVBoxLayout;
    totals->setContentsMargins(8, 6, 8, 6);
    totals->setSpacing(4);
    totals->addWidget(m_bar);
    totals->addWidget(m_totals);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *search = new QVBoxLayout;
    search->setContentsMargins(4, 4, 4, 4);
    search->addWidget(m_search);
    layout->addLayout(search);
    layout->addWidget(m_list);
    layout->addLayout(totals);
}

void DocumentsPane::setCurrentDocument(DocumentId document)
{
    m_current = document;
    m_list->setCurrentIndex(m_found->mapFromSource(m_model.index(m_model.rowOf(document))));
}

DocumentId DocumentsPane::currentDocument() const
{
    return m_current;
}

DocumentId DocumentsPane::documentAt(const QModelIndex &row) const
{
    return m_model.documentAt(m_found->mapToSource(row).row());
}

void DocumentsPane::choose(const QModelIndex &row)
{
    const DocumentId document = documentAt(row);
    if (m_isFinding || !document.isValid() || document == m_current)
        return;
    m_current = document;
    Q_EMIT documentChosen(document);
}

void DocumentsPane::find(const QString &text)
{
    m_isFinding = true;
    m_found->setFilterFixedString(text.trimmed());
    m_isFinding = false;
    setCurrentDocument(m_current);
}

void DocumentsPane::openFirstFound()
{
    const QModelIndex first = m_found->index(0, 0);
    if (!first.isValid())
        return;
    m_list->setCurrentIndex(first);
    Q_EMIT documentActivated(documentAt(first));
}

bool DocumentsPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down:
        m_list->setFocus(Qt::OtherFocusReason);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        openFirstFound();
        return true;
    case Qt::Key_Escape:
        m_search->clear();
        return true;
    default:
        return QWidget::eventFilter(watched, event);
    }
}

void DocumentsPane::showFindLine()
{
    const bool isUseful = m_model.rowCount() > fewDocuments;
    if (!isUseful)
        m_search->clear();
    m_search->setVisible(isUseful);
}

void DocumentsPane::showTotals()
{
    showFindLine();
    const QLocale locale;
    const qint64 units = m_model.unitsInAll();
    const qint64 decided = m_model.decidedInAll();
    for (QWidget *widget : {static_cast<QWidget *>(m_totals), static_cast<QWidget *>(m_bar)})
        widget->setVisible(m_model.rowCount() > 0);
    const double analysed = m_model.analysedShare();
    m_totals->setText(analysed < 1 ? tr("Decided: %1 of %2 units so far").arg(locale.toString(decided), locale.toString(units))
                                   : tr("Decided: %1 of %2 units (%3)")
                                         .arg(locale.toString(decided), locale.toString(units), messages::percentText(decided, units)));
    fillProgress(*m_bar, decided, units, analysed);
}

void DocumentsPane::showMenu(const QPoint &position)
{
    const DocumentId document = documentAt(m_list->indexAt(position));
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("documentMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("&Import documents…"), this, &DocumentsPane::importRequested);
    if (document.isValid())
        menu->addAction(tr("&Remove from the project…"), this, [this, document] { Q_EMIT removeRequested(document); });
    menu->popup(m_list->viewport()->mapToGlobal(position));
}

} // namespace glossator
