#pragma once

#include <QString>

#include <optional>
#include <vector>

#include "base/ids.h"
#include "store/database.h"
#include "store/rowcodec.h"
#include "text/document.h"

namespace glossator {

/// What is known of a unit, as it is searched by. Values of units.status.
enum class UnitStatus : quint8 {
    Undecided, ///< there is a choice, or the model has not been asked yet
    Decided, ///< for one or more senses
    Refused, ///< none of the senses
    OnlySense, ///< the inventory has one sense only, nothing to choose
    NotInLexicon, ///< the inventory lacks the lemma
};
inline constexpr int unitStatusCount = 5;

/// The columns of units that follow from the prediction.
struct PredictionFacts
{
    int senses = 0;
    std::optional<qint64> suggested;
    std::optional<int> probability; ///< of the suggested sense, percent
    std::optional<int> margin; ///< by how much it leads, percent; not with fewer than two
    std::optional<int> none; ///< that no sense fits, percent
};
[[nodiscard]] PredictionFacts factsOf(const std::vector<PackedCandidate> &candidates, std::optional<float> none = {});

/// The unit's words as they are searched for: lower case, one space between them.
[[nodiscard]] QString searchedForm(const Sentence &sentence, const Unit &unit);
/// Whether a unit that begins there is a noun with a capital letter inside its sentence: most proper nouns are, and in
/// English few others.
[[nodiscard]] bool looksLikeName(QStringView sentence, int start, WordClass wordClass);
[[nodiscard]] bool isName(const Sentence &sentence, const Unit &unit);

/// What the unit is searched by follows from its sentence: form, whether it is a name. Lemma and class are stored, too.
void describeUnit(Database &database, UnitId id, const Sentence &sentence, const Unit &unit);
/// Keep the unit's row in step; within a transaction. Throw SQLite::Exception.
void setPredictionFacts(Database &database, UnitId unit, const PredictionFacts &facts);
void clearPrediction(Database &database, UnitId unit); ///< the row of predictions, too
void refreshDecisionFacts(Database &database, UnitId unit);

} // namespace glossator
