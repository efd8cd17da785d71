#pragma once

#include <limits>
#include <span>
#include <vector>

#include "base/result.h"
#include "store/corpusstore.h"

namespace glossator {

/// Whole passages of a document, their sentences in order: what Annotator::annotate() reads together.
struct StoredPassages
{
    std::vector<AnnotatedSentence> stored;
    std::vector<qint64> positions; ///< of the sentences in the document
    std::vector<qint64> numbers; ///< of the sentences' passages
};

/// The passages that these sentences (positions, ascending) belong to; of those, the first ones until they have so many tokens.
[[nodiscard]] Result<StoredPassages> readPassages(const CorpusStore &corpus, DocumentId document, std::span<const qint64> sentences,
                                                  int passageSentences, qint64 enoughTokens = std::numeric_limits<qint64>::max());

} // namespace glossator
