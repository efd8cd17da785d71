#include "io/jsonlineswriter.h"

namespace glossator {

Result<std::unique_ptr<JsonLinesWriter>> JsonLinesWriter::create(const QString &path)
{
    auto file = OutputFile::create(path);
    if (!file)
        return file.error();
    return std::unique_ptr<JsonLinesWriter>(new JsonLinesWriter(std::move(*file)));
}

JsonLinesWriter::JsonLinesWriter(std::unique_ptr<OutputFile> file) : m_file(std::move(file)) {}

Result<void> JsonLinesWriter::beginDocument(const DocumentInfo &info)
{
    m_encoder.beginDocument(info.name);
    return {};
}

Result<void> JsonLinesWriter::writeSentence(const AnnotatedSentence &sentence)
{
    m_line.resize(0); // keeps the memory
    m_encoder.append(sentence, m_line);
    return m_file->write(m_line);
}

Result<void> JsonLinesWriter::endDocument(const QString &)
{
    return {};
}

Result<void> JsonLinesWriter::commit()
{
    return m_file->commit();
}

} // namespace glossator
