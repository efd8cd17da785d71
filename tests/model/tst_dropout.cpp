#include <QTest>

#include <cmath>

#include "model/dropout.h"

using namespace glossator;

class TestDropout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void zeroesTheShareAskedForAndScalesTheRest_data();
    void zeroesTheShareAskedForAndScalesTheRest();
    void drawsAnewEachTimeAndTheSameFromTheSameSeed();
    void neighboursAreIndependent();
    void gradientsPassWhereValuesDo();
};

namespace {

Dropout dropoutOf(double rate, quint64 seed = 1)
{
    return {rate, at::detail::createCPUGenerator(seed)};
}

double shareOfZeros(const torch::Tensor &values)
{
    return (values == 0).to(torch::kFloat64).mean().item<double>();
}

} // namespace

void TestDropout::zeroesTheShareAskedForAndScalesTheRest_data()
{
    QTest::addColumn<double>("rate");
    for (const double rate : {0.0, 0.1, 0.5, 0.9})
        QTest::addRow("%.1f", rate) << rate;
}

void TestDropout::zeroesTheShareAskedForAndScalesTheRest()
{
    QFETCH(double, rate);
    const torch::Tensor input = torch::ones({1000, 500});
    const torch::Tensor output = dropoutOf(rate)(input);
    const double fourDeviations = 4 * std::sqrt(rate * (1 - rate) / double(input.numel()));
    QVERIFY(std::abs(shareOfZeros(output) - rate) <= fourDeviations);
    QVERIFY(std::abs(output.max().item<double>() - 1 / (1 - rate)) < 1e-5);
    QCOMPARE(std::get<0>(torch::_unique(output)).numel(), rate > 0 ? 2 : 1);
}

void TestDropout::drawsAnewEachTimeAndTheSameFromTheSameSeed()
{
    const torch::Tensor input = torch::randn({100, 100});
    const Dropout one = dropoutOf(0.3);
    const Dropout same = dropoutOf(0.3);
    const torch::Tensor first = one(input);
    const torch::Tensor second = one(input);
    QVERIFY(torch::equal(first, same(input)));
    QVERIFY(torch::equal(second, same(input)));
    QVERIFY(!torch::equal(first, second));
    QVERIFY(!torch::equal(first, dropoutOf(0.3, 2)(input)));
}

void TestDropout::neighboursAreIndependent()
{
    // The same place in two draws, the next place, and the same column of the next row are zero together as often as by chance.
    const torch::Tensor input = torch::ones({1000, 768});
    const Dropout dropout = dropoutOf(0.5);
    const torch::Tensor first = dropout(input) == 0;
    const torch::Tensor second = dropout(input) == 0;
    const auto together = [](const torch::Tensor &a, const torch::Tensor &b) { return (a & b).to(torch::kFloat64).mean().item<double>(); };
    QVERIFY(std::abs(together(first, second) - 0.25) < 0.003);
    QVERIFY(std::abs(together(first.narrow(1, 0, 767), first.narrow(1, 1, 767)) - 0.25) < 0.003);
    QVERIFY(std::abs(together(first.narrow(0, 0, 999), first.narrow(0, 1, 999)) - 0.25) < 0.003);
}

void TestDropout::gradientsPassWhereValuesDo()
{
    const torch::Tensor input = torch::ones({64, 64}).requires_grad_();
    const torch::Tensor output = dropoutOf(0.4)(input);
    output.sum().backward();
    QVERIFY(torch::equal(input.grad(), output.detach()));
}

QTEST_GUILESS_MAIN(TestDropout)
#include "tst_dropout.moc"
