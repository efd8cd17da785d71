#pragma once

#include <QString>

#include <memory>
#include <vector>

#include "store/database.h"
#include "text/document.h"

struct Fts5Tokenizer;
struct fts5_tokenizer;

namespace glossator {

/// Where words that were searched for stand in a text, in UTF-16 code units.
struct WordMatch
{
    int start = 0;
    int end = 0; ///< behind the last

    [[nodiscard]] bool meets(const Token &token) const { return start < token.end && token.start < end; }
};

/// Tells where in a sentence the words are that the full-text index found it by: takes words apart and compares them as the index does.
/// Thread contract: that of its Database, which must outlive it.
class WordFinder
{
public:
    /// typed: see matchExpression().
    WordFinder(Database &database, const QString &typed);
    ~WordFinder();
    Q_DISABLE_COPY_MOVE(WordFinder)

    /// Of each word and each phrase, which is one match; not in order.
    [[nodiscard]] std::vector<WordMatch> matches(const QString &text) const;

private:
    struct Word
    {
        QByteArray folded; ///< without case and accents
        WordMatch place;
    };
    struct Phrase
    {
        std::vector<Word> words;
        bool isPrefix; ///< the last word goes on
    };
    [[nodiscard]] std::vector<Word> wordsOf(const QString &text) const;

    std::unique_ptr<fts5_tokenizer> m_functions;
    Fts5Tokenizer *m_tokenizer = nullptr;
    std::vector<Phrase> m_phrases;
};

} // namespace glossator
