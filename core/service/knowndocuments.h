#pragma once

#include <QMultiHash>

#include <vector>

#include "io/documentio.h"
#include "store/corpusstore.h"
#include "store/documenttext.h"

namespace glossator {

/// A document as it is known again: two are the same whose names and texts are.
struct DocumentTrace
{
    QString name;
    QByteArray text; ///< see TextDigest
};

/// Hands on what a reader gives it, and keeps a trace of each document.
class TracingSink : public DocumentSink
{
public:
    explicit TracingSink(DocumentSink &next) : m_next(next) {}

    Result<void> beginDocument(const DocumentInfo &info) override;
    Result<void> addSentence(Sentence &&sentence) override;
    Result<void> endDocument(const QString &tail) override;
    [[nodiscard]] const std::vector<DocumentTrace> &traces() const { return m_traces; }

private:
    DocumentSink &m_next;
    TextDigest m_text;
    std::vector<DocumentTrace> m_traces;
};

/// The documents of a project, and those that are on their way into it.
class KnownDocuments
{
public:
    explicit KnownDocuments(Database &database) : m_database(database) {}

    /// Whether all these are among them, and there are any. Errors: those of the stores.
    [[nodiscard]] Result<bool> containAll(const std::vector<DocumentTrace> &traces);
    void add(const std::vector<DocumentTrace> &traces);

private:
    [[nodiscard]] Result<void> readNames();
    [[nodiscard]] Result<bool> contain(const DocumentTrace &trace);

    Database &m_database;
    bool m_namesRead = false;
    QMultiHash<QString, DocumentId> m_stored; ///< by name; their texts have not been looked at
    QMultiHash<QString, QByteArray> m_texts; ///< by name
};

} // namespace glossator
