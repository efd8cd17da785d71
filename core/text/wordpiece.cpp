#include "text/subwordtokenizer.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QFile>
#include <QHash>

#include <array>
#include <numeric>
#include <span>

#include "text/bertnormalizer.h"

namespace glossator {

namespace {

/// Words of more characters are unknown.
constexpr int longestWord = 100;

/// What a character below U+0080 is before normalisation.
enum class AsciiClass : quint8 { Word, Space, Punctuation, Control };

constexpr auto asciiClasses = [] {
    std::array<AsciiClass, 128> classes{};
    for (int c = 0; c < 128; ++c) {
        const bool alphanumeric = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r')
            classes[size_t(c)] = AsciiClass::Space;
        else if (c < 0x20 || c == 0x7F)
            classes[size_t(c)] = AsciiClass::Control;
        else
            classes[size_t(c)] = alphanumeric ? AsciiClass::Word : AsciiClass::Punctuation;
    }
    return classes;
}();

/// A word in UTF-8 and where its characters end.
struct Word
{
    QByteArrayView bytes;
    const int *characterEnds = nullptr;
    int characters = 0;
};

/// A vocabulary entry and the characters of the word that it covers.
struct Piece
{
    qint32 id = 0;
    int begin = 0;
    int end = 0;
};

class Vocabulary
{
public:
    explicit Vocabulary(const QByteArray &file) : m_bytes(file)
    {
        for (qsizetype begin = 0; begin < m_bytes.size();) {
            const qsizetype lineFeed = m_bytes.indexOf('\n', begin);
            const qsizetype end = lineFeed < 0 ? m_bytes.size() : lineFeed;
            QByteArrayView entry = QByteArrayView(m_bytes).sliced(begin, end - begin);
            if (entry.endsWith('\r'))
                entry.chop(1);
            add(entry);
            begin = end + 1;
        }
    }

    [[nodiscard]] qint32 find(QByteArrayView entry) const { return m_initial.value(entry, -1); }
    [[nodiscard]] QByteArrayView entry(qint32 id) const { return m_entries[size_t(id)]; }
    [[nodiscard]] int size() const { return int(m_entries.size()); }

    /// Longest entry first, again and again. Returns how many pieces there are; 0 if the word cannot be put together.
    [[nodiscard]] int split(const Word &word, std::array<Piece, longestWord> &pieces) const
    {
        int count = 0;
        for (int begin = 0; begin < word.characters;) {
            const int firstByte = begin == 0 ? 0 : word.characterEnds[begin - 1];
            const QHash<QByteArrayView, qint32> &table = begin == 0 ? m_initial : m_continuing;
            Piece piece{-1, begin, word.characters};
            while (piece.end > begin) {
                const int bytes = word.characterEnds[piece.end - 1] - firstByte;
                if (bytes <= m_longestEntry) {
                    piece.id = table.value(word.bytes.sliced(firstByte, bytes), -1);
                    if (piece.id >= 0)
                        break;
                }
                --piece.end;
            }
            if (piece.id < 0)
                return 0;
            pieces[size_t(count++)] = piece;
            begin = piece.end;
        }
        return count;
    }

private:
    void add(QByteArrayView entry)
    {
        const auto id = qint32(m_entries.size());
        m_entries.push_back(entry);
        m_initial.insert(entry, id);
        if (entry.startsWith("##"))
            m_continuing.insert(entry.sliced(2), id);
        m_longestEntry = std::max(m_longestEntry, int(entry.size()));
    }

    QByteArray m_bytes; ///< what the views below point into
    std::vector<QByteArrayView> m_entries;
    QHash<QByteArrayView, qint32> m_initial;
    QHash<QByteArrayView, qint32> m_continuing; ///< without the "##"
    int m_longestEntry = 0;
};

struct SpecialIds
{
    qint32 begin = -1;
    qint32 end = -1;
    qint32 unknown = -1;
};

constexpr auto asciiCharacterEnds = [] {
    std::array<int, longestWord> ends{};
    std::iota(ends.begin(), ends.end(), 1);
    return ends;
}();

/// One call of tokenize(): buffers that are used again from word to word.
class WordPieceRun
{
public:
    WordPieceRun(const Vocabulary &vocabulary, qint32 unknown, bool lowerCase) :
        m_vocabulary(vocabulary),
        m_unknown(unknown),
        m_lowerCase(lowerCase),
        m_normalizer(lowerCase)
    {}

    std::vector<Subword> run(QStringView text)
    {
        m_result.reserve(size_t(text.size()) / 4 + 8);
        int begin = 0;
        const int size = int(text.size());
        while (begin < size) {
            if (isAsciiSpace(text[begin])) {
                ++begin;
                continue;
            }
            bool isPlain = true;
            int end = begin;
            while (end < size && !isAsciiSpace(text[end])) {
                const char16_t c = text[end++].unicode();
                isPlain = isPlain && c < 0x80 && asciiClasses[c] != AsciiClass::Control;
            }
            if (isPlain)
                addPlain(text, begin, end);
            else
                addOther(text.sliced(begin, end - begin), begin);
            begin = end;
        }
        return std::move(m_result);
    }

private:
    static bool isAsciiSpace(QChar c) { return c.unicode() < 0x80 && asciiClasses[c.unicode()] == AsciiClass::Space; }

