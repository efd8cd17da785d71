#pragma once

#include <cstdint>

#include "model/rowkernels.h"

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
    Bits bits;
    __builtin_memcpy(&bits, &values, sizeof bits);
    bits = (bits + 0x7FFF + ((bits >> 16) & 1)) >> 16;
    const HalfBits halves = __builtin_convertvector(bits, HalfBits);
    __builtin_memcpy(to, &halves, sizeof halves);
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

PART_OF_KERNEL float sumOf(Floats values)
{
    float sums[lanes];
    __builtin_memcpy(sums, &values, sizeof values);
    for (std::int64_t count = lanes / 2; count > 0; count /= 2) {
        for (std::int64_t i = 0; i < count; ++i)
            sums[i] += sums[i + count];
    }
    return sums[0];
}

PART_OF_KERNEL float largestOf(Floats values)
{
    float largest = values[0];
    for (int i = 1; i < lanes; ++i)
        largest = values[i] > largest ? values[i] : largest;
    return largest;
}

/// To 2 units in the last place for x up to 0; what is too small for a float becomes about 1e-38.
PART_OF_KERNEL Floats exponential(Floats x)
{
    constexpr float least = -87;
    constexpr float log2e = 1.44269504F;
    // ln 2 in two parts, the first of few digits, so that the remainder is exact.
    constexpr float ln2High = 0.693359375F;
    constexpr float ln2Low = -2.12194440e-4F;
    constexpr float rounder = 12582912; // 1.5 * 2^23: adding it leaves no room for fractions
    const Floats clamped = x < least ? Floats{} + least : x;
    const Floats power = (clamped * log2e + rounder) - rounder;
    const Floats r = (clamped - power * ln2High) - power * ln2Low;
    // Taylor's series; |r| is at most ln 2 / 2.
    Floats sum = r * (1.0F / 5040) + 1.0F / 720;
    sum = sum * r + 1.0F / 120;
    sum = sum * r + 1.0F / 24;
    sum = sum * r + 1.0F / 6;
    sum = sum * r + 0.5F;
    sum = sum * r + 1;
    sum = sum * r + 1;
    const Integers exponent = (__builtin_convertvector(power, Integers) + 127) << 23;
    Floats scale;
    __builtin_memcpy(&scale, &exponent, sizeof scale);
    return sum * scale;
}

/// Abramowitz and Stegun (1964), 7.1.26, of x from 0 on: within 1.5e-7.
PART_OF_KERNEL Floats errorFunction(Floats x)
{
    const Floats t = 1 / (1 + 0.3275911F * x);
    Floats sum = 1.061405429F * t - 1.453152027F;
    sum = sum * t + 1.421413741F;
    sum = sum * t - 0.284496736F;
    sum = sum * t + 0.254829592F;
    return 1 - sum * t * exponential(-x * x);
}

PART_OF_KERNEL Floats gelu(Floats x)
{
    constexpr float sqrtHalf = 0.70710678F;
    const Floats size = x < 0 ? -x : x;
    const Floats erf = errorFunction(size * sqrtHalf);
    // 0.5 x (1 + sign(x) erf|x|)
    return 0.5F * (x + size * erf);
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

} // namespace
} // namespace glossator
