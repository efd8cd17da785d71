#include <QTest>

#include <algorithm>
#include <numeric>

#include "cli/annotatedreading.h"

using namespace glossator;

/// How sentences are gathered for the model, without one.
class TestAnnotatedReading : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void batchesEndWithinManyShortDocuments_data();
    void batchesEndWithinManyShortDocuments();
    void batchesEndWherePassagesDo();
    void passagesKeepToDocumentAndParagraph();
};

namespace {

constexpr int passageSentences = 4;

class Gathered : public cli::BatchingSink
{
public:
    Gathered() : BatchingSink(passageSentences) {}

    /// A document of so many sentences; those at the places named begin paragraphs.
    void addDocument(int sentences, const QList<int> &paragraphs = {})
    {
        QVERIFY(beginDocument({}));
        for (int i = 0; i < sentences; ++i) {
            Sentence sentence;
            sentence.gap = paragraphs.contains(i) ? QStringLiteral("\n\n") : QStringLiteral("\n");
            QVERIFY(addSentence(std::move(sentence)));
        }
        QVERIFY(endDocument({}));
    }

    /// How many sentences each batch has; of the last one only after flush().
    [[nodiscard]] std::vector<size_t> sizes() const
    {
        std::vector<size_t> all;
        for (const cli::SentenceBatch &batch : batches)
            all.push_back(batch.sentences.size());
        return all;
    }

    std::vector<cli::SentenceBatch> batches;

protected:
    Result<void> handOn(cli::SentenceBatch &&batch) override
    {
        batches.push_back(std::move(batch));
        return {};
    }
};

} // namespace

void TestAnnotatedReading::batchesEndWithinManyShortDocuments_data()
{
    QTest::addColumn<int>("length");
    for (const int length : {1, 2, 3, 5})
        QTest::addRow("%d", length) << length;
}

void TestAnnotatedReading::batchesEndWithinManyShortDocuments()
{
    QFETCH(int, length);
    constexpr int documents = 1000;
    Gathered sink;
    for (int i = 0; i < documents; ++i)
        sink.addDocument(length);
    QVERIFY(sink.flush());
    const std::vector<size_t> sizes = sink.sizes();
    QCOMPARE(std::accumulate(sizes.begin(), sizes.end(), size_t(0)), size_t(documents * length));
    QVERIFY2(std::ranges::max(sizes) < 300, qPrintable(QString::number(std::ranges::max(sizes))));
    size_t starts = 0;
    for (const cli::SentenceBatch &batch : sink.batches) {
        QCOMPARE(batch.passages.size(), batch.sentences.size());
        starts += batch.starts.size();
    }
    QCOMPARE(starts, size_t(documents));
}

void TestAnnotatedReading::batchesEndWherePassagesDo()
{
    Gathered sink;
    sink.addDocument(1);
    sink.addDocument(1000);
    QVERIFY(sink.flush());
    std::vector<size_t> sizes = sink.sizes();
    QVERIFY(sizes.size() > 2);
    sizes.front() -= 1;
    for (const size_t size : sizes)
        QCOMPARE(size % passageSentences, size_t(0));
}

void TestAnnotatedReading::passagesKeepToDocumentAndParagraph()
{
    Gathered sink;
    sink.addDocument(1);
    sink.addDocument(2);
    sink.addDocument(6);
    sink.addDocument(6, {1}); // what follows a paragraph's end still counts from the document's beginning
    QVERIFY(sink.flush());
    QCOMPARE(sink.batches.size(), size_t(1));
    std::vector<size_t> lengths;
    size_t next = 0;
    for (const auto &[first, count] : cli::passagesOf(sink.batches.front().passages)) {
        QCOMPARE(first, next);
        lengths.push_back(count);
        next += count;
    }
    QCOMPARE(lengths, (std::vector<size_t>{1, 2, 4, 2, 1, 3, 2}));
    QVERIFY(cli::passagesOf({}).empty());
}

QTEST_GUILESS_MAIN(TestAnnotatedReading)
#include "tst_annotatedreading.moc"
