#pragma once

#include "model/kernels/rowkernelset.h"
#include "model/kernels/vectorfloats.h"

// The kernels' code, compiled once for each generation of processors: see rowkernels.cpp.

namespace glossator {
namespace {

constexpr std::int64_t blockColumns = 2 * lanes;
/// As many as leave registers free for what they are multiplied by: of 32, 16 and 16.
constexpr std::int64_t largestBlockRows = lanes == 16 ? 8 : lanes == 8 ? 6 : 4;
constexpr std::int64_t blockRows = 4;
static_assert(rowMultiple % lanes == 0);

/// out [rows, columns] = a [rows, inner] · b [inner, columns]; columns: a multiple of blockColumns.
template <std::int64_t rows>
PART_OF_KERNEL void multiply(const float *a, std::int64_t aStride, const float *b, std::int64_t bStride, std::int64_t inner, float *out,
                             std::int64_t outStride, std::int64_t columns)
{
    for (std::int64_t column = 0; column < columns; column += blockColumns) {
        Floats left[rows]{};
        Floats right[rows]{};
        const float *row = b + column;
        for (std::int64_t k = 0; k < inner; ++k, row += bStride) {
            const Floats first = load(row);
            const Floats second = load(row + lanes);
#pragma GCC unroll largestBlockRows
            for (std::int64_t r = 0; r < rows; ++r) {
                left[r] += a[r * aStride + k] * first;
                right[r] += a[r * aStride + k] * second;
            }
        }
#pragma GCC unroll largestBlockRows
        for (std::int64_t r = 0; r < rows; ++r) {
            store(out + r * outStride + column, left[r]);
            store(out + r * outStride + column + lanes, right[r]);
        }
    }
}

/// Replaces the scores of some rows by exp(score - the row's largest), of which there are the sums. columns: a multiple of lanes.
template <std::int64_t rows>
PART_OF_KERNEL void exponentials(float *scores, std::int64_t columns, float (&sums)[rows])
{
    Floats most[rows];
    for (std::int64_t r = 0; r < rows; ++r) {
        const float *row = scores + r * columns;
        most[r] = load(row);
        for (std::int64_t i = lanes; i < columns; i += lanes)
            most[r] = larger(load(row + i), most[r]);
    }
    float largest[rows];
    combineEach<larger>(most, largest);
    Floats totals[rows];
    for (std::int64_t r = 0; r < rows; ++r) {
        float *row = scores + r * columns;
        totals[r] = Floats{};
        for (std::int64_t i = 0; i < columns; i += lanes) {
            const Floats values = exponential(load(row + i) - largest[r]);
            store(row + i, values);
            totals[r] += values;
        }
    }
    combineEach<sum>(totals, sums);
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
    float *queries = nullptr; ///< [largestBlockRows, headWidth]
    float *scores = nullptr; ///< [largestBlockRows, columns]
    float *contexts = nullptr; ///< [largestBlockRows, width]
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
    scratch.scores = scratch.queries + largestBlockRows * headWidth;
    scratch.contexts = scratch.scores + largestBlockRows * scratch.columns;
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

/// After the last query it is repeated, so that blocks are whole.
template <typename T>
PART_OF_KERNEL std::int64_t queryOf(const HeadAttention<T> &head, std::int64_t index)
{
    return index < head.queryCount ? index : head.queryCount - 1;
}

/// The queries from `first` on.
template <std::int64_t rows, typename T>
PART_OF_KERNEL void readQueries(const HeadAttention<T> &head, std::int64_t first, const Scratch &scratch)
{
    const float scale = 1 / __builtin_sqrtf(float(head.headWidth));
    for (std::int64_t r = 0; r < rows; ++r) {
        readRow(head.queries + queryOf(head, first + r) * head.queryStride, head.queryBias, scale, head.headWidth,
                scratch.queries + r * head.headWidth);
    }
}

/// What stands behind a head's row, the next head's (or, behind the last, the next row), comes into the second cache: rows lie too far apart
/// for processors to prefetch them unasked.
template <typename T>
PART_OF_KERNEL void prefetchRow(const T *row, std::int64_t headWidth)
{
    constexpr std::int64_t lineBytes = 64;
    for (std::int64_t k = 0; k < headWidth; k += lineBytes / std::int64_t(sizeof(T)))
        __builtin_prefetch(row + headWidth + k, 0, 2);
}

/// Queries, keys and values of the next head, as many rows as a block has: what a block computes hides how long that takes.
template <std::int64_t rows, typename T>
PART_OF_KERNEL void prefetchNextHead(const HeadAttention<T> &head, std::int64_t first)
{
    for (std::int64_t r = 0; r < rows; ++r) {
        prefetchRow(head.queries + queryOf(head, first + r) * head.queryStride, head.headWidth);
        if (first + r < head.length) {
            prefetchRow(head.keys + (first + r) * head.stride, head.headWidth);
            prefetchRow(head.values + (first + r) * head.stride, head.headWidth);
        }
    }
}

/// Adds what distances add to a query's scores, and leaves no weight to the columns behind the last key.
template <typename T>
PART_OF_KERNEL void finishScores(const HeadAttention<T> &head, std::int64_t query, float *scores, std::int64_t columns)
{
    constexpr float noKey = -1e30F;
    if (head.distanceBias) {
        const float *bias = head.distanceBias - (head.places ? head.places[query] : query);
        for (std::int64_t i = 0; i < head.length; ++i)
            scores[i] += bias[i];
    }
    for (std::int64_t i = head.length; i < columns; ++i)
        scores[i] = noKey;
}

/// The queries from `first` on.
template <std::int64_t rows, typename T>
PART_OF_KERNEL void attendBlock(const HeadAttention<T> &head, std::int64_t first, const Scratch &scratch)
{
    prefetchNextHead<rows>(head, first);
    readQueries<rows>(head, first, scratch);
    multiply<rows>(scratch.queries, head.headWidth, scratch.keys, scratch.columns, head.headWidth, scratch.scores, scratch.columns,
                   scratch.columns);
    for (std::int64_t r = 0; r < rows; ++r)
        finishScores(head, queryOf(head, first + r), scratch.scores + r * scratch.columns, scratch.columns);
    float sums[rows];
    exponentials<rows>(scratch.scores, scratch.columns, sums);
    multiply<rows>(scratch.scores, scratch.columns, scratch.values, scratch.width, head.length, scratch.contexts, scratch.width,
                   scratch.width);
    for (std::int64_t r = 0; r < rows && first + r < head.queryCount; ++r)
        writeRow(scratch.contexts + r * scratch.width, 1 / sums[r], head.headWidth, head.output + (first + r) * head.outputStride);
}

template <typename T>
void attendAll(const HeadAttention<T> &head, float *memory)
{
    const Scratch scratch = divided(memory, head.length, head.headWidth);
    readKeysAndValues(head, scratch);
    std::int64_t first = 0;
    for (; first + blockRows < head.queryCount; first += largestBlockRows)
        attendBlock<largestBlockRows>(head, first, scratch);
    if (first < head.queryCount)
        attendBlock<blockRows>(head, first, scratch);
}

template <typename T>
void addGeluToAll(T *rows, const float *bias, std::int64_t count, std::int64_t width)
{
    for (std::int64_t r = 0; r < count; ++r, rows += width) {
        for (std::int64_t i = 0; i < width; i += lanes)
            store(rows + i, gelu(load(rows + i) + load(bias + i)));
    }
}

/// Several rows at once, since a sum over one waits for its additions.
template <std::int64_t count, typename T>
PART_OF_KERNEL void addNormToRows(float *rows, const T *addition, const float *bias, const RowNorm &norm, std::int64_t width)
{
    Floats totals[count]{};
    for (std::int64_t i = 0; i < width; i += lanes) {
        for (std::int64_t at = i, r = 0; r < count; ++r, at += width) {
            const Floats values = load(rows + at) + load(addition + at) + load(bias + i);
            store(rows + at, values);
            totals[r] += values;
        }
    }
    float means[count];
    combineEach<sum>(totals, means);
    for (float &mean : means)
        mean /= float(width);
    Floats squares[count]{};
    for (std::int64_t i = 0; i < width; i += lanes) {
        for (std::int64_t at = i, r = 0; r < count; ++r, at += width) {
            const Floats difference = load(rows + at) - means[r];
            squares[r] += difference * difference;
        }
    }
    float scales[count];
    combineEach<sum>(squares, scales);
    for (float &scale : scales)
        scale = 1 / __builtin_sqrtf(scale / float(width) + norm.epsilon);
    for (std::int64_t i = 0; i < width; i += lanes) {
        for (std::int64_t at = i, r = 0; r < count; ++r, at += width)
            store(rows + at, (load(rows + at) - means[r]) * scales[r] * load(norm.weight + i) + load(norm.bias + i));
    }
}

template <typename T>
void addNormToAll(float *rows, const T *addition, const float *bias, const RowNorm &norm, std::int64_t count, std::int64_t width)
{
    std::int64_t r = 0;
    for (; r + blockRows <= count; r += blockRows)
        addNormToRows<blockRows>(rows + r * width, addition + r * width, bias, norm, width);
    for (; r < count; ++r)
        addNormToRows<1>(rows + r * width, addition + r * width, bias, norm, width);
}

std::int64_t scratchFor(std::int64_t length, std::int64_t headWidth)
{
    const std::int64_t columns = inBlocks(length);
    const std::int64_t width = inBlocks(headWidth);
    return headWidth * columns + length * width + largestBlockRows * (headWidth + columns + width);
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
