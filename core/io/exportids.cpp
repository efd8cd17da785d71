#include "io/exportids.h"

namespace glossator {

namespace {

QString numbered(const QString &prefix, QChar kind, int number)
{
    return QStringLiteral("%1%2%3").arg(prefix, kind).arg(number, 3, 10, QLatin1Char('0'));
}

} // namespace

void ExportIds::reserve(const std::vector<DocumentInfo> &documents)
{
    for (const DocumentInfo &info : documents)
        m_reserved.insert(info.externalId);
}

QString ExportIds::beginDocument(const DocumentInfo &info)
{
    m_keeps = !info.externalId.isEmpty() && !m_documents.contains(info.externalId);
    m_document = info.externalId;
    while (!m_keeps) {
        m_document = numbered({}, u'd', m_nextDocument++);
        if (!m_documents.contains(m_document) && !m_reserved.contains(m_document))
            break;
    }
    m_documents.insert(m_document);
    m_nextSentence = 0;
    return m_document;
}

QString ExportIds::beginSentence(const Sentence &sentence)
{
    m_sentence = numbered(m_document + u'.', u's', m_nextSentence++);
    m_nextInstance = 0;
    m_instances.clear();
    if (m_keeps) {
        if (!sentence.externalId.isEmpty())
            m_sentence = sentence.externalId;
        for (const Unit &unit : sentence.units)
            m_instances.insert(unit.externalId);
    }
    return m_sentence;
}

QString ExportIds::instanceId(const Unit &unit)
{
    if (m_keeps && !unit.externalId.isEmpty())
        return unit.externalId;
    for (;;) {
        const QString id = numbered(m_sentence + u'.', u't', m_nextInstance++);
        if (!m_instances.contains(id))
            return id;
    }
}

} // namespace glossator
