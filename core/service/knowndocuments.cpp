#include "service/knowndocuments.h"

#include <utility>

namespace glossator {

Result<void> TracingSink::beginDocument(const DocumentInfo &info)
{
    m_traces.push_back({info.name, {}});
    return m_next.beginDocument(info);
}

Result<void> TracingSink::addSentence(Sentence &&sentence)
{
    m_text.add(sentence.gap, sentence.text);
    return m_next.addSentence(std::move(sentence));
}

Result<void> TracingSink::endDocument(const QString &tail)
{
    m_traces.back().text = m_text.finish(tail);
    return m_next.endDocument(tail);
}

Result<void> KnownDocuments::readNames()
{
    if (m_namesRead)
        return {};
    const auto records = CorpusStore(m_database).documents();
    if (!records)
        return records.error();
    for (const DocumentRecord &record : *records)
        m_stored.insert(record.info.name, record.id);
    m_namesRead = true;
    return {};
}

Result<bool> KnownDocuments::haveName(const QString &name)
{
    if (const Result<void> read = readNames(); !read)
        return read.error();
    return m_stored.contains(name) || m_texts.contains(name);
}

Result<bool> KnownDocuments::contain(const DocumentTrace &trace)
{
    if (const Result<void> read = readNames(); !read)
        return read.error();
    for (const DocumentId document : m_stored.values(trace.name)) {
        const auto text = textDigestOf(m_database, document);
        if (!text)
            return text.error();
        if (*text)
            m_texts.insert(trace.name, **text);
    }
    m_stored.remove(trace.name);
    return m_texts.contains(trace.name, trace.text);
}

Result<bool> KnownDocuments::containAll(const std::vector<DocumentTrace> &traces)
{
    for (const DocumentTrace &trace : traces) {
        const Result<bool> known = contain(trace);
        if (!known || !*known)
            return known;
    }
    return !traces.empty();
}

void KnownDocuments::add(const std::vector<DocumentTrace> &traces)
{
    for (const DocumentTrace &trace : traces)
        m_texts.insert(trace.name, trace.text);
}

/// The error only ends the reading; nobody is shown it.
Result<void> RecognisingSink::goOnIf(const Result<bool> &known)
{
    if (known && *known)
        return {};
    m_hasMetUnknown = known ? Result<bool>(true) : known;
    return Error{ErrorCode::Cancelled, m_name};
}

Result<void> RecognisingSink::beginDocument(const DocumentInfo &info)
{
    m_hasMetAny = true;
    m_name = info.name;
    return goOnIf(m_known.haveName(m_name));
}

Result<void> RecognisingSink::addSentence(Sentence &&sentence)
{
    m_text.add(sentence.gap, sentence.text);
    return {};
}

Result<void> RecognisingSink::endDocument(const QString &tail)
{
    return goOnIf(m_known.contain({m_name, m_text.finish(tail)}));
}

} // namespace glossator
