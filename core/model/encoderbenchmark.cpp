#include "model/encoderbenchmark.h"

#include "model/encodernetwork.h"

#include <algorithm>
#include <chrono>
#include <numeric>
#include <vector>

namespace glossator {

namespace {

constexpr int batchSubwords = 2048;

LinearMap randomMap(int out, int in, const torch::TensorOptions &options)
{
    return {torch::randn({out, in}, options) * 0.02, torch::zeros({out}, options), {}};
}

NormMap plainNorm(const EncoderConfig &config, const torch::TensorOptions &options)
{
    return {torch::ones({config.width}, options), torch::zeros({config.width}, options), config.normEpsilon};
}

EncoderLayer randomLayer(const EncoderConfig &config, const torch::TensorOptions &options)
{
    return {randomMap(3 * config.width, config.width, options),
            randomMap(config.width, config.width, options),
            plainNorm(config, options),
            randomMap(config.feedForwardWidth, config.width, options),
            randomMap(config.width, config.feedForwardWidth, options),
            plainNorm(config, options),
            config.heads};
}

} // namespace

EncoderConfig bertBaseConfig()
{
    EncoderConfig config;
    config.vocabularySize = 30522;
    config.width = 768;
    config.layers = 12;
    config.heads = 12;
    config.feedForwardWidth = 3072;
    config.positions = 512;
    return config;
}

double secondsToEncode(const EncoderConfig &config, std::span<const int> lengths, const Device &device)
{
    using Clock = std::chrono::steady_clock;
    const torch::NoGradGuard noGrad;
    const auto options = torch::TensorOptions(torch::kFloat32).device(toTorch(device));
    std::vector<EncoderLayer> layers;
    for (int i = 0; i < config.layers; ++i)
        layers.push_back(randomLayer(config, options));
    std::vector<int> sorted(lengths.begin(), lengths.end());
    std::ranges::sort(sorted);

    const auto start = Clock::now();
    float sum = 0;
    for (size_t first = 0; first < sorted.size();) {
        size_t last = first;
        for (int subwords = 0; last < sorted.size() && subwords < batchSubwords; ++last)
            subwords += sorted[last];
        const std::vector<int> batch(sorted.begin() + qptrdiff(first), sorted.begin() + qptrdiff(last));
        const auto runs = attentionRuns(batch, {});
        torch::Tensor hidden = torch::randn({std::accumulate(batch.begin(), batch.end(), 0), config.width}, options);
        for (const EncoderLayer &layer : layers)
            hidden = layer.forward(hidden, runs, {});
        sum += hidden[0][0].item<float>(); // waits for a device that works on its own
        first = last;
    }
    Q_UNUSED(sum);
    return std::chrono::duration<double>(Clock::now() - start).count();
}

} // namespace glossator
