#pragma once

#include <QString>

#include <vector>

namespace glossator {

/// The twelve universal part-of-speech tags (Petrov, Das and McDonald 2012), as the WSD XML corpora carry them.
enum class UniversalTag : quint8 { Noun, Verb, Adj, Adv, Pron, Det, Adp, Num, Conj, Prt, Punct, X };
inline constexpr int universalTagCount = 12;

/// "NOUN", "VERB", …, "." for punctuation, "X".
[[nodiscard]] QString tagName(UniversalTag tag);
/// X for names that are not among the twelve.
[[nodiscard]] UniversalTag tagFromName(QStringView name);

/// The parts of speech that a sense inventory distinguishes; adjective satellites are adjectives.
enum class WordClass : quint8 { Noun, Verb, Adjective, Adverb };

/// "NOUN", "VERB", "ADJ", "ADV".
[[nodiscard]] QString wordClassName(WordClass wordClass);
[[nodiscard]] UniversalTag tagOf(WordClass wordClass);
/// False for tags without senses; otherwise sets wordClass.
[[nodiscard]] bool wordClassOf(UniversalTag tag, WordClass *wordClass);

/// A word of a sentence. Offsets count UTF-16 code units within Sentence::text.
struct Token
{
    int start = 0;
    int end = 0;
    UniversalTag tag = UniversalTag::X;
    QString lemma; ///< empty until analysed; spaces of multiword lemmas are underscores

    bool operator==(const Token &) const = default;
};

/// A sense-bearing unit: one or more tokens (ascending, not always adjacent) that together have one lemma.
struct Unit
{
    std::vector<int> tokens; ///< positions in Sentence::tokens
    WordClass wordClass = WordClass::Noun;
    QString lemma; ///< as in the inventory: lower case, underscores for spaces
    QString externalId; ///< the instance id of the source file, empty where it had none

    bool operator==(const Unit &) const = default;
};

/// gap + text of all sentences, then Document::tail, rebuild the source text to the byte (after UTF-8 encoding).
struct Sentence
{
    QString gap; ///< white space between the previous sentence and this one
    QString text;
    QString externalId;
    std::vector<Token> tokens;
    std::vector<Unit> units;
    bool analysed = false; ///< tags, lemmas and units are final: given by the source, or computed

    /// A blank line separates it from the sentence before.
    [[nodiscard]] bool startsParagraph() const { return gap.count(u'\n') > 1; }
    [[nodiscard]] QStringView form(int token) const
    {
        const Token &t = tokens[size_t(token)];
        return QStringView(text).sliced(t.start, t.end - t.start);
    }
    bool operator==(const Sentence &) const = default;
};

/// What a document is, without its sentences.
struct DocumentInfo
{
    QString name; ///< what lists show: a file's name, or the text id of a corpus
    QString externalId; ///< the text id of a corpus file
    QString source; ///< the genre or corpus the source file names
    bool operator==(const DocumentInfo &) const = default;
};

} // namespace glossator
