#pragma once

#include <QStringView>

#include "base/ids.h"
#include "store/wordfinder.h"

namespace glossator {

/// Tells the units that the words searched for stand in, one sentence after the other. Thread contract: that of its Database, which must
/// outlive it.
class WordUnits
{
public:
    WordUnits(Database &database, const QString &typed) : m_database(database), m_finder(database, typed) {}

    /// tokens: as in the column units.tokens. Throws SQLite::Exception.
    [[nodiscard]] bool contains(SentenceId sentence, QStringView tokens);

private:
    void read(SentenceId sentence);

    Database &m_database;
    WordFinder m_finder;
    SentenceId m_sentence{};
    std::vector<bool> m_met; ///< by token of that sentence
};

} // namespace glossator
