#include "model/kernels/rowkernelset.h"

#include <QTest>

#include <cmath>
#include <cstring>
#include <limits>
#include <random>
#include <vector>

using namespace glossator;

Q_DECLARE_METATYPE(const glossator::RowKernelSet *)

/// Against the formulas in double precision, with the kernels of every generation of processors that this one can run.
class TestRowKernels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void gelu_data();
    void gelu();
    void norm_data();
    void norm();
    void attention_data();
    void attention();
    void roundsToTheNearest_data();
    void roundsToTheNearest();
    void sixteenBits_data();
    void sixteenBits();
};

namespace {

std::vector<float> randomValues(size_t count, unsigned seed, float spread = 1)
{
    std::mt19937 random(seed);
    std::normal_distribution<float> normal(0, spread);
    std::vector<float> values(count);
    for (float &value : values)
        value = normal(random);
    return values;
}

void addKernelRows()
{
    QTest::addColumn<const RowKernelSet *>("kernels");
    for (const RowKernelSet *kernels : usableRowKernels())
        QTest::newRow(kernels->processors) << kernels;
}

std::vector<BFloat16> rounded(const std::vector<float> &values, const RowKernelSet &kernels)
{
    std::vector<BFloat16> result(values.size());
    kernels.toBFloat16(values.data(), result.data(), std::int64_t(values.size()));
    return result;
}

float widened(BFloat16 value)
{
    const std::uint32_t bits = std::uint32_t(value) << 16;
    float result = 0;
    std::memcpy(&result, &bits, sizeof result);
    return result;
}

double exactGelu(double x)
{
    return 0.5 * x * (1 + std::erf(x / std::sqrt(2.0)));
}

/// queries, keys and values of one head, side by side.
struct Rows
{
    std::int64_t length;
    std::int64_t width;
    std::vector<float> values;
    std::vector<float> bias;
    std::vector<float> distanceBias; ///< from -length to length

    [[nodiscard]] double at(int part, std::int64_t row, std::int64_t k) const
    {
        return double(values[size_t((row * 3 + part) * width + k)]) + double(bias[size_t(part * width + k)]);
    }
    [[nodiscard]] std::vector<double> attended(std::int64_t query) const
    {
        std::vector<double> weights;
        double sum = 0;
        for (std::int64_t key = 0; key < length; ++key) {
            double score = 0;
            for (std::int64_t k = 0; k < width; ++k)
                score += at(0, query, k) * at(1, key, k);
            weights.push_back(std::exp(score / std::sqrt(double(width)) + double(distanceBias[size_t(length + key - query)])));
            sum += weights.back();
        }
        std::vector<double> context(size_t(width), 0.0);
        for (std::int64_t key = 0; key < length; ++key) {
            for (std::int64_t k = 0; k < width; ++k)
                context[size_t(k)] += weights[size_t(key)] / sum * at(2, key, k);
        }
        return context;
    }
};

} // namespace

void TestRowKernels::gelu_data()
{
    addKernelRows();
}

void TestRowKernels::gelu()
{
    QFETCH(const RowKernelSet *, kernels);
    constexpr std::int64_t width = 32;
    constexpr std::int64_t count = 400;
    std::vector<float> rows;
    for (std::int64_t i = 0; i < count * width; ++i)
        rows.push_back(float(i - count * width / 2) / 500); // -12.8 to 12.8
    const std::vector<float> bias = randomValues(width, 1);
    std::vector<float> actual = rows;
    kernels->floats.addGelu(actual.data(), bias.data(), count, width);
    for (size_t i = 0; i < actual.size(); ++i) {
        const double expected = exactGelu(double(rows[i] + bias[i % width]));
        QVERIFY2(std::abs(actual[i] - expected) < 2e-6, qPrintable(QString::number(rows[i])));
    }
    constexpr float infinity = std::numeric_limits<float>::infinity();
    std::vector<float> extremes{0, -1e30F, 1e30F, -infinity, infinity, std::numeric_limits<float>::quiet_NaN()};
    extremes.resize(width, 0);
    kernels->floats.addGelu(extremes.data(), std::vector<float>(width, 0.0F).data(), 1, width);
    QVERIFY(extremes[0] == 0 && extremes[1] == 0 && extremes[2] == 1e30F && extremes[3] == 0 && extremes[4] == infinity);
    QVERIFY(std::isnan(extremes[5]));
}

