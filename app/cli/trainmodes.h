#pragma once

#include "cli/optionmodes.h"

namespace glossator::cli {

/// The kinds of training; in each, other options do something.
enum TrainMode : Modes {
    FromScratch = 1,
    FromScratchWithGlosses = 2, ///< the gloss encoder is trained, too
    FineTuning = 4,
    CatchingUp = 8,
    CrossEncoding = 16,
};

/// Throws CLI::ValidationError for an option of train that does nothing in this mode.
void refuseIdleTrainOptions(const CLI::App &train, TrainMode mode);

} // namespace glossator::cli
