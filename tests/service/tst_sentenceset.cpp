#include <QTest>

#include <set>
#include <utility>
#include <vector>

#include "service/sentenceset.h"

using namespace glossator;

class TestSentenceSet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sentencesAreThoseAdded();
    void predictedSentencesAreFewRanges();
};

namespace {

constexpr DocumentId document{4};
constexpr DocumentId other{5};

} // namespace

/// All sets of three ranges in two documents, against one that holds each sentence.
void TestSentenceSet::sentencesAreThoseAdded()
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

void TestSentenceSet::predictedSentencesAreFewRanges()
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

QTEST_GUILESS_MAIN(TestSentenceSet)
#include "tst_sentenceset.moc"
