#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

#include <cmath>

#include "service/project.h"
#include "service/projectwithfiles.h"
#include "support/projectfixture.h"

using namespace glossator;
using glossator::testing::ioData;
using glossator::testing::ProjectFixture;
using glossator::testing::york;

namespace {

const QString bank = QStringLiteral("bank%1:17:01::");

ProjectFixture &describe(ProjectFixture &fixture)
{
    return fixture.document(QStringLiteral("bank.txt"))
        .sentence(QStringLiteral("The bank closed ."))
        .unit({1}, QStringLiteral("bank"))
        .predicted({{bank, 1.0F}})
        .unit({2}, QStringLiteral("close"), WordClass::Verb);
}

Decision choosing(const QString &sense)
{
    Decision decision;
    decision.senses = {sense};
    return decision;
}

} // namespace

class TestProject : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void createsOpensAndRefuses();
    void remembersSettings();
    void refusesSettingsThatCannotBeRead();
    void decidesAndTellsWho();
    void undoesAndRedoesAcrossSessions();
    void removesDocuments();
    void noticesDocumentsOfOtherPrograms();
    void noticesDecisionsOfOtherPrograms();
    void tellsNothingTwice();
    void hidesARandomShare();
    void keepsBlindModeAndOrder();
    void keepsGuidelines();
    void passesOnWhatServicesSay();
};

void TestProject::createsOpensAndRefuses()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("p.glossator"));
    QCOMPARE(Project::open(path).error().code, ErrorCode::FileNotFound);
    {
        const auto project = Project::create(path);
        QVERIFY(project);
        QCOMPARE((*project)->path(), path);
        QVERIFY((*project)->corpus().documents()->empty());
        QVERIFY(!(*project)->canUndo());
        QVERIFY(!(*project)->canRedo());
    }
    QCOMPARE(Project::create(path).error().code, ErrorCode::ProjectExists);
    QVERIFY(Project::open(path));
}

void TestProject::remembersSettings()
{
    ProjectFixture fixture;
    QVERIFY(!fixture.open().annotator().isEmpty());
    QVERIFY(fixture.open().setAnnotator(QStringLiteral("أمل")));
    QVERIFY(fixture.open().setSetting(QStringLiteral("session/document"), QStringLiteral("7")));
    fixture.close();
    QCOMPARE(fixture.open().annotator(), QStringLiteral("أمل"));
    QCOMPARE(fixture.open().setting(QStringLiteral("session/document")), QStringLiteral("7"));
    QCOMPARE(fixture.open().setting(QStringLiteral("absent"), QStringLiteral("x")), QStringLiteral("x"));
}

/// Without them a window would show what blind mode hides.
void TestProject::refusesSettingsThatCannotBeRead()
{
    ProjectFixture fixture;
    QVERIFY(describe(fixture).open().setBlindMode({.share = 0.5}));
    fixture.close();
    SQLite::Database(QFile::encodeName(fixture.path()).toStdString(), SQLite::OPEN_READWRITE).exec("ALTER TABLE settings RENAME TO others");
    const auto project = Project::open(fixture.path());
    QVERIFY(!project);
    QCOMPARE(project.error().subject, fixture.path());
}

void TestProject::decidesAndTellsWho()
{
    ProjectFixture fixture;
    Project &project = describe(fixture).open();
    QVERIFY(project.setAnnotator(QStringLiteral("ann")));
    QSignalSpy changed(&project, &Project::decisionsChanged);
    QVERIFY(project.decide(fixture.unitId(0), choosing(bank)));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.front().front().value<std::vector<UnitId>>(), std::vector{fixture.unitId(0)});
    const auto decision = project.decisions().inForce(fixture.unitId(0));
    QVERIFY(decision && *decision);
    QCOMPARE((*decision)->senses, QStringList{bank});
    QCOMPARE((*decision)->annotator, QStringLiteral("ann"));
    QVERIFY(std::abs((*decision)->time.secsTo(QDateTime::currentDateTimeUtc())) < 60);
    QVERIFY(project.decide({}));
    QCOMPARE(changed.size(), 1);
}

void TestProject::undoesAndRedoesAcrossSessions()
{
    ProjectFixture fixture;
    QVERIFY(describe(fixture).open().decide({{fixture.unitId(0), choosing(bank)}, {fixture.unitId(1), {}}}));
    fixture.close();
    Project &project = fixture.open();
    QSignalSpy changed(&project, &Project::decisionsChanged);
    const std::vector<UnitId> both = {fixture.unitId(0), fixture.unitId(1)};
    QVERIFY(project.canUndo());
    QVERIFY(project.undo());
    QCOMPARE(changed.takeFirst().front().value<std::vector<UnitId>>(), both);
    QVERIFY(project.decisions().allInForce()->empty());
    QVERIFY(!project.canUndo());
    QVERIFY(project.canRedo());
    QVERIFY(project.redo());
    QCOMPARE(changed.takeFirst().front().value<std::vector<UnitId>>(), both);
    QCOMPARE(project.decisions().allInForce()->size(), 2u);
    QVERIFY(project.redo()); // nothing is left to redo
    QVERIFY(changed.isEmpty());
}

