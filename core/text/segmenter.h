#pragma once

#include <QString>
#include <QStringView>

#include <functional>

#include "base/result.h"
#include "text/document.h"

namespace glossator {

/// Splits English text into sentences and words by rules: punctuation and clitics ('s 're n't …) apart; abbreviations, numbers,
/// URLs, e-mail addresses and hyphenated words whole (Penn Treebank conventions). Nothing is lost: gap + text of all sentences, then
/// the tail, rebuild the input.
///
/// A blank line always ends a sentence, a single line break never does. Sentences of more than 400 words (lists, text
/// without full stops) are cut at a semicolon, comma or space.
///
/// Text may come in pieces of any size, which makes no difference to the result; a sentence is handed out once the text
/// after it shows where it ends.
class Segmenter
{
public:
    using SentenceSink = std::function<Result<void>(Sentence &&)>;

    [[nodiscard]] Result<void> feed(QStringView text, const SentenceSink &sink);
    /// Hands out what is left; returns the tail (white space after the last sentence).
    [[nodiscard]] Result<QString> finish(const SentenceSink &sink);

private:
    Result<void> drain(bool isComplete, const SentenceSink &sink);
    [[nodiscard]] qsizetype findEnd(bool isComplete);
    Result<void> handOut(qsizetype end, const SentenceSink &sink);

    QString m_pending;
    qsizetype m_gap = 0; ///< in m_pending: where the white space before the current sentence begins
    qsizetype m_start = -1; ///< where the current sentence begins; −1 while still in white space
    qsizetype m_scan = 0; ///< no sentence ends before this
};

/// The words of one sentence's text. They cover everything but white space.
[[nodiscard]] std::vector<Token> splitWords(QStringView text);

} // namespace glossator
