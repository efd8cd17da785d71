#include <QTest>

#include <cmath>

#include "model/exemplarmemory.h"

using namespace glossator;

namespace {

/// A vector of length 1 whose cosine with (1, 0) is this.
std::vector<float> at(double cosine)
{
    return {float(cosine), float(std::sqrt(1 - cosine * cosine))};
}

const std::vector<float> here{1, 0};

} // namespace

/// Expected values are worked out by hand from the definition.
class TestExemplarMemory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNearRowSpeaks_data();
    void aNearRowSpeaks();
    void rowsShareTheSay();
    void severalSensesShareAVote();
    void leavesWhatItCannotImprove();
    void forgettingIsNeverHavingLearnt();
};

void TestExemplarMemory::aNearRowSpeaks_data()
{
    QTest::addColumn<double>("cosine");
    QTest::addColumn<double>("share"); // of the result
    // c = (cosine - 0.6) / 0.4, vote c², share 0.5 c² / (c² + 0.3)
    QTest::newRow("the same") << 1.0 << 0.5 / 1.3;
    QTest::newRow("half way") << 0.8 << 0.5 * 0.25 / 0.55;
    QTest::newRow("at the floor") << 0.6 << 0.0;
    QTest::newRow("below") << 0.1 << 0.0;
    QTest::newRow("opposite") << -1.0 << 0.0;
}

void TestExemplarMemory::aNearRowSpeaks()
{
    QFETCH(double, cosine);
    QFETCH(double, share);
    const Exemplar row{at(cosine), {1}};
    const std::vector<float> mixed = ExemplarMemory().mixed(std::vector<float>{0.75F, 0.25F, 0}, here, std::vector{&row});
    QVERIFY(std::abs(double(mixed[0]) - 0.75 * (1 - share)) < 1e-6);
    QVERIFY(std::abs(double(mixed[1]) - (0.25 * (1 - share) + share)) < 1e-6);
    QCOMPARE(mixed[2], 0.0F);
}

void TestExemplarMemory::rowsShareTheSay()
{
    const Exemplar same{here, {0}};
    const Exemplar half{at(0.8), {1}};
    // Votes 1 and 0.25; together the share 0.5 · 1.25 / 1.55, four fifths of it for the first.
    const std::vector<float> mixed = ExemplarMemory().mixed(std::vector<float>{0.5F, 0.5F}, here, std::vector{&same, &half});
    const double share = 0.5 * 1.25 / 1.55;
    QVERIFY(std::abs(double(mixed[0]) - (0.5 * (1 - share) + 0.8 * share)) < 1e-6);
    QVERIFY(std::abs(double(mixed[0] + mixed[1]) - 1) < 1e-6);
}

void TestExemplarMemory::severalSensesShareAVote()
{
    const Exemplar row{here, {1, 2}};
    const std::vector<float> mixed = ExemplarMemory().mixed(std::vector<float>{1, 0, 0}, here, std::vector{&row});
    QCOMPARE(mixed[1], mixed[2]);
    QVERIFY(std::abs(double(mixed[1]) - 0.25 / 1.3) < 1e-6);
}

void TestExemplarMemory::leavesWhatItCannotImprove()
{
    const std::vector<float> said{0.1F, 0.7F, 0.2F};
    const Exemplar far{at(0.3), {0}};
    const Exemplar near{here, {0}};
    QCOMPARE(ExemplarMemory().mixed(said, here, {}), said);
    QCOMPARE(ExemplarMemory().mixed(said, here, std::vector{&far}), said);
    QCOMPARE(ExemplarMemory{.weight = 0}.mixed(said, here, std::vector{&near}), said);
}

void TestExemplarMemory::forgettingIsNeverHavingLearnt()
{
    const std::vector<float> said{0.31F, 0.42F, 0.27F};
    const Exemplar a{at(0.9), {0}};
    const Exemplar b{at(0.77), {1}};
    const Exemplar c{at(0.95), {2, 0}};
    const std::vector<float> never = ExemplarMemory().mixed(said, here, std::vector{&a, &c});
    QVERIFY(ExemplarMemory().mixed(said, here, std::vector{&a, &b, &c}) != never);
    QCOMPARE(ExemplarMemory().mixed(said, here, std::vector{&a, &c}), never); // bit for bit
}

QTEST_APPLESS_MAIN(TestExemplarMemory)
#include "tst_exemplarmemory.moc"
