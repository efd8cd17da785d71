#include "model/rowkernels.h"

#include <vector>

#include "model/kernels/rowkernelset.h"

namespace glossator {

namespace {

const RowKernelSet &best()
{
    static const RowKernelSet &first = *usableRowKernels().front();
    return first;
}

} // namespace

std::span<const RowKernelSet *const> usableRowKernels()
{
    static const std::vector<const RowKernelSet *> usable = [] {
        std::vector<const RowKernelSet *> sets;
#if defined(__x86_64__)
        const bool isV4 = __builtin_cpu_supports("x86-64-v4");
        if (isV4 && __builtin_cpu_supports("avx512bf16"))
            sets.push_back(&avx512Bf16RowKernels);
        if (isV4)
            sets.push_back(&avx512RowKernels);
        if (__builtin_cpu_supports("x86-64-v3"))
            sets.push_back(&avx2RowKernels);
#endif
        sets.push_back(&baselineRowKernels);
        return sets;
    }();
    return usable;
}

std::int64_t attentionScratch(std::int64_t length, std::int64_t headWidth)
{
    return best().attentionScratch(length, headWidth);
}

void attendHead(const HeadAttention<float> &head, float *scratch)
{
    best().floats.attendHead(head, scratch);
}

void attendHead(const HeadAttention<BFloat16> &head, float *scratch)
{
    best().halves.attendHead(head, scratch);
}

void addGelu(float *rows, const float *bias, std::int64_t count, std::int64_t width)
{
    best().floats.addGelu(rows, bias, count, width);
}

void addGelu(BFloat16 *rows, const float *bias, std::int64_t count, std::int64_t width)
{
    best().halves.addGelu(rows, bias, count, width);
}

void addNorm(float *rows, const float *addition, const float *bias, const RowNorm &norm, std::int64_t count, std::int64_t width)
{
    best().floats.addNorm(rows, addition, bias, norm, count, width);
}

void addNorm(float *rows, const BFloat16 *addition, const float *bias, const RowNorm &norm, std::int64_t count, std::int64_t width)
{
    best().halves.addNorm(rows, addition, bias, norm, count, width);
}

void toBFloat16(const float *values, BFloat16 *rounded, std::int64_t count)
{
    best().toBFloat16(values, rounded, count);
}

} // namespace glossator
