#include "learning/glossmemory.h"

#include <QTest>

#include <algorithm>

using namespace glossator;

class TestGlossMemory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fillsTheBudget();
    void takesAllWhenThereIsRoom();
    void drawsByWeight();
    void sameSeedDrawsTheSame();
};

void TestGlossMemory::fillsTheBudget()
{
    const std::vector<float> weights(50, 1);
    const std::vector<int> lengths(50, 10);
    std::mt19937_64 random(1);
    const std::vector<int> drawn = drawGlosses(weights, lengths, 95, random);
    QCOMPARE(drawn.size(), size_t(10)); // the tenth goes over
    QVERIFY(std::ranges::is_sorted(drawn));
    QVERIFY(std::ranges::adjacent_find(drawn) == drawn.end());
}

void TestGlossMemory::takesAllWhenThereIsRoom()
{
    const std::vector<float> weights{0, 1, 0.5};
    const std::vector<int> lengths{9, 4, 4};
    std::mt19937_64 random(1);
    QCOMPARE(drawGlosses(weights, lengths, 1000, random), (std::vector<int>{1, 2, 0}));
}

void TestGlossMemory::drawsByWeight()
{
    // One of two: the first is drawn three times as often (4,000 draws; six standard deviations are 164).
    const std::vector<float> weights{0.75F, 0.25F};
    const std::vector<int> lengths{5, 5};
    std::mt19937_64 random(7);
    int first = 0;
    for (int i = 0; i < 4000; ++i) {
        const std::vector<int> drawn = drawGlosses(weights, lengths, 1, random);
        QCOMPARE(drawn.size(), size_t(1));
        first += drawn.front() == 0;
    }
    QVERIFY(std::abs(first - 3000) < 164);
}

void TestGlossMemory::sameSeedDrawsTheSame()
{
    const std::vector<float> weights{0.1F, 0.9F, 0.5F, 0.4F, 0.3F};
    const std::vector<int> lengths{3, 1, 4, 1, 5};
    std::mt19937_64 one(3);
    std::mt19937_64 other(3);
    QCOMPARE(drawGlosses(weights, lengths, 6, one), drawGlosses(weights, lengths, 6, other));
}

QTEST_GUILESS_MAIN(TestGlossMemory)
#include "tst_glossmemory.moc"
