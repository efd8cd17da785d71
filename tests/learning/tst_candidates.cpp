#include "learning/candidates.h"

#include <QTest>

#include <cmath>

#include "inventory/wordnetreader.h"

using namespace glossator;

class TestCandidates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void priorsAreSharesOfTheCounts();
    void discountsAreTakenOffTheCounts();
    void unknownLemmaHasNone();

private:
    std::shared_ptr<const Inventory> m_inventory;
};

void TestCandidates::initTestCase()
{
    auto read = readWordNet(defaultWordNetFolder());
    QVERIFY(read);
    m_inventory = *read;
}

void TestCandidates::priorsAreSharesOfTheCounts()
{
    const auto candidates = candidatesOf(*m_inventory, u"bank", WordClass::Noun);
    const auto senses = m_inventory->candidates(u"bank", WordClass::Noun);
    QCOMPARE(candidates.size(), size_t(10));
    double counts = 0;
    for (SenseId id : senses)
        counts += m_inventory->sense(id).tagCount + 0.5;
    double sum = 0;
    for (size_t i = 0; i < candidates.size(); ++i) {
        QVERIFY(std::abs(std::exp(candidates[i].logPrior) - (m_inventory->sense(senses[i]).tagCount + 0.5) / counts) < 1e-6);
        sum += std::exp(candidates[i].logPrior);
    }
    QVERIFY(std::abs(sum - 1) < 1e-5);
    QVERIFY(m_inventory->sense(senses[0]).tagCount > 10);
}

void TestCandidates::discountsAreTakenOffTheCounts()
{
    const auto senses = m_inventory->candidates(u"bank", WordClass::Noun);
    const Sense &first = m_inventory->sense(senses[0]);
    const Sense &second = m_inventory->sense(senses[1]);
    // All of the first and more than the second has: neither falls below nothing.
    const auto candidates = candidatesOf(*m_inventory, u"bank", WordClass::Noun, {{first.key, first.tagCount}, {second.key, 1'000}});
    QVERIFY(std::abs(candidates[0].logPrior - candidates[1].logPrior) < 1e-6F);
    QVERIFY(candidates[2].logPrior > candidates[0].logPrior);
}

void TestCandidates::unknownLemmaHasNone()
{
    QVERIFY(candidatesOf(*m_inventory, u"frobnicator", WordClass::Noun).empty());
}

QTEST_GUILESS_MAIN(TestCandidates)
#include "tst_candidates.moc"