    /// ASCII without white space and controls.
    void addPlain(QStringView text, int begin, int end)
    {
        while (begin < end) {
            int wordEnd = begin;
            m_bytes.clear();
            while (wordEnd < end && asciiClasses[text[wordEnd].unicode()] == AsciiClass::Word) {
                const char c = char(text[wordEnd++].unicode());
                m_bytes.push_back(m_lowerCase && c >= 'A' && c <= 'Z' ? char(c + 0x20) : c);
            }
            if (wordEnd == begin)
                m_bytes.push_back(char(text[wordEnd++].unicode()));
            const int characters = wordEnd - begin;
            const int count = characters > longestWord
                ? 0
                : m_vocabulary.split({QByteArrayView(m_bytes), asciiCharacterEnds.data(), characters}, m_pieces);
            if (count == 0)
                m_result.push_back({m_unknown, begin, wordEnd});
            for (int i = 0; i < count; ++i) {
                const Piece &piece = m_pieces[size_t(i)];
                m_result.push_back({piece.id, begin + piece.begin, begin + piece.end});
            }
            begin = wordEnd;
        }
    }

    void addOther(QStringView text, int offset)
    {
        m_normalizer.normalize(text, m_normalized);
        const auto size = m_normalized.size();
        for (size_t begin = 0; begin < size;) {
            const char32_t first = m_normalized[begin].character;
            if (BertNormalizer::isSpace(first)) {
                ++begin;
                continue;
            }
            size_t end = begin + 1;
            if (!BertNormalizer::isPunctuation(first)) {
                while (end < size && !BertNormalizer::isSpace(m_normalized[end].character)
                       && !BertNormalizer::isPunctuation(m_normalized[end].character))
                    ++end;
            }
            addWord(std::span(m_normalized).subspan(begin, end - begin), offset);
            begin = end;
        }
    }

    void addWord(std::span<const NormalizedChar> word, int offset)
    {
        int count = 0;
        if (word.size() <= size_t(longestWord)) {
            m_bytes.clear();
            m_characterEnds.clear();
            for (const NormalizedChar &c : word) {
                appendUtf8(c.character);
                m_characterEnds.push_back(int(m_bytes.size()));
            }
            count = m_vocabulary.split({QByteArrayView(m_bytes), m_characterEnds.data(), int(word.size())}, m_pieces);
        }
        if (count == 0)
            m_result.push_back({m_unknown, offset + word.front().start, offset + word.back().end});
        for (int i = 0; i < count; ++i) {
            const Piece &piece = m_pieces[size_t(i)];
            m_result.push_back({piece.id, offset + word[size_t(piece.begin)].start, offset + word[size_t(piece.end) - 1].end});
        }
    }

    void appendUtf8(char32_t c)
    {
        const auto continuation = [c](int shift) { return char(0x80 | ((c >> shift) & 0x3F)); };
        if (c < 0x80) {
            m_bytes.push_back(char(c));
        } else if (c < 0x800) {
            m_bytes.insert(m_bytes.end(), {char(0xC0 | (c >> 6)), continuation(0)});
        } else if (c < 0x10000) {
            m_bytes.insert(m_bytes.end(), {char(0xE0 | (c >> 12)), continuation(6), continuation(0)});
        } else {
            m_bytes.insert(m_bytes.end(), {char(0xF0 | (c >> 18)), continuation(12), continuation(6), continuation(0)});
        }
    }

    const Vocabulary &m_vocabulary;
    qint32 m_unknown;
    bool m_lowerCase;
    BertNormalizer m_normalizer;
    std::vector<Subword> m_result;
    std::vector<NormalizedChar> m_normalized;
    std::vector<char> m_bytes;
    std::vector<int> m_characterEnds;
    std::array<Piece, longestWord> m_pieces;
};

class WordPiece final : public SubwordTokenizer
{
public:
    WordPiece(std::unique_ptr<const Vocabulary> vocabulary, SpecialIds special, bool lowerCase) :
        m_vocabulary(std::move(vocabulary)),
        m_special(special),
        m_lowerCase(lowerCase)
    {}

    std::vector<Subword> tokenize(QStringView text, TextBefore) const override
    {
        return WordPieceRun(*m_vocabulary, m_special.unknown, m_lowerCase).run(text);
    }
    qint32 beginId() const override { return m_special.begin; }
    qint32 endId() const override { return m_special.end; }
    qint32 unknownId() const override { return m_special.unknown; }
    int vocabularySize() const override { return m_vocabulary->size(); }
    QString piece(qint32 id) const override { return QString::fromUtf8(m_vocabulary->entry(id)); }

private:
    std::unique_ptr<const Vocabulary> m_vocabulary;
    SpecialIds m_special;
    bool m_lowerCase;
};

} // namespace

Result<std::unique_ptr<SubwordTokenizer>> readWordPiece(const QString &vocabularyFile, bool lowerCase, const SpecialTokens &special)
{
    QFile file(vocabularyFile);
    if (!file.open(QIODevice::ReadOnly)) {
        const ErrorCode code = file.exists() ? ErrorCode::FileUnreadable : ErrorCode::FileNotFound;
        return Error{code, vocabularyFile, 0, file.errorString()};
    }
    auto vocabulary = std::make_unique<const Vocabulary>(file.readAll());
    SpecialIds ids;
    for (const auto &[spelling, id] : {std::pair(special.begin, &ids.begin), {special.end, &ids.end}, {special.unknown, &ids.unknown}}) {
        *id = vocabulary->find(spelling.toUtf8());
        if (*id < 0)
            return Error{ErrorCode::EncoderUnsupported, vocabularyFile, 0, QStringLiteral("the vocabulary lacks %1").arg(spelling)};
    }
    return std::make_unique<WordPiece>(std::move(vocabulary), ids, lowerCase);
}

} // namespace glossator
