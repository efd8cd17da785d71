#pragma once

#include <vector>

#include "base/progress.h"
#include "base/result.h"
#include "service/annotator.h"

namespace glossator::cli {

/// What tagging a text of some size took.
struct ScaleFigures
{
    qint64 tokens = 0;
    double seconds = 0; ///< read to written
    qint64 peakBytes = 0; ///< of the whole program's memory meanwhile

    [[nodiscard]] double tokensPerSecond() const { return double(tokens) / seconds; }
};

/// Tags texts of ten thousand tokens and ever ten times as many, up to about the given number, and throws the results away. The texts are
/// made of the sample's sentences in random order (always the same one). Progress counts texts. Errors: those of tagFiles().
[[nodiscard]] Result<std::vector<ScaleFigures>> measureScale(qint64 tokens, Annotator &annotator, const TaskControl &control);

} // namespace glossator::cli
