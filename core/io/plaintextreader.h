#pragma once

#include "io/documentio.h"

namespace glossator {

/// One UTF-8 text file is one document, named like the file; sentences and words by text/segmenter.h, not analysed. A
/// byte order mark is dropped, everything else can be rebuilt. Error: NotText for NUL and for bytes that are not UTF-8.
class PlainTextReader : public DocumentReader
{
public:
    Result<void> read(QIODevice &device, const QString &fileName, DocumentSink &sink, const TaskControl &control) override;
};

} // namespace glossator
