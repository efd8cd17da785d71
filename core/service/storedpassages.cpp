#include "service/storedpassages.h"

#include <utility>

namespace glossator {

Result<StoredPassages> readPassages(const CorpusStore &corpus, DocumentId document, std::span<const qint64> sentences, int passageSentences,
                                    qint64 enoughTokens)
{
    StoredPassages result;
    qint64 last = -1;
    qint64 tokens = 0;
    for (const qint64 wanted : sentences) {
        const qint64 number = wanted / passageSentences;
        if (std::exchange(last, number) == number)
            continue;
        if (tokens >= enoughTokens)
            break;
        auto passage = corpus.sentences(document, number * passageSentences, passageSentences);
        if (!passage)
            return passage.error();
        qint64 position = number * passageSentences;
        qint64 first = position;
        for (AnnotatedSentence &sentence : *passage) {
            // No passage goes beyond a paragraph; the first position names it.
            if (position == number * passageSentences || sentence.sentence.startsParagraph())
                first = position;
            result.positions.push_back(position++);
            result.numbers.push_back(first);
            tokens += qint64(sentence.sentence.tokens.size());
            result.stored.push_back(std::move(sentence));
        }
    }
    return result;
}

} // namespace glossator
