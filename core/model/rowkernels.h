#pragma once

#include <cstdint>

namespace glossator {

/// A 16-bit float with the exponent of a 32-bit one: its upper half.
enum class BFloat16 : std::uint16_t {};

/// One head's attention over one sequence: what attendHead() reads and writes. T is float or BFloat16. Queries, keys and values are columns of
/// packed rows, hence the strides (in elements).
template <typename T>
struct HeadAttention
{
    const T *queries = nullptr;
    std::int64_t queryStride = 0;
    std::int64_t queryCount = 0;
    const T *keys = nullptr;
    const T *values = nullptr;
    std::int64_t stride = 0; ///< of keys and values
    std::int64_t length = 0; ///< of the sequence: how many keys and values
    const float *queryBias = nullptr; ///< [headWidth], added to every query; likewise the next two
    const float *keyBias = nullptr;
    const float *valueBias = nullptr;
    const float *distanceBias =
        nullptr; ///< added to the score of a key by its distance: at [0] for the query's own place, at [-1] for the one before
    const std::int64_t *places = nullptr; ///< of the queries in the sequence; null: 0, 1, 2 …
    std::int64_t headWidth = 0;
    T *output = nullptr; ///< a row a query
    std::int64_t outputStride = 0;
};

/// 32-bit floats that attendHead() needs to work in.
[[nodiscard]] std::int64_t attentionScratch(std::int64_t length, std::int64_t headWidth);

// The steps between an encoder's matrix products, each over rows of a width that is a multiple of rowMultiple. They are compiled for
// several generations of processors, of which the program takes the best at its start. Sums and functions are in 32 bits whatever
// T is.

inline constexpr std::int64_t rowMultiple = 16;

/// Scaled dot-product attention (Vaswani et al. 2017).
void attendHead(const HeadAttention<float> &head, float *scratch);
void attendHead(const HeadAttention<BFloat16> &head, float *scratch);

/// rows = GELU(rows + bias), the exact one (Hendrycks and Gimpel 2016), to 1e-6.
void addGelu(float *rows, const float *bias, std::int64_t count, std::int64_t width);
void addGelu(BFloat16 *rows, const float *bias, std::int64_t count, std::int64_t width);

/// The parameters of a layer norm (Ba et al. 2016).
struct RowNorm
{
    const float *weight = nullptr;
    const float *bias = nullptr;
    float epsilon = 0;
};

/// rows = norm(rows + addition + bias).
void addNorm(float *rows, const float *addition, const float *bias, const RowNorm &norm, std::int64_t count, std::int64_t width);
void addNorm(float *rows, const BFloat16 *addition, const float *bias, const RowNorm &norm, std::int64_t count, std::int64_t width);

/// Rounds to the nearest, ties to even.
void toBFloat16(const float *values, BFloat16 *rounded, std::int64_t count);

} // namespace glossator
