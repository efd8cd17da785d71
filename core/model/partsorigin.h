#pragma once

#include <QString>

#include "base/result.h"

namespace glossator {

class SafeTensors;
class SafeTensorsWriter;

/// What files of trained parts, of whichever kind of scorer, have in common: which kind it is and what it was trained for, in the metadata.
struct PartsOrigin
{
    QString scorer; ///< empty: the program's own; see pairScorerName()
    QString version; ///< names the parts in predictions and decisions
    QString encoderDigest; ///< SHA-256 of the encoder's weights file
    QString inventory;
};

[[nodiscard]] PartsOrigin originOf(const SafeTensors &file);
void writeOrigin(const PartsOrigin &origin, SafeTensorsWriter &writer);
/// Errors: ModelDamaged (no version), ModelMismatch (another kind, encoder or inventory). The version of `needed` does not count.
[[nodiscard]] Result<void> checkOrigin(const SafeTensors &file, const PartsOrigin &needed);
/// Whether there is such a file at the path, of either kind and for whatever it was trained.
[[nodiscard]] bool isTrainedParts(const QString &path);

} // namespace glossator
