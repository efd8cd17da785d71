#include "panes/search/occurrencetable.h"

#include <QHash>
#include <QHeaderView>
#include <QKeyEvent>
#include <QStyledItemDelegate>

#include "models/occurrencemodel.h"
#include "models/sensekeys.h"

namespace glossator {

namespace {

/// The word stands out; the context before it is cut off at its far end.
class ContextDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->textElideMode = index.column() == OccurrenceModel::BeforeColumn ? Qt::ElideLeft : Qt::ElideRight;
        option->font.setBold(index.column() == OccurrenceModel::KeywordColumn);
    }
};

} // namespace

OccurrenceTable::OccurrenceTable(OccurrenceModel &model, QWidget *parent) : QTableView(parent), m_model(model)
{
    setModel(&model);
    setItemDelegate(new ContextDelegate(this));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setFrameShape(QFrame::NoFrame);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setMinimumSectionSize(40);
    for (const int column : {OccurrenceModel::BeforeColumn, OccurrenceModel::AfterColumn})
        horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
    followFont();
    connect(this, &QTableView::activated, this, [this](const QModelIndex &index) { Q_EMIT rowActivated(index.row()); });
    connect(&model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &, int first) {
        if (first == 0)
            followText();
    });
}

void OccurrenceTable::followFont()
{
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
    const int letter = fontMetrics().averageCharWidth();
    for (const auto &[column, letters] : {std::pair{OccurrenceModel::KeywordColumn, 12}, std::pair{OccurrenceModel::SenseColumn, 18},
                                          std::pair{OccurrenceModel::ProbabilityColumn, 11}, std::pair{OccurrenceModel::DecisionColumn, 14},
                                          std::pair{OccurrenceModel::DocumentColumn, 11}})
        setColumnWidth(column, letters * letter);
}

void OccurrenceTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        followFont();
}

/// The next row does not become the current one by itself: the text would follow it.
void OccurrenceTable::rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end)
{
    if (currentIndex().row() >= start && currentIndex().row() <= end)
        selectionModel()->clearCurrentIndex();
    QTableView::rowsAboutToBeRemoved(parent, start, end);
}

void OccurrenceTable::focusInEvent(QFocusEvent *event)
{
    if (m_firstRowOnFocus || currentIndex().isValid())
        QTableView::focusInEvent(event);
    else
        QAbstractScrollArea::focusInEvent(event);
}

void OccurrenceTable::keyPressEvent(QKeyEvent *event)
{
    const bool isPlain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier | Qt::ShiftModifier));
    if (event->key() == Qt::Key_Space && isPlain)
        Q_EMIT acceptPressed();
    else if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
        Q_EMIT clearPressed();
    else if (!isPlain || !decide(event->text()))
        QTableView::keyPressEvent(event);
}

/// The same keys as in the text.
bool OccurrenceTable::decide(const QString &typed)
{
    if (typed.size() != 1)
        return false;
    // The digits of other scripts, too.
    const QChar key = typed.front().isDigit() ? QChar(u'0' + typed.front().digitValue()) : typed.front().toLower();
    static const QHash<QChar, Verdict> refusals{
        {u'0', Verdict::NoneOfThese}, {u't', Verdict::TextError}, {u'x', Verdict::NotTaggable}, {u'u', Verdict::Unsure}};
    if (const auto refusal = refusals.constFind(key); refusal != refusals.cend())
        Q_EMIT refusalPressed(*refusal);
    else if (const qsizetype place = senseKeys.indexOf(key); place >= 0)
        Q_EMIT sensePressed(int(place));
    else
        return false;
    return true;
}

void OccurrenceTable::followText()
{
    const Occurrence *first = m_model.at(0);
    if (first)
        setLayoutDirection(first->sentence->sentence.text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
}

} // namespace glossator
