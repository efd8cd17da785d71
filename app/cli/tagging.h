#pragma once

#include <QStringList>

#include <stop_token>

#include "base/progress.h"
#include "cli/console.h"
#include "service/annotator.h"

namespace glossator::cli {

struct TaggingRequest
{
    QStringList files; ///< "-" is standard input
    QString format; ///< empty: detected for each file
};

struct TaggingResult
{
    qint64 sentences = 0;
    qint64 tokens = 0;
    qint64 instances = 0; ///< units with more than one candidate
    bool allFilesRead = true; ///< false: an error was printed for each file that was not
};

/// Reads files and writes one JSON object a sentence to the output, in order. Reading, annotating and writing run on
/// three threads that hand batches on through short queues, so memory does not grow with the input. A file that cannot
/// be read is reported on standard error and left; errors of the annotator and of the output end the work and are
/// returned.
[[nodiscard]] Result<TaggingResult> tagFiles(const TaggingRequest &request, Annotator &annotator, Output &output,
                                             const TaskControl &control);

} // namespace glossator::cli
