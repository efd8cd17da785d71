#pragma once

#include <cstdint>

#include "model/rowkernels.h"

#if defined(__AVX512BF16__)
#include <immintrin.h>
#endif

// Several floats at once, as many as a register of the processors that the including file is compiled for holds: compilers spill wider
// vectors to memory at every step. Every such file has its own of everything here, hence the namespace without a name.

#define PART_OF_KERNEL [[gnu::always_inline]] inline

namespace glossator {
namespace {

#if defined(__AVX512F__)
constexpr std::int64_t lanes = 16;
#elif defined(__AVX2__)
constexpr std::int64_t lanes = 8;
#else
constexpr std::int64_t lanes = 4;
#endif

using Floats = float __attribute__((vector_size(lanes * 4)));
using Integers = std::int32_t __attribute__((vector_size(lanes * 4)));
using Bits = std::uint32_t __attribute__((vector_size(lanes * 4)));
using HalfBits = std::uint16_t __attribute__((vector_size(lanes * 2)));

PART_OF_KERNEL Floats load(const float *from)
{
    Floats values;
    __builtin_memcpy(&values, from, sizeof values);
    return values;
}

PART_OF_KERNEL Floats load(const BFloat16 *from)
{
    HalfBits halves;
    __builtin_memcpy(&halves, from, sizeof halves);
    const Bits bits = __builtin_convertvector(halves, Bits) << 16;
    Floats values;
    __builtin_memcpy(&values, &bits, sizeof values);
    return values;
}

PART_OF_KERNEL void store(float *to, Floats values)
{
    __builtin_memcpy(to, &values, sizeof values);
}

PART_OF_KERNEL void store(BFloat16 *to, Floats values)
{
#if defined(__AVX512BF16__)
    const __m256bh rounded = _mm512_cvtneps_pbh(values);
    __builtin_memcpy(to, &rounded, sizeof rounded);
#else
    Bits bits;
    __builtin_memcpy(&bits, &values, sizeof bits);
    bits = (bits + 0x7FFF + ((bits >> 16) & 1)) >> 16;
    const HalfBits halves = __builtin_convertvector(bits, HalfBits);
    __builtin_memcpy(to, &halves, sizeof halves);
#endif
}

PART_OF_KERNEL float single(float value)
{
    return value;
}

PART_OF_KERNEL float single(BFloat16 value)
{
    const std::uint32_t bits = std::uint32_t(value) << 16;
    float result = 0;
    __builtin_memcpy(&result, &bits, sizeof result);
    return result;
}

PART_OF_KERNEL void storeSingle(float *to, float value)
{
    *to = value;
}

PART_OF_KERNEL void storeSingle(BFloat16 *to, float value)
{
    std::uint32_t bits = 0;
    __builtin_memcpy(&bits, &value, sizeof bits);
    *to = BFloat16((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16);
}

/// Within 2.1e-7 of the value for x up to 0; what is too small for a float becomes about 1e-38.
PART_OF_KERNEL Floats exponential(Floats x)
{
    constexpr float least = -87;
    constexpr float log2e = 1.44269504F;
    // ln 2 in two parts, the first of few digits, so that the remainder is exact.
    constexpr float ln2High = 0.693359375F;
    constexpr float ln2Low = -2.12194440e-4F;
    constexpr float rounder = 12582912; // 1.5 * 2^23: adding it leaves no room for fractions, and the whole number in the lowest bits
    const Floats clamped = x < least ? Floats{} + least : x;
    const Floats shifted = clamped * log2e + rounder;
    const Floats power = shifted - rounder;
    const Floats r = (clamped - power * ln2High) - power * ln2Low;
    // The polynomial of this degree with the least relative error for |r| up to ln 2 / 2.
    Floats sum = r * 0.0082976669F + 0.0419154316F;
    sum = sum * r + 0.1666757464F;
    sum = sum * r + 0.4999889433F;
    sum = sum * r + 0.9999997020F;
    sum = sum * r + 1.0000001192F;
    // Times 2 to the power: into the exponent.
    Bits bits;
    Bits exponent;
    __builtin_memcpy(&bits, &sum, sizeof bits);
    __builtin_memcpy(&exponent, &shifted, sizeof exponent);
    bits += exponent << 23;
    __builtin_memcpy(&sum, &bits, sizeof sum);
    return sum;
}

/// x Φ(x), within 1e-6: for |x| below 5.2 as x (0.5 + x h(x²)) with the polynomial for the smooth h whose largest
/// error, times x² + 0.02, is the least; beyond, x or 0.
PART_OF_KERNEL Floats gelu(Floats x)
{
    constexpr float bound = 5.2F * 5.2F;
    constexpr float coefficients[] = {0.135949984F,   -0.0677436143F,  0.0500255972F,  -0.0399320051F,  0.0319742486F,
                                      -0.0246988442F, 0.0180367939F,   -0.0126188863F, 0.00837024394F,  -0.00454533892F,
                                      0.00199917331F, -0.00146454340F, 0.00119125482F, -0.000390236819F};
    const Floats square = x * x;
    const Floats place = square * (2 / bound) - 1; // -1 to 1
    // Even and odd powers apart, so that processors work on two at once.
    const Floats placeSquare = place * place;
    Floats even = Floats{} + coefficients[12];
    Floats odd = Floats{} + coefficients[13];
    for (int i = 10; i >= 0; i -= 2) {
        even = even * placeSquare + coefficients[i];
        odd = odd * placeSquare + coefficients[i + 1];
    }
    const Floats inner = x * (x * (odd * place + even) + 0.5F);
    const Floats outer = x < 0 ? Floats{} : x;
    return square < bound ? inner : outer;
}

/// Elements of two vectors in turn: the first halves, then the second ones.
PART_OF_KERNEL void zip(Floats &a, Floats &b)
{
#if defined(__AVX512F__)
    constexpr Integers low{0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23};
    constexpr Integers high{8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31};
#elif defined(__AVX2__)
    constexpr Integers low{0, 8, 1, 9, 2, 10, 3, 11};
    constexpr Integers high{4, 12, 5, 13, 6, 14, 7, 15};
#else
    constexpr Integers low{0, 4, 1, 5};
    constexpr Integers high{2, 6, 3, 7};
#endif
    const Floats first = __builtin_shuffle(a, b, low);
    b = __builtin_shuffle(a, b, high);
    a = first;
}

PART_OF_KERNEL Floats larger(Floats a, Floats b)
{
    return a > b ? a : b;
}

PART_OF_KERNEL Floats sum(Floats a, Floats b)
{
    return a + b;
}

/// Halves of both, folded, with elements of the two in turn.
template <Floats (*combine)(Floats, Floats)>
PART_OF_KERNEL Floats folded(Floats a, Floats b)
{
    zip(a, b);
    return combine(a, b);
}

/// What all elements of a vector combine to.
template <Floats (*combine)(Floats, Floats)>
PART_OF_KERNEL float combined(Floats values)
{
    for (std::int64_t parts = lanes; parts > 1; parts /= 2)
        values = folded<combine>(values, values);
    return values[0];
}

/// The same for each of four vectors.
template <Floats (*combine)(Floats, Floats)>
PART_OF_KERNEL void combineFour(const Floats *rows, float *results)
{
    Floats all = folded<combine>(folded<combine>(rows[0], rows[1]), folded<combine>(rows[2], rows[3]));
    for (std::int64_t parts = lanes / 4; parts > 1; parts /= 2)
        all = folded<combine>(all, all);
    constexpr std::int64_t share = lanes / 4;
    results[0] = all[0];
    results[1] = all[2 * share];
    results[2] = all[share];
    results[3] = all[3 * share];
}

/// The same for each of some vectors.
template <Floats (*combine)(Floats, Floats), std::int64_t count>
PART_OF_KERNEL void combineEach(const Floats (&rows)[count], float (&results)[count])
{
    std::int64_t r = 0;
    for (; r + 4 <= count; r += 4)
        combineFour<combine>(rows + r, results + r);
    for (; r < count; ++r)
        results[r] = combined<combine>(rows[r]);
}

} // namespace
} // namespace glossator
