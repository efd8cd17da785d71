#include "store/unitquery.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <utility>

#include "store/nametable.h"
#include "store/sentencetext.h"
#include "store/sqlcall.h"
#include "store/unitstatement.h"
#include "store/wordunits.h"

namespace glossator {

namespace {

/// The rule as the function glossator_hides of the connection, for the statements of one call.
void hideBy(Database &database, const HidingRule &hides)
{
    if (!hides)
        return; // the statement does not ask
    const auto call = [](sqlite3_context *context, int, sqlite3_value **values) {
        const auto *rule = static_cast<const HidingRule *>(sqlite3_user_data(context));
        sqlite3_result_int(context, (*rule)(UnitId{sqlite3_value_int64(values[0])}) ? 1 : 0);
    };
    database.connection().createFunction("glossator_hides", 1, true, const_cast<HidingRule *>(&hides), call);
}

/// The units of the words as the function glossator_contains of the connection, likewise.
void findIn(Database &database, WordUnits &words)
{
    const auto call = [](sqlite3_context *context, int, sqlite3_value **values) {
        auto *units = static_cast<WordUnits *>(sqlite3_user_data(context));
        const auto *tokens = reinterpret_cast<const char *>(sqlite3_value_text(values[1]));
        try {
            const bool isFound = units->contains(SentenceId{sqlite3_value_int64(values[0])}, QString::fromUtf8(tokens));
            sqlite3_result_int(context, isFound ? 1 : 0);
        } catch (const SQLite::Exception &exception) { // must not pass through C
            sqlite3_result_error(context, exception.what(), -1);
            sqlite3_result_error_code(context, exception.getExtendedErrorCode());
        }
    };
    database.connection().createFunction("glossator_contains", 2, false, &words, call);
}

/// Both, while it lives.
class StatementFunctions
{
public:
    StatementFunctions(Database &database, const UnitFilter &filter, const HidingRule &hides) : m_words(database, filter.text)
    {
        hideBy(database, hides);
        if (filter.looksForText())
            findIn(database, m_words);
    }
    Q_DISABLE_COPY_MOVE(StatementFunctions)

private:
    WordUnits m_words;
};

/// Words were typed, but none that the index could hold; or a sense of which nobody has spoken in this project.
bool findsNothing(Database &database, const UnitFilter &filter)
{
    return (!filter.text.isEmpty() && matchExpression(filter.text).isEmpty())
        || (!filter.sense.isEmpty() && database.senseKeys().findId(filter.sense) < 0);
}

} // namespace

bool asksForSuggestion(const UnitFilter &filter, UnitOrder order)
{
    return order == UnitOrder::Margin || order == UnitOrder::Probability || filter.differs || !filter.probability.isAll()
        || order == UnitOrder::None || !filter.margin.isAll() || !filter.none.isAll();
}

UnitQuery::UnitQuery(Database &database, UnitFilter filter, UnitOrder order, HidingRule hides) :
    m_database(database),
    m_filter(std::move(filter)),
    m_order(order),
    m_hides(std::move(hides))
{}

Result<std::vector<FoundUnit>> UnitQuery::page(int limit, const std::optional<UnitKey> &after) const
{
    return sqlCall(m_database, [&] {
        std::vector<FoundUnit> found;
        if (findsNothing(m_database, m_filter))
            return found;
        const StatementFunctions functions(m_database, m_filter, m_hides);
        UnitStatement sql(m_database, m_filter, m_order, m_hides);
        SQLite::Statement statement(m_database.connection(), sql.page(limit, after));
        sql.bind(statement);
        const auto number = [&statement](int column) { return qint64(statement.getColumn(column).getInt64()); };
        while (statement.executeStep())
            found.push_back({{number(0)}, {number(1)}, {number(2)}, {number(3), number(4), number(5)}});
        return found;
    });
}

Result<qint64> UnitQuery::count(qint64 limit) const
{
    return sqlCall(m_database, [&]() -> qint64 {
        if (findsNothing(m_database, m_filter))
            return 0;
        const StatementFunctions functions(m_database, m_filter, m_hides);
        UnitStatement sql(m_database, m_filter, m_order, m_hides);
        SQLite::Statement statement(m_database.connection(), sql.counting(limit));
        sql.bind(statement);
        statement.executeStep();
        return statement.getColumn(0).getInt64();
    });
}

Result<QStringList> UnitQuery::plan() const
{
    return sqlCall(m_database, [&] {
        QStringList steps;
        const StatementFunctions functions(m_database, m_filter, m_hides);
        UnitStatement sql(m_database, m_filter, m_order, m_hides);
        SQLite::Statement statement(m_database.connection(), "EXPLAIN QUERY PLAN " + sql.page(1, {}));
        sql.bind(statement);
        while (statement.executeStep())
            steps.append(QString::fromUtf8(statement.getColumn(3).getText()));
        return steps;
    });
}

} // namespace glossator
