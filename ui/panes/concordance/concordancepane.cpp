#include "panes/concordance/concordancepane.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

#include "panes/search/occurrencetable.h"
#include "theme/appearance.h"

namespace glossator {

namespace {

constexpr int anyClass = -1;

/// Clicking a column's head sorts by it, where that means something.
std::optional<ConcordanceOrder> orderOf(int column)
{
    switch (column) {
    case OccurrenceModel::BeforeColumn:
        return ConcordanceOrder::LeftContext;
    case OccurrenceModel::AfterColumn:
        return ConcordanceOrder::RightContext;
    case OccurrenceModel::SenseColumn:
    case OccurrenceModel::DecisionColumn:
        return ConcordanceOrder::Sense;
    case OccurrenceModel::ProbabilityColumn:
        return ConcordanceOrder::Probability;
    case OccurrenceModel::DocumentColumn:
        return ConcordanceOrder::Document;
    default:
        return {};
    }
}

} // namespace

ConcordancePane::ConcordancePane(OccurrenceModel &model, QWidget *parent) :
    QWidget(parent),
    m_model(model),
    m_lemma(new QLineEdit(this)),
    m_class(new QComboBox(this)),
    m_order(new QComboBox(this)),
    m_follow(new QCheckBox(tr("Follow the text"), this)),
    m_table(new OccurrenceTable(model, this)),
    m_state(new QLabel(this))
{
    setObjectName(QStringLiteral("concordancePane"));
    m_table->setObjectName(QStringLiteral("concordanceTable"));
    m_table->setAccessibleName(tr("Occurrences"));
    m_table->horizontalHeader()->setSectionsClickable(true);
    m_state->setObjectName(QStringLiteral("concordanceState"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 4);
    layout->addLayout(makeControls());
    layout->addWidget(m_table, 1);
    layout->addWidget(m_state);
    setFocusProxy(m_table);
    m_table->setFirstRowOnFocus(false); // the text would follow it
    connect(m_table->horizontalHeader(), &QHeaderView::sectionClicked, this, &ConcordancePane::sortBy);
    connect(m_table, &OccurrenceTable::rowActivated, this, &ConcordancePane::rowActivated);
    connect(m_table, &OccurrenceTable::sensePressed, this, &ConcordancePane::sensePressed);
    connect(m_table, &OccurrenceTable::refusalPressed, this, &ConcordancePane::refusalPressed);
    connect(m_table, &OccurrenceTable::acceptPressed, this, &ConcordancePane::acceptPressed);
    connect(m_table, &OccurrenceTable::clearPressed, this, &ConcordancePane::clearPressed);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { Q_EMIT currentRowChanged(current.row()); });
}

QLayout *ConcordancePane::makeControls()
{
    m_follow->setObjectName(QStringLiteral("concordanceFollow"));
    m_follow->setChecked(true);
    m_lemma->setObjectName(QStringLiteral("concordanceLemma"));
    m_lemma->setAccessibleName(tr("Lemma"));
    m_lemma->setPlaceholderText(tr("Lemma"));
    m_class->setObjectName(QStringLiteral("concordanceClass"));
    m_class->setAccessibleName(tr("Part of speech"));
    m_class->addItem(tr("any part of speech"), anyClass);
    m_class->addItem(tr("noun"), int(WordClass::Noun));
    m_class->addItem(tr("verb"), int(WordClass::Verb));
    m_class->addItem(tr("adjective"), int(WordClass::Adjective));
    m_class->addItem(tr("adverb"), int(WordClass::Adverb));
    m_order->setObjectName(QStringLiteral("concordanceOrder"));
    m_order->setAccessibleName(tr("Order"));
    m_order->addItem(tr("In the order of the text"), int(ConcordanceOrder::Place));
    m_order->addItem(tr("By the words before"), int(ConcordanceOrder::LeftContext));
    m_order->addItem(tr("By the words after"), int(ConcordanceOrder::RightContext));
    m_order->addItem(tr("Least probable first"), int(ConcordanceOrder::Probability));
    m_order->addItem(tr("By sense"), int(ConcordanceOrder::Sense));
    m_order->addItem(tr("By document"), int(ConcordanceOrder::Document));
    makeShrinkable(*m_class);
    makeShrinkable(*m_order);
    auto *row = new QHBoxLayout;
    row->addWidget(m_lemma, 1);
    row->addWidget(m_class);
    row->addWidget(m_order);
    row->addWidget(m_follow);
    connect(m_follow, &QCheckBox::clicked, this, [this](bool follows) {
        if (follows)
            Q_EMIT followWanted();
    });
    connect(m_lemma, &QLineEdit::textEdited, m_follow, [this] { m_follow->setChecked(false); });
    connect(m_lemma, &QLineEdit::returnPressed, this, &ConcordancePane::ask);
    connect(m_class, &QComboBox::activated, this, [this] {
        m_follow->setChecked(false);
        ask();
    });
    connect(m_order, &QComboBox::currentIndexChanged, this, &ConcordancePane::ask);
    return row;
}

void ConcordancePane::setLemma(const QString &lemma, WordClass wordClass)
{
    if (!m_follow->isChecked() || lemma.isEmpty())
        return;
    m_lemma->setText(lemma);
    m_class->setCurrentIndex(m_class->findData(int(wordClass)));
    if (m_asked.lemma != lemma || m_asked.wordClass != wordClass)
        ask();
}

void ConcordancePane::follow(const QString &lemma, WordClass wordClass)
{
    m_follow->setChecked(true);
    setLemma(lemma, wordClass);
}

void ConcordancePane::clear()
{
    m_asked = {};
    m_lemma->clear();
    m_follow->setChecked(true);
    m_state->clear();
    m_model.clear();
}

ConcordanceOrder ConcordancePane::order() const
{
    return ConcordanceOrder(m_order->currentData().toInt());
}

UnitFilter ConcordancePane::typed() const
{
    UnitFilter filter;
    filter.lemma = m_lemma->text().simplified();
    if (const int wordClass = m_class->currentData().toInt(); wordClass != anyClass)
        filter.wordClass = WordClass(wordClass);
    return filter;
}

bool ConcordancePane::isTyping() const
{
    return (m_lemma->hasFocus() || m_class->hasFocus()) && !typed().lemma.isEmpty();
}

void ConcordancePane::lookUp()
{
    if (typed() != m_asked)
        ask();
}

void ConcordancePane::ask()
{
    const UnitFilter wanted = typed();
    if (wanted.lemma.isEmpty())
        return;
    // Until the answer is there, keys would decide on rows of the lemma before.
    if (wanted != m_asked)
        m_model.clear();
    m_asked = wanted;
    Q_EMIT lemmaWanted(m_asked, order());
}

void ConcordancePane::sortBy(int column)
{
    if (const auto wanted = orderOf(column))
        m_order->setCurrentIndex(m_order->findData(int(*wanted)));
}

void ConcordancePane::askAgain()
{
    if (!m_asked.lemma.isEmpty())
        Q_EMIT lemmaWanted(m_asked, order());
}

void ConcordancePane::showTitle(const QString &title)
{
    m_asked = {};
    m_follow->setChecked(false);
    m_lemma->clear();
    m_state->setText(title);
}

void ConcordancePane::showSearching()
{
    m_state->setText(tr("Searching…"));
}

void ConcordancePane::showCount(qint64 count, qint64 limit)
{
    const QLocale locale;
    if (count >= limit)
        m_state->setText(tr("The first %1 occurrences").arg(locale.toString(count)));
    else
        m_state->setText(tr("Occurrences: %1").arg(locale.toString(count)));
}

std::vector<int> ConcordancePane::selectedRows() const
{
    std::vector<int> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows.push_back(index.row());
    std::ranges::sort(rows);
    return rows;
}

void ConcordancePane::moveOn()
{
    const std::vector<int> rows = selectedRows();
    if (!rows.empty() && rows.back() + 1 < m_model.rowCount())
        m_table->setCurrentIndex(m_model.index(rows.back() + 1, OccurrenceModel::KeywordColumn));
}

} // namespace glossator
