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

    // Errors are those of the stores.

    /// Whether all these are among them, and there are any.
    [[nodiscard]] Result<bool> containAll(const std::vector<DocumentTrace> &traces);
    [[nodiscard]] Result<bool> contain(const DocumentTrace &trace);
    /// Whether one of them has this name.
    [[nodiscard]] Result<bool> haveName(const QString &name);
    void add(const std::vector<DocumentTrace> &traces);

private:
    [[nodiscard]] Result<void> readNames();

    Database &m_database;
    bool m_namesRead = false;
    QMultiHash<QString, DocumentId> m_stored; ///< by name; their texts have not been looked at
    QMultiHash<QString, QByteArray> m_texts; ///< by name
};

/// Keeps nothing of what a reader gives it, and stops the reader at the first document that is not known: at its name already, if that is
/// another one.
class RecognisingSink : public DocumentSink
{
public:
    explicit RecognisingSink(KnownDocuments &known) : m_known(known) {}

    Result<void> beginDocument(const DocumentInfo &info) override;
    Result<void> addSentence(Sentence &&sentence) override;
    Result<void> endDocument(const QString &tail) override;
    /// Once the reader has stopped: whether this sink stopped it. Errors: those of KnownDocuments, which stopped it.
    [[nodiscard]] const Result<bool> &hasMetUnknown() const { return m_hasMetUnknown; }
    [[nodiscard]] bool hasMetAny() const { return m_hasMetAny; }

private:
    Result<void> goOnIf(const Result<bool> &known);

    KnownDocuments &m_known;
    TextDigest m_text;
    QString m_name;
    Result<bool> m_hasMetUnknown = false;
    bool m_hasMetAny = false;
};

} // namespace glossator
