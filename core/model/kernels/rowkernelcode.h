#pragma once

#include "model/kernels/rowkernelset.h"
#include "model/kernels/vectorfloats.h"

// The kernels' code, compiled once for each generation of processors: see rowkernels.cpp.

namespace glossator {
namespace {

constexpr std::int64_t blockColumns = 2 * lanes;
constexpr std::int64_t blockRows = 4;
static_assert(rowMultiple % lanes == 0);

/// out [4, columns] = a [4, inner] · b [inner, columns]; columns: a multiple of blockColumns.
PART_OF_KERNEL void multiply(const float *a, std::int64_t aStride, const float *b, std::int64_t bStride, std::int64_t inner, float *out,
                             std::int64_t outStride, std::int64_t columns)
{
    for (std::int64_t column = 0; column < columns; column += blockColumns) {
        // Named one by one, to stay in registers.
        Floats a0{}, a1{}, b0{}, b1{}, c0{}, c1{}, d0{}, d1{};
        const float *row = b + column;
        for (std::int64_t k = 0; k < inner; ++k, row += bStride) {
            const Floats first = load(row);
            const Floats second = load(row + lanes);
            a0 += a[k] * first;
            a1 += a[k] * second;
            b0 += a[aStride + k] * first;
            b1 += a[aStride + k] * second;
            c0 += a[2 * aStride + k] * first;
            c1 += a[2 * aStride + k] * second;
            d0 += a[3 * aStride + k] * first;
            d1 += a[3 * aStride + k] * second;
        }
        float *to = out + column;
        store(to, a0);
        store(to + lanes, a1);
        store(to + outStride, b0);
        store(to + outStride + lanes, b1);
        store(to + 2 * outStride, c0);
        store(to + 2 * outStride + lanes, c1);
        store(to + 3 * outStride, d0);
        store(to + 3 * outStride + lanes, d1);
    }
}

/// Replaces scores by exp(score - the largest) and returns their sum. count: a multiple of lanes.
PART_OF_KERNEL float exponentials(float *scores, std::int64_t count)
{
    Floats most = load(scores);
    for (std::int64_t i = lanes; i < count; i += lanes) {
        const Floats more = load(scores + i);
        most = more > most ? more : most;
    }
    const float largest = largestOf(most);
    Floats sum{};
    for (std::int64_t i = 0; i < count; i += lanes) {
        const Floats values = exponential(load(scores + i) - largest);
        store(scores + i, values);
        sum += values;
    }
    return sumOf(sum);
}

PART_OF_KERNEL std::int64_t inBlocks(std::int64_t count)
{
    return (count + blockColumns - 1) / blockColumns * blockColumns;
}

/// Where the parts of the scratch memory begin.
struct Scratch
{
    float *keys = nullptr; ///< [headWidth, columns]: transposed
    float *values = nullptr; ///< [length, width]
    float *queries = nullptr; ///< [4, headWidth]
    float *scores = nullptr; ///< [4, columns]
    float *contexts = nullptr; ///< [4, width]
    std::int64_t columns = 0; ///< length, in blocks
    std::int64_t width = 0; ///< headWidth, in blocks
};

PART_OF_KERNEL Scratch divided(float *memory, std::int64_t length, std::int64_t headWidth)
{
    Scratch scratch;
    scratch.columns = inBlocks(length);
    scratch.width = inBlocks(headWidth);
    scratch.keys = memory;
    scratch.values = scratch.keys + headWidth * scratch.columns;
    scratch.queries = scratch.values + length * scratch.width;
    scratch.scores = scratch.queries + blockRows * headWidth;
    scratch.contexts = scratch.scores + blockRows * scratch.columns;
    return scratch;
}

/// Rows of one become columns of the other, by zipping rows that are half the rows apart, once for each bit of their number.
PART_OF_KERNEL void transpose(Floats (&rows)[lanes])
{
    for (std::int64_t round = 1; round < lanes; round *= 2) {
        Floats zipped[lanes];
        for (std::int64_t i = 0; i < lanes / 2; ++i) {
            zipped[2 * i] = rows[i];
            zipped[2 * i + 1] = rows[i + lanes / 2];
            zip(zipped[2 * i], zipped[2 * i + 1]);
        }
        for (std::int64_t i = 0; i < lanes; ++i)
            rows[i] = zipped[i];
    }
}

/// headWidth: a multiple of lanes.
template <typename T>
PART_OF_KERNEL void readKeys(const HeadAttention<T> &head, const Scratch &scratch)
{
    for (std::int64_t k = 0; k < head.headWidth; k += lanes) {
        const Floats bias = load(head.keyBias + k);
        for (std::int64_t first = 0; first < scratch.columns; first += lanes) {
            Floats rows[lanes];
            for (std::int64_t i = 0; i < lanes; ++i)
                rows[i] = first + i < head.length ? load(head.keys + (first + i) * head.stride + k) + bias : Floats{};
            transpose(rows);
            for (std::int64_t i = 0; i < lanes; ++i)
                store(scratch.keys + (k + i) * scratch.columns + first, rows[i]);
        }
    }
}

template <typename T>
PART_OF_KERNEL void readKeysOfAnyWidth(const HeadAttention<T> &head, const Scratch &scratch)
{
    for (std::int64_t k = 0; k < head.headWidth; ++k) {
        for (std::int64_t i = 0; i < scratch.columns; ++i)
            scratch.keys[k * scratch.columns + i] = i < head.length ? single(head.keys[i * head.stride + k]) + head.keyBias[k] : 0;
    }
}

/// to = (from + bias) * scale.
template <typename T>
PART_OF_KERNEL void readRow(const T *from, const float *bias, float scale, std::int64_t width, float *to)
{
    std::int64_t k = 0;
    for (; k + lanes <= width; k += lanes)
        store(to + k, (load(from + k) + load(bias + k)) * scale);
    for (; k < width; ++k)
        to[k] = (single(from[k]) + bias[k]) * scale;
}

template <typename T>
PART_OF_KERNEL void writeRow(const float *from, float scale, std::int64_t width, T *to)
{
    std::int64_t k = 0;
    for (; k + lanes <= width; k += lanes)
        store(to + k, load(from + k) * scale);
    for (; k < width; ++k)
        storeSingle(to + k, from[k] * scale);
}

template <typename T>
PART_OF_KERNEL void readKeysAndValues(const HeadAttention<T> &head, const Scratch &scratch)
{
    if (head.headWidth % lanes == 0)
        readKeys(head, scratch);
    else
        readKeysOfAnyWidth(head, scratch);
    for (std::int64_t i = 0; i < head.length; ++i) {
        float *row = scratch.values + i * scratch.width;
        readRow(head.values + i * head.stride, head.valueBias, 1, head.headWidth, row);
        for (std::int64_t k = head.headWidth; k < scratch.width; ++k)
            row[k] = 0;
    }
}

/// The queries from `first` on, as many as a block has; after the last one it is repeated.
template <typename T>
PART_OF_KERNEL void readQueries(const HeadAttention<T> &head, std::int64_t first, const Scratch &scratch)
{
    const float scale = 1 / __builtin_sqrtf(float(head.headWidth));
    for (std::int64_t r = 0; r < blockRows; ++r) {
        const std::int64_t query = first + r < head.queryCount ? first + r : head.queryCount - 1;
        readRow(head.queries + query * head.queryStride, head.queryBias, scale, head.headWidth, scratch.queries + r * head.headWidth);
    }
}

template <typename T>
PART_OF_KERNEL void attendQuery(const HeadAttention<T> &head, std::int64_t query, float *scores, std::int64_t columns, float *sum)
{
    constexpr float noKey = -1e30F;
    if (head.distanceBias) {
        const float *bias = head.distanceBias - (head.places ? head.places[query] : query);
        for (std::int64_t i = 0; i < head.length; ++i)
            scores[i] += bias[i];
    }
    for (std::int64_t i = head.length; i < columns; ++i)
        scores[i] = noKey;
    *sum = exponentials(scores, columns);
}

template <typename T>
void attendAll(const HeadAttention<T> &head, float *memory)
{
    const Scratch scratch = divided(memory, head.length, head.headWidth);
    readKeysAndValues(head, scratch);
    for (std::int64_t first = 0; first < head.queryCount; first += blockRows) {
        readQueries(head, first, scratch);
        multiply(scratch.queries, head.headWidth, scratch.keys, scratch.columns, head.headWidth, scratch.scores, scratch.columns,
                 scratch.columns);
        const std::int64_t count = head.queryCount - first < blockRows ? head.queryCount - first : blockRows;
        float sums[blockRows];
        for (std::int64_t r = 0; r < count; ++r)
            attendQuery(head, first + r, scratch.scores + r * scratch.columns, scratch.columns, &sums[r]);
        multiply(scratch.scores, scratch.columns, scratch.values, scratch.width, head.length, scratch.contexts, scratch.width,
                 scratch.width);
        for (std::int64_t r = 0; r < count; ++r)
            writeRow(scratch.contexts + r * scratch.width, 1 / sums[r], head.headWidth, head.output + (first + r) * head.outputStride);
    }
}

template <typename T>
void addGeluToAll(T *rows, const float *bias, std::int64_t count, std::int64_t width)
{
    for (std::int64_t r = 0; r < count; ++r, rows += width) {
        for (std::int64_t i = 0; i < width; i += lanes)
            store(rows + i, gelu(load(rows + i) + load(bias + i)));
    }
}

template <typename T>
PART_OF_KERNEL void addNormToRow(float *row, const T *addition, const float *bias, const RowNorm &norm, std::int64_t width)
{
    Floats sum{};
    for (std::int64_t i = 0; i < width; i += lanes) {
        const Floats values = load(row + i) + load(addition + i) + load(bias + i);
        store(row + i, values);
        sum += values;
    }
    const float mean = sumOf(sum) / float(width);
    Floats squares{};
    for (std::int64_t i = 0; i < width; i += lanes) {
        const Floats difference = load(row + i) - mean;
        squares += difference * difference;
    }
    const float scale = 1 / __builtin_sqrtf(sumOf(squares) / float(width) + norm.epsilon);
    for (std::int64_t i = 0; i < width; i += lanes)
        store(row + i, (load(row + i) - mean) * scale * load(norm.weight + i) + load(norm.bias + i));
}

template <typename T>
void addNormToAll(float *rows, const T *addition, const float *bias, const RowNorm &norm, std::int64_t count, std::int64_t width)
{
    for (std::int64_t r = 0; r < count; ++r)
        addNormToRow(rows + r * width, addition + r * width, bias, norm, width);
}

std::int64_t scratchFor(std::int64_t length, std::int64_t headWidth)
{
    const std::int64_t columns = inBlocks(length);
    const std::int64_t width = inBlocks(headWidth);
    return headWidth * columns + length * width + blockRows * (headWidth + columns + width);
}

void toHalves(const float *values, BFloat16 *rounded, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; i += lanes)
        store(rounded + i, load(values + i));
}

template <typename T>
constexpr RowKernels<T> kernelsOf{attendAll<T>, addGeluToAll<T>, addNormToAll<T>};

constexpr RowKernelSet kernelSet(const char *processors)
{
    return {processors, scratchFor, kernelsOf<float>, kernelsOf<BFloat16>, toHalves};
}

} // namespace
} // namespace glossator
