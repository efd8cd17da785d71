#include <QElapsedTimer>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

#include <unistd.h>

#include "base/filelocks.h"
#include "inventory/wordnetreader.h"
#include "io/documentio.h"
#include "projectwithfiles.h"
#include "service/importservice.h"
#include "service/modelchoice.h"
#include "store/corpuswriter.h"
#include "store/transaction.h"
#include "support/must.h"
#include "support/patience.h"

using namespace glossator;
using namespace glossator::testing;

namespace {

QString rebuilt(const Project &project, const DocumentRecord &document)
{
    QString text;
    const auto sentences = project.corpus().sentences(document.id, 0, document.sentences);
    for (const AnnotatedSentence &sentence : *sentences)
        text += sentence.sentence.gap + sentence.sentence.text;
    return text + *project.corpus().tail(document.id);
}

/// Those that do not show included.
qint64 rowsOf(const Project &project, const char *table)
{
    SQLite::Database file(project.path().toStdString());
    return file.execAndGet(std::string("SELECT count(*) FROM ") + table).getInt64();
}

} // namespace

class TestImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void importsTextToTheByte();
    void importsCorpusWithTheKeyBesideIt();
    void importsWithANamedKey();
    void sameInstancesInTwoFilesKeepTheirKeys();
    void unknownSensesStayUndecided();
    void keysNameSensesOfTheProjectsInventory();
    void leavesOutAFileThatCannotBeRead_data();
    void leavesOutAFileThatCannotBeRead();
    void leavesOutAFileWhoseKeyDoesNotFit();
    void namesAllFilesThatCannotBeRead();
    void stopsWhenTheProjectTakesNothing();
    void errorsOfTheProjectEndTheImport_data();
    void errorsOfTheProjectEndTheImport();
    void namesTheLineOfAKeyThatFitsNothing();
    void refusesOneKeyForTwoFiles();
    void refusesTheOpenProject_data();
    void refusesTheOpenProject();
    void importReportsProgressAndResult();
    void importStopsWhenCancelled();
    void importStopsWhenTheServiceGoes();
    void oneImportAtATime();
    void importWaitsForOtherWritersUntilCancelled();

private:
    std::unique_ptr<ProjectWithFiles> m_fixture;
};

void TestImport::init()
{
    m_fixture = std::make_unique<ProjectWithFiles>();
}

void TestImport::importsTextToTheByte()
{
    m_fixture->importNow({ioData(york)});
    const auto documents = m_fixture->project->corpus().documents();
    QCOMPARE(documents->size(), 1u);
    QCOMPARE(rebuilt(*m_fixture->project, documents->front()).toUtf8(), bytesOf(ioData(york)));
    QVERIFY(documents->front().sentences > 20);
    QCOMPARE(documents->front().analysedSentences, 0);
}

void TestImport::importsCorpusWithTheKeyBesideIt()
{
    m_fixture->importNow({ioData(senseval)});
    const auto documents = *m_fixture->project->corpus().documents();
    QCOMPARE(documents.size(), 2u);
    QCOMPARE(documents[0].info.externalId, QStringLiteral("d000"));
    QCOMPARE(documents[0].sentences, 30);
    QCOMPARE(documents[1].sentences, 20);
    QCOMPARE(documents[0].units + documents[1].units, 528);
    QCOMPARE(documents[0].tokens + documents[1].tokens, 1262);
    QCOMPARE(documents[0].decided + documents[1].decided, 528);
    const auto decisions = *m_fixture->project->decisions().allInForce();
    const auto keys = bytesOf(ioData(sensevalKey)).trimmed().split('\n');
    QCOMPARE(qsizetype(decisions.size()), keys.size());
    for (qsizetype i = 0; i < keys.size(); ++i) {
        QStringList fields = QString::fromUtf8(keys[i]).split(u' ');
        fields.removeFirst();
        QCOMPARE(decisions[size_t(i)].decision.senses, fields);
        QCOMPARE(decisions[size_t(i)].decision.annotator, QStringLiteral("gold"));
        QVERIFY(!decisions[size_t(i)].decision.suggestionShown);
    }
}

