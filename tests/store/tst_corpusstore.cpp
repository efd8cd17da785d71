#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

#include "store/predictionstore.h"
#include "store/storetesting.h"
#include "store/transaction.h"

using namespace glossator;
using namespace glossator::testing;

namespace {

Sentence untokenised(const QString &gap, const QString &text)
{
    Sentence sentence;
    sentence.gap = gap;
    sentence.text = text;
    return sentence;
}

} // namespace

class TestCorpusStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void returnsRandomDocumentsAsTheyWere();
    void countsInDocumentRecords();
    void outlineSaysWhatTheTextViewNeeds();
    void sentencesAreARange_data();
    void sentencesAreARange();
    void findsPlaces();
    void analysisKeepsIdsOfSameUnits();
    void analysisNeverRemovesDecidedUnits();
    void analysisOfOtherTokensChangesNothing();
    void contradictingRowsAreDamage();
    void removedDocumentLeavesListsButNotTheJournal();
    void transactionsNest();
};

void TestCorpusStore::returnsRandomDocumentsAsTheyWere()
{
    TestProject project;
    QRandomGenerator random(20240229);
    std::vector<std::pair<DocumentId, DocumentText>> stored;
    for (int i = 0; i < 60; ++i) {
        DocumentText document = randomDocument(random);
        const DocumentId id = store(project.database(), document);
        stored.emplace_back(id, std::move(document));
    }
    project.reopen();
    for (const auto &[id, document] : stored) {
        const DocumentText loaded = load(project.database(), id);
        QCOMPARE(loaded.info, document.info);
        QCOMPARE(loaded.rebuilt().toUtf8(), document.rebuilt().toUtf8());
        QVERIFY(loaded.sentences == document.sentences);
    }
}

void TestCorpusStore::countsInDocumentRecords()
{
    TestProject project;
    QRandomGenerator random(1);
    for (int i = 0; i < 10; ++i) {
        const DocumentText document = randomDocument(random);
        const DocumentId id = store(project.database(), document);
        qint64 analysed = 0;
        qint64 tokens = 0;
        qint64 units = 0;
        for (const Sentence &sentence : document.sentences) {
            analysed += sentence.analysed ? 1 : 0;
            tokens += qint64(sentence.tokens.size());
            units += qint64(sentence.units.size());
        }
        const DocumentRecord record = must(CorpusStore(project.database()).document(id));
        QCOMPARE(record.sentences, qint64(document.sentences.size()));
        QCOMPARE(record.analysedSentences, analysed);
        QCOMPARE(record.tokens, tokens);
        QCOMPARE(record.units, units);
        QCOMPARE(record.decided, 0);
        QCOMPARE(must(CorpusStore(project.database()).documents()).back().id, id);
    }
}

void TestCorpusStore::outlineSaysWhatTheTextViewNeeds()
{
    TestProject project;
    DocumentText document;
    document.sentences = {untokenised(QString(), QStringLiteral("One 🙂.")), untokenised(QStringLiteral(" "), QStringLiteral("Two.")),
                          untokenised(QStringLiteral("\r\n"), QStringLiteral("Drei."))};
    const DocumentId id = store(project.database(), document);
    const auto outline = must(CorpusStore(project.database()).outline(id));
    QCOMPARE(outline.size(), 3u);
    QCOMPARE(outline[0].length, 7); // the emoji takes two UTF-16 code units
    QCOMPARE(outline[1].length, 4);
    QVERIFY(!outline[0].startsParagraph);
    QVERIFY(!outline[1].startsParagraph);
    QVERIFY(outline[2].startsParagraph);
    for (size_t i = 0; i < outline.size(); ++i)
        QCOMPARE(must(CorpusStore(project.database()).sentence(outline[i].id)).sentence.text, document.sentences[i].text);
}

void TestCorpusStore::sentencesAreARange_data()
{
    QTest::addColumn<qint64>("first");
    QTest::addColumn<qint64>("count");
    QTest::addColumn<QList<qint64>>("expected");
    constexpr qint64 all = std::numeric_limits<qint64>::max();
    QTest::newRow("none") << qint64(0) << qint64(0) << QList<qint64>{};
    QTest::newRow("middle") << qint64(1) << qint64(2) << QList<qint64>{1, 2};
    QTest::newRow("over the end") << qint64(3) << qint64(9) << QList<qint64>{3, 4};
    QTest::newRow("after the end") << qint64(5) << qint64(1) << QList<qint64>{};
    QTest::newRow("everything") << qint64(2) << all << QList<qint64>{2, 3, 4};
}

void TestCorpusStore::sentencesAreARange()
{
    QFETCH(qint64, first);
    QFETCH(qint64, count);
    QFETCH(QList<qint64>, expected);
    TestProject project;
    DocumentText document;
    for (int i = 0; i < 5; ++i)
        document.sentences.push_back(untokenised(QString(), QString::number(i)));
    [[maybe_unused]] const DocumentId before = store(project.database(), document);
    const DocumentId id = store(project.database(), document);
    QList<qint64> texts;
    for (const AnnotatedSentence &sentence : must(CorpusStore(project.database()).sentences(id, first, count)))
        texts.push_back(sentence.sentence.text.toLongLong());
    QCOMPARE(texts, expected);
}

