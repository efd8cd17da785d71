#include "model/dropout.h"

#include <cmath>
#include <cstdint>

namespace glossator {

namespace {

/// The last step of MurmurHash3 (Appleby): every bit of the place bears on every bit of the result.
std::uint32_t mixed(std::uint32_t bits)
{
    bits = (bits ^ (bits >> 16)) * 0x85EBCA6BU;
    bits = (bits ^ (bits >> 13)) * 0xC2B2AE35U;
    return bits ^ (bits >> 16);
}

/// 0 or what makes good for the zeros. A place's number is hashed with a key (a counter-based generator, Salmon et al. 2011), so that threads
/// can share the work and numbers need not be drawn one after the other.
torch::Tensor maskFor(const torch::Tensor &input, double rate, std::uint64_t key)
{
    const torch::Tensor mask = torch::empty(input.sizes(), torch::kFloat32);
    const auto dropped = std::uint32_t(std::llround(rate * 0x1p32));
    const auto kept = float(1 / (1 - rate));
    float *values = mask.data_ptr<float>();
    const auto high = std::uint32_t(key >> 32);
    const auto low = std::uint32_t(key);
    constexpr int64_t grain = 1 << 15;
    at::parallel_for(0, mask.numel(), grain, [&](int64_t begin, int64_t end) {
        for (int64_t i = begin; i < end; ++i)
            values[i] = mixed((std::uint32_t(i) + high) * 0x9E3779B9U ^ low) < dropped ? 0 : kept;
    });
    return mask.to(input.device());
}

} // namespace

torch::Tensor Dropout::operator()(const torch::Tensor &input) const
{
    if (rate <= 0)
        return input;
    return input * maskFor(input, rate, generator.get<at::CPUGeneratorImpl>()->random64());
}

} // namespace glossator