void TestProject::removesDocuments()
{
    ProjectFixture fixture;
    Project &project = describe(fixture).open();
    QVERIFY(project.decide(fixture.unitId(0), choosing(bank)));
    QSignalSpy changed(&project, &Project::documentsChanged);
    QVERIFY(project.removeDocument(fixture.documentId()));
    QCOMPARE(changed.size(), 1);
    QVERIFY(project.corpus().documents()->empty());
    QVERIFY(!project.canUndo());
    QVERIFY(!project.removeDocument(fixture.documentId()));
    QCOMPARE(changed.size(), 1);
}

void TestProject::noticesDocumentsOfOtherPrograms()
{
    ProjectFixture fixture;
    Project &project = describe(fixture).open();
    QSignalSpy changed(&project, &Project::documentsChanged);
    QSignalSpy removed(&project, &Project::documentRemoved);
    QCOMPARE(*project.noticeOthers(), OthersWork{}); // nobody was there
    const auto others = Project::open(project.path());

    const DocumentId first = fixture.documentId();
    QVERIFY((*others)->removeDocument(first));
    QCOMPARE(*project.noticeOthers(), (OthersWork{.documents = true}));
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed.front().front().value<DocumentId>(), first);
    QCOMPARE(changed.size(), 1);

    const auto added = importFiles(project.path(), {{ioData(york)}, {}, {}}, {});
    QVERIFY(added);
    QCOMPARE(*project.noticeOthers(), (OthersWork{.documents = true}));
    QCOMPARE(removed.size(), 1);
    QCOMPARE(changed.size(), 2);
    QCOMPARE(*project.noticeOthers(), OthersWork{});

    // What was announced by itself is no news.
    QVERIFY(project.removeDocument(added->documents.front()));
    QCOMPARE(removed.size(), 2);
    QCOMPARE(*project.noticeOthers(), OthersWork{});
    QCOMPARE(changed.size(), 3);

    // Nor is what came to be known on the occasion of news of its own.
    const auto more = importFiles(project.path(), {{ioData(york)}, {}, {}}, {});
    project.notifyDocumentsChanged();
    QVERIFY((*others)->removeDocument(more->documents.front()));
    project.notifyDocumentsChanged();
    QCOMPARE(removed.size(), 3);
    QCOMPARE(removed.back().front().value<DocumentId>(), more->documents.front());
    QCOMPARE(*project.noticeOthers(), OthersWork{});
}

void TestProject::passesOnWhatServicesSay()
{
    ProjectFixture fixture;
    Project &project = fixture.open();
    QSignalSpy documents(&project, &Project::documentsChanged);
    QSignalSpy sentences(&project, &Project::sentencesChanged);
    project.notifyDocumentsChanged();
    project.notifySentencesChanged(DocumentId{3}, 4, 5);
    QCOMPARE(documents.size(), 1);
    QCOMPARE(sentences.size(), 1);
    QCOMPARE(sentences.front().at(0).value<DocumentId>(), DocumentId{3});
    QCOMPARE(sentences.front().at(1).toLongLong(), 4);
    QCOMPARE(sentences.front().at(2).toLongLong(), 5);
}

void TestProject::noticesDecisionsOfOtherPrograms()
{
    ProjectFixture fixture;
    Project &project = describe(fixture).open();
    QSignalSpy decided(&project, &Project::decisionsChanged);
    const auto others = Project::open(project.path());
    QVERIFY((*others)->decide(fixture.unitId(0), choosing(bank)));
    QCOMPARE(decided.size(), 0);
    QCOMPARE(*project.noticeOthers(), (OthersWork{.journal = true}));
    QCOMPARE(decided.size(), 1);
    QCOMPARE(decided.back().front().value<std::vector<UnitId>>(), std::vector{fixture.unitId(0)});
    QCOMPARE(*project.noticeOthers(), OthersWork{});
    QCOMPARE(decided.size(), 1);

    // What was decided here is no news here, but there.
    QVERIFY(project.decide(fixture.unitId(1), choosing(bank)));
    QCOMPARE(*project.noticeOthers(), OthersWork{});
    QCOMPARE(decided.size(), 2);
    QSignalSpy theirs(others->get(), &Project::decisionsChanged);
    QCOMPARE(*(*others)->noticeOthers(), (OthersWork{.journal = true}));
    QCOMPARE(theirs.size(), 1);
    QVERIFY((*others)->undo());
    QCOMPARE(*project.noticeOthers(), (OthersWork{.journal = true}));
    QCOMPARE(decided.back().front().value<std::vector<UnitId>>(), std::vector{fixture.unitId(1)});
}

