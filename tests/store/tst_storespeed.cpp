#include <QElapsedTimer>
#include <QFileInfo>
#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <ctime>

#include "store/predictionstore.h"
#include "store/randomrepair.h"
#include "store/storetesting.h"
#include "store/transaction.h"

using namespace glossator;
using namespace glossator::testing;

namespace {

constexpr int sentenceCount = 100'000;
constexpr int wordsPerSentence = 10;

/// Milliseconds that a function takes.
template <typename Function>
double measure(Function &&function)
{
    QElapsedTimer timer;
    timer.start();
    function();
    return double(timer.nsecsElapsed()) / 1e6;
}

} // namespace

/// Bounds are several times what one slow core needs; the figures are printed.
class TestStoreSpeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void millionTokens();

private:
    void readAll(Database &database, DocumentId id);
    void predictScreens(Database &database, DocumentId id);
    void decideMany(Database &database, DocumentId id);
    void decideInBulk(Database &database, DocumentId id);
    void repairMany(Database &database, DocumentId id);
    void findUndecided(Database &database, DocumentId id);
};

void TestStoreSpeed::readAll(Database &database, DocumentId id)
{
    const CorpusStore corpus(database);
    const double documents = measure([&] { QCOMPARE(must(corpus.documents()).front().tokens, sentenceCount * wordsPerSentence); });
    const double outline = measure([&] { QCOMPARE(must(corpus.outline(id)).size(), size_t(sentenceCount)); });
    const double screen = measure([&] { QCOMPARE(must(corpus.sentences(id, sentenceCount / 2, 60)).size(), 60u); });
    qInfo("documents %.2f ms, outline of 100,000 sentences %.1f ms, 60 sentences from the middle %.2f ms", documents, outline, screen);
    QVERIFY(documents < 100);
    QVERIFY(outline < 1000);
    QVERIFY(screen < 250);
}

void TestStoreSpeed::predictScreens(Database &database, DocumentId id)
{
    CorpusStore corpus(database);
    PredictionStore predictions(database);
    const QString version = QStringLiteral("m");
    double finding = 0;
    double writing = 0;
    constexpr int rounds = 50;
    for (int round = 0; round < rounds; ++round) {
        std::vector<PredictionStore::OutdatedSentence> outdated;
        finding += measure([&] { outdated = must(predictions.outdated(id, version, {}, 50)); });
        QCOMPARE(outdated.front().position, round * 50);
        std::vector<AnnotatedSentence> sentences = must(corpus.sentences(id, outdated.front().position, 50));
        writing += measure([&] {
            auto transaction = must(Transaction::begin(database));
            std::vector<UnitPrediction> made;
            for (const AnnotatedSentence &sentence : sentences) {
                must(corpus.setAnalysis(sentence.id, sentence.sentence));
                for (const UnitAnnotation &unit : sentence.annotations)
                    made.push_back({unit.id, {{{QStringLiteral("w%1:00::"), 0.5F}, {QStringLiteral("w%1:01::"), 0.5F}}, version}});
            }
            must(predictions.put(made));
            must(transaction.commit());
        });
    }
    qint64 left = 0;
    const double counting = measure([&] { left = must(predictions.countOutdated(version)); });
    QCOMPARE(left, sentenceCount - rounds * 50);
    qInfo("50 outdated sentences: found in %.2f ms, written in %.1f ms; all counted in %.1f ms", finding / rounds, writing / rounds,
          counting);
    QVERIFY(finding / rounds < 50);
    QVERIFY(writing / rounds < 500);
}

void TestStoreSpeed::decideMany(Database &database, DocumentId id)
{
    const auto sentences = must(CorpusStore(database).sentences(id, 1000, 100));
    DecisionStore decisions(database);
    std::vector<double> times;
    for (const AnnotatedSentence &sentence : sentences) {
        for (const UnitAnnotation &unit : sentence.annotations) {
            const UnitDecision decision{unit.id, decisionFor({QStringLiteral("w%1:00::")})};
            times.push_back(measure([&] { must(decisions.append({&decision, 1})); }));
        }
    }
    std::sort(times.begin(), times.end());
    qInfo("a decision on disk: median %.2f ms, 95th percentile %.2f ms, slowest %.2f ms", times[times.size() / 2],
          times[times.size() * 95 / 100], times.back());
    QVERIFY(times[times.size() / 2] < 200);
}

