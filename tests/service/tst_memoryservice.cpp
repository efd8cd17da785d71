#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>

#include "service/memoryservice.h"
#include "service/predictionchanges.h"
#include "store/predictionstore.h"
#include "support/patience.h"
#include "support/projectfixture.h"

using namespace glossator;
using glossator::testing::ProjectFixture;

/// With the real encoder and the shipped model; time-outs allow for glosses that the index lacks.
class TestMemoryService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void decisionsSpeakAtOnce();
    void takenBackTheyLeaveNoTrace_data();
    void takenBackTheyLeaveNoTrace();
    void newPredictionsHearThem();
    void changesAreCountedWhenTheyHaveSpoken();
    void removedDocumentsFallSilent();
    void repairedWordsFallSilent_data();
    void repairedWordsFallSilent();
    void tellsNothingOfHiddenSuggestions();
    void canBeTurnedOff();

private:
    void start();
    void decide(int unit, const QString &sense);
    void undo();
    void settle(const std::function<void()> &act);
    [[nodiscard]] std::vector<Prediction> predictions(int document = 0) const;
    [[nodiscard]] double probability(int unit, const QString &sense) const;

    std::unique_ptr<ProjectFixture> m_fixture;
    std::unique_ptr<PredictionService> m_predictions;
    std::unique_ptr<MemoryService> m_memory;
};

