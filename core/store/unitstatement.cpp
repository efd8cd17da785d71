#include "store/unitstatement.h"

#include <algorithm>
#include <iterator>

#include "store/nametable.h"
#include "store/sentencetext.h"
#include "store/sqlcall.h"

namespace glossator {

UnitStatement::UnitStatement(Database &database, const UnitFilter &filter, UnitOrder order, const HidingRule &hides) :
    m_database(database),
    m_filter(filter),
    m_order(order),
    m_hides(hides),
    m_driver(chosenDriver())
{}

std::string UnitStatement::page(int limit, const std::optional<UnitKey> &after)
{
    begin();
    if (after)
        continueAfter(*after);
    return "SELECT " + columns() + m_from + m_where + orderBy() + " LIMIT " + std::to_string(limit);
}

std::string UnitStatement::counting(qint64 limit)
{
    begin();
    return "SELECT count(*) FROM (SELECT 1" + m_from + m_where + " LIMIT " + std::to_string(limit) + ")";
}

void UnitStatement::bind(SQLite::Statement &statement) const
{
    for (int i = 0; i < int(m_values.size()); ++i) {
        if (const auto *number = std::get_if<qint64>(&m_values[size_t(i)]))
            statement.bind(i + 1, int64_t(*number));
        else
            statement.bind(i + 1, std::get<QString>(m_values[size_t(i)]).toStdString());
    }
}

UnitStatement::Driver UnitStatement::chosenDriver() const
{
    if (m_filter.isTextOnly())
        return Driver::Text;
    if (!terms().isEmpty())
        return Driver::Terms;
    if (!m_filter.annotator.isEmpty())
        return Driver::Annotator;
    if (hasDates())
        return Driver::DecidedAt;
    if (m_filter.differs)
        return Driver::Differs;
    return driverOfOrder();
}

UnitStatement::Driver UnitStatement::driverOfOrder() const
{
    switch (m_order) {
    case UnitOrder::Margin:
        return m_filter.document.isValid() && m_filter.status == UnitStatus::Undecided ? Driver::Uncertain : Driver::Margin;
    case UnitOrder::Probability:
        return Driver::Probability;
    case UnitOrder::None:
        return Driver::None;
    case UnitOrder::Newest:
        return Driver::DecidedAt;
    case UnitOrder::Place:
        break;
    }
    if (!m_filter.text.isEmpty())
        return Driver::Text;
    return m_filter.status ? Driver::Status : Driver::Place;
}

/// For unit_terms: what every sentence in question has.
QString UnitStatement::terms() const
{
    QStringList wanted;
    if (!m_filter.form.isEmpty())
        wanted.append(formTerm(m_filter.wantedForm()));
    if (!m_filter.lemma.isEmpty()) {
        QStringList any;
        std::ranges::transform(m_filter.wantedLemmas(), std::back_inserter(any), lemmaTerm);
        wanted.append(u'(' + any.join(QStringLiteral(" OR ")) + u')');
    }
    // A sense key begins with its lemma.
    if (const qsizetype end = m_filter.sense.indexOf(u'%'); end > 0 && m_filter.lemma.isEmpty())
        wanted.append(lemmaTerm(m_filter.sense.first(end)));
    return wanted.join(QStringLiteral(" AND "));
}

void UnitStatement::begin()
{
    m_values.clear();
    m_where = " WHERE o.state = 0";
    if (findsSentences()) {
        m_from = " FROM sentence_text w CROSS JOIN sentences u ON u.id = w.rowid";
        where("sentence_text MATCH ?", matchExpression(m_filter.text));
    } else {
        beginUnits();
    }
    m_from += " CROSS JOIN documents o ON o.id = u.document_id";
    if (m_filter.document.isValid())
        restrictToDocument();
}

void UnitStatement::beginUnits()
{
    switch (m_driver) {
    case Driver::Terms:
        m_from = " FROM unit_terms w CROSS JOIN units u INDEXED BY unit_sentence ON u.sentence_id = w.rowid";
        where("unit_terms MATCH ?", terms());
        break;
    case Driver::Text:
        m_from = " FROM sentence_text w CROSS JOIN units u INDEXED BY unit_sentence ON u.sentence_id = w.rowid";
        where("sentence_text MATCH ?", matchExpression(m_filter.text));
        break;
    default:
        m_from = std::string(" FROM units u INDEXED BY ") + indexOfDriver();
    }
    askOfUnits();
    if (m_driver != Driver::Text && !m_filter.text.isEmpty())
        where("u.sentence_id IN (SELECT rowid FROM sentence_text WHERE sentence_text MATCH ?)", matchExpression(m_filter.text));
    // Last, as it costs the most; see findIn() of unitquery.cpp.
    if (m_filter.looksForText())
        m_where += " AND glossator_contains(u.sentence_id, u.tokens)";
}

const char *UnitStatement::indexOfDriver() const
{
    switch (m_driver) {
    case Driver::Annotator:
        return m_order == UnitOrder::Newest ? "unit_annotator_decided_at" : "unit_annotator";
    case Driver::DecidedAt:
        return "unit_decided_at";
    case Driver::Differs:
        return "unit_differs";
    case Driver::Uncertain:
        return "unit_uncertain";
    case Driver::Margin:
        return "unit_margin";
    case Driver::Probability:
        return "unit_probability";
    case Driver::None:
        return "unit_none";
    case Driver::Status:
        return "unit_status";
    default:
        return "unit_sentence";
    }
}

void UnitStatement::askOfUnits()
{
    if (!m_filter.form.isEmpty())
        where("u.form = ?", m_filter.wantedForm());
    if (!m_filter.lemma.isEmpty()) {
        const QStringList lemmas = m_filter.wantedLemmas();
        m_where += " AND u.lemma IN (?, ?)";
        m_values.insert(m_values.end(), {lemmas.front(), lemmas.back()});
    }
    if (m_filter.wordClass)
        where("u.word_class = ?", qint64(*m_filter.wordClass));
    if (!m_filter.sense.isEmpty())
        where("u.sense_id = ?", m_database.senseKeys().findId(m_filter.sense));
    // A constant, as the index on part of the rows asks for one.
    if (m_filter.status)
        m_where += " AND u.status = " + std::to_string(int(*m_filter.status));
    if (m_filter.differs)
        m_where += " AND u.differs = 1";
    range("u.probability", m_filter.probability, m_order == UnitOrder::Probability);
    range("u.margin", m_filter.margin, m_order == UnitOrder::Margin);
    range("u.none", m_filter.none, m_order == UnitOrder::None);
    askOfDecisions();
    if (m_filter.skip)
        skip(*m_filter.skip);
    hide();
}

/// What the suggestion would decide about is asked only of units that show it; glossator_hides: see hideBy() of unitquery.cpp.
void UnitStatement::hide()
{
    if (m_hides && asksForSuggestion(m_filter, m_order))
        m_where += " AND NOT glossator_hides(u.id)";
    else if (m_hides && !m_filter.sense.isEmpty())
        m_where += " AND (u.status = " + std::to_string(int(UnitStatus::Decided)) + " OR NOT glossator_hides(u.id))";
}

void UnitStatement::askOfDecisions()
{
    if (!m_filter.annotator.isEmpty())
        where("u.annotator = ?", m_filter.annotator);
    if (m_filter.decidedFrom.isValid())
        where("u.decided_at >= ?", m_filter.decidedFrom.toMSecsSinceEpoch());
    if (m_filter.decidedTo.isValid())
        where("u.decided_at < ?", m_filter.decidedTo.toMSecsSinceEpoch());
    if (m_order == UnitOrder::Newest || m_driver == Driver::DecidedAt)
        m_where += " AND u.decided_at IS NOT NULL";
}

void UnitStatement::range(const std::string &column, const PercentRange &wanted, bool isNeeded)
{
    if (isNeeded || !wanted.isAll())
        m_where += " AND " + column + " IS NOT NULL";
    if (wanted.isAll())
        return;
    where(column + " >= ?", qint64(wanted.from));
    where(column + " <= ?", qint64(wanted.to));
}

void UnitStatement::skip(const SkipRules &rules)
{
    if (rules.onlySense)
        m_where += " AND u.status <> " + std::to_string(int(UnitStatus::OnlySense));
    if (rules.names)
        m_where += " AND u.is_name = 0";
    for (const QString &lemma : rules.listed ? rules.lemmas : QStringList())
        where("u.lemma <> ?", lemma);
}

/// The sentences of a document have ids near each other, so the range narrows what is looked up; the last word has
/// the document itself.
void UnitStatement::restrictToDocument()
{
    where("u.document_id = ?", m_filter.document.value);
    const char *column = looksUpWords() ? "w.rowid" : m_driver == Driver::Uncertain ? nullptr : "u.sentence_id";
    if (!column)
        return;
    Query ids(m_database, "SELECT min(id), max(id) FROM sentences WHERE document_id = ?1");
    if (!ids.bind(m_filter.document.value).next() || ids.isNull(0))
        return;
    where(std::string(column) + " >= ?", ids.number(0));
    where(std::string(column) + " <= ?", ids.number(1));
}

/// What the order is by, if that is one number of the unit.
const char *UnitStatement::rankingColumn() const
{
    switch (m_order) {
    case UnitOrder::Margin:
        return "u.margin";
    case UnitOrder::Probability:
        return "u.probability";
    case UnitOrder::None:
        return "u.none";
    case UnitOrder::Place:
    case UnitOrder::Newest:
        return nullptr;
    }
    Q_UNREACHABLE();
}

void UnitStatement::continueAfter(const UnitKey &key)
{
    if (findsSentences()) {
        where("w.rowid > ?", key.first);
    } else if (const char *ranking = rankingColumn()) {
        m_where +=
            std::string(" AND (") + ranking + ", u.sentence_id, u.position) " + (m_order == UnitOrder::None ? "<" : ">") + " (?, ?, ?)";
        m_values.insert(m_values.end(), {key.value, key.first, key.second});
    } else if (m_order == UnitOrder::Newest) {
        m_where += " AND (u.decided_at, u.id) < (?, ?)";
        m_values.insert(m_values.end(), {key.value, key.first});
    } else {
        if (looksUpWords())
            where("w.rowid >= ?", key.first);
        m_where += " AND (u.sentence_id, u.position) > (?, ?)";
        m_values.insert(m_values.end(), {key.first, key.second});
    }
}

std::string UnitStatement::columns() const
{
    if (findsSentences())
        return "-1, u.id, u.document_id, 0, u.id, 0";
    const std::string found = "u.id, u.sentence_id, u.document_id, ";
    if (m_order == UnitOrder::Newest)
        return found + "u.decided_at, u.id, 0";
    const char *ranking = rankingColumn();
    return found + (ranking ? ranking : "0") + ", u.sentence_id, u.position";
}

std::string UnitStatement::orderBy() const
{
    if (findsSentences())
        return " ORDER BY w.rowid";
    if (m_order == UnitOrder::None)
        return " ORDER BY u.none DESC, u.sentence_id DESC, u.position DESC";
    if (m_order == UnitOrder::Newest)
        return " ORDER BY u.decided_at DESC, u.id DESC";
    if (const char *ranking = rankingColumn())
        return std::string(" ORDER BY ") + ranking + ", u.sentence_id, u.position";
    // FTS5 yields sentences in order if nothing else is asked for; within one the index on units does.
    return looksUpWords() ? " ORDER BY w.rowid" : " ORDER BY u.sentence_id, u.position";
}

void UnitStatement::where(const std::string &condition, qint64 value)
{
    m_where += " AND " + condition;
    m_values.emplace_back(value);
}

void UnitStatement::where(const std::string &condition, const QString &value)
{
    m_where += " AND " + condition;
    m_values.emplace_back(value);
}

} // namespace glossator