void TestImport::importsWithANamedKey()
{
    const QString key = m_fixture->file(QStringLiteral("some.key"));
    writeBytes(key, "d000.s000.t001 change_ringing%1:04:00::\n");
    const auto imported = importFiles(m_fixture->project->path(), {{ioData(senseval)}, {}, key}, {});
    QVERIFY(imported);
    const auto decisions = *m_fixture->project->decisions().allInForce();
    QCOMPARE(decisions.size(), 1u);
    QCOMPARE(decisions.front().decision.senses, QStringList{QStringLiteral("change_ringing%1:04:00::")});
}

void TestImport::sameInstancesInTwoFilesKeepTheirKeys()
{
    QStringList files;
    for (const char *name : {"a", "b"}) {
        const QString base = m_fixture->file(QLatin1StringView(name));
        writeBytes(base + QStringLiteral(".data.xml"), bytesOf(ioData(senseval)));
        writeBytes(base + QStringLiteral(".gold.key.txt"), QByteArray("d000.s000.t000 art%1:0") + (name[0] == 'a' ? '4' : '9') + ":00::\n");
        files.push_back(base + QStringLiteral(".data.xml"));
    }
    QVERIFY(importFiles(m_fixture->project->path(), {.files = files, .format = {}, .goldKey = {}, .again = true}, {}));
    const auto decisions = *m_fixture->project->decisions().allInForce();
    QCOMPARE(decisions.size(), 2u);
    QCOMPARE(decisions[0].decision.senses, QStringList{QStringLiteral("art%1:04:00::")});
    QCOMPARE(decisions[1].decision.senses, QStringList{QStringLiteral("art%1:09:00::")});
}

void TestImport::unknownSensesStayUndecided()
{
    const QString key = m_fixture->file(QStringLiteral("odd.key"));
    writeBytes(key,
               "d000.s000.t001 change_ringing%1:04:00::\nd000.s000.t000 art%1:99:00::\n"
               "d000.s000.t002 peculiar%5:00:00:unusual:00 peculiar%9\n");
    const auto outcome = must(importFiles(m_fixture->project->path(), {{ioData(senseval)}, {}, key}, {}));
    QCOMPARE(outcome.documents.size(), 2u);
    QVERIFY(outcome.leftOut.empty());
    QCOMPARE(outcome.unknownSenses.size(), 1u);
    const Error &error = outcome.unknownSenses.front();
    QCOMPARE(error.code, ErrorCode::UnknownSense);
    QCOMPARE(error.subject, QStringLiteral("art%1:99:00::"));
    QCOMPARE(error.line, 2);
    QVERIFY2(error.detail.contains(QStringLiteral("odd.key")) && error.detail.endsWith(u" 2"), qPrintable(error.detail));
    const auto decisions = *m_fixture->project->decisions().allInForce();
    QCOMPARE(decisions.size(), 1u);
    QCOMPARE(decisions.front().decision.senses, QStringList{QStringLiteral("change_ringing%1:04:00::")});
}

void TestImport::keysNameSensesOfTheProjectsInventory()
{
    const QString folder = m_fixture->folder.path();
    QVERIFY(setModelChoice(*m_fixture->project, {.wordNetFolder = folder}));
    const QString path = m_fixture->project->path();
    const auto outcome = must(importFiles(path, {{ioData(senseval), ioData(york)}, {}, {}}, {}));
    QCOMPARE(outcome.documents.size(), 1u);
    QCOMPARE(outcome.leftOut.size(), 1u);
    QCOMPARE(outcome.leftOut.front().code, ErrorCode::InventoryMissing);
    QVERIFY(outcome.leftOut.front().subject.startsWith(folder));
    const auto named =
        must(importFiles(path, {.files = {ioData(senseval)}, .format = {}, .goldKey = {}, .wordNetFolder = defaultWordNetFolder()}, {}));
    QCOMPARE(named.documents.size(), 2u);
}

void TestImport::leavesOutAFileThatCannotBeRead_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorCode>("code");
    const QByteArray corpus = bytesOf(ioData(senseval));
    QTest::newRow("truncated") << QStringLiteral("bad.xml") << corpus.left(corpus.size() / 2) << ErrorCode::MalformedXml;
    QTest::newRow("binary") << QStringLiteral("bad.txt") << bytesOf(ioData(york)) + QByteArray(1, '\0') << ErrorCode::NotText;
    QTest::newRow("another structure") << QStringLiteral("bad.xml") << QByteArray("<corpus><page/></corpus>")
                                       << ErrorCode::UnexpectedStructure;
    QTest::newRow("folder") << QString() << QByteArray() << ErrorCode::IsDirectory;
    QTest::newRow("absent") << QStringLiteral("absent.txt") << QByteArray() << ErrorCode::FileNotFound;
}