void TestCorpusStore::findsPlaces()
{
    TestProject project;
    [[maybe_unused]] const DocumentId before = store(project.database(), plainDocument(3, 2));
    const DocumentId id = store(project.database(), plainDocument(4, 3));
    const CorpusStore corpus(project.database());
    const auto sentences = must(corpus.sentences(id, 0, 4));
    for (qint64 position = 0; position < 4; ++position) {
        for (const UnitAnnotation &unit : sentences[size_t(position)].annotations) {
            const CorpusStore::Place place = must(corpus.placeOf(unit.id));
            QCOMPARE(place.document, id);
            QCOMPARE(place.sentence, position);
            QCOMPARE(place.sentenceId, sentences[size_t(position)].id);
        }
    }
    QCOMPARE(corpus.placeOf(UnitId{999'999}).error().code, ErrorCode::Internal);
    QCOMPARE(corpus.document(DocumentId{999}).error().code, ErrorCode::Internal);
}

void TestCorpusStore::analysisKeepsIdsOfSameUnits()
{
    TestProject project;
    const DocumentId id = store(project.database(), plainDocument(1, 4));
    CorpusStore corpus(project.database());
    const AnnotatedSentence before = must(corpus.sentences(id, 0, 1)).front();
    Sentence analysed = before.sentence;
    analysed.tokens[1].tag = UniversalTag::Verb;
    analysed.tokens[1].lemma = QStringLiteral("be");
    analysed.units[1] = {{1}, WordClass::Verb, QStringLiteral("w1"), {}}; // other class, same unit
    analysed.units[2] = {{2}, WordClass::Noun, QStringLiteral("other"), {}}; // another unit
    analysed.units[3] = {{0, 3}, WordClass::Verb, QStringLiteral("w0_w3"), {}}; // another unit, with a gap
    must(corpus.setAnalysis(before.id, analysed));
    const AnnotatedSentence after = must(corpus.sentence(before.id));
    QVERIFY(after.sentence.tokens == analysed.tokens);
    const auto idOf = [](const AnnotatedSentence &sentence, const QString &lemma) {
        for (size_t i = 0; i < sentence.annotations.size(); ++i) {
            if (sentence.sentence.units[i].lemma == lemma)
                return sentence.annotations[i].id;
        }
        return UnitId{};
    };
    QCOMPARE(after.sentence.units.size(), 4u);
    QCOMPARE(idOf(after, QStringLiteral("w0")), idOf(before, QStringLiteral("w0")));
    QCOMPARE(idOf(after, QStringLiteral("w1")), idOf(before, QStringLiteral("w1")));
    QVERIFY(idOf(after, QStringLiteral("w0_w3")).value > idOf(before, QStringLiteral("w3")).value);
    QVERIFY(!idOf(after, QStringLiteral("w2")).isValid());
    QCOMPARE(after.sentence.units[1].lemma, QStringLiteral("w0_w3")); // in text order
    QCOMPARE(must(corpus.document(id)).units, 4);
    QCOMPARE(must(corpus.document(id)).analysedSentences, 1);
}

void TestCorpusStore::analysisNeverRemovesDecidedUnits()
{
    TestProject project;
    const DocumentId id = store(project.database(), plainDocument(1, 3));
    const std::vector<UnitId> units = unitsOf(project.database(), id);
    DecisionStore decisions(project.database());
    const UnitDecision decided{units[1], decisionFor({QStringLiteral("w1%1:00::")})};
    const UnitDecision undone{units[2], decisionFor({QStringLiteral("w2%1:00::")})};
    must(decisions.append({&decided, 1}));
    must(decisions.append({&undone, 1}));
    QCOMPARE(must(decisions.undo()).size(), 1u);
    CorpusStore corpus(project.database());
    AnnotatedSentence sentence = must(corpus.sentences(id, 0, 1)).front();
    sentence.sentence.units.clear();
    must(corpus.setAnalysis(sentence.id, sentence.sentence));
    const AnnotatedSentence after = must(corpus.sentence(sentence.id));
    QCOMPARE(after.annotations.size(), 2u); // the third can still be redone
    QCOMPARE(after.annotations[0].id, units[1]);
    QCOMPARE(after.annotations[0].decision, decided.decision);
    QCOMPARE(must(decisions.redo()), std::vector{units[2]});
    QCOMPARE(must(corpus.document(id)).decided, 2);
    QCOMPARE(must(corpus.document(id)).units, 2);
}

void TestCorpusStore::analysisOfOtherTokensChangesNothing()
{
    TestProject project;
    const DocumentId id = store(project.database(), plainDocument(1, 3));
    CorpusStore corpus(project.database());
    const AnnotatedSentence before = must(corpus.sentences(id, 0, 1)).front();
    Sentence other = before.sentence;
    other.tokens[0].lemma = QStringLiteral("changed");
    other.tokens[2].end -= 1;
    QCOMPARE(corpus.setAnalysis(before.id, other).error().code, ErrorCode::Internal);
    QVERIFY(must(corpus.sentence(before.id)).sentence == before.sentence);
}

void TestCorpusStore::contradictingRowsAreDamage()
{
    for (const char *damage : {"UPDATE tokens SET \"end\" = 99 WHERE position = 2", "UPDATE tokens SET start = -1 WHERE position = 0",
                               "UPDATE tokens SET tag = 12", "UPDATE units SET tokens = '[7]' WHERE position = 0",
                               "UPDATE units SET tokens = '[1,1]' WHERE position = 0", "UPDATE units SET tokens = 'x' WHERE position = 0",
                               "UPDATE units SET tokens = '[]' WHERE position = 0", "UPDATE units SET word_class = 4",
                               "UPDATE sentences SET text = 'w'", "UPDATE predictions SET candidates = x'0102'"}) {
        TestProject project;
        const DocumentId id = store(project.database(), plainDocument(1, 3));
        const UnitPrediction prediction{unitsOf(project.database(), id).front(), {{{QStringLiteral("a"), 1}}, QStringLiteral("m")}};
        must(PredictionStore(project.database()).put({&prediction, 1}));
        project.database().connection().exec(damage);
        const auto read = CorpusStore(project.database()).sentences(id, 0, 1);
        QVERIFY2(!read, damage);
        QCOMPARE(read.error().code, ErrorCode::ProjectDamaged);
    }
}

void TestCorpusStore::removedDocumentLeavesListsButNotTheJournal()
{
    TestProject project;
    const DocumentId kept = store(project.database(), plainDocument(1, 2));
    const DocumentId removed = store(project.database(), plainDocument(1, 2));
    const UnitId keptUnit = unitsOf(project.database(), kept).front();
    const std::vector<UnitId> removedUnits = unitsOf(project.database(), removed);
    DecisionStore decisions(project.database());
    const std::vector<UnitDecision> both = {{keptUnit, decisionFor({QStringLiteral("a%1:00::")})},
                                            {removedUnits[0], decisionFor({QStringLiteral("a%1:00::")})}};
    const UnitDecision only{removedUnits[1], decisionFor({})};
    must(decisions.append(both));
    must(decisions.append({&only, 1}));
    CorpusStore corpus(project.database());
    must(corpus.removeDocument(removed));
    project.reopen();
    QCOMPARE(must(CorpusStore(project.database()).documents()).size(), 1u);
    QCOMPARE(must(CorpusStore(project.database()).documents()).front().id, kept);
    DecisionStore reopened(project.database());
    QCOMPARE(must(reopened.allInForce()).size(), 1u);
    QCOMPARE(must(reopened.history(removedUnits[1])).size(), 1u);
    QCOMPARE(must(reopened.undo()), std::vector{keptUnit}); // not the action that speaks of the removed document alone
    QCOMPARE(must(reopened.canUndo()), false);
    QCOMPARE(must(reopened.redo()), std::vector{keptUnit});
    QCOMPARE(CorpusStore(project.database()).removeDocument(removed).error().code, ErrorCode::Internal);
}

void TestCorpusStore::transactionsNest()
{
    TestProject project;
    const DocumentId id = store(project.database(), plainDocument(2, 2));
    const std::vector<UnitId> units = unitsOf(project.database(), id);
    PredictionStore predictions(project.database());
    const auto predict = [&](UnitId unit, const QString &sense) {
        const UnitPrediction prediction{unit, {{{sense, 1}}, QStringLiteral("model of ") + sense}};
        must(predictions.put({&prediction, 1}));
    };
    const auto predicted = [&](qint64 sentence) {
        return must(CorpusStore(project.database()).sentences(id, sentence, 1)).front().annotations.front().prediction;
    };
    {
        auto outer = must(Transaction::begin(project.database()));
        predict(units[0], QStringLiteral("lost%1:00::"));
    }
    QVERIFY(!predicted(0));
    {
        auto outer = must(Transaction::begin(project.database()));
        predict(units[0], QStringLiteral("kept%1:00::"));
        {
            auto inner = must(Transaction::begin(project.database()));
            predict(units[2], QStringLiteral("lost%1:00::"));
        }
        must(outer.commit());
    }
    // Names interned in what was rolled back must not be remembered.
    predict(units[2], QStringLiteral("lost%1:00::"));
    project.reopen();
    QCOMPARE(predicted(0)->candidates.front().sense, QStringLiteral("kept%1:00::"));
    QCOMPARE(predicted(1)->candidates.front().sense, QStringLiteral("lost%1:00::"));
    QCOMPARE(predicted(1)->modelVersion, QStringLiteral("model of lost%1:00::"));
}

QTEST_GUILESS_MAIN(TestCorpusStore)
#include "tst_corpusstore.moc"
