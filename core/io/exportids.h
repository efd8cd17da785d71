#pragma once

#include <QSet>
#include <QString>

#include <vector>

#include "text/document.h"

namespace glossator {

/// Ids of texts, sentences and instances for one exported file, each unique in it. Those of the source file are kept;
/// others get the form of the unified WSD framework, d000.s000.t000. When a text's id is missing or taken (two corpora
/// that both begin with d000: the first one keeps it), everything in that text gets new ids, because those within it are
/// likely to be taken, too.
class ExportIds
{
public:
    /// Ids of texts to come, which no text without one of its own gets, wherever it stands.
    void reserve(const std::vector<DocumentInfo> &documents);
    QString beginDocument(const DocumentInfo &info);
    QString beginSentence(const Sentence &sentence);
    /// Of a unit of the sentence begun last. Call once a unit, in the order in which they are written.
    QString instanceId(const Unit &unit);

private:
    bool m_keeps = false;
    QString m_document;
    QString m_sentence;
    QSet<QString> m_reserved;
    QSet<QString> m_documents; ///< begun so far
    QSet<QString> m_instances; ///< the sentence's own, which generated ones must not repeat
    int m_nextDocument = 0;
    int m_nextSentence = 0;
    int m_nextInstance = 0;
};

} // namespace glossator
