#pragma once

#include "io/documentio.h"

namespace glossator {

/// The XML of the unified WSD framework (Raganato, Camacho-Collados and Navigli 2017):
///
///     <corpus source="…"><text id="…" source="…"><sentence id="…">
///     <wf lemma="…" pos="…">form</wf><instance id="…" lemma="…" pos="…">form</instance> …
///
/// Each text becomes a document. An element is one token, its form kept as it is, inner spaces too; a sentence's text
/// is its forms with one space between. Sentences stand on lines of their own. Every instance is a unit. A part of
/// speech that is none of the twelve universal tags becomes X for a wf; an instance needs one that has senses. A text
/// without a source inherits the corpus's; the corpus's lang is not kept.
///
/// Errors, with file and line: MalformedXml, UnexpectedStructure, NotText for bytes that are not UTF-8 (MalformedXml
/// when they come from a pipe; files that declare another encoding may use it).
class WsdXmlReader : public DocumentReader
{
public:
    Result<void> read(QIODevice &device, const QString &fileName, DocumentSink &sink, const TaskControl &control) override;
};

} // namespace glossator
