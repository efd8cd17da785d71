#include "model/encoderbenchmark.h"

#include "model/encoderreader.h"

#include <algorithm>
#include <chrono>
#include <vector>

namespace glossator {

namespace {

constexpr size_t batchSubwords = 8192;

/// Through all layers, without padding, as the program reads texts.
double secondsToRead(const EncoderNetwork &network, std::vector<std::vector<qint32>> sequences, Precision precision)
{
    using Clock = std::chrono::steady_clock;
    const torch::NoGradGuard noGrad;
    const auto reader = EncoderReader::make(network, precision);
    const auto read = [&](std::span<const std::vector<qint32>> batch) {
        const PackedSequences packed = PackedSequences::pack(batch, network.device());
        const torch::Tensor states = reader ? reader->readFirst(packed, network.config().layers) : network.forward(packed).back();
        // Waits for a device that works on its own.
        [[maybe_unused]] const auto element = states[0][0].item<float>();
    };
    std::ranges::sort(sequences, {}, [](const auto &sequence) { return sequence.size(); });
    read(std::span(sequences).last(1)); // warms up
    const auto start = Clock::now();
    for (size_t first = 0; first < sequences.size();) {
        size_t last = first;
        for (size_t subwords = 0; last < sequences.size() && subwords < batchSubwords; ++last)
            subwords += sequences[last].size();
        read(std::span(sequences).subspan(first, last - first));
        first = last;
    }
    return std::chrono::duration<double>(Clock::now() - start).count();
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

double secondsToEncode(const EncoderConfig &config, std::span<const int> lengths, const Device &device, Precision precision)
{
    const EncoderNetwork network = EncoderNetwork::random(config, toTorch(device));
    std::vector<std::vector<qint32>> sequences;
    for (const int length : lengths)
        sequences.emplace_back(size_t(std::min(length, config.positions)), 0);
    return secondsToRead(network, std::move(sequences), precision);
}

double readingSpeed(const EncoderNetwork &network, std::span<const EncodedPassage> passages, Precision precision)
{
    std::vector<std::vector<qint32>> sequences;
    double subwords = 0;
    for (const EncodedPassage &passage : passages) {
        for (const SubwordSequence &sequence : passage.sequences)
            sequences.push_back(sequence.ids);
        subwords += passage.subwordCount();
    }
    return subwords / secondsToRead(network, std::move(sequences), precision);
}

} // namespace glossator
