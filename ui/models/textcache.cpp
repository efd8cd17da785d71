#include "models/textcache.h"

#include <algorithm>

namespace glossator {

TextCache::TextCache(QObject *parent) : QObject(parent) {}

TextCache::~TextCache() = default;

void TextCache::setProject(Project *project)
{
    if (m_project)
        disconnect(m_project, nullptr, this, nullptr);
    m_project = project;
    if (m_project) {
        connect(m_project, &Project::decisionsChanged, this, &TextCache::onUnitsChanged);
        connect(m_project, &Project::sentencesChanged, this, &TextCache::onSentencesChanged);
        connect(m_project, &Project::sentencesReplaced, this, &TextCache::onSentencesReplaced);
        connect(m_project, &Project::documentsChanged, this, &TextCache::onDocumentsChanged);
        connect(m_project, &Project::senseViewChanged, this, [this] { onSentencesChanged(m_document, 0, sentenceCount()); });
        connect(m_project, &QObject::destroyed, this, [this] { setProject(nullptr); });
    }
    setDocument({});
}

void TextCache::setDocument(DocumentId document)
{
    m_document = document;
    reload();
    Q_EMIT documentReset();
}

void TextCache::reload()
{
    m_chunks.clear();
    m_positions.clear();
    m_outline = {};
    if (!m_project || !m_document.isValid()) {
        m_document = {};
        return;
    }
    auto outline = m_project->corpus().outline(m_document);
    if (!outline) {
        m_document = {};
        Q_EMIT failed(outline.error());
        return;
    }
    m_outline = std::move(*outline);
}

TextCache::SentencePointer TextCache::sentence(qint64 position)
{
    Q_ASSERT(position >= 0 && position < sentenceCount());
    const qint64 number = position / chunkSize;
    const int slot = int(position % chunkSize);
    auto found = m_chunks.find(number);
    if (found == m_chunks.end()) {
        if (m_chunks.size() >= chunkLimit)
            evictOldest();
        found = m_chunks.emplace(number, Chunk{}).first;
    }
    Chunk &chunk = found->second;
    chunk.lastUsed = ++m_clock;
    if (!chunk.sentences[size_t(slot)] && !read(chunk, number, slot))
        return {};
    return chunk.sentences[size_t(slot)];
}

/// Reads the run of missing sentences around the wanted one.
bool TextCache::read(Chunk &chunk, qint64 number, int wanted)
{
    const qint64 base = number * chunkSize;
    const int end = int(std::min<qint64>(chunkSize, sentenceCount() - base));
    int first = wanted;
    while (first > 0 && !chunk.sentences[size_t(first - 1)])
        --first;
    int last = wanted + 1;
    while (last < end && !chunk.sentences[size_t(last)])
        ++last;

    auto sentences = m_project->corpus().sentences(m_document, base + first, last - first);
    if (!sentences) {
        Q_EMIT failed(sentences.error());
        return false;
    }
    const BlindMode blind = m_project->blindMode();
    for (size_t i = 0; i < sentences->size(); ++i) {
        blind.apply((*sentences)[i]);
        for (const UnitAnnotation &annotation : (*sentences)[i].annotations)
            m_positions.insert(annotation.id, base + first + qint64(i));
        chunk.sentences[size_t(first) + i] = std::make_shared<const AnnotatedSentence>(std::move((*sentences)[i]));
    }
    return chunk.sentences[size_t(wanted)] != nullptr;
}

void TextCache::evictOldest()
{
    const auto oldest = std::ranges::min_element(m_chunks, {}, [](const auto &entry) { return entry.second.lastUsed; });
    for (const SentencePointer &sentence : oldest->second.sentences) {
        if (!sentence)
            continue;
        for (const UnitAnnotation &annotation : sentence->annotations)
            m_positions.remove(annotation.id);
    }
    m_chunks.erase(oldest);
}

void TextCache::forget(qint64 position)
{
    const auto chunk = m_chunks.find(position / chunkSize);
    if (chunk == m_chunks.end())
        return;
    SentencePointer &sentence = chunk->second.sentences[size_t(position % chunkSize)];
    if (!sentence)
        return;
    for (const UnitAnnotation &annotation : sentence->annotations)
        m_positions.remove(annotation.id);
    sentence.reset();
}

std::optional<qint64> TextCache::nextUndecided(qint64 after, bool withOnlySenses)
{
    if (!m_project || !m_document.isValid())
        return {};
    const auto found = m_project->corpus().nextUndecided(m_document, after, withOnlySenses);
    if (!found) {
        Q_EMIT failed(found.error());
        return {};
    }
    return *found;
}

Result<CorpusStore::Place> TextCache::placeOf(UnitId unit) const
{
    const auto position = m_positions.constFind(unit);
    if (position != m_positions.cend())
        return CorpusStore::Place{m_document, *position, m_outline[size_t(*position)].id};
    if (!m_project)
        return Error{ErrorCode::Internal, QStringLiteral("unit %1").arg(unit.value), 0, QStringLiteral("no project")};
    return m_project->corpus().placeOf(unit);
}

/// Views may hold sentences that were evicted here, so units that are not at hand are looked up, or, when they are many, all is announced.
void TextCache::onUnitsChanged(const std::vector<UnitId> &units)
{
    if (!m_document.isValid())
        return;
    constexpr size_t lookupLimit = 64;
    if (units.size() > lookupLimit) {
        onSentencesChanged(m_document, 0, sentenceCount());
        return;
    }
    std::vector<qint64> positions;
    for (UnitId unit : units) {
        const auto place = placeOf(unit);
        if (!place)
            Q_EMIT failed(place.error());
        else if (place->document == m_document && place->sentence < sentenceCount())
            positions.push_back(place->sentence);
    }
    std::ranges::sort(positions);
    positions.erase(std::ranges::unique(positions).begin(), positions.end());
    for (qint64 position : positions)
        forget(position);
    for (size_t first = 0; first < positions.size();) {
        size_t last = first + 1;
        while (last < positions.size() && positions[last] == positions[last - 1] + 1)
            ++last;
        Q_EMIT sentencesChanged(positions[first], qint64(last - first));
        first = last;
    }
}

void TextCache::onSentencesChanged(DocumentId document, qint64 first, qint64 count)
{
    if (document != m_document)
        return;
    const qint64 end = std::min(first + count, sentenceCount());
    for (auto &[number, chunk] : m_chunks) {
        const qint64 base = number * chunkSize;
        for (qint64 p = std::max(first, base); p < std::min(end, base + chunkSize); ++p)
            forget(p);
    }
    if (first < end)
        Q_EMIT sentencesChanged(first, end - first);
}

/// Only what changed is read, however long the document; sentences behind it are read again when they are asked for.
void TextCache::onSentencesReplaced(DocumentId document, qint64 first, qint64 removed, qint64 inserted)
{
    if (document != m_document)
        return;
    const auto lines = m_project->corpus().outline(document, first, inserted);
    if (!lines || qint64(lines->size()) != inserted || first + removed > sentenceCount()) {
        if (!lines)
            Q_EMIT failed(lines.error());
        setDocument(document);
        return;
    }
    const qint64 end = removed == inserted ? first + removed : sentenceCount();
    for (auto &[number, chunk] : m_chunks) {
        const qint64 base = number * chunkSize;
        for (qint64 p = std::max(first, base); p < std::min(end, base + chunkSize); ++p)
            forget(p);
    }
    const auto at = m_outline.begin() + first;
    const qint64 kept = std::min(removed, inserted);
    std::copy(lines->begin(), lines->begin() + kept, at);
    if (inserted > removed)
        m_outline.insert(at + kept, lines->begin() + kept, lines->end());
    else
        m_outline.erase(at + kept, at + removed);
    Q_EMIT sentencesReplaced(first, removed, inserted);
}

/// The document shown may have been removed or, under the same id, been replaced.
void TextCache::onDocumentsChanged()
{
    if (!m_document.isValid())
        return;
    const auto documents = m_project->corpus().documents();
    if (!documents) {
        Q_EMIT failed(documents.error());
        return;
    }
    const auto record = std::ranges::find(*documents, m_document, &DocumentRecord::id);
    if (record == documents->end())
        setDocument({});
    else if (record->sentences != sentenceCount())
        setDocument(m_document);
}

} // namespace glossator
