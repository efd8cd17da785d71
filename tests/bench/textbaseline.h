#pragma once

#include "bench/report.h"

namespace glossator::bench {

/// Qt's own text editor with a text: setPlainText until painted, Ctrl+End, scrolling, and letters typed in the middle.
[[nodiscard]] ViewFigures measurePlainTextEdit(const QString &text, int keys);

} // namespace glossator::bench
