#pragma once

#include <vector>

#include "io/documentio.h"

namespace glossator::testing {

struct AnnotatedDocument
{
    DocumentInfo info;
    std::vector<AnnotatedSentence> sentences;
    QString tail;
};

/// Three short documents that hold what exports find difficult: a raw text with a unit with a gap, a character beyond
/// the Basic Multilingual Plane, markup characters, overlapping units, refusals, white space of all kinds; a text of a
/// corpus with ids, and another one that claims the same ids. tests/data/io/sample.* are the exports of it, written by
/// hand.
[[nodiscard]] std::vector<AnnotatedDocument> sampleCorpus();

/// A sentence whose tokens are these forms, found in text one after the other; tagged and lemmatised as given by
/// "form/TAG/lemma" words.
[[nodiscard]] Sentence makeSentence(const QString &gap, const QString &text, const QStringList &words);

/// A sentence of one word, about which there is this decision.
[[nodiscard]] AnnotatedSentence decidedWord(const Decision &decision);

[[nodiscard]] Result<void> writeDocuments(DocumentWriter &writer, const std::vector<AnnotatedDocument> &documents);

} // namespace glossator::testing