void TestImport::leavesOutAFileThatCannotBeRead()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(ErrorCode, code);
    m_fixture->importNow({ioData(york)});
    const QString bad = m_fixture->file(name);
    if (!bytes.isEmpty())
        writeBytes(bad, bytes);
    const qint64 sentences = rowsOf(*m_fixture->project, "sentences");
    // Between others, so that neither what was read before nor what comes after goes with it.
    const ImportRequest request{.files = {ioData(york), bad, ioData(senseval)}, .format = {}, .goldKey = {}, .again = true};
    const auto outcome = importFiles(m_fixture->project->path(), request, {});
    QVERIFY(outcome);
    QCOMPARE(outcome->leftOut.size(), 1u);
    QCOMPARE(outcome->leftOut.front().code, code);
    QVERIFY(QFileInfo(outcome->leftOut.front().subject) == QFileInfo(bad));
    QCOMPARE(outcome->documents.size(), 3u);
    const auto documents = *m_fixture->project->corpus().documents();
    QCOMPARE(documents.size(), 4u);
    QCOMPARE(rebuilt(*m_fixture->project, documents[1]).toUtf8(), bytesOf(ioData(york)));
    QCOMPARE(documents[2].sentences + documents[3].sentences, 50);
    QCOMPARE(m_fixture->project->decisions().allInForce()->size(), 528u);
    QCOMPARE(rowsOf(*m_fixture->project, "documents"), 4);
    QCOMPARE(rowsOf(*m_fixture->project, "sentences"), 2 * sentences + 50);
}

void TestImport::leavesOutAFileWhoseKeyDoesNotFit()
{
    for (const char *name : {"a", "b"})
        writeBytes(m_fixture->file(QLatin1StringView(name) + QStringLiteral(".data.xml")), bytesOf(ioData(senseval)));
    writeBytes(m_fixture->file(QStringLiteral("a.gold.key.txt")), "d000.s000.t000 art%1:09:00::\nd000.s999.t000 art%1:09:00::\n");
    writeBytes(m_fixture->file(QStringLiteral("b.gold.key.txt")), "d000.s000.t001 change_ringing%1:04:00::\n");
    const QStringList files{m_fixture->file(QStringLiteral("a.data.xml")), m_fixture->file(QStringLiteral("b.data.xml"))};
    const auto outcome = importFiles(m_fixture->project->path(), {files, {}, {}}, {});
    QVERIFY(outcome);
    QCOMPARE(outcome->leftOut.size(), 1u);
    QCOMPARE(outcome->leftOut.front().code, ErrorCode::KeyMismatch);
    QCOMPARE(outcome->documents.size(), 2u);
    const auto decisions = *m_fixture->project->decisions().allInForce();
    QCOMPARE(decisions.size(), 1u);
    QCOMPARE(decisions.front().decision.senses, QStringList{QStringLiteral("change_ringing%1:04:00::")});
    QCOMPARE(rowsOf(*m_fixture->project, "documents"), 2);
    QCOMPARE(rowsOf(*m_fixture->project, "decisions"), 1);
}

void TestImport::namesAllFilesThatCannotBeRead()
{
    const QString binary = m_fixture->file(QStringLiteral("binary.txt"));
    writeBytes(binary, bytesOf(ioData(york)) + QByteArray(1, '\0'));
    const QString absent = m_fixture->file(QStringLiteral("absent.txt"));
    ImportService service(*m_fixture->project);
    QSignalSpy finished(&service, &ImportService::finished);
    QSignalSpy changed(m_fixture->project.get(), &Project::documentsChanged);
    service.start({{binary, absent}, {}, {}});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
    const auto outcome = finished.front().at(1).value<ImportOutcome>();
    QVERIFY(outcome.documents.empty());
    QStringList named;
    for (const Error &error : outcome.leftOut)
        named.append(error.subject);
    named.sort();
    QCOMPARE(named, (QStringList{absent, binary}));
    QVERIFY(changed.isEmpty());
    QCOMPARE(rowsOf(*m_fixture->project, "documents"), 0);
}

