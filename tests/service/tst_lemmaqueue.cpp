#include <QElapsedTimer>
#include <QTest>

#include "service/lemmaqueue.h"
#include "support/patience.h"

using namespace glossator;

/// Whose turn it is. What becomes of a turn: tst_memoryservice.
class TestLemmaQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lemmasHaveTheirTurnsOnce();
    void manyLemmasAreQueuedAtOnce();
};

namespace {

LemmaTask task(const QString &lemma, WordClass wordClass, bool isAnswer)
{
    return {{lemma, wordClass}, isAnswer};
}

} // namespace

void TestLemmaQueue::lemmasHaveTheirTurnsOnce()
{
    LemmaQueue queue;
    queue.append(task(QStringLiteral("bank"), WordClass::Noun, true));
    queue.append(task(QStringLiteral("bank"), WordClass::Verb, false));
    queue.append(task(QStringLiteral("bank"), WordClass::Noun, false));
    QCOMPARE(queue.tasks().size(), size_t(2));
    QVERIFY(queue.tasks().front().isAnswer);
    QCOMPARE(queue.tasks().back().lemma.wordClass, WordClass::Verb);

    // Who has had a turn may wait for another.
    queue.removeFirst();
    queue.append(task(QStringLiteral("bank"), WordClass::Noun, false));
    QCOMPARE(queue.tasks().size(), size_t(2));
    QCOMPARE(queue.tasks().front().lemma.wordClass, WordClass::Verb);
    QVERIFY(!queue.tasks().back().isAnswer);
}

/// Below a second; minutes if each were compared with all others.
void TestLemmaQueue::manyLemmasAreQueuedAtOnce()
{
    constexpr int lemmas = 100'000;
    QElapsedTimer timer;
    timer.start();
    LemmaQueue queue;
    for (int round = 0; round < 2; ++round) {
        for (int i = 0; i < lemmas; ++i)
            queue.append(task(QStringLiteral("lemma %1").arg(i, 6), WordClass::Noun, false));
    }
    QCOMPARE(queue.tasks().size(), size_t(lemmas));
    while (!queue.tasks().empty())
        queue.removeFirst();
    QVERIFY2(timer.elapsed() < testing::patient(20'000), qPrintable(QString::number(timer.elapsed())));
}

QTEST_GUILESS_MAIN(TestLemmaQueue)
#include "tst_lemmaqueue.moc"
