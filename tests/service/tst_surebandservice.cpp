#include <QSignalSpy>
#include <QTest>

#include "service/anchoringservice.h"
#include "service/surebandservice.h"
#include "support/projectfixture.h"

using namespace glossator;
using glossator::testing::ProjectFixture;

namespace {

const QString first = QStringLiteral("word%1:10:00::");
const QString second = QStringLiteral("word%1:10:03::");
constexpr int judgedUnits = 80;
constexpr int openUnits = 30;

Decision answer(const QString &sense, bool shown)
{
    Decision decision;
    decision.senses = {sense};
    decision.modelVersion = ProjectFixture::modelVersion();
    decision.suggestionShown = shown;
    decision.suggestion = SenseProbability{first, 0.9F};
    return decision;
}

/// Units 0 … 79 to be judged, 80 … 109 open at 0.95, then one each: open at 0.6, of one sense only, not predicted.
void describe(ProjectFixture &fixture)
{
    fixture.document(QStringLiteral("a.txt"));
    for (int i = 0; i < judgedUnits + openUnits; ++i) {
        const float probability = i < judgedUnits ? 0.9F : 0.95F;
        fixture.sentence(QStringLiteral("The word number %1 .").arg(i)).unit({1}, QStringLiteral("word"));
        fixture.predicted({{first, probability}, {second, 1 - probability}});
    }
    fixture.sentence(QStringLiteral("The word .")).unit({1}, QStringLiteral("word")).predicted({{first, 0.6F}, {second, 0.4F}});
    fixture.sentence(QStringLiteral("The word .")).unit({1}, QStringLiteral("word")).predicted({{first, 1.0F}});
    fixture.sentence(QStringLiteral("The word .")).unit({1}, QStringLiteral("word"));
}

} // namespace

class SureBandServiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void saysWhenNothingIsSureEnough();
    void acceptsWhatWasPreviewedAsOneStep();
    void leavesHiddenUnitsToPeople();
    void passesOverWhatChangedMeanwhile();
    void previewWaitsForAcceptance();
    void cancelDropsAWaitingPreview();
    void countsJudgements();

private:
    void judge(int count, bool shown);
    [[nodiscard]] std::optional<SureBandPreview> previewed(SureBandService &service, double rate);
    [[nodiscard]] std::optional<Decision> decided(int unit) { return *m_project->decisions().inForce(m_fixture->unitId(unit)); }

    std::unique_ptr<ProjectFixture> m_fixture;
    Project *m_project = nullptr;
};

void SureBandServiceTest::initTestCase()
{
    qRegisterMetaType<std::optional<SureBandPreview>>();
    qRegisterMetaType<AnchoringReport>();
}

void SureBandServiceTest::init()
{
    m_fixture = std::make_unique<ProjectFixture>();
    describe(*m_fixture);
    m_project = &m_fixture->open();
}

void SureBandServiceTest::judge(int count, bool shown)
{
    std::vector<UnitDecision> decisions;
    for (int i = 0; i < count; ++i)
        decisions.push_back({m_fixture->unitId(i), answer(first, shown)});
    QVERIFY(m_project->decide(decisions));
}

