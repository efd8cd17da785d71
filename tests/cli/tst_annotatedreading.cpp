#include <QTest>

#include <algorithm>

#include "cli/annotatedreading.h"
#include "model/tinyencoder.h"
#include "support/must.h"

using namespace glossator;
using glossator::testing::must;

/// How sentences are gathered for the model, which is the one that comes with the program.
class TestAnnotatedReading : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void batchesEndWithinManyShortDocuments();
};

/// None of them is as long as a passage.
void TestAnnotatedReading::batchesEndWithinManyShortDocuments()
{
    constexpr size_t documents = 700;
    const std::shared_ptr<Annotator> annotator = must(Annotator::open({}));
    QVERIFY(annotator->passageSentences() > 1);
    size_t all = 0;
    size_t most = 0;
    cli::AnnotatingSink sink(*annotator, {}, [&](const std::vector<Sentence> &sentences, const auto &predictions) {
        QCOMPARE(predictions.size(), sentences.size());
        all += sentences.size();
        most = std::max(most, sentences.size());
    });
    for (size_t i = 0; i < documents; ++i) {
        QVERIFY(sink.beginDocument({}));
        QVERIFY(sink.addSentence(sentenceOf(QStringLiteral("she sat"))));
        QVERIFY(sink.endDocument({}));
    }
    QVERIFY(sink.flush());
    QCOMPARE(all, documents);
    QVERIFY2(most < documents / 2, qPrintable(QString::number(most)));
}

QTEST_GUILESS_MAIN(TestAnnotatedReading)
#include "tst_annotatedreading.moc"
