#include "cli/trainmodes.h"

#include "service/annotator.h"

namespace glossator::cli {

namespace {

constexpr Modes anyFromScratch = FromScratch | FromScratchWithGlosses;
constexpr Modes ownScorer = anyFromScratch | FineTuning | CatchingUp;

constexpr ModeName names[] = {
    {anyFromScratch, "from scratch"}, // before its subset
    {FromScratchWithGlosses, "with --gloss-rank"},
    {FineTuning, "with --fine-tune"},
    {CatchingUp, "with --catch-up"},
    {CrossEncoding, "with --scorer"},
};

constexpr OptionUse uses[] = {
    {"--model", FineTuning | CatchingUp, untrainedModel},
    {"--counted", ownScorer}, // a cross-encoder has no priors
    {"--annotated-gold", ownScorer},
    {"--teacher", ownScorer},
    {"--teacher-encoder", ownScorer},
    {"--teacher-texts", ownScorer},
    {"--teacher-weight", ownScorer},
    {"--examples", ownScorer},
    {"--none-weight", ownScorer},
    {"--passage", anyFromScratch}, // a model keeps the length, the weight and the adapters that it began with
    {"--prior", anyFromScratch},
    {"--rank", anyFromScratch | CrossEncoding},
    {"--gloss-rank", anyFromScratch | CatchingUp, "0"},
    {"--gloss-rate", FromScratchWithGlosses | FineTuning | CatchingUp},
    {"--gloss-batch", FromScratchWithGlosses | FineTuning | CatchingUp},
    {"--unaided", CatchingUp},
    {"--encoder-rate", anyFromScratch | FineTuning, "0"},
    {"--adapter-rate", anyFromScratch | FineTuning | CrossEncoding},
    {"--map-rate", anyFromScratch | FineTuning},
    {"--scale-rate", anyFromScratch | FineTuning},
    {"--offset-rate", anyFromScratch | FineTuning},
    {"--form", CrossEncoding},
    {"--masked-lm", CrossEncoding},
    {"--head-rate", CrossEncoding},
};

} // namespace

void refuseIdleTrainOptions(const CLI::App &train, TrainMode mode)
{
    refuseIdleOptions(train, {names, uses}, mode);
}

} // namespace glossator::cli