/// That one file cannot be stored says nothing of that file.
void TestImport::stopsWhenTheProjectTakesNothing()
{
    const auto other = must(Database::open(m_fixture->project->path(), Database::Mode::OpenExisting));
    CorpusWriter writing(*other, {}, {});
    must(writing.beginDocument({}));
    const auto outcome = importFiles(m_fixture->project->path(), {{ioData(york), ioData(senseval)}, {}, {}}, {});
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::ProjectBusy);
}

void TestImport::errorsOfTheProjectEndTheImport_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("file");
    QTest::newRow("its choice of WordNet") << QStringLiteral("settings") << senseval;
    QTest::newRow("the texts it has") << QStringLiteral("sentences") << york;
}

void TestImport::errorsOfTheProjectEndTheImport()
{
    QFETCH(QString, table);
    QFETCH(QString, file);
    const QString path = m_fixture->project->path();
    m_fixture->importNow({ioData(york)});
    m_fixture->project.reset();
    SQLite::Database(path.toStdString(), SQLite::OPEN_READWRITE).exec("ALTER TABLE " + table.toStdString() + " RENAME TO gone");
    const auto outcome = importFiles(path, {{ioData(file)}, {}, {}}, {});
    QVERIFY(!outcome);
    QVERIFY2(outcome.error().detail.contains(QStringLiteral("no such table: ") + table), qPrintable(outcome.error().detail));
}

void TestImport::namesTheLineOfAKeyThatFitsNothing()
{
    const QString key = m_fixture->file(QStringLiteral("wrong.key"));
    QByteArray keys = bytesOf(ioData(sensevalKey));
    writeBytes(key, keys + "d000.s999.t000 art%1:09:00::\n");
    const auto imported = importFiles(m_fixture->project->path(), {{ioData(senseval)}, {}, key}, {});
    QVERIFY(imported);
    QCOMPARE(imported->leftOut, std::vector{(Error{ErrorCode::KeyMismatch, key, 529, QStringLiteral("d000.s999.t000")})});
    QVERIFY(m_fixture->project->corpus().documents()->empty());
}

void TestImport::refusesOneKeyForTwoFiles()
{
    const auto imported = importFiles(m_fixture->project->path(), {{ioData(senseval), ioData(senseval)}, {}, ioData(sensevalKey)}, {});
    QVERIFY(!imported);
    QCOMPARE(imported.error().code, ErrorCode::KeyMismatch);
    QVERIFY(m_fixture->project->corpus().documents()->empty());
}

void TestImport::refusesTheOpenProject_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("format");
    QTest::newRow("itself") << QStringLiteral("p.glossator") << QString();
    QTest::newRow("itself, as text") << QStringLiteral("p.glossator") << QStringLiteral("text");
    QTest::newRow("index of its log") << QStringLiteral("p.glossator-shm") << QString();
    QTest::newRow("by a link") << QStringLiteral("link.txt") << QString();
    QTest::newRow("by another name") << QStringLiteral("twin.txt") << QString();
}

/// Read as other files are, it would lose the locks that keep other processes from it.
void TestImport::refusesTheOpenProject()
{
    QFETCH(QString, name);
    QFETCH(QString, format);
    const QString project = m_fixture->project->path();
    QVERIFY(QFile::link(project, m_fixture->file(QStringLiteral("link.txt"))));
    QCOMPARE(link(qPrintable(project), qPrintable(m_fixture->file(QStringLiteral("twin.txt")))), 0);
    const QString file = m_fixture->file(name);
    QVERIFY(holdsLocksOn(file));
    for (const ImportRequest &request : {ImportRequest{{file}, format, {}}, ImportRequest{{ioData(senseval)}, {}, file}}) {
        const auto imported = importFiles(project, request, {});
        QVERIFY(imported);
        QCOMPARE(imported->leftOut.size(), 1u);
        QCOMPARE(imported->leftOut.front().code, ErrorCode::NotText);
        QCOMPARE(imported->leftOut.front().subject, file);
        QVERIFY(m_fixture->project->corpus().documents()->empty());
    }
    QVERIFY(holdsLocksOn(file));
}

