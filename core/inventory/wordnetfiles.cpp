#include "inventory/wordnetfiles.h"

#include <QFile>

#include <algorithm>
#include <charconv>

#include "inventory/wordnetgloss.h"

namespace glossator {

namespace {

struct PendingHypernym
{
    SynsetId synset;
    int offset;
    qint64 line;
};

std::optional<SynsetId> findOffset(const std::vector<std::pair<int, SynsetId>> &offsets, int offset)
{
    const auto found = std::ranges::lower_bound(offsets, offset, {}, &std::pair<int, SynsetId>::first);
    if (found == offsets.cend() || found->first != offset)
        return {};
    return found->second;
}

QString quoted(QByteArrayView field)
{
    return u'"' + QString::fromUtf8(field) + u'"';
}

/// "well(p)", "former(a)", "elect(ip)": where an adjective may stand.
QByteArrayView withoutMarker(QByteArrayView word)
{
    const qsizetype parenthesis = word.endsWith(')') ? word.lastIndexOf('(') : -1;
    return parenthesis > 0 ? word.first(parenthesis) : word;
}

Result<void> readWords(FieldReader &fields, Synset &synset, const DictionaryFile &file)
{
    const std::optional<int> count = fields.nextNumber(16);
    if (!count || *count == 0)
        return file.damage(QStringLiteral("number of words expected"));
    synset.lemmas.reserve(*count);
    for (int i = 0; i < *count; ++i) {
        const QByteArrayView word = withoutMarker(fields.next());
        if (word.isEmpty() || !fields.nextNumber(16))
            return file.damage(QStringLiteral("word %1 of %2 is missing").arg(i + 1).arg(*count));
        QString lemma = QString::fromUtf8(word);
        lemma.replace(u'_', u' ');
        synset.lemmas.append(std::move(lemma));
    }
    return {};
}

Result<void> readPointers(FieldReader &fields, SynsetId synset, std::vector<PendingHypernym> &hypernyms, const DictionaryFile &file)
{
    const std::optional<int> count = fields.nextNumber();
    if (!count)
        return file.damage(QStringLiteral("number of pointers expected"));
    for (int i = 0; i < *count; ++i) {
        const QByteArrayView symbol = fields.next();
        const std::optional<int> offset = fields.nextNumber();
        const QByteArrayView partOfSpeech = fields.next();
        if (!offset || partOfSpeech.size() != 1 || !fields.nextNumber(16))
            return file.damage(QStringLiteral("pointer %1 of %2 cannot be read").arg(i + 1).arg(*count));
        if (symbol == "@" || symbol == "@i")
            hypernyms.push_back({synset, *offset, file.lineNumber()});
    }
    return {};
}

/// Whether the column is gloss; "example"; "example" and nothing else. Columns beyond ASCII count as more.
bool isRebuiltBy(const GlossParts &parts, QByteArrayView column)
{
    const auto take = [&column](QStringView part) {
        const bool starts = column.size() >= part.size() && std::equal(part.begin(), part.end(), column.begin(), [](QChar a, char b) {
                                return a.unicode() == uchar(b) && a.unicode() < 0x80;
                            });
        column = column.sliced(starts ? part.size() : 0);
        return starts;
    };
    bool isRebuilt = take(parts.definition);
    for (const QString &example : parts.examples)
        isRebuilt = isRebuilt && take(u"; \"") && take(example) && take(u"\"");
    return isRebuilt && column.isEmpty();
}

Result<int> readSynset(QByteArrayView line, WordClass wordClass, std::vector<PendingHypernym> &hypernyms, Inventory::Builder &builder,
                       const DictionaryFile &file)
{
    FieldReader fields(line);
    const std::optional<int> offset = fields.nextNumber();
    if (!offset || !fields.nextNumber() || fields.next().size() != 1)
        return file.damage(QStringLiteral("synset offset, file number and type expected"));
    Synset synset;
    synset.wordClass = wordClass;
    if (const Result<void> words = readWords(fields, synset, file); !words)
        return words.error();
    const SynsetId id{qint32(builder.synsetCount())};
    if (const Result<void> pointers = readPointers(fields, id, hypernyms, file); !pointers)
        return pointers.error();
    const qsizetype bar = fields.rest().indexOf('|');
    if (bar < 0)
        return file.damage(QStringLiteral("the gloss is missing"));
    const QByteArrayView column = fields.rest().sliced(bar + 1).trimmed();
    GlossParts gloss = splitGloss(column);
    if (!isRebuiltBy(gloss, column))
        synset.fullGloss = QString::fromUtf8(column);
    synset.gloss = std::move(gloss.definition);
    synset.examples = std::move(gloss.examples);
    builder.addSynset(std::move(synset));
    return *offset;
}

/// The digit after "%" of a sense key; satellites (5) are adjectives.
std::optional<WordClass> wordClassOfKey(QByteArrayView key, qsizetype percent)
{
    switch (percent > 0 && percent + 2 < key.size() && key[percent + 2] == ':' ? key[percent + 1] : ' ') {
    case '1':
        return WordClass::Noun;
    case '2':
        return WordClass::Verb;
    case '3':
    case '5':
        return WordClass::Adjective;
    case '4':
        return WordClass::Adverb;
    default:
        return {};
    }
}

} // namespace

Result<DictionaryFile> DictionaryFile::open(const QString &path)
{
    QFile device(path);
    if (!device.open(QIODevice::ReadOnly))
        return Error{ErrorCode::InventoryMissing, path, 0, device.errorString()};
    DictionaryFile file;
    file.m_path = path;
    file.m_bytes = device.readAll();
    if (device.error() != QFileDevice::NoError)
        return Error{ErrorCode::InventoryMissing, path, 0, device.errorString()};
    if (!file.m_bytes.endsWith('\n'))
        return file.damage(QStringLiteral("the file ends within a line"), file.m_bytes.count('\n') + 1);
    return file;
}

bool DictionaryFile::nextLine(QByteArrayView *line)
{
    if (m_position >= m_bytes.size())
        return false;
    const qsizetype end = m_bytes.indexOf('\n', m_position);
    *line = QByteArrayView(m_bytes).sliced(m_position, end - m_position);
    m_position = end + 1;
    ++m_lineNumber;
    return true;
}

Error DictionaryFile::damage(const QString &detail, qint64 line) const
{
    return Error{ErrorCode::InventoryDamaged, m_path, line, detail};
}

QByteArrayView FieldReader::next()
{
    const qsizetype space = m_rest.indexOf(' ');
    const QByteArrayView field = space < 0 ? m_rest : m_rest.first(space);
    m_rest = space < 0 ? QByteArrayView() : m_rest.sliced(space + 1);
    return field;
}

std::optional<int> FieldReader::nextNumber(int base)
{
    const QByteArrayView field = next();
    int value = 0;
    const auto [end, error] = std::from_chars(field.begin(), field.end(), value, base);
    if (error != std::errc() || end != field.end() || value < 0)
        return {};
    return value;
}

Result<void> readDataFile(const QString &path, WordClass wordClass, SynsetOffsets &offsets, Inventory::Builder &builder)
{
    Result<DictionaryFile> file = DictionaryFile::open(path);
    if (!file)
        return file.error();
    std::vector<std::pair<int, SynsetId>> &found = offsets[size_t(wordClass)];
    std::vector<PendingHypernym> hypernyms;
    QByteArrayView line;
    while (file->nextLine(&line)) {
        if (line.startsWith("  ")) // the licence
            continue;
        const Result<int> offset = readSynset(line, wordClass, hypernyms, builder, *file);
        if (!offset)
            return offset.error();
        if (!found.empty() && found.back().first >= *offset)
            return file->damage(QStringLiteral("synset offsets do not ascend"));
        found.emplace_back(*offset, SynsetId{qint32(builder.synsetCount() - 1)});
    }
    // Only nouns and verbs have hypernyms, always of their own class.
    for (const PendingHypernym &hypernym : hypernyms) {
        const std::optional<SynsetId> target = findOffset(found, hypernym.offset);
        if (!target)
            return file->damage(QStringLiteral("no synset at offset %1").arg(hypernym.offset), hypernym.line);
        builder.synset(hypernym.synset).hypernyms.push_back(*target);
    }
    return {};
}

Result<void> readSenseIndex(const QString &path, const SynsetOffsets &offsets, Inventory::Builder &builder)
{
    Result<DictionaryFile> file = DictionaryFile::open(path);
    if (!file)
        return file.error();
    QString lemma;
    QByteArrayView lastLemma;
    QByteArrayView line;
    while (file->nextLine(&line)) {
        FieldReader fields(line);
        const QByteArrayView key = fields.next();
        const qsizetype percent = key.lastIndexOf('%');
        const std::optional<WordClass> wordClass = wordClassOfKey(key, percent);
        if (!wordClass)
            return file->damage(quoted(key) + QStringLiteral(" is not a sense key"));
        const std::optional<int> offset = fields.nextNumber();
        const std::optional<int> number = fields.nextNumber();
        const std::optional<int> tagCount = fields.nextNumber();
        if (!offset || !number || !tagCount)
            return file->damage(QStringLiteral("synset offset, sense number and tag count expected"));
        const std::optional<SynsetId> synset = findOffset(offsets[size_t(*wordClass)], *offset);
        if (!synset)
            return file->damage(QStringLiteral("no synset at offset %1").arg(*offset));
        if (key.first(percent) != lastLemma) {
            lastLemma = key.first(percent);
            lemma = QString::fromUtf8(lastLemma);
        }
        builder.addSense({QString::fromUtf8(key), lemma, *synset, *tagCount}, *number);
    }
    return {};
}

Result<void> readExceptions(const QString &path, WordClass wordClass, Inventory::Builder &builder)
{
    Result<DictionaryFile> file = DictionaryFile::open(path);
    if (!file)
        return file.error();
    QByteArrayView line;
    while (file->nextLine(&line)) {
        FieldReader fields(line);
        const QString form = QString::fromUtf8(fields.next());
        QStringList bases;
        for (QByteArrayView base = fields.next(); !base.isEmpty(); base = fields.next())
            bases.append(QString::fromUtf8(base));
        if (form.isEmpty() || bases.isEmpty())
            return file->damage(QStringLiteral("a form and its base forms expected"));
        builder.addException(wordClass, form, bases);
    }
    return {};
}

} // namespace glossator
