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

    bool operator==(const Prediction &) const = default;
};

/// What a person said of one unit.
enum class Verdict : quint8 {
    Senses, ///< one or more senses, the best first
    NoneOfThese, ///< no sense of the inventory fits
    Cleared, ///< an earlier decision is taken back without another in its place
};

struct Decision
{
    Verdict verdict = Verdict::Senses;
    QStringList senses; ///< sense keys; empty unless verdict is Senses
    QString annotator;
    QDateTime time; ///< UTC, milliseconds
    QString modelVersion; ///< the version whose suggestion was there, empty if there was none
    bool suggestionShown = false;
    QString comment;

    bool operator==(const Decision &) const = default;
};

/// A unit with all that is known of it, for views and exports.
struct UnitAnnotation
{
    UnitId id;
    std::optional<Prediction> prediction;
    std::optional<Decision> decision; ///< the one in force: never Cleared
};

/// annotations[i] belongs to sentence.units[i].
struct AnnotatedSentence
{
    SentenceId id;
    Sentence sentence;
    std::vector<UnitAnnotation> annotations;
};

} // namespace glossator
