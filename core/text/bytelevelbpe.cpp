#include "text/subwordtokenizer.h"

#include <QFile>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <queue>
#include <span>

#include "text/bytelevelwords.h"
#include "text/utf8text.h"

namespace glossator {

namespace {

/// The character that stands for a byte in the files: itself where that can be seen, otherwise one from U+0100 on.
constexpr auto byteCharacters = [] {
    std::array<char16_t, 256> characters{};
    char16_t next = 0x100;
    for (int byte = 0; byte < 256; ++byte) {
        const bool isVisible = (byte > 0x20 && byte < 0x7F) || (byte > 0xA0 && byte != 0xAD);
        characters[size_t(byte)] = isVisible ? char16_t(byte) : next++;
    }
    return characters;
}();

/// What two neighbouring entries become; the lower the rank, the sooner.
struct Merge
{
    int rank = 0;
    qint32 id = 0;
};

constexpr quint64 pairKey(qint32 first, qint32 second)
{
    return quint64(quint32(first)) << 32 | quint32(second);
}

struct Vocabulary
{
    QHash<QString, qint32> ids;
    std::vector<QString> entries; ///< by id
    std::array<qint32, 256> bytes{};
    QHash<quint64, Merge> merges;
    qint32 begin = 0;
    qint32 end = 0;
    qint32 unknown = 0;
};

/// A part of a word, linked to its neighbours while parts are joined; length 0 once it has become part of the one before.
struct Part
{
    qint32 id = 0;
    int start = 0; ///< byte
    int length = 0;
    int previous = -1;
    int next = -1;
};

struct Candidate
{
    Merge merge;
    int part = 0; ///< the first of the two

    /// std::priority_queue takes the largest first.
    bool operator<(const Candidate &other) const
    {
        return merge.rank != other.merge.rank ? merge.rank > other.merge.rank : part > other.part;
    }
};

/// Joins the parts of one word; buffers are used again from word to word.
class Merger
{
public:
    explicit Merger(const Vocabulary &vocabulary) : m_vocabulary(vocabulary) {}

    /// The parts that are left, those of length 0 among them.
    std::span<const Part> run(QByteArrayView bytes)
    {
        m_parts.clear();
        const int size = int(bytes.size());
        for (int i = 0; i < size; ++i)
            m_parts.push_back({m_vocabulary.bytes[quint8(bytes[i])], i, 1, i - 1, i + 1 < size ? i + 1 : -1});
        for (int i = 0; i + 1 < size; ++i)
            consider(i);
        while (!m_candidates.empty()) {
            const Candidate candidate = m_candidates.top();
            m_candidates.pop();
            apply(candidate);
        }
        return m_parts;
    }

private:
    /// Null if these two neighbours do not merge.
    [[nodiscard]] const Merge *mergeAt(int part) const
    {
        const int next = m_parts[size_t(part)].next;
        if (next < 0)
            return nullptr;
        const auto found = m_vocabulary.merges.constFind(pairKey(m_parts[size_t(part)].id, m_parts[size_t(next)].id));
        return found == m_vocabulary.merges.constEnd() ? nullptr : &*found;
    }
    void consider(int part)
    {
        if (const Merge *merge = mergeAt(part))
            m_candidates.push({*merge, part});
    }
    void apply(const Candidate &candidate)
    {
        Part &part = m_parts[size_t(candidate.part)];
        // Merges since it was found may have used one of the two.
        const Merge *merge = part.length > 0 ? mergeAt(candidate.part) : nullptr;
        if (!merge || merge->id != candidate.merge.id)
            return;
        Part &joined = m_parts[size_t(part.next)];
        part.id = merge->id;
        part.length += joined.length;
        part.next = joined.next;
        joined.length = 0;
        if (part.next >= 0)
            m_parts[size_t(part.next)].previous = candidate.part;
        if (part.previous >= 0)
            consider(part.previous);
        consider(candidate.part);
    }

    const Vocabulary &m_vocabulary;
    std::vector<Part> m_parts;
    std::priority_queue<Candidate> m_candidates;
};

class ByteLevelBpe final : public SubwordTokenizer
{
public:
    ByteLevelBpe(Vocabulary vocabulary, bool prefixesSpace) : m_vocabulary(std::move(vocabulary)), m_prefixesSpace(prefixesSpace) {}