void TestRowKernels::norm_data()
{
    addKernelRows();
}

void TestRowKernels::norm()
{
    QFETCH(const RowKernelSet *, kernels);
    constexpr std::int64_t width = 48;
    constexpr std::int64_t count = 5;
    const auto rows = randomValues(count * width, 1, 3);
    const auto addition = randomValues(count * width, 2);
    const auto bias = randomValues(width, 3);
    const auto weight = randomValues(width, 4);
    const auto shift = randomValues(width, 5);
    auto actual = rows;
    kernels->floats.addNorm(actual.data(), addition.data(), bias.data(), {weight.data(), shift.data(), 1e-5F}, count, width);
    for (size_t r = 0; r < count; ++r) {
        std::vector<double> sums;
        double mean = 0;
        for (size_t i = 0; i < width; ++i) {
            sums.push_back(double(rows[r * width + i]) + double(addition[r * width + i]) + double(bias[i]));
            mean += sums.back() / width;
        }
        double variance = 0;
        for (const double sum : sums)
            variance += (sum - mean) * (sum - mean) / width;
        for (size_t i = 0; i < width; ++i) {
            const double expected = (sums[i] - mean) / std::sqrt(variance + 1e-5) * double(weight[i]) + double(shift[i]);
            QVERIFY(std::abs(double(actual[r * width + i]) - expected) < 1e-5);
        }
    }
}

void TestRowKernels::attention_data()
{
    struct Case
    {
        const char *name;
        int length;
        int headWidth;
        bool someQueries;
    };
    constexpr Case cases[]{{"one word", 1, 32, false},
                           {"fewer words than a block has", 3, 32, false},
                           {"more than a small block", 5, 32, false},
                           {"a block's length", 32, 64, false},
                           {"narrow heads", 33, 8, false},
                           {"a long passage", 255, 32, false},
                           {"some queries", 100, 32, true}};
    QTest::addColumn<const RowKernelSet *>("kernels");
    QTest::addColumn<int>("length");
    QTest::addColumn<int>("headWidth");
    QTest::addColumn<bool>("someQueries");
    for (const RowKernelSet *kernels : usableRowKernels()) {
        for (const Case &c : cases)
            QTest::addRow("%s, %s", kernels->processors, c.name) << kernels << c.length << c.headWidth << c.someQueries;
    }
}

void TestRowKernels::attention()
{
    QFETCH(const RowKernelSet *, kernels);
    QFETCH(const int, length);
    QFETCH(const int, headWidth);
    QFETCH(const bool, someQueries);
    const auto size = size_t(3 * headWidth);
    const Rows rows{length, headWidth, randomValues(size_t(length) * size, 1), randomValues(size, 2),
                    randomValues(2 * size_t(length) + 1, 3)};
    std::vector<std::int64_t> places;
    std::vector<float> queries;
    for (std::int64_t i = 0; i < length; i += someQueries ? 7 : 1) {
        places.push_back(i);
        const auto row = rows.values.begin() + i * 3 * headWidth;
        queries.insert(queries.end(), row, row + headWidth);
    }
    std::vector<float> output(queries.size());
    HeadAttention<float> head;
    head.queries = queries.data();
    head.queryStride = head.outputStride = head.headWidth = headWidth;
    head.queryCount = std::int64_t(places.size());
    head.keys = rows.values.data() + headWidth;
    head.values = head.keys + headWidth;
    head.stride = 3 * headWidth;
    head.length = length;
    head.queryBias = rows.bias.data();
    head.keyBias = head.queryBias + headWidth;
    head.valueBias = head.keyBias + headWidth;
    head.distanceBias = rows.distanceBias.data() + length;
    head.places = someQueries ? places.data() : nullptr;
    head.output = output.data();
    std::vector<float> scratch(size_t(kernels->attentionScratch(length, headWidth)));
    kernels->floats.attendHead(head, scratch.data());
    for (size_t i = 0; i < places.size(); ++i) {
        const std::vector<double> expected = rows.attended(places[i]);
        for (size_t k = 0; k < size_t(headWidth); ++k)
            QVERIFY(std::abs(double(output[i * size_t(headWidth) + k]) - expected[k]) < 1e-5);
    }
}

