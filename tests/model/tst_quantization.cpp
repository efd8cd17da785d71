#include "model/quantization.h"

#include <QTest>

using namespace glossator;

class TestQuantization : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valuesWorkedByHand();
    void errorIsWithinHalfAStep_data();
    void errorIsWithinHalfAStep();
    void againChangesNothing();
    void nibblesRoundTrip_data();
    void nibblesRoundTrip();
    void rowsOfZeros();
    void noRows();
};

void TestQuantization::valuesWorkedByHand()
{
    // The largest of the row, 1.4, is 7 steps of 0.2.
    const QuantizedRows rows = quantizeRows(torch::tensor({{1.4F, -0.5F, 0.09F, -1.2F}}), 4);
    QVERIFY(torch::equal(rows.values, torch::tensor({{7, -2, 0, -6}}, torch::kInt8)));
    QVERIFY(std::abs(rows.scales.item<float>() - 0.2F) < 1e-6F);
    // 7 + 8 = 15 and -2 + 8 = 6: 0x6F; 8 and 2: 0x28.
    QVERIFY(torch::equal(packNibbles(rows.values), torch::tensor({{0x6F, 0x28}}, torch::kInt8)));
}

void TestQuantization::errorIsWithinHalfAStep_data()
{
    QTest::addColumn<int>("bits");
    QTest::newRow("4") << 4;
    QTest::newRow("8") << 8;
}

void TestQuantization::errorIsWithinHalfAStep()
{
    QFETCH(int, bits);
    torch::manual_seed(1);
    const torch::Tensor matrix = torch::randn({50, 33});
    const QuantizedRows rows = quantizeRows(matrix, bits);
    const torch::Tensor error = (rows.values * rows.scales - matrix).abs();
    QVERIFY((error <= rows.scales * 0.5001).all().item<bool>());
}

void TestQuantization::againChangesNothing()
{
    torch::manual_seed(2);
    for (int bits : {4, 8}) {
        const QuantizedRows first = quantizeRows(torch::randn({40, 17}), bits);
        const QuantizedRows second = quantizeRows(first.values * first.scales, bits);
        QVERIFY(torch::equal(first.values, second.values));
    }
}

void TestQuantization::nibblesRoundTrip_data()
{
    QTest::addColumn<int>("columns");
    QTest::newRow("even") << 8;
    QTest::newRow("odd") << 7;
    QTest::newRow("one") << 1;
}

void TestQuantization::nibblesRoundTrip()
{
    QFETCH(int, columns);
    torch::manual_seed(3);
    const torch::Tensor values = torch::randint(-7, 8, {20, columns}).to(torch::kInt8);
    const torch::Tensor packed = packNibbles(values);
    QCOMPARE(packed.size(1), int64_t(columns + 1) / 2);
    QVERIFY(torch::equal(unpackNibbles(packed, columns), values));
}

void TestQuantization::rowsOfZeros()
{
    const QuantizedRows rows = quantizeRows(torch::zeros({2, 4}), 4);
    QVERIFY(torch::equal(rows.values * rows.scales, torch::zeros({2, 4})));
}

void TestQuantization::noRows()
{
    const torch::Tensor packed = packNibbles(torch::zeros({0, 5}, torch::kInt8));
    QCOMPARE(packed.size(0), int64_t(0));
    QCOMPARE(unpackNibbles(packed, 5).size(1), int64_t(5));
}

QTEST_MAIN(TestQuantization)
#include "tst_quantization.moc"
