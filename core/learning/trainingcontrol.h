#pragma once

#include <functional>

#include "base/progress.h"

namespace glossator {

struct TrainingStatus
{
    int step = 0;
    int steps = 0;
    double loss = 0; ///< mean over the last steps
    double tokensPerSecond = 0; ///< subwords, forward and backward
    qint64 millisecondsLeft = -1; ///< -1 while unknown
};

struct TrainingControl
{
    TaskControl glosses; ///< progress of encoding glosses that the index lacks, before the first step; its stop token ends all
    std::function<void(const TrainingStatus &)> stepped;
};

} // namespace glossator