    std::vector<Subword> tokenize(QStringView text, TextBefore before) const override
    {
        const bool wantsSpace = before == TextBefore::Space || (before == TextBefore::Nothing && m_prefixesSpace);
        if (!wantsSpace || text.isEmpty() || text.startsWith(u' '))
            return split(text, 0);
        return split(QChar(u' ') + text.toString(), 1);
    }
    qint32 beginId() const override { return m_vocabulary.begin; }
    qint32 endId() const override { return m_vocabulary.end; }
    qint32 unknownId() const override { return m_vocabulary.unknown; }
    int vocabularySize() const override { return int(m_vocabulary.entries.size()); }
    QString piece(qint32 id) const override { return m_vocabulary.entries[size_t(id)]; }

private:
    /// added: characters before the text that was given.
    [[nodiscard]] std::vector<Subword> split(QStringView text, int added) const
    {
        std::vector<Subword> result;
        result.reserve(size_t(text.size()) / 4 + 8);
        Merger merger(m_vocabulary);
        for (const TextRange &word : byteLevelWords(text)) {
            const Utf8Text utf8(text.sliced(word.start, word.end - word.start));
            for (const Part &part : merger.run(utf8.bytes)) {
                if (part.length == 0)
                    continue;
                int start = word.start + utf8.starts[size_t(part.start)];
                int end = word.start + utf8.ends[size_t(part.start + part.length - 1)];
                while (start < end && text[start] == u' ')
                    ++start;
                while (start < end && text[end - 1] == u' ')
                    --end;
                result.push_back({part.id, std::max(0, start - added), end - added});
            }
        }
        return result;
    }

    Vocabulary m_vocabulary;
    bool m_prefixesSpace;
};

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{file.exists() ? ErrorCode::FileUnreadable : ErrorCode::FileNotFound, path, 0, file.errorString()};
    return file.readAll();
}

Error damaged(const QString &path, const QString &detail, qint64 line = 0)
{
    return Error{ErrorCode::EncoderUnsupported, path, line, detail};
}

Result<Vocabulary> readVocabulary(const QString &path)
{
    const auto content = readFile(path);
    if (!content)
        return content.error();
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(*content, &problem);
    if (!document.isObject())
        return damaged(path, problem.errorString());
    const QJsonObject json = document.object();
    Vocabulary vocabulary;
    vocabulary.entries.resize(size_t(json.size()));
    vocabulary.ids.reserve(json.size());
    for (auto entry = json.begin(); entry != json.end(); ++entry) {
        const int id = entry.value().toInt(-1);
        if (id < 0 || id >= json.size())
            return damaged(path, QStringLiteral("the ids are not 0 to %1: %2 has %3").arg(json.size() - 1).arg(entry.key()).arg(id));
        vocabulary.entries[size_t(id)] = entry.key();
        vocabulary.ids.insert(entry.key(), id);
    }
    for (size_t byte = 0; byte < 256; ++byte) {
        const auto id = vocabulary.ids.constFind(QString(QChar(byteCharacters[byte])));
        if (id == vocabulary.ids.constEnd())
            return damaged(path, QStringLiteral("byte %1 has no entry").arg(byte));
        vocabulary.bytes[byte] = *id;
    }
    return vocabulary;
}

Result<void> readMerges(const QString &path, Vocabulary &vocabulary)
{
    const auto content = readFile(path);
    if (!content)
        return content.error();
    int rank = 0;
    qint64 number = 0;
    for (QByteArrayView line : content->split('\n')) {
        ++number;
        if (line.endsWith('\r'))
            line.chop(1);
        if (line.isEmpty() || (number == 1 && line.startsWith("#version")))
            continue;
        const QString pair = QString::fromUtf8(line);
        const qsizetype space = pair.indexOf(u' ');
        const QString first = pair.left(space);
        const QString second = pair.mid(space + 1);
        const auto idOf = [&vocabulary](const QString &entry) { return vocabulary.ids.value(entry, -1); };
        const qint32 merged = idOf(first + second);
        if (space < 0 || idOf(first) < 0 || idOf(second) < 0 || merged < 0)
            return damaged(path, QStringLiteral("not two entries of the vocabulary that make a third: %1").arg(pair), number);
        vocabulary.merges.insert(pairKey(idOf(first), idOf(second)), {rank++, merged});
    }
    return {};
}

} // namespace

Result<std::unique_ptr<SubwordTokenizer>> readByteLevelBpe(const ByteLevelBpeFiles &files, bool prefixesSpace, const SpecialTokens &special)
{
    auto vocabulary = readVocabulary(files.vocabulary);
    if (!vocabulary)
        return vocabulary.error();
    if (auto merges = readMerges(files.merges, *vocabulary); !merges)
        return merges.error();
    for (const auto &[spelling, id] :
         {std::pair(special.begin, &vocabulary->begin), {special.end, &vocabulary->end}, {special.unknown, &vocabulary->unknown}}) {
        *id = vocabulary->ids.value(spelling, -1);
        if (*id < 0)
            return damaged(files.vocabulary, QStringLiteral("the vocabulary lacks %1").arg(spelling));
    }
    return std::make_unique<ByteLevelBpe>(std::move(*vocabulary), prefixesSpace);
}

} // namespace glossator
