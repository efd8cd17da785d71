#pragma once

#include <memory>

#include "io/documentio.h"
#include "io/exportids.h"
#include "io/outputfile.h"

namespace glossator {

/// CoNLL-U (universaldependencies.org/format.html): ids, forms, lemmas, universal tags (CONJ, PRT and . as CCONJ, PART
/// and PUNCT) and MISC; the syntactic columns stay empty. "# newpar" where the gap holds an empty line, and at the
/// beginning.
///
/// White space is kept as UDPipe does it: SpaceAfter=No, SpacesAfter=… for anything but one space, SpacesBefore=… at
/// the beginning, SpacesInToken=… (the whole form) where FORM cannot hold the token's own. In MISC values a space, tab,
/// carriage return, line feed, bar and backslash are written (also as by UDPipe) \s \t \r \n \p and \\ , and in the
/// fields below a comma \c.
///
/// Senses, at the first token of the unit, or at its next one if that has a unit already:
///     Sense=key          the decided keys in order, with commas between, or NONE for "none of these";
///                        else the likeliest sense
///     SenseProb=0.8731   the model's probability of the first key, if it gave one
///     SenseStatus=       decided or predicted
///     Annotator=name     of decided units
///     SenseLemma=lemma   where it is not the token's
///     SenseSpan=2,5      the ids of all tokens, for units of several
///
/// Lost: the other candidates, comments, times, model versions, sentences without tokens, units neither predicted nor
/// decided, and units whose tokens are all taken by others.
class ConlluWriter : public DocumentWriter
{
public:
    [[nodiscard]] static Result<std::unique_ptr<ConlluWriter>> create(const QString &path);
    [[nodiscard]] static bool mayHaveWritten(QByteArrayView head) { return head.startsWith("# newdoc id = "); }

    void announce(const std::vector<DocumentInfo> &documents) override { m_ids.reserve(documents); }
    Result<void> beginDocument(const DocumentInfo &info) override;
    Result<void> writeSentence(const AnnotatedSentence &sentence) override;
    Result<void> endDocument(const QString &tail) override;
    Result<void> commit() override;

private:
    explicit ConlluWriter(std::unique_ptr<OutputFile> file);
    [[nodiscard]] Result<void> finishSentence(const QString &gap);
    void writeComments(const Sentence &sentence);
    void writeTokens(const AnnotatedSentence &sentence);

    std::unique_ptr<OutputFile> m_file;
    ExportIds m_ids;
    QString m_documentComments; ///< to be written before the next sentence
    QString m_pending; ///< the last sentence, up to the white space after its last token
    QString m_pendingSpace; ///< what of that space is known
    QStringList m_pendingMisc;
    QString m_leadingSpace; ///< before the first token of the document
};

} // namespace glossator