void TestImport::importReportsProgressAndResult()
{
    ImportService service(*m_fixture->project);
    QSignalSpy progressed(&service, &ImportService::progressed);
    QSignalSpy finished(&service, &ImportService::finished);
    QSignalSpy changed(m_fixture->project.get(), &Project::documentsChanged);
    const QString longText = m_fixture->longText();
    const int request = service.start({{longText, ioData(york)}, {}, {}});
    QVERIFY(service.isRunning());
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60'000);
    QVERIFY(!service.isRunning());
    QCOMPARE(finished.front().at(0).toInt(), request);
    QCOMPARE(finished.front().at(1).value<ImportOutcome>().documents.size(), 2u);
    QCOMPARE(changed.size(), 1);
    QVERIFY(!progressed.isEmpty());
    const qint64 total = QFileInfo(longText).size() + QFileInfo(ioData(york)).size();
    qint64 last = 0;
    for (const QList<QVariant> &report : progressed) {
        QCOMPARE(report.at(0).toInt(), request);
        const auto progress = report.at(1).value<Progress>();
        QCOMPARE(progress.total, total);
        QVERIFY(progress.done >= last && progress.done <= total);
        last = progress.done;
    }
}

void TestImport::importStopsWhenCancelled()
{
    ImportService service(*m_fixture->project);
    QSignalSpy progressed(&service, &ImportService::progressed);
    QSignalSpy failed(&service, &ImportService::failed);
    const int request = service.start({{m_fixture->longText()}, {}, {}});
    QTRY_VERIFY_WITH_TIMEOUT(!progressed.isEmpty(), 30'000);
    service.cancel();
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 30'000);
    QCOMPARE(failed.front().at(0).toInt(), request);
    QCOMPARE(failed.front().at(1).value<Error>().code, ErrorCode::Cancelled);
    QVERIFY(m_fixture->project->corpus().documents()->empty());
    QSignalSpy finished(&service, &ImportService::finished);
    const int next = service.start({{ioData(york)}, {}, {}});
    QVERIFY(next != request);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
    QCOMPARE(finished.front().at(0).toInt(), next);
}

void TestImport::importStopsWhenTheServiceGoes()
{
    {
        ImportService service(*m_fixture->project);
        QSignalSpy progressed(&service, &ImportService::progressed);
        service.start({{m_fixture->longText()}, {}, {}});
        QTRY_VERIFY_WITH_TIMEOUT(!progressed.isEmpty(), 30'000);
    }
    QVERIFY(m_fixture->project->corpus().documents()->empty());
    m_fixture->importNow({ioData(york)});
    QCOMPARE(m_fixture->project->corpus().documents()->size(), 1u);
}

void TestImport::oneImportAtATime()
{
    ImportService service(*m_fixture->project);
    QSignalSpy finished(&service, &ImportService::finished);
    QSignalSpy failed(&service, &ImportService::failed);
    const int first = service.start({{ioData(york)}, {}, {}});
    const int second = service.start({{ioData(york)}, {}, {}});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
    QCOMPARE(finished.front().at(0).toInt(), first);
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.front().at(0).toInt(), second);
    QCOMPARE(failed.front().at(1).value<Error>().code, ErrorCode::ProjectBusy);
}

void TestImport::importWaitsForOtherWritersUntilCancelled()
{
    const auto other = must(Database::open(m_fixture->project->path(), Database::Mode::OpenExisting));
    ImportService service(*m_fixture->project);
    QSignalSpy failed(&service, &ImportService::failed);
    {
        const Transaction writing = must(Transaction::begin(*other));
        service.start({{ioData(york)}, {}, {}});
        // It takes its lock, and then has to wait for its first transaction.
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(m_fixture->project->path() + QStringLiteral("-import")), patient(30'000));
        QElapsedTimer timer;
        timer.start();
        service.cancel();
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, patient(30'000));
        QVERIFY2(timer.elapsed() < patient(3000), qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(failed.front().at(1).value<Error>().code, ErrorCode::Cancelled);
    }
    QSignalSpy finished(&service, &ImportService::finished);
    service.start({{ioData(york)}, {}, {}});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patient(30'000));
}

QTEST_GUILESS_MAIN(TestImport)
#include "tst_import.moc"
