#pragma once

#include <QXmlStreamWriter>

#include <memory>

#include "io/documentio.h"
#include "io/exportids.h"
#include "io/outputfile.h"

namespace glossator {

/// Writes the XML of io/wsdxmlreader.h, and beside it the key file (goldKeyPath()), which holds exactly the decisions
/// for senses, several senses in their order. Every unit becomes an instance, decided or not.
///
/// A unit of adjacent tokens is one element whose form is the text from the first to the last, white space as single
/// spaces. A unit with gaps stands on the first of its tokens that is free. Where units overlap, decided ones come
/// before others, then earlier before later; those that find no place are left out.
///
/// Lost: spacing within and between sentences, tag and lemma of tokens inside an instance, names of documents,
/// predictions, verdicts other than senses, who decided when. Characters that XML 1.0 cannot hold become U+FFFD.
class WsdXmlWriter : public DocumentWriter
{
public:
    [[nodiscard]] static Result<std::unique_ptr<WsdXmlWriter>> create(const QString &path);
    [[nodiscard]] static bool mayHaveWritten(QByteArrayView head);

    void announce(const std::vector<DocumentInfo> &documents) override { m_ids.reserve(documents); }
    Result<void> beginDocument(const DocumentInfo &info) override;
    Result<void> writeSentence(const AnnotatedSentence &sentence) override;
    Result<void> endDocument(const QString &tail) override;
    /// Senses alone: a gold key knows no refusal.
    [[nodiscard]] bool holds(const Decision &decision) const override { return decision.verdict == Verdict::Senses; }
    Result<void> commit() override;

private:
    WsdXmlWriter(std::unique_ptr<OutputFile> data, std::unique_ptr<OutputFile> key);
    [[nodiscard]] Result<void> writeInstance(const AnnotatedSentence &sentence, size_t unit, int lastToken);
    void writeText(QStringView text);
    void writeToken(const Sentence &sentence, int token);

    std::unique_ptr<OutputFile> m_data;
    std::unique_ptr<OutputFile> m_key;
    QXmlStreamWriter m_xml;
    ExportIds m_ids;
};

} // namespace glossator
