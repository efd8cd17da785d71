#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

#include "store/predictionstore.h"
#include "store/schema.h"
#include "store/storetesting.h"

using namespace glossator;
using namespace glossator::testing;

namespace {

const QString version = QStringLiteral("m");

Prediction senses(int count)
{
    Prediction prediction{{}, version};
    for (int i = 0; i < count; ++i)
        prediction.candidates.push_back({QStringLiteral("w%1:0%2::").arg(i), 1.0F / float(count)});
    return prediction;
}

/// The sentences with a unit that waits, found by looking at all of them.
std::vector<qint64> waiting(Database &database, DocumentId document, bool withOnlySenses = false)
{
    std::vector<qint64> positions;
    const auto sentences = must(CorpusStore(database).sentences(document, 0, 1000));
    for (size_t i = 0; i < sentences.size(); ++i) {
        for (const UnitAnnotation &unit : sentences[i].annotations) {
            const bool isOpen =
                !unit.prediction || unit.prediction->candidates.size() > 1 || (withOnlySenses && unit.prediction->candidates.size() == 1);
            if (!unit.decision && isOpen) {
                positions.push_back(qint64(i));
                break;
            }
        }
    }
    return positions;
}

std::vector<qint64> found(Database &database, DocumentId document, bool withOnlySenses = false)
{
    std::vector<qint64> positions;
    const CorpusStore corpus(database);
    const auto next = [&](qint64 after) { return must(corpus.nextUndecided(document, after, withOnlySenses)); };
    for (auto at = next(-1); at; at = next(*at))
        positions.push_back(*at);
    return positions;
}

} // namespace

class TestUndecided : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsWhateverIsWritten_data();
    void followsWhateverIsWritten();
    void goldOfAnImportIsDecided();
    void oldFilesAreBroughtUp();
};

void TestUndecided::followsWhateverIsWritten_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 5; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

/// Against a search through all sentences, after random decisions, undos, predictions and analyses in two documents.
void TestUndecided::followsWhateverIsWritten()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    TestProject project;
    Database &database = project.database();
    const std::vector<DocumentId> documents{store(database, plainDocument(12, 2)), store(database, plainDocument(9, 2))};
    CorpusStore corpus(database);
    DecisionStore decisions(database);
    PredictionStore predictions(database);
    for (int step = 0; step < 200; ++step) {
        const DocumentId document = documents[size_t(random.bounded(2))];
        const auto units = unitsOf(database, document);
        const UnitId unit = units[size_t(random.bounded(int(units.size())))];
        switch (random.bounded(6)) {
        case 0:
        case 1: {
            Decision decision = decisionFor({QStringLiteral("w%1:00::")});
            if (random.bounded(4) == 0)
                decision = {.verdict = Verdict::Cleared, .senses = {}, .annotator = {}, .time = decision.time, .modelVersion = {}};
            const UnitDecision made{unit, decision};
            must(decisions.append({&made, 1}));
            break;
        }
        case 2:
            must(decisions.undo());
            break;
        case 3:
        case 4: {
            const UnitPrediction made{unit, senses(random.bounded(4))};
            must(predictions.put({&made, 1}));
            break;
        }
        default: {
            // Another word class takes the prediction away, another lemma makes another unit.
            AnnotatedSentence sentence = must(corpus.sentences(document, random.bounded(9), 1)).front();
            sentence.sentence.units[0].wordClass = WordClass(random.bounded(4));
            if (random.bounded(2))
                sentence.sentence.units[1].lemma += u'x';
            must(corpus.setAnalysis(sentence.id, sentence.sentence));
        }
        }
        for (const DocumentId each : documents) {
            for (const bool withOnlySenses : {false, true})
                QCOMPARE(found(database, each, withOnlySenses), waiting(database, each, withOnlySenses));
        }
    }
}

void TestUndecided::goldOfAnImportIsDecided()
{
    TestProject project;
    DocumentText text = plainDocument(3, 1);
    text.sentences[0].units[0].externalId = QStringLiteral("t0");
    CorpusWriter writer(project.database(), {{QStringLiteral("t0"), {QStringLiteral("w%1:00::")}}}, QStringLiteral("gold"));
    must(writer.beginDocument(text.info));
    for (Sentence &sentence : text.sentences)
        must(writer.addSentence(std::move(sentence)));
    must(writer.endDocument({}));
    const DocumentId document = must(writer.commit()).front();
    QCOMPARE(found(project.database(), document), (std::vector<qint64>{1, 2}));
}

/// A file as version 1 left it.
void TestUndecided::oldFilesAreBroughtUp()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("old.glossator"));
    {
        SQLite::Database file(path.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        migrate(file, migrations().first(1));
        file.exec("INSERT INTO documents (id, name, external_id, source, state, sentences, units) VALUES (1, 'd', '', '', 0, 4, 4)");
        for (const char *position : {"0", "1", "2", "3"}) {
            const std::string p = position;
            file.exec("INSERT INTO sentences (id, document_id, position, length, starts_paragraph, analysed, external_id, gap, text) "
                      "VALUES (1"
                      + p + ", 1, " + p + ", 1, 0, 1, '', '', 'w')");
            file.exec("INSERT INTO tokens (sentence_id, position, start, \"end\", tag, lemma) VALUES (1" + p + ", 0, 0, 1, 0, 'w')");
            file.exec("INSERT INTO units (id, sentence_id, position, word_class, tokens, lemma, external_id) "
                      "VALUES (2"
                      + p + ", 1" + p + ", 0, 0, '[0]', 'w', '')");
        }
        file.exec("INSERT INTO model_versions VALUES (1, 'm'); INSERT INTO sense_keys VALUES (1, 'w%1:00::')");
        file.exec("INSERT INTO predictions VALUES (21, 1, zeroblob(8)), (22, 1, zeroblob(16))");
        file.exec("INSERT INTO actions VALUES (1, 0, NULL, 0); INSERT INTO history VALUES (1, 0)");
        file.exec("INSERT INTO decisions VALUES (1, 1, 20, 0, 5, 1, 1, 'ann', 'why'); INSERT INTO decision_senses VALUES (1, 0, 1)");
        file.exec("INSERT INTO in_force VALUES (20, 1)");
    }
    const auto database = must(Database::open(path, Database::Mode::OpenExisting));
    QCOMPARE(found(*database, DocumentId{1}), (std::vector<qint64>{2, 3}));
    const auto decision = must(DecisionStore(*database).inForce(UnitId{20}));
    QCOMPARE(decision->senses, QStringList(QStringLiteral("w%1:00::")));
    QCOMPARE(decision->comment, QStringLiteral("why"));
    QCOMPARE(decision->order, SenseOrder::Unknown);
    QVERIFY(!decision->suggestion && !decision->inBulk);
}

QTEST_GUILESS_MAIN(TestUndecided)
#include "tst_undecided.moc"