namespace {

constexpr int patience = testing::patient(200'000); // ms
constexpr int banks = 6;
/// "a supply or stock held in reserve": nothing that the model would think of here.
const QString reserve = QStringLiteral("bank%1:21:01::");

/// But for the rounding of another batch.
bool isClose(const Prediction &a, const Prediction &b)
{
    return std::ranges::equal(a.candidates, b.candidates, [](const SenseProbability &one, const SenseProbability &other) {
        return one.sense == other.sense && std::abs(one.probability - other.probability) < 1e-4F;
    });
}

} // namespace

void TestMemoryService::init()
{
    m_fixture = std::make_unique<ProjectFixture>();
    m_fixture->document(QStringLiteral("bank.txt"));
    for (int i = 0; i < banks; ++i) {
        m_fixture->paragraph();
        m_fixture->sentence(QStringLiteral("On day %1 the bank was full again .").arg(i)).unit({4}, QStringLiteral("bank"));
    }
    m_fixture->sentence(QStringLiteral("The dog sat down .")).unit({1}, QStringLiteral("dog"));
    start();
}

void TestMemoryService::cleanup()
{
    m_memory.reset();
    m_predictions.reset();
    m_fixture.reset();
}

/// Opens the project as a session does.
void TestMemoryService::start()
{
    m_memory.reset();
    m_predictions.reset();
    m_fixture->close();
    Project &project = m_fixture->open();
    m_predictions = std::make_unique<PredictionService>(project, AnnotatorConfig{});
    m_memory = std::make_unique<MemoryService>(project, *m_predictions);
    QSignalSpy finished(m_predictions.get(), &PredictionService::finished);
    m_predictions->refresh();
    QVERIFY(finished.wait(patience));
    QTRY_VERIFY_WITH_TIMEOUT(!m_memory->isRunning(), patience);
}

void TestMemoryService::settle(const std::function<void()> &act)
{
    QSignalSpy settled(m_memory.get(), &MemoryService::settled);
    QSignalSpy failed(m_memory.get(), &MemoryService::failed);
    act();
    QVERIFY(!settled.isEmpty() || settled.wait(patience));
    QVERIFY(failed.isEmpty());
}

void TestMemoryService::decide(int unit, const QString &sense)
{
    Decision decision;
    decision.senses = {sense};
    settle([&] { QVERIFY(m_fixture->open().decide(m_fixture->unitId(unit), decision)); });
}

void TestMemoryService::undo()
{
    settle([this] { QVERIFY(m_fixture->open().undo()); });
}

std::vector<Prediction> TestMemoryService::predictions(int document) const
{
    std::vector<Prediction> result;
    const auto sentences = m_fixture->open().corpus().sentences(m_fixture->documentId(document), 0, 100);
    for (const AnnotatedSentence &sentence : *sentences) {
        for (const UnitAnnotation &unit : sentence.annotations)
            result.push_back(unit.prediction.value_or(Prediction()));
    }
    return result;
}

double TestMemoryService::probability(int unit, const QString &sense) const
{
    const Prediction prediction = predictions()[size_t(unit)];
    const auto found = std::ranges::find(prediction.candidates, sense, &SenseProbability::sense);
    return found == prediction.candidates.end() ? -1 : double(found->probability);
}

void TestMemoryService::decisionsSpeakAtOnce()
{
    const std::vector<Prediction> before = predictions();
    QVERIFY(before[1].candidates.front().sense != reserve);
    QVERIFY(m_memory->setWeight(0.9));
    QSignalSpy changed(&m_fixture->open(), &Project::sentencesChanged);
    QSignalSpy flipped(m_memory.get(), &MemoryService::flipped);
    decide(0, reserve);
    QVERIFY(!changed.isEmpty());
    std::vector<SenseFlip> flips;
    for (const auto &signal : flipped)
        std::ranges::copy(signal.front().value<std::vector<SenseFlip>>(), std::back_inserter(flips));
    QVERIFY(!flips.empty());
    for (const SenseFlip &flip : flips) {
        QCOMPARE(flip.after, reserve);
        int unit = 1;
        while (unit < banks && flip.unit.id != m_fixture->unitId(unit))
            ++unit;
        QVERIFY(unit < banks);
        QCOMPARE(flip.before, before[size_t(unit)].candidates.front().sense);
    }
    double total = 0;
    const Prediction other = predictions()[1];
    for (const SenseProbability &candidate : other.candidates)
        total += double(candidate.probability);
    QVERIFY(std::abs(total - 1) < 1e-4);
    // The word itself hears only others; other words hear nothing.
    QCOMPARE(predictions()[0], before[0]);
    QCOMPARE(predictions()[banks], before[banks]);
}

void TestMemoryService::takenBackTheyLeaveNoTrace_data()
{
    QTest::addColumn<bool>("afterRestart");
    QTest::newRow("at once") << false;
    QTest::newRow("after a restart") << true;
}

void TestMemoryService::takenBackTheyLeaveNoTrace()
{
    QFETCH(bool, afterRestart);
    const std::vector<Prediction> before = predictions();
    decide(0, reserve);
    const std::vector<Prediction> afterOne = predictions();
    QVERIFY(afterOne != before);
    decide(3, reserve);
    QVERIFY(predictions() != afterOne);
    if (afterRestart)
        start();
    undo();
    if (!afterRestart)
        QCOMPARE(predictions(), afterOne); // bit for bit
    undo();
    QCOMPARE(predictions(), before);
}

void TestMemoryService::newPredictionsHearThem()
{
    decide(0, reserve);
    const std::vector<Prediction> heard = predictions();
    // As if they were missing: the model alone, then the memory again.
    Project &project = m_fixture->open();
    QSignalSpy settled(m_memory.get(), &MemoryService::settled);
    QVERIFY(project.models().current());
    {
        const auto database = Database::open(m_fixture->path(), Database::Mode::OpenExisting);
        QVERIFY(database);
        std::vector<UnitPrediction> old;
        for (int i = 0; i < banks; ++i)
            old.push_back({m_fixture->unitId(i), {{{reserve, 1.0F}}, QStringLiteral("an older model")}});
        QVERIFY(PredictionStore(**database).put(old));
        // And what was kept of the model's word were that of another text.
        QVERIFY(ExemplarStore(**database).keepBase(m_fixture->unitId(1), {{{reserve, 1.0F}}, heard[1].modelVersion}));
    }
    m_predictions->refresh();
    QTRY_VERIFY_WITH_TIMEOUT(!settled.isEmpty() && !m_memory->isRunning(), patience);
    const std::vector<Prediction> again = predictions();
    QCOMPARE(again.size(), heard.size());
    for (size_t i = 0; i < heard.size(); ++i)
        QVERIFY(isClose(again[i], heard[i]));
}

void TestMemoryService::changesAreCountedWhenTheyHaveSpoken()
{
    QVERIFY(m_memory->setWeight(0.9));
    decide(0, reserve);
    QCOMPARE(predictions()[1].candidates.front().sense, reserve);
    PredictionChanges changes(m_fixture->open(), *m_predictions, *m_memory);
    std::optional<ChangedPredictions> counted;
    bool isRemembered = false;
    changes.remember([&] { isRemembered = true; });
    QTRY_VERIFY_WITH_TIMEOUT(isRemembered, patience);
    // A model that says the same of these words but is another one: it takes its time to hear the decision.
    m_predictions->annotator()->setPriorFactor(0.99);
    changes.compare([&](const ChangedPredictions &now) { counted = now; });
    m_predictions->refresh();
    QTRY_VERIFY_WITH_TIMEOUT(counted, patience);
    QVERIFY(!m_memory->isRunning());
    QCOMPARE(predictions()[1].candidates.front().sense, reserve);
    QCOMPARE(counted->compared, banks + 1);
    QCOMPARE(counted->changed, 0);
}

void TestMemoryService::removedDocumentsFallSilent()
{
    m_memory.reset();
    m_predictions.reset();
    m_fixture = std::make_unique<ProjectFixture>();
    for (const char *name : {"a.txt", "b.txt"}) {
        m_fixture->document(QString::fromLatin1(name));
        for (int i = 0; i < 2; ++i)
            m_fixture->sentence(QStringLiteral("On day %1 the bank was full again .").arg(i)).unit({4}, QStringLiteral("bank"));
    }
    start();
    Project &project = m_fixture->open();
    const std::vector<Prediction> before = predictions(1);
    decide(0, reserve);
    QVERIFY(predictions(1) != before);
    project.notifyDocumentsChanged(); // as after an import
    QVERIFY(!m_memory->isRunning());
    settle([&] { QVERIFY(project.removeDocument(m_fixture->documentId(0))); });
    QCOMPARE(predictions(1), before);
}

void TestMemoryService::repairedWordsFallSilent_data()
{
    QTest::addColumn<QString>("lemma");
    QTest::newRow("the unit goes") << QString();
    QTest::newRow("it is another word") << QStringLiteral("dog");
}

void TestMemoryService::repairedWordsFallSilent()
{
    QFETCH(QString, lemma);
    Project &project = m_fixture->open();
    const std::vector<Prediction> before = predictions();
    decide(0, reserve);
    QVERIFY(!isClose(predictions()[1], before[1]));

    const auto stored = project.corpus().sentences(m_fixture->documentId(), 0, 1);
    QVERIFY(stored);
    const AnnotatedSentence &first = stored->front();
    const std::vector<RepairSentence> sentences{{first.id, first.sentence, {first.annotations.front().id}}};
    RepairDraft draft(sentences, m_predictions->annotator()->inventory(), {});
    QVERIFY(lemma.isEmpty() ? draft.removeUnit(0, 0) : draft.setReading(0, 0, {lemma, WordClass::Noun}));
    const auto repaired = project.repair({m_fixture->documentId(), 0, sentences, draft.sentences(), {}});
    QVERIFY(repaired && *repaired);
    const auto othersAreBack = [&] {
        const std::vector<Prediction> now = predictions();
        return std::equal(now.end() - banks, now.end(), before.end() - banks, isClose);
    };
    QTRY_VERIFY_WITH_TIMEOUT(othersAreBack(), patience);
}

void TestMemoryService::tellsNothingOfHiddenSuggestions()
{
    QVERIFY(m_memory->setWeight(0.9));
    QVERIFY(m_fixture->open().setBlindMode({1, 1}));
    QSignalSpy flipped(m_memory.get(), &MemoryService::flipped);
    decide(0, reserve);
    QVERIFY(flipped.isEmpty());
    QVERIFY(probability(1, reserve) > 0.3); // behind the scenes all the same
}

void TestMemoryService::canBeTurnedOff()
{
    QCOMPARE(m_memory->weight(), MemoryService::defaultWeight);
    const std::vector<Prediction> before = predictions();
    decide(0, reserve);
    QVERIFY(predictions() != before);
    settle([this] { QVERIFY(m_memory->setWeight(0)); });
    QCOMPARE(predictions(), before);
    decide(1, reserve);
    QCOMPARE(predictions(), before);
    settle([this] { QVERIFY(m_memory->setWeight(0.75)); });
    QVERIFY(predictions() != before);
    // The project's, for whoever opens it.
    start();
    QCOMPARE(m_memory->weight(), 0.75);
}

QTEST_GUILESS_MAIN(TestMemoryService)
#include "tst_memoryservice.moc"
