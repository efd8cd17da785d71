#pragma once

#include <QDateTime>
#include <QStringList>

#include <optional>
#include <vector>

#include "base/ids.h"
#include "text/document.h"

namespace glossator {

struct SenseProbability
{
    QString sense; ///< sense key
    float probability = 0;

    bool operator==(const SenseProbability &) const = default;
};

/// What the model says of one unit: its lemma's senses, most probable first; the probabilities add up to 1.
/// Empty when the inventory lacks the lemma.
struct Prediction
{
    std::vector<SenseProbability> candidates;
    QString modelVersion;
    /// The probability that none of them fits, as where a text uses a word in a new sense; absent where the model cannot tell or there is no
    /// choice.
    std::optional<float> none{};

    bool operator==(const Prediction &) const = default;
};

/// What a person said of one unit.
enum class Verdict : quint8 {
    Senses, ///< one or more senses, the best first
    NoneOfThese, ///< no sense of the inventory fits: one is missing
    Cleared, ///< an earlier decision is taken back without another in its place
    TextError, ///< a misprint, or a wrong token, lemma or part of speech: there is nothing to tag as it stands
    NotTaggable, ///< not a use of the lemma in any sense (part of a name, a foreign word)
    Unsure, ///< looked at, and left to somebody else
};

/// Whether the verdict puts something else in the place of senses.
[[nodiscard]] constexpr bool isRefusal(Verdict verdict)
{
    return verdict != Verdict::Senses && verdict != Verdict::Cleared;
}

/// How the senses were ordered on the screen.
enum class SenseOrder : quint8 {
    Unknown, ///< not decided on a list: imported, or accepted in bulk
    Model, ///< most probable first
    Inventory, ///< as the inventory lists them
};

struct Decision
{
    Verdict verdict = Verdict::Senses;
    QStringList senses; ///< sense keys, the best first; empty unless verdict is Senses
    QString annotator;
    QDateTime time; ///< UTC, milliseconds
    QString modelVersion; ///< the version whose suggestion was there, empty if there was none
    bool suggestionShown = false;
    QString comment{};
    /// What the model put first of several senses then, shown or not: predictions change, and what is measured must not.
    std::optional<SenseProbability> suggestion{};
    SenseOrder order = SenseOrder::Unknown;
    bool inBulk = false; ///< accepted together with others, not looked at one by one

    bool operator==(const Decision &) const = default;
};

/// A unit with all that is known of it, for views and exports.
struct UnitAnnotation
{
    UnitId id;
    std::optional<Prediction> prediction;
    std::optional<Decision> decision; ///< the one in force: never Cleared
    bool suggestionHidden = false; ///< blind mode keeps the prediction from the annotator; set for views
};

/// annotations[i] belongs to sentence.units[i].
struct AnnotatedSentence
{
    SentenceId id;
    Sentence sentence;
    std::vector<UnitAnnotation> annotations;
};

} // namespace glossator
