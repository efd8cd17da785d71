#include "learning/metrics.h"

#include <QTest>

using namespace glossator;

namespace {

GoldKeys tenInstances()
{
    GoldKeys gold;
    for (int i = 0; i < 10; ++i)
        gold.insert(QStringLiteral("i%1").arg(i), {QStringLiteral("right")});
    return gold;
}

std::vector<Answer> answersTo(int answered, int right)
{
    std::vector<Answer> answers;
    for (int i = 0; i < answered; ++i)
        answers.push_back({QStringLiteral("i%1").arg(i), WordClass::Noun, i < right ? QStringLiteral("right") : QStringLiteral("wrong")});
    return answers;
}

} // namespace

/// Figures worked by hand from the definitions: P over answered, R over all gold, F their harmonic mean.
class TestMetrics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void figures_data();
    void figures();
    void anyOfSeveralKeysIsRight();
    void caseMatters();
    void answersWithoutGoldAreIgnored();
    void unansweredInstancesCostRecallOnly();
    void repeatedAnswersCountOnce();
    void countsByWordClass();
    void setsApartWhatIsRareOrUnseen();
    void findsKeysOfOtherData();
};

void TestMetrics::figures_data()
{
    QTest::addColumn<int>("answered");
    QTest::addColumn<int>("right");
    QTest::addColumn<double>("precision");
    QTest::addColumn<double>("recall");
    QTest::addColumn<double>("f1");
    QTest::newRow("nothing answered") << 0 << 0 << 0.0 << 0.0 << 0.0;
    QTest::newRow("nothing right") << 10 << 0 << 0.0 << 0.0 << 0.0;
    QTest::newRow("all right") << 10 << 10 << 100.0 << 100.0 << 100.0;
    QTest::newRow("7 of 10") << 10 << 7 << 70.0 << 70.0 << 70.0;
    // P = 6/8, R = 6/10, F = 2 · 0.75 · 0.6 / 1.35 = 2/3
    QTest::newRow("6 of 8 answered") << 8 << 6 << 75.0 << 60.0 << 200.0 / 3.0;
    // P = 1, R = 0.1, F = 0.2 / 1.1
    QTest::newRow("1 of 1 answered") << 1 << 1 << 100.0 << 10.0 << 20.0 / 1.1;
}

void TestMetrics::figures()
{
    QFETCH(int, answered);
    QFETCH(int, right);
    const Scores scores = scoreAnswers(answersTo(answered, right), tenInstances());
    QCOMPARE(scores.all, (Score{10, answered, right}));
    QTEST(scores.all.precision(), "precision");
    QTEST(scores.all.recall(), "recall");
    QTEST(scores.all.f1(), "f1");
}

void TestMetrics::anyOfSeveralKeysIsRight()
{
    const GoldKeys gold{{QStringLiteral("i"), {QStringLiteral("a"), QStringLiteral("b")}}};
    const std::vector<Answer> second{{QStringLiteral("i"), WordClass::Verb, QStringLiteral("b")}};
    QCOMPARE(scoreAnswers(second, gold).all.right, 1);
    const std::vector<Answer> neither{{QStringLiteral("i"), WordClass::Verb, QStringLiteral("c")}};
    QCOMPARE(scoreAnswers(neither, gold).all.right, 0);
}

void TestMetrics::caseMatters()
{
    const GoldKeys gold{{QStringLiteral("i"), {QStringLiteral("Mount%1:15:00::")}}};
    const std::vector<Answer> answers{{QStringLiteral("i"), WordClass::Noun, QStringLiteral("mount%1:15:00::")}};
    QCOMPARE(scoreAnswers(answers, gold).all, (Score{1, 1, 0}));
}

void TestMetrics::answersWithoutGoldAreIgnored()
{
    std::vector<Answer> answers = answersTo(10, 10);
    answers.push_back({QStringLiteral("unknown"), WordClass::Noun, QStringLiteral("wrong")});
    const Scores scores = scoreAnswers(answers, tenInstances());
    QCOMPARE(scores.all, (Score{10, 10, 10}));
}

