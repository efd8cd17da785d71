#include <QTest>

#include <algorithm>

#include "store/predictionstore.h"
#include "store/storetesting.h"

using namespace glossator;
using namespace glossator::testing;

namespace {

const QString first = QStringLiteral("first");
const QString second = QStringLiteral("second");

void predict(Database &database, const std::vector<UnitId> &units, const QString &version)
{
    std::vector<UnitPrediction> predictions;
    for (UnitId unit : units)
        predictions.push_back({unit, {{{QStringLiteral("a%1:00::"), 0.75F}, {QStringLiteral("b%1:00::"), 0.25F}}, version}});
    must(PredictionStore(database).put(predictions));
}

QList<qint64> outdated(Database &database, DocumentId document, const QString &version, PredictionStore::Range range = {}, int limit = 100)
{
    QList<qint64> positions;
    for (const auto &sentence : must(PredictionStore(database).outdated(document, version, range, limit))) {
        positions.push_back(sentence.position);
        if (must(CorpusStore(database).sentences(document, sentence.position, 1)).front().id != sentence.id)
            qFatal("id and position disagree");
    }
    return positions;
}

} // namespace

class TestPredictionStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void returnsWhatWasPut();
    void knowsWhatIsOutdated();
    void analysisWithoutUnitsNeedsNothing();
    void passesOverUnitsThatAreGone();
};

void TestPredictionStore::returnsWhatWasPut()
{
    TestProject project;
    const DocumentId id = store(project.database(), plainDocument(1, 3));
    const std::vector<UnitId> units = unitsOf(project.database(), id);
    const std::vector<UnitPrediction> predictions = {
        {units[0], {{{QStringLiteral("w%1:00::"), 0.1F}, {QStringLiteral("w%1:01::"), 1e-30F}}, first, 0.125F}}, {units[2], {{}, first}}};
    must(PredictionStore(project.database()).put(predictions));
    project.reopen();
    const auto annotations = must(CorpusStore(project.database()).sentences(id, 0, 1)).front().annotations;
    QCOMPARE(annotations[0].prediction, predictions[0].prediction);
    QVERIFY(!annotations[1].prediction);
    QCOMPARE(annotations[2].prediction, predictions[1].prediction); // known to have no candidates
    predict(project.database(), {units[0]}, second);
    QCOMPARE(must(CorpusStore(project.database()).sentences(id, 0, 1)).front().annotations[0].prediction->modelVersion, second);
}

void TestPredictionStore::knowsWhatIsOutdated()
{
    TestProject project;
    DocumentText text = plainDocument(6, 2);
    for (int raw : {1, 4}) {
        text.sentences[size_t(raw)].analysed = false;
        text.sentences[size_t(raw)].units.clear();
    }
    const DocumentId id = store(project.database(), text);
    const std::vector<UnitId> units = unitsOf(project.database(), id); // of sentences 0, 2, 3, 5
    const PredictionStore predictions(project.database());
    QCOMPARE(outdated(project.database(), id, first), (QList<qint64>{0, 1, 2, 3, 4, 5}));
    predict(project.database(), {units[0], units[1], units[4], units[5]}, first); // sentences 0 and 3
    QCOMPARE(outdated(project.database(), id, first), (QList<qint64>{1, 2, 4, 5}));
    predict(project.database(), {units[2]}, first); // half of sentence 2
    QCOMPARE(outdated(project.database(), id, first), (QList<qint64>{1, 2, 4, 5}));
    predict(project.database(), {units[3], units[6], units[7]}, first);
    QCOMPARE(outdated(project.database(), id, first), (QList<qint64>{1, 4}));
    QCOMPARE(must(predictions.countOutdated(first)), 2);
    QCOMPARE(must(predictions.countOutdated(second)), 6);
    predict(project.database(), {units[4], units[5]}, second); // sentence 3
    predict(project.database(), {units[0]}, second); // sentence 0 has both now
    QCOMPARE(outdated(project.database(), id, first), (QList<qint64>{0, 1, 3, 4}));
    QCOMPARE(outdated(project.database(), id, second), (QList<qint64>{0, 1, 2, 4, 5}));
    QCOMPARE(outdated(project.database(), id, second, {}, 3), (QList<qint64>{0, 1, 2}));
    QCOMPARE(outdated(project.database(), id, second, {2, 3}), (QList<qint64>{2, 4}));
    project.reopen();
    QCOMPARE(outdated(project.database(), id, second), (QList<qint64>{0, 1, 2, 4, 5}));
    QCOMPARE(must(PredictionStore(project.database()).countOutdated(second)), 5);
}

void TestPredictionStore::analysisWithoutUnitsNeedsNothing()
{
    TestProject project;
    DocumentText text = plainDocument(2, 2);
    for (Sentence &sentence : text.sentences) {
        sentence.analysed = false;
        sentence.units.clear();
    }
    const DocumentId id = store(project.database(), text);
    QCOMPARE(outdated(project.database(), id, first), (QList<qint64>{0, 1}));
    CorpusStore corpus(project.database());
    AnnotatedSentence sentence = must(corpus.sentences(id, 0, 1)).front();
    must(corpus.setAnalysis(sentence.id, sentence.sentence));
    QCOMPARE(outdated(project.database(), id, first), (QList<qint64>{1}));
    AnnotatedSentence other = must(corpus.sentences(id, 1, 1)).front();
    other.sentence.units.push_back({{0}, WordClass::Noun, QStringLiteral("w0"), {}});
    must(corpus.setAnalysis(other.id, other.sentence));
    QCOMPARE(outdated(project.database(), id, first), (QList<qint64>{1}));
    QCOMPARE(must(corpus.document(id)).analysedSentences, 2);
    predict(project.database(), unitsOf(project.database(), id), first);
    QVERIFY(outdated(project.database(), id, first).isEmpty());
    other.sentence.units.front().wordClass = WordClass::Verb; // has other candidates
    must(corpus.setAnalysis(other.id, other.sentence));
    QCOMPARE(outdated(project.database(), id, first), (QList<qint64>{1}));
}

void TestPredictionStore::passesOverUnitsThatAreGone()
{
    TestProject project;
    const DocumentId id = store(project.database(), plainDocument(1, 2));
    std::vector<UnitId> units = unitsOf(project.database(), id);
    CorpusStore corpus(project.database());
    AnnotatedSentence sentence = must(corpus.sentences(id, 0, 1)).front();
    sentence.sentence.units.pop_back();
    must(corpus.setAnalysis(sentence.id, sentence.sentence));
    predict(project.database(), units, first);
    QVERIFY(must(corpus.sentences(id, 0, 1)).front().annotations.front().prediction);
    QCOMPARE(countRows(project.database(), "predictions"), 1);
}

QTEST_GUILESS_MAIN(TestPredictionStore)
#include "tst_predictionstore.moc"
