#include "learning/noneloss.h"

#include <QTest>

#include <cmath>

#include "model/scoring.h"

using namespace glossator;

class TestNoneLoss : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTheMeanOfBothCrossEntropies();
    void onlyDifferencesToNoneCount();
    void descentTellsTheKindsApart();
};

namespace {

/// Two units: three candidates, of which the first and the last are gold, and two, of which the second is.
torch::Tensor twoUnits()
{
    return torch::tensor({{1.0F, 2.0F, 3.0F}, {0.5F, -1.0F, noCandidate}});
}

torch::Tensor goldOfTwoUnits()
{
    return torch::tensor({{0.0F, noCandidate, 0.0F}, {noCandidate, 0.0F, noCandidate}});
}

} // namespace

void TestNoneLoss::isTheMeanOfBothCrossEntropies()
{
    const torch::Tensor losses = noneLosses(twoUnits(), goldOfTwoUnits(), torch::tensor({1.5F}));
    QCOMPARE(losses.sizes(), at::IntArrayRef({2}));
    const auto e = [](double x) { return std::exp(x); };
    const double first = -std::log((e(1) + e(3)) / (e(1) + e(2) + e(3) + e(1.5))) - std::log(e(1.5) / (e(2) + e(1.5)));
    const double second = -std::log(e(-1) / (e(0.5) + e(-1) + e(1.5))) - std::log(e(1.5) / (e(0.5) + e(1.5)));
    QVERIFY(std::abs(losses[0].item<double>() - first / 2) < 1e-5);
    QVERIFY(std::abs(losses[1].item<double>() - second / 2) < 1e-5);
}

void TestNoneLoss::onlyDifferencesToNoneCount()
{
    const torch::Tensor before = noneLosses(twoUnits(), goldOfTwoUnits(), torch::tensor({1.5F}));
    const torch::Tensor moved = noneLosses(twoUnits() + 7, goldOfTwoUnits(), torch::tensor({8.5F}));
    QVERIFY(torch::allclose(before, moved, 1e-4, 1e-5));
}

void TestNoneLoss::descentTellsTheKindsApart()
{
    // Following the gradient takes gold similarities above "none of these" and the others below it.
    torch::Tensor similarities = twoUnits().set_requires_grad(true);
    torch::Tensor none = torch::tensor({1.5F}).set_requires_grad(true);
    for (int i = 0; i < 500; ++i) {
        noneLosses(similarities, goldOfTwoUnits(), none).sum().backward();
        const torch::NoGradGuard noGrad;
        for (torch::Tensor *tensor : {&similarities, &none}) {
            tensor->sub_(tensor->grad() * 0.5);
            tensor->mutable_grad().zero_();
        }
    }
    const torch::Tensor above = similarities.detach() - none.detach();
    QVERIFY(above[0][2].item<float>() > 1);
    QVERIFY(above[0][1].item<float>() < -1);
    QVERIFY(above[1][1].item<float>() > 1);
    QVERIFY(above[1][0].item<float>() < -1);
}

QTEST_GUILESS_MAIN(TestNoneLoss)
#include "tst_noneloss.moc"