void TestMetrics::unansweredInstancesCostRecallOnly()
{
    std::vector<Answer> answers = answersTo(10, 10);
    answers[0].sense.clear();
    const Scores scores = scoreAnswers(answers, tenInstances());
    QCOMPARE(scores.all, (Score{10, 9, 9}));
    QCOMPARE(scores.of(WordClass::Noun), (Score{10, 9, 9}));
    QCOMPARE(scores.all.precision(), 100.0);
    QCOMPARE(scores.all.recall(), 90.0);
}

void TestMetrics::repeatedAnswersCountOnce()
{
    std::vector<Answer> answers = answersTo(10, 10);
    answers.push_back({QStringLiteral("i3"), WordClass::Noun, QStringLiteral("wrong")});
    QCOMPARE(scoreAnswers(answers, tenInstances()).all, (Score{10, 10, 10}));
}

void TestMetrics::countsByWordClass()
{
    const GoldKeys gold{{QStringLiteral("n"), {QStringLiteral("x")}},
                        {QStringLiteral("v"), {QStringLiteral("x")}},
                        {QStringLiteral("w"), {QStringLiteral("x")}},
                        {QStringLiteral("lost"), {QStringLiteral("x")}}};
    const std::vector<Answer> answers{{QStringLiteral("n"), WordClass::Noun, QStringLiteral("x")},
                                      {QStringLiteral("v"), WordClass::Verb, QStringLiteral("x")},
                                      {QStringLiteral("w"), WordClass::Verb, QStringLiteral("y")}};
    const Scores scores = scoreAnswers(answers, gold);
    QCOMPARE(scores.all, (Score{4, 3, 2}));
    QCOMPARE(scores.of(WordClass::Noun), (Score{1, 1, 1}));
    QCOMPARE(scores.of(WordClass::Verb), (Score{2, 2, 1}));
    QCOMPARE(scores.of(WordClass::Adjective), Score{});
    QCOMPARE(scores.of(WordClass::Verb).f1(), 50.0);
}

void TestMetrics::setsApartWhatIsRareOrUnseen()
{
    const QString first = QStringLiteral("bank%1:14:00::");
    const QString second = QStringLiteral("bank%1:17:01::");
    const QString satellite = QStringLiteral("big%5:00:00:large:00");
    const TrainingSenses training(GoldKeys{{QStringLiteral("t1"), {first}}, {QStringLiteral("t2"), {QStringLiteral("big%3:00:01::")}}});
    const GoldKeys gold{{QStringLiteral("a"), {first}},
                        {QStringLiteral("b"), {second}},
                        {QStringLiteral("c"), {satellite}},
                        {QStringLiteral("d"), {QStringLiteral("bank%2:40:00::")}}};
    const QString bank = QStringLiteral("bank");
    const std::vector<Answer> answers{
        {QStringLiteral("a"), WordClass::Noun, first, bank, first},
        {QStringLiteral("b"), WordClass::Noun, first, bank, first},
        {QStringLiteral("c"), WordClass::Adjective, satellite, QStringLiteral("big"), satellite},
        {QStringLiteral("d"), WordClass::Verb, QStringLiteral("bank%2:40:00::"), bank, QStringLiteral("bank%2:40:00::")},
    };
    const Scores scores = scoreAnswers(answers, gold, &training);
    QCOMPARE(scores.notFirst, (Score{1, 1, 0})); // b
    QCOMPARE(scores.unseenSense, (Score{3, 3, 2})); // b, c, d
    QCOMPARE(scores.rareSense, (Score{1, 1, 0})); // b
    QCOMPARE(scores.unseenLemma, (Score{1, 1, 1})); // d; the adjective was met as %3
    QCOMPARE(scoreAnswers(answers, gold).unseenSense, Score{});
}

void TestMetrics::findsKeysOfOtherData()
{
    const GoldKeys gold = tenInstances();
    QCOMPARE(unmatchedKeys(answersTo(10, 0), gold), QStringList{});
    QCOMPARE(unmatchedKeys(answersTo(8, 0), gold), (QStringList{QStringLiteral("i8"), QStringLiteral("i9")}));
}

QTEST_GUILESS_MAIN(TestMetrics)
#include "tst_metrics.moc"
