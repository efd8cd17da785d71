#pragma once

#include <span>
#include <vector>

#include "base/result.h"
#include "store/corpusstore.h"
#include "store/database.h"
#include "text/annotation.h"

namespace glossator {

/// Stores analyses and predictions of sentences in one transaction: before, as they were read, and as the model made them. Sentences that
/// somebody repaired since they were read stay as they are: the next round has them again. Errors: those of the stores.
[[nodiscard]] Result<void> writePredictions(Database &database, std::span<const AnnotatedSentence> before,
                                            std::span<const Sentence> sentences, std::span<const std::vector<Prediction>> predictions,
                                            const QString &modelVersion);

} // namespace glossator
