#pragma once

#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "service/annotator.h"
#include "store/database.h"
#include "store/predictionstore.h"

namespace glossator {

struct ScreenRange
{
    DocumentId document;
    PredictionStore::Range range;
};

/// Sentences of a document that lack the analysis, or predictions of a model.
struct OutdatedSentences
{
    DocumentId document;
    std::vector<PredictionStore::OutdatedSentence> sentences; ///< none: nothing is outdated
};

/// Those on screen, if they lack anything of this model version; else those of the first document that does, of those not below from, which
/// then is it. As many as are predicted in one go.
[[nodiscard]] Result<OutdatedSentences> nextOutdated(Database &database, const QString &version, const std::optional<ScreenRange> &screen,
                                                     DocumentId *from);

/// Which sentences, from the first to the last, have been written just now.
using SentencesWritten = std::function<void(DocumentId document, SentenceId first, SentenceId last)>;

/// Predicts the passages that these sentences belong to, or the first of them, and writes them a few at a time; returns how many sentences
/// lacked something. Errors: those of the stores and of Annotator::annotate().
[[nodiscard]] Result<qint64> predictOutdated(Database &database, Annotator &annotator, const OutdatedSentences &outdated,
                                             const std::stop_token &stop, const SentencesWritten &written);

} // namespace glossator
