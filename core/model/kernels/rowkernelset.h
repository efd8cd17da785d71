#pragma once

#include <span>

#include "model/rowkernels.h"

namespace glossator {

/// The steps of rowkernels.h over rows of T.
template <typename T>
struct RowKernels
{
    void (*attendHead)(const HeadAttention<T> &head, float *scratch) = nullptr;
    void (*addGelu)(T *rows, const float *bias, std::int64_t count, std::int64_t width) = nullptr;
    void (*addNorm)(float *rows, const T *addition, const float *bias, const RowNorm &norm, std::int64_t count,
                    std::int64_t width) = nullptr;
};

/// All of them, compiled for one generation of processors.
struct RowKernelSet
{
    const char *processors = nullptr; ///< which, as compilers name them
    std::int64_t (*attentionScratch)(std::int64_t length, std::int64_t headWidth) = nullptr;
    RowKernels<float> floats;
    RowKernels<BFloat16> halves;
    void (*toBFloat16)(const float *values, BFloat16 *rounded, std::int64_t count) = nullptr;
};

extern const RowKernelSet baselineRowKernels;
extern const RowKernelSet avx2RowKernels; ///< on x86-64 only, likewise the next two
extern const RowKernelSet avx512RowKernels;
extern const RowKernelSet avx512Bf16RowKernels; ///< rounds by the processor's own instruction

/// Those that this processor can run, the best first.
[[nodiscard]] std::span<const RowKernelSet *const> usableRowKernels();

} // namespace glossator