void TestStoreSpeed::decideInBulk(Database &database, DocumentId id)
{
    std::vector<UnitDecision> bulk;
    for (const AnnotatedSentence &sentence : must(CorpusStore(database).sentences(id, 10'000, 5000))) {
        for (const UnitAnnotation &unit : sentence.annotations)
            bulk.push_back({unit.id, decisionFor({QStringLiteral("w%1:00::")})});
    }
    DecisionStore decisions(database);
    const double deciding = measure([&] { must(decisions.append(bulk)); });
    const double undoing = measure([&] { QCOMPARE(must(decisions.undo()).size(), bulk.size()); });
    qInfo("50,000 decisions at once: %.0f ms, taken back %.0f ms", deciding, undoing);
    QVERIFY(deciding < 20'000);
    QVERIFY(undoing < 20'000);
}

/// At the beginning, so that 100,000 sentences move by one.
void TestStoreSpeed::repairMany(Database &database, DocumentId id)
{
    std::vector<double> splitting;
    std::vector<double> undoing;
    for (int i = 0; i < 40; ++i) {
        const auto before = sentencesForRepair(database, id, i, 2);
        RepairDraft draft(before, nullptr, {});
        QVERIFY(i % 2 == 0 ? draft.splitSentence(0, 5) : draft.joinSentences(0));
        splitting.push_back(measure([&] { must(RepairStore(database).apply({id, i, before, draft.sentences(), {}})); }));
    }
    for (int i = 0; i < 40; ++i)
        undoing.push_back(measure([&] { must(DecisionStore(database).undo()); }));
    std::ranges::sort(splitting);
    std::ranges::sort(undoing);
    qInfo("sentences split or joined: median %.1f ms, slowest %.1f ms; taken back: median %.1f ms", splitting[20], splitting.back(),
          undoing[20]);
    QVERIFY(splitting[20] < 50);
    QVERIFY(undoing[20] < 50);
}

/// All but the last sentence decided, which the journal need not know: what counts is that the search passes them over.
void TestStoreSpeed::findUndecided(Database &database, DocumentId id)
{
    database.connection().exec("UPDATE units SET undecided = 0 WHERE sentence_id <> (SELECT max(id) FROM sentences)");
    const CorpusStore corpus(database);
    const double finding = measure([&] { QCOMPARE(must(corpus.nextUndecided(id, 0)), std::optional<qint64>(sentenceCount - 1)); });
    qInfo("the next undecided sentence, 100,000 sentences ahead: %.2f ms", finding);
    QVERIFY(finding < 5);
}

void TestStoreSpeed::millionTokens()
{
    TestProject project;
    const DocumentText text = plainDocument(sentenceCount, wordsPerSentence);
    DocumentText raw = text;
    for (Sentence &sentence : raw.sentences)
        sentence.units.clear();
    DocumentId id;
    const std::clock_t beforeImports = std::clock();
    const double rawImport = measure([&] { [[maybe_unused]] const DocumentId unused = store(project.database(), raw); });
    must(CorpusStore(project.database()).removeDocument(DocumentId{1}));
    const double import = measure([&] { id = store(project.database(), text); });
    const double importSeconds = double(std::clock() - beforeImports) / CLOCKS_PER_SEC;
    constexpr double thousands = sentenceCount * wordsPerSentence / 1000.0;
    qInfo("import: %.0f thousand tokens/s; with a unit for each token %.0f", thousands / rawImport * 1000, thousands / import * 1000);
    qInfo("import: %.0f thousand tokens a second of processor time, both together", 2 * thousands / importSeconds);
    QVERIFY(importSeconds < 15); // every unit goes into the indexes that search uses
    project.close();
    const double opening = measure([&] { project.reopen(); });
    qInfo("opened in %.1f ms, %.0f MB", opening, double(QFileInfo(project.path()).size()) / 1e6);
    QVERIFY(opening < 500);
    readAll(project.database(), id);
    predictScreens(project.database(), id);
    decideMany(project.database(), id);
    decideInBulk(project.database(), id);
    repairMany(project.database(), id);
    findUndecided(project.database(), id);
}

QTEST_GUILESS_MAIN(TestStoreSpeed)
#include "tst_storespeed.moc"
