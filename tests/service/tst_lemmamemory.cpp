#include <QElapsedTimer>
#include <QTest>

#include <set>
#include <utility>
#include <vector>

#include "service/lemmamemory.h"
#include "support/patience.h"

using namespace glossator;

/// What the lemma memory is told to forget, and whose turn it is. What it makes of decisions: tst_memoryservice.
class TestLemmaMemory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sentencesAreThoseAdded();
    void predictedSentencesAreFewRanges();
    void lemmasHaveTheirTurnsOnce();
    void manyLemmasAreQueuedAtOnce();
};

namespace {

constexpr DocumentId document{4};
constexpr DocumentId other{5};

LemmaTask task(const QString &lemma, WordClass wordClass, bool isAnswer)
{
    return {{lemma, wordClass}, isAnswer};
}

} // namespace

/// All sets of three ranges in two documents, against one that holds each sentence.
void TestLemmaMemory::sentencesAreThoseAdded()
{
    constexpr int length = 6;
    std::vector<std::pair<int, int>> ranges;
    for (int first = 0; first < length; ++first) {
        for (int count = 1; first + count <= length; ++count)
            ranges.emplace_back(first, count);
    }
    for (size_t i = 0; i < ranges.size() * ranges.size() * ranges.size(); ++i) {
        SentenceSet sentences;
        std::set<std::pair<DocumentId, qint64>> expected;
        const auto add = [&](DocumentId to, std::pair<int, int> range) {
            sentences.add(to, range.first, range.second);
            for (int k = 0; k < range.second; ++k)
                expected.emplace(to, range.first + k);
        };
        add(document, ranges[i % ranges.size()]);
        add(document, ranges[i / ranges.size() % ranges.size()]);
        add(document, ranges[i / ranges.size() / ranges.size()]);
        add(other, ranges[i % ranges.size()]);
        for (const DocumentId asked : {DocumentId{3}, document, other, DocumentId{6}}) {
            for (qint64 sentence = 0; sentence <= length; ++sentence)
                QCOMPARE(sentences.contains(asked, sentence), expected.contains({asked, sentence}));
        }
    }
}

void TestLemmaMemory::predictedSentencesAreFewRanges()
{
    constexpr qint64 batches = 60'000;
    constexpr qint64 batch = 8;
    SentenceSet sentences;
    for (qint64 i = batches / 2; i < batches; ++i) // those on screen come first
        sentences.add(document, i * batch, batch);
    for (qint64 i = 0; i < batches / 2; ++i)
        sentences.add(document, i * batch, batch);
    QCOMPARE(sentences.ranges(), size_t(1));
    sentences.add(other, batches * batch, batch);
    QCOMPARE(sentences.ranges(), size_t(2));
}

void TestLemmaMemory::lemmasHaveTheirTurnsOnce()
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
void TestLemmaMemory::manyLemmasAreQueuedAtOnce()
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

QTEST_GUILESS_MAIN(TestLemmaMemory)
#include "tst_lemmamemory.moc"
