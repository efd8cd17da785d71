#pragma once

#include <QHash>
#include <QString>

#include <optional>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "store/database.h"
#include "text/annotation.h"

namespace glossator {

struct LemmaClass
{
    QString lemma; ///< as in the inventory
    WordClass wordClass = WordClass::Noun;

    bool operator==(const LemmaClass &) const = default;
};

inline size_t qHash(const LemmaClass &lemma, size_t seed = 0)
{
    return qHashMulti(seed, lemma.lemma, int(lemma.wordClass));
}

/// What the exemplar memory asks of a project, and what the model alone said where the memory changed a prediction: taking a decision back
/// must leave exactly that. Thread contract: that of its Database.
class ExemplarStore
{
public:
    explicit ExemplarStore(Database &database);

    /// Of these units, the last one's first, each once; units that are gone are passed over.
    [[nodiscard]] Result<std::vector<LemmaClass>> lemmasOf(const std::vector<UnitId> &units) const;
    /// That somebody decided on, in documents in use; the latest decision's first.
    [[nodiscard]] Result<std::vector<LemmaClass>> decidedLemmas() const;

    /// Nothing unless it was kept for this model version.
    [[nodiscard]] Result<std::optional<Prediction>> base(UnitId unit, const QString &modelVersion) const;
    [[nodiscard]] Result<void> keepBase(UnitId unit, const Prediction &prediction);
    [[nodiscard]] Result<void> dropBase(UnitId unit);
    /// Of all units with a base, in documents in use: decisions were heard there, which need not be in force any more.
    [[nodiscard]] Result<std::vector<LemmaClass>> lemmasWithBase() const;
    /// All units with a base, of whatever version.
    [[nodiscard]] Result<std::vector<UnitId>> unitsWithBase() const;
    [[nodiscard]] Result<std::vector<UnitId>> unitsWithBase(const LemmaClass &lemma) const;

private:
    Database &m_database;
};

/// ExemplarStore::dropBase() for whoever has a transaction. Returns whether there was one. Throws SQLite::Exception.
bool dropKeptBase(Database &database, UnitId unit);

} // namespace glossator