/// A step of this program's own that comes to be known together with others' steps.
void TestProject::tellsNothingTwice()
{
    ProjectFixture fixture;
    Project &project = describe(fixture).open();
    QSignalSpy decided(&project, &Project::decisionsChanged);
    const auto others = Project::open(project.path());
    QVERIFY((*others)->decide(fixture.unitId(0), choosing(bank)));
    QVERIFY(project.decide(fixture.unitId(1), choosing(bank)));
    QCOMPARE(decided.size(), 1);
    QCOMPARE(decided.back().front().value<std::vector<UnitId>>(), (std::vector{fixture.unitId(0), fixture.unitId(1)}));
    QCOMPARE(*project.noticeOthers(), OthersWork{});
    // What a worker wrote and was noticed before the worker could tell.
    const ActionId last = *project.decisions().lastAction();
    QVERIFY((*others)->decide(fixture.unitId(0), choosing(bank)));
    const JournalOutcome written = *project.decisions().since(last);
    QCOMPARE(written.units, std::vector{fixture.unitId(0)});
    QCOMPARE(*project.noticeOthers(), (OthersWork{.journal = true}));
    QCOMPARE(decided.size(), 2);
    project.notifyStepTaken(written);
    QCOMPARE(decided.size(), 2);
}

void TestProject::hidesARandomShare()
{
    constexpr int units = 100'000;
    QCOMPARE(BlindMode({0.0, 1}).hides(UnitId{5}), false);
    QCOMPARE(BlindMode({1.0, 1}).hides(UnitId{5}), true);
    for (const double share : {0.05, 0.2, 0.5}) {
        int hidden = 0;
        int both = 0;
        int pairs = 0;
        bool previous = false;
        for (int unit = 1; unit <= units; ++unit) {
            const bool hides = BlindMode({share, 42}).hides(UnitId{unit});
            hidden += hides;
            both += hides && BlindMode({share, 43}).hides(UnitId{unit});
            pairs += hides && previous;
            previous = hides;
        }
        // Five standard deviations of the binomial distribution; seeds and neighbours have nothing to do with each other.
        const auto fits = [](int count, double p) { return std::abs(count - units * p) < 5 * std::sqrt(units * p * (1 - p)); };
        QVERIFY2(fits(hidden, share), qPrintable(QString::number(hidden)));
        QVERIFY2(fits(both, share * share), qPrintable(QString::number(both)));
        QVERIFY2(fits(pairs, share * share), qPrintable(QString::number(pairs)));
    }
}

void TestProject::keepsBlindModeAndOrder()
{
    ProjectFixture fixture;
    describe(fixture);
    QCOMPARE(fixture.open().blindMode().share, 0.0);
    QCOMPARE(fixture.open().senseOrder(), SenseOrder::Model);
    QSignalSpy changed(&fixture.open(), &Project::senseViewChanged);
    QVERIFY(fixture.open().setBlindMode({0.15, 99}));
    QVERIFY(fixture.open().setSenseOrder(SenseOrder::Inventory));
    QVERIFY(fixture.open().setSenseOrder(SenseOrder::Inventory));
    QCOMPARE(changed.size(), 2);
    fixture.close();
    QCOMPARE(fixture.open().blindMode(), (BlindMode{0.15, 99}));
    QCOMPARE(fixture.open().senseOrder(), SenseOrder::Inventory);
}

void TestProject::keepsGuidelines()
{
    ProjectFixture fixture;
    describe(fixture);
    const QString lemma = QStringLiteral("bank");
    {
        Project &project = fixture.open();
        QVERIFY(!*project.guidelines().guideline(lemma, WordClass::Noun));
        QVERIFY(project.setAnnotator(QStringLiteral("ann")));
        QSignalSpy changed(&project, &Project::guidelineChanged);
        QVERIFY(project.setGuideline(lemma, WordClass::Noun, QStringLiteral("# Rivers\n*slope* 🙂")));
        QCOMPARE(changed.size(), 1);
    }
    fixture.close();
    Project &project = fixture.open();
    const auto guideline = *project.guidelines().guideline(lemma, WordClass::Noun);
    QVERIFY(guideline);
    QCOMPARE(guideline->text, QStringLiteral("# Rivers\n*slope* 🙂"));
    QCOMPARE(guideline->author, QStringLiteral("ann"));
    QVERIFY(!*project.guidelines().guideline(lemma, WordClass::Verb));
    QVERIFY(project.setGuideline(lemma, WordClass::Noun, {}));
    QVERIFY(!*project.guidelines().guideline(lemma, WordClass::Noun));
}

QTEST_GUILESS_MAIN(TestProject)
#include "tst_project.moc"
