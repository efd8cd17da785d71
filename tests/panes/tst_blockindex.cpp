#include <QRandomGenerator>
#include <QTest>

#include <numeric>

#include "panes/text/blockindex.h"

using namespace glossator;

namespace {

std::vector<SentenceOutline> outlineOf(std::initializer_list<std::pair<int, bool>> sentences)
{
    std::vector<SentenceOutline> outline;
    for (const auto &[length, startsParagraph] : sentences)
        outline.push_back({SentenceId{qint64(outline.size())}, length, startsParagraph});
    return outline;
}

} // namespace

class BlockIndexTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutsAtParagraphs();
    void cutsLongParagraphsAtSentences();
    void copesWithNothing();
    void findsHeights();
};

void BlockIndexTest::cutsAtParagraphs()
{
    BlockIndex index;
    index.build(outlineOf({{10, false}, {20, false}, {30, true}, {40, true}, {50, false}}));
    QCOMPARE(index.count(), 3);
    QCOMPARE(index.firstSentence(0), 0);
    QCOMPARE(index.sentenceCount(0), 2);
    QCOMPARE(index.sentenceCount(1), 1);
    QCOMPARE(index.firstSentence(2), 3);
    QVERIFY(index.startsParagraph(0));
    const int blocks[] = {0, 0, 1, 2, 2};
    for (int sentence = 0; sentence < 5; ++sentence)
        QCOMPARE(index.blockOf(sentence), blocks[sentence]);
}

void BlockIndexTest::cutsLongParagraphsAtSentences()
{
    // One line of a million characters without a paragraph, the last sentence longer than any block.
    std::vector<SentenceOutline> outline(10'000, {SentenceId{0}, 99, false});
    outline.push_back({SentenceId{0}, 50'000, false});
    BlockIndex index;
    index.build(outline);
    QCOMPARE(index.count(), 501);
    for (int block = 0; block < 500; ++block) {
        QCOMPARE(index.sentenceCount(block), 20);
        QCOMPARE(index.startsParagraph(block), block == 0);
    }
    QCOMPARE(index.sentenceCount(500), 1);
}

void BlockIndexTest::copesWithNothing()
{
    BlockIndex index;
    index.build({});
    index.estimate({});
    QCOMPARE(index.count(), 0);
    QCOMPARE(index.totalHeight(), 0);
    QCOMPARE(index.blockAt(0), -1);
}

void BlockIndexTest::findsHeights()
{
    constexpr int count = 1000;
    BlockIndex index;
    index.build(std::vector<SentenceOutline>(count, {SentenceId{0}, 100, true}));
    index.estimate({});
    QRandomGenerator random(7);
    std::vector<int> heights(count);
    for (int block = 0; block < count; ++block) {
        heights[size_t(block)] = int(random.bounded(1, 300));
        index.setHeight(block, heights[size_t(block)]);
    }
    qint64 top = 0;
    for (int block = 0; block < count; ++block) {
        QCOMPARE(index.top(block), top);
        QCOMPARE(index.blockAt(top), block);
        top += heights[size_t(block)];
        QCOMPARE(index.blockAt(top - 1), block);
    }
    QCOMPARE(index.totalHeight(), top);
    QCOMPARE(index.blockAt(top), count - 1);
    QCOMPARE(index.blockAt(top + 1'000'000), count - 1);
}

QTEST_MAIN(BlockIndexTest)
#include "tst_blockindex.moc"
