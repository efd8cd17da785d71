#pragma once

#include <memory>

#include "io/documentio.h"
#include "io/jsonlines.h"
#include "io/outputfile.h"

namespace glossator {

/// Writes the lines of io/jsonlines.h to a file.
class JsonLinesWriter : public DocumentWriter
{
public:
    [[nodiscard]] static Result<std::unique_ptr<JsonLinesWriter>> create(const QString &path);
    [[nodiscard]] static bool mayHaveWritten(QByteArrayView head) { return head.startsWith("{\"doc\":"); }

    Result<void> beginDocument(const DocumentInfo &info) override;
    Result<void> writeSentence(const AnnotatedSentence &sentence) override;
    Result<void> endDocument(const QString &tail) override;
    Result<void> commit() override;

private:
    explicit JsonLinesWriter(std::unique_ptr<OutputFile> file);

    std::unique_ptr<OutputFile> m_file;
    JsonLinesEncoder m_encoder;
    QByteArray m_line;
};

} // namespace glossator
