#pragma once

#include "bench/report.h"
#include "window/mainwindow.h"

namespace glossator::bench {

/// Opens a long document in a window without a model, whose memory has nothing to do with the text's, jumps and scrolls.
[[nodiscard]] ViewFigures measureLongDocument(const QString &project, WindowConfig config);

struct DecisionTimes
{
    double open = 0; ///< milliseconds until the first screen is painted
    Times alone;
    Times processor; ///< of these, what the window's thread worked; the rest it waited for the disk, or for its turn
    Times training;
};

/// Decides so many units of a project by keys, and as many again while a model is trained on them. The project is changed.
[[nodiscard]] DecisionTimes measureDecisions(const QString &project, const WindowConfig &config, int decisions);

} // namespace glossator::bench
