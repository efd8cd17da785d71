#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>
#include <variant>
#include <vector>

#include "store/unitquery.h"

namespace glossator {

/// The SQL of a UnitQuery. What it is made from must outlive it. Its methods throw SQLite::Exception.
class UnitStatement
{
public:
    UnitStatement(Database &database, const UnitFilter &filter, UnitOrder order, const HidingRule &hides);
    /// Text that asks for up to so many results after that key, or from the first on.
    [[nodiscard]] std::string page(int limit, const std::optional<UnitKey> &after);
    /// Text that asks for the number of results, or for the limit if there are more.
    [[nodiscard]] std::string counting(qint64 limit);
    /// Fills in the values of the text that was made last.
    void bind(SQLite::Statement &statement) const;

private:
    /// What is looked up first; everything else is asked of each row it yields. SQLite would have to guess how rare things
    /// are, so the choice is made here and INDEXED BY and CROSS JOIN hold it to that.
    enum class Driver { Terms, Text, Annotator, DecidedAt, Differs, Uncertain, Margin, Probability, None, Status, Place };

    [[nodiscard]] bool findsSentences() const { return m_filter.isTextOnly(); }
    [[nodiscard]] bool looksUpWords() const { return m_driver == Driver::Terms || m_driver == Driver::Text; }
    [[nodiscard]] Driver chosenDriver() const;
    [[nodiscard]] Driver driverOfOrder() const;
    [[nodiscard]] bool hasDates() const { return m_filter.decidedFrom.isValid() || m_filter.decidedTo.isValid(); }
    [[nodiscard]] QString terms() const;
    void begin();
    void beginUnits();
    [[nodiscard]] const char *indexOfDriver() const;
    void askOfUnits();
    void hide();
    void askOfDecisions();
    void range(const std::string &column, const PercentRange &wanted, bool isNeeded);
    void skip(const SkipRules &rules);
    void restrictToDocument();
    [[nodiscard]] const char *rankingColumn() const;
    void continueAfter(const UnitKey &key);
    [[nodiscard]] std::string columns() const;
    [[nodiscard]] std::string orderBy() const;
    void where(const std::string &condition, qint64 value);
    void where(const std::string &condition, const QString &value);

    Database &m_database;
    const UnitFilter &m_filter;
    const UnitOrder m_order;
    const HidingRule &m_hides;
    const Driver m_driver;
    std::string m_from;
    std::string m_where;
    std::vector<std::variant<qint64, QString>> m_values;
};

} // namespace glossator