std::optional<SureBandPreview> SureBandServiceTest::previewed(SureBandService &service, double rate)
{
    QSignalSpy spy(&service, &SureBandService::previewed);
    service.preview(rate);
    if (!spy.wait(20'000))
        return {};
    return spy.front().front().value<std::optional<SureBandPreview>>();
}

void SureBandServiceTest::saysWhenNothingIsSureEnough()
{
    judge(58, true); // see tst_sureband: 59 would do
    SureBandService service(*m_project);
    QVERIFY(!previewed(service, 0.05));
}

void SureBandServiceTest::acceptsWhatWasPreviewedAsOneStep()
{
    judge(judgedUnits, true);
    SureBandService service(*m_project);
    const auto preview = previewed(service, 0.05);
    QVERIFY(preview);
    QCOMPARE(preview->band.judged, judgedUnits);
    QVERIFY(preview->band.threshold <= 0.9);
    // No error so far: everything down to the lowest threshold, but nothing without a choice.
    QCOMPARE(preview->suggestions.size(), size_t(openUnits + 1));
    QCOMPARE(preview->sample.size(), size_t(SureBandPreview::sampleSize));
    QCOMPARE(preview->sample.front().context.word, QStringLiteral("word"));
    QCOMPARE(preview->sample.front().context.before, QStringLiteral("The"));
    QVERIFY(preview->sample.front().context.after.startsWith(QStringLiteral("number ")));
    QVERIFY(!decided(judgedUnits));

    QSignalSpy accepted(&service, &SureBandService::accepted);
    QSignalSpy changed(m_project, &Project::decisionsChanged);
    service.accept(*preview);
    QVERIFY(accepted.wait(20'000));
    QCOMPARE(accepted.front().front().toLongLong(), openUnits + 1);
    QCOMPARE(changed.size(), 1);
    const auto decision = decided(judgedUnits);
    QVERIFY(decision && decision->inBulk);
    QCOMPARE(decision->senses, QStringList(first));
    QCOMPARE(decision->annotator, m_project->annotator());
    QCOMPARE(decision->suggestion, (SenseProbability{first, 0.95F}));
    QVERIFY(!decided(judgedUnits + openUnits + 1) && !decided(judgedUnits + openUnits + 2));
    // What was accepted unseen proves nothing about the model.
    QCOMPARE(m_project->decisions().judgedSuggestions()->size(), size_t(judgedUnits));

    QVERIFY(m_project->undo());
    QCOMPARE(m_project->decisions().allInForce()->size(), size_t(judgedUnits));
    QVERIFY(m_project->redo());
    QCOMPARE(m_project->decisions().allInForce()->size(), size_t(judgedUnits + openUnits + 1));
}

void SureBandServiceTest::leavesHiddenUnitsToPeople()
{
    judge(judgedUnits, true);
    QVERIFY(m_project->setBlindMode({0.5, 11}));
    SureBandService service(*m_project);
    const auto preview = previewed(service, 0.05);
    QVERIFY(preview);
    QVERIFY(preview->leftHidden > 0);
    QCOMPARE(qint64(preview->suggestions.size()) + preview->leftHidden, openUnits + 1);
    for (const OpenSuggestion &suggestion : preview->suggestions)
        QVERIFY(!m_project->blindMode().hides(suggestion.unit));
}

void SureBandServiceTest::passesOverWhatChangedMeanwhile()
{
    judge(judgedUnits, true);
    SureBandService service(*m_project);
    const auto preview = previewed(service, 0.05);
    QVERIFY(preview);
    QVERIFY(m_project->decide(m_fixture->unitId(judgedUnits), answer(second, true)));
    QSignalSpy accepted(&service, &SureBandService::accepted);
    service.accept(*preview);
    QVERIFY(accepted.wait(20'000));
    QCOMPARE(accepted.front().front().toLongLong(), openUnits);
    QCOMPARE(decided(judgedUnits)->senses, QStringList(second));
    QVERIFY(!decided(judgedUnits)->inBulk);
}

void SureBandServiceTest::previewWaitsForAcceptance()
{
    judge(judgedUnits, true);
    SureBandService service(*m_project);
    const auto preview = previewed(service, 0.05);
    QVERIFY(preview);
    QSignalSpy accepted(&service, &SureBandService::accepted);
    QSignalSpy failed(&service, &SureBandService::failed);
    service.accept(*preview);
    const auto after = previewed(service, 0.05);
    QVERIFY(failed.isEmpty());
    QCOMPARE(accepted.size(), 1);
    QCOMPARE(accepted.front().front().toLongLong(), openUnits + 1);
    QVERIFY(after && after->suggestions.empty());

    // From now on they replace one another again.
    QSignalSpy reported(&service, &SureBandService::previewed);
    service.preview(0.05);
    service.preview(0.001); // too low for so few judgements
    QVERIFY(reported.wait(20'000));
    QVERIFY(!reported.front().front().value<std::optional<SureBandPreview>>());
    QVERIFY(!service.isRunning());
    QCOMPARE(reported.size(), 1);
}

void SureBandServiceTest::cancelDropsAWaitingPreview()
{
    judge(judgedUnits, true);
    SureBandService service(*m_project);
    const auto preview = previewed(service, 0.05);
    QVERIFY(preview);
    const QSignalSpy accepted(&service, &SureBandService::accepted);
    const QSignalSpy failed(&service, &SureBandService::failed);
    const QSignalSpy others(&service, &SureBandService::previewed);
    service.accept(*preview);
    service.preview(0.05);
    service.cancel();
    QTRY_COMPARE(accepted.size() + failed.size(), 1);
    QTRY_VERIFY(!service.isRunning());
    QCoreApplication::processEvents();
    QVERIFY(others.isEmpty());
}

void SureBandServiceTest::countsJudgements()
{
    std::vector<UnitDecision> decisions;
    const auto decide = [&](Decision decision) { decisions.push_back({m_fixture->unitId(int(decisions.size())), std::move(decision)}); };
    decide(answer(first, true));
    decide(answer(second, true));
    decide(answer(first, false));
    Decision several = answer(second, false);
    several.senses.append(first);
    decide(several); // the suggested sense is among them
    for (const Verdict verdict : {Verdict::NoneOfThese, Verdict::TextError, Verdict::Unsure}) {
        Decision refusal = answer(first, false);
        refusal.verdict = verdict;
        refusal.senses.clear();
        decide(refusal);
    }
    Decision unsuggested = answer(first, false);
    unsuggested.suggestion.reset();
    decide(unsuggested);
    QVERIFY(m_project->decide(decisions));

    AnchoringService service(*m_project);
    QSignalSpy reported(&service, &AnchoringService::reported);
    service.setWatched(true);
    QVERIFY(reported.wait(20'000));
    auto report = reported.takeFirst().front().value<AnchoringReport>();
    QCOMPARE(report.shown.judged, 2);
    QCOMPARE(report.shown.agreed, 1);
    QCOMPARE(report.hidden.judged, 4);
    QCOMPARE(report.hidden.agreed, 2);
    // Live.
    QVERIFY(m_project->undo());
    QVERIFY(reported.wait(20'000));
    report = reported.takeFirst().front().value<AnchoringReport>();
    QCOMPARE(report.shown.judged, 0);
}

QTEST_GUILESS_MAIN(SureBandServiceTest)
#include "tst_surebandservice.moc"