void TestRowKernels::roundsToTheNearest_data()
{
    addKernelRows();
}

void TestRowKernels::roundsToTheNearest()
{
    QFETCH(const RowKernelSet *, kernels);
    // 8 significant bits: between 1 and 2 the steps are 1/128, and halves go to the even neighbour.
    std::vector<float> values{1, 1 + 1.0F / 256, 1 + 3.0F / 256, 1 + 1.1F / 256, -3, 0, 1e-30F, 3e38F};
    values.resize(rowMultiple, 0);
    const auto result = rounded(values, *kernels);
    QCOMPARE(widened(result[0]), 1.0F);
    QCOMPARE(widened(result[1]), 1.0F);
    QCOMPARE(widened(result[2]), 1 + 4.0F / 256);
    QCOMPARE(widened(result[3]), 1 + 2.0F / 256);
    QCOMPARE(widened(result[4]), -3.0F);
    QCOMPARE(widened(result[5]), 0.0F);
    for (size_t i = 6; i < 8; ++i)
        QVERIFY(std::abs(widened(result[i]) / values[i] - 1) <= 1.0F / 256);
}

void TestRowKernels::sixteenBits_data()
{
    addKernelRows();
}

/// Inputs of 16 bits give the results of the same inputs in 32 bits, rounded at the end.
void TestRowKernels::sixteenBits()
{
    QFETCH(const RowKernelSet *, kernels);
    constexpr std::int64_t width = 64;
    constexpr std::int64_t count = 9;
    const auto bias = randomValues(width, 1);
    auto halves = rounded(randomValues(count * width, 2), *kernels);
    std::vector<float> floats;
    for (const BFloat16 half : halves)
        floats.push_back(widened(half));
    const auto weight = randomValues(width, 3);
    const RowNorm norm{weight.data(), bias.data(), 1e-12F};
    auto sums = randomValues(count * width, 4);
    auto sumsOfHalves = sums;
    kernels->floats.addNorm(sums.data(), floats.data(), bias.data(), norm, count, width);
    kernels->halves.addNorm(sumsOfHalves.data(), halves.data(), bias.data(), norm, count, width);
    QCOMPARE(sumsOfHalves, sums);
    const auto attended = [&](auto attend, const auto &rows) {
        // A sequence of all rows, whose heads are 16 wide: queries, keys and values side by side.
        auto output = rows;
        HeadAttention<typename std::decay_t<decltype(rows)>::value_type> head;
        head.queries = rows.data();
        head.keys = rows.data() + 16;
        head.values = rows.data() + 32;
        head.queryBias = head.keyBias = head.valueBias = bias.data();
        head.queryStride = head.stride = head.outputStride = width;
        head.queryCount = head.length = count;
        head.headWidth = 16;
        head.output = output.data();
        std::vector<float> scratch(size_t(kernels->attentionScratch(count, head.headWidth)));
        attend(head, scratch.data());
        return output;
    };
    QCOMPARE(attended(kernels->halves.attendHead, halves), rounded(attended(kernels->floats.attendHead, floats), *kernels));
    kernels->floats.addGelu(floats.data(), bias.data(), count, width);
    kernels->halves.addGelu(halves.data(), bias.data(), count, width);
    QCOMPARE(halves, rounded(floats, *kernels));
}

QTEST_GUILESS_MAIN(TestRowKernels)
#include "tst_rowkernels.moc"
