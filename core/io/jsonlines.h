#pragma once

#include <QByteArray>
#include <QString>

#include <span>

#include "text/annotation.h"

namespace glossator {

/// Encodes sentences as JSON Lines, one object a line:
///
///     {"doc":"…","sent":0,"offset":0,"text":"…",
///      "tokens":[{"form":"…","start":0,"end":3,"lemma":"…","pos":"NOUN"},…],
///      "units":[{"id":"…","tokens":[0],"lemma":"…","pos":"NOUN","candidates":[{"sense":"…","p":0.75},…],
///                "decision":{"verdict":"senses","senses":["…"],"annotator":"…","time":"2024-02-29T12:00:00.000Z",
///                            "model":"…","shown":true,"comment":"…",
///                            "suggested":{"sense":"…","p":0.75},"order":"model","bulk":false}},…]}
///
/// sent counts the sentences of the document from 0. offset is the sentence's place in the document, start and end lie
/// within text; all three count Unicode code points. A byte order mark at the beginning of a file is no part of the
/// document and does not count. Token positions count from 0. "pos" of a token is one of the twelve universal tags.
/// "id" is the instance's in the source file, if it had one. "decision" is there for decided units only; its verdict is
/// "senses", "none" (a sense is missing), "text-error", "not-taggable" or "unsure"; "senses" has the best first; "time" is UTC; "suggested" is what
/// the model put first then, null if nothing; "order" of the senses on the screen is "model", "inventory" or null;
/// "bulk" tells labels that were accepted with many others at once.
///
/// Lost: which white space stood between sentences (its length shows in offset), ids of sentences and, where a document
/// has another name, of documents.
class JsonLinesEncoder
{
public:
    void beginDocument(const QString &name);

    /// predictions[i] belongs to sentence.units[i]; an empty span: none.
    void append(const Sentence &sentence, std::span<const Prediction> predictions, QByteArray &out);
    void append(const AnnotatedSentence &sentence, QByteArray &out);

private:
    void appendHead(const Sentence &sentence, QByteArray &out);

    QByteArray m_name; ///< as a JSON string
    qint64 m_sentence = 0;
    qint64 m_offset = 0; ///< code points before the next sentence's gap
};

} // namespace glossator
