#include <QFile>
#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/projectfile.h"
#include "store/schema.h"
#include "store/storetesting.h"
#include "support/files.h"
#include "support/privileges.h"

using namespace glossator;
using namespace glossator::testing;

namespace {

void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s", qPrintable(file.errorString()));
}

std::optional<ErrorCode> openingError(const QString &path, Database::Mode mode = Database::Mode::OpenExisting)
{
    const auto database = Database::open(path, mode);
    return database ? std::nullopt : std::optional(database.error().code);
}

/// Opens and reads all there is to read; the first error.
std::optional<ErrorCode> readingError(const QString &path)
{
    const auto database = Database::open(path, Database::Mode::OpenExisting);
    if (!database)
        return database.error().code;
    const CorpusStore corpus(**database);
    const auto documents = corpus.documents();
    if (!documents)
        return documents.error().code;
    for (const DocumentRecord &document : *documents) {
        if (const auto outline = corpus.outline(document.id); !outline)
            return outline.error().code;
        if (const auto sentences = corpus.sentences(document.id, 0, document.sentences); !sentences)
            return sentences.error().code;
    }
    if (const auto decisions = DecisionStore(**database).allInForce(); !decisions)
        return decisions.error().code;
    return {};
}

/// As another program sees it: only while a lock is held does that program leave the log alone when it closes the project.
bool isLocked(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    const pid_t other = fork();
    if (other == 0) {
        constexpr off_t sharedFirst = 0x40000002; // https://www.sqlite.org/src/file/src/os.h
        struct flock lock
        {
            .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = sharedFirst, .l_len = 510, .l_pid = 0
        };
        const int file = ::open(name.constData(), O_RDWR);
        _exit(file >= 0 && fcntl(file, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK ? 1 : 0);
    }
    int status = 0;
    if (other < 0 || waitpid(other, &status, 0) != other)
        qFatal("fork");
    return WIFEXITED(status) && WEXITSTATUS(status) == 1;
}

} // namespace

class TestDatabase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newFileIsAProjectInTheRightMode();
    void refusesWhatIsNoProject_data();
    void refusesWhatIsNoProject();
    void refusesNewerProjectAndLeavesItAsItWas();
    void refusesNewerVersionThatIsStillInTheLog();
    void createDoesNotTouchAnExistingFile();
    void createReportsWhereItCannotWrite();
    void reportsFilesWithoutPermission();
    void detectsTruncation();
    void survivesDamageAnywhere();
    void reportsFullDiskAndKeepsWhatWasThere();
    void reportsBusyProject();
    void openingAgainKeepsTheLock();
    void migratesInOneStepOrNotAtAll();
};

void TestDatabase::newFileIsAProjectInTheRightMode()
{
    TestProject project;
    project.reopen();
    SQLite::Database &connection = project.database().connection();
    QCOMPARE(connection.execAndGet("PRAGMA application_id").getInt(), projectApplicationId);
    QCOMPARE(connection.execAndGet("PRAGMA user_version").getInt(), currentSchemaVersion());
    QCOMPARE(connection.execAndGet("PRAGMA journal_mode").getString(), std::string("wal"));
    QCOMPARE(connection.execAndGet("PRAGMA synchronous").getInt(), 2); // FULL
    QCOMPARE(connection.execAndGet("PRAGMA foreign_keys").getInt(), 1);
    QCOMPARE(connection.execAndGet("PRAGMA integrity_check").getString(), std::string("ok"));
}

void TestDatabase::refusesWhatIsNoProject_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("It is not a project. ").repeated(500);
    QTest::newRow("binary") << QByteArray("\x7f\x45LF\0\1\2\3", 8).repeated(1000);
    QTest::newRow("begins like one") << QByteArray("SQLite format 3");
    QTest::newRow("right letters, nothing else") << QByteArray("SQLite format 3\0", 16) + QByteArray(4080, 'x');
}

void TestDatabase::refusesWhatIsNoProject()
{
    QFETCH(QByteArray, bytes);
    TestProject project;
    const QString path = project.file(QStringLiteral("other"));
    writeFile(path, bytes);
    QCOMPARE(openingError(path), ErrorCode::NotAProject);
    QCOMPARE(bytesOf(path), bytes);

    const QString foreign = project.file(QStringLiteral("foreign.sqlite"));
    {
        SQLite::Database other(foreign.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        other.exec("CREATE TABLE t (x)");
    }
    const QByteArray before = bytesOf(foreign);
    QCOMPARE(openingError(foreign), ErrorCode::NotAProject);
    QCOMPARE(bytesOf(foreign), before);

    QCOMPARE(openingError(project.file(QStringLiteral("absent"))), ErrorCode::FileNotFound);
    QCOMPARE(openingError(path + QStringLiteral("/below-a-file")), ErrorCode::FileNotFound);
    QCOMPARE(openingError(project.folder()), ErrorCode::IsDirectory);
}

void TestDatabase::refusesNewerProjectAndLeavesItAsItWas()
{
    TestProject project;
    project.close();
    {
        SQLite::Database file(project.path().toStdString(), SQLite::OPEN_READWRITE);
        file.exec("PRAGMA user_version = 99");
        file.exec("CREATE TABLE what_the_future_brings (x)");
    }
    const QByteArray before = bytesOf(project.path());
    const auto opened = Database::open(project.path(), Database::Mode::OpenExisting);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::ProjectNewer);
    QCOMPARE(opened.error().subject, project.path());
    QCOMPARE(opened.error().detail, QStringLiteral("99"));
    QCOMPARE(bytesOf(project.path()), before);
}

void TestDatabase::refusesNewerVersionThatIsStillInTheLog()
{
    TestProject project;
    project.database().connection().exec("PRAGMA user_version = 99"); // stays in the log while this connection is open
    QCOMPARE(openingError(project.path()), ErrorCode::ProjectNewer);
}

void TestDatabase::createDoesNotTouchAnExistingFile()
{
    TestProject project;
    project.close();
    const QByteArray before = bytesOf(project.path());
    QCOMPARE(openingError(project.path(), Database::Mode::Create), ErrorCode::ProjectExists);
    QCOMPARE(bytesOf(project.path()), before);
}

void TestDatabase::createReportsWhereItCannotWrite()
{
    TestProject project;
    QCOMPARE(openingError(project.path() + QStringLiteral("/below-a-file"), Database::Mode::Create), ErrorCode::FileUnwritable);
    QCOMPARE(openingError(project.file(QStringLiteral("no/such/folder/p")), Database::Mode::Create), ErrorCode::FileUnwritable);
    QCOMPARE(openingError(QStringLiteral("/proc/glossator"), Database::Mode::Create), ErrorCode::FileUnwritable);
    QCOMPARE(openingError(project.folder(), Database::Mode::Create), ErrorCode::IsDirectory);
}

void TestDatabase::reportsFilesWithoutPermission()
{
    TestProject project;
    const DocumentId document = store(project.database(), plainDocument(3, 4));
    project.close();
    const QByteArray before = bytesOf(project.path());
    const auto readOnly = QFile::ReadOwner | QFile::ReadUser | QFile::ReadGroup | QFile::ReadOther;
    const auto enter = QFile::ExeOwner | QFile::ExeUser | QFile::ExeGroup | QFile::ExeOther;
    QVERIFY(QFile::setPermissions(project.folder(), readOnly | enter | QFile::WriteOwner));
    QVERIFY(QFile::setPermissions(project.path(), readOnly));
    {
        const WithoutPrivileges ordinary;
        QCOMPARE(openingError(project.path()), ErrorCode::FileUnwritable);
    }
    QVERIFY(QFile::setPermissions(project.path(), {}));
    {
        const WithoutPrivileges ordinary;
        QCOMPARE(openingError(project.path()), ErrorCode::FileUnreadable);
    }
    // The file may be written, but not the folder, which has to take the log.
    QVERIFY(QFile::setPermissions(project.path(), readOnly | QFile::WriteOwner | QFile::WriteGroup | QFile::WriteOther));
    QVERIFY(QFile::setPermissions(project.folder(), readOnly | enter));
    {
        const WithoutPrivileges ordinary;
        QCOMPARE(openingError(project.path()), ErrorCode::FileUnwritable);
        QCOMPARE(openingError(project.file(QStringLiteral("new")), Database::Mode::Create), ErrorCode::FileUnwritable);
    }
    QVERIFY(QFile::setPermissions(project.folder(), readOnly | enter | QFile::WriteOwner));
    QCOMPARE(bytesOf(project.path()), before);
    project.reopen();
    QCOMPARE(load(project.database(), document).sentences, plainDocument(3, 4).sentences);
}

void TestDatabase::detectsTruncation()
{
    TestProject project;
    QCOMPARE(must(CorpusStore(project.database()).document(store(project.database(), plainDocument(300, 10)))).tokens, 3000);
    project.close();
    const QByteArray whole = bytesOf(project.path());
    for (qsizetype size : {qsizetype(50), qsizetype(4096), qsizetype(4096 * 5), whole.size() / 2, whole.size() - 4096}) {
        writeFile(project.path(), whole.left(size));
        QCOMPARE(readingError(project.path()), ErrorCode::ProjectDamaged);
    }
}

void TestDatabase::survivesDamageAnywhere()
{
    TestProject project;
    const DocumentId document = store(project.database(), plainDocument(60, 8));
    DecisionStore decisions(project.database());
    for (UnitId unit : unitsOf(project.database(), document)) {
        const UnitDecision decision{unit, decisionFor({QStringLiteral("w%1:00::")})};
        must(decisions.append({&decision, 1}));
    }
    project.close();
    const QByteArray whole = bytesOf(project.path());
    constexpr int pageSize = 4096;
    QRandomGenerator random(7);
    int detected = 0;
    int runs = 0;
    for (qsizetype page = 0; page < whole.size() / pageSize; ++page) {
        for (int length : {16, pageSize}) {
            QByteArray damaged = whole;
            const qsizetype at = page * pageSize + random.bounded(pageSize - length + 1);
            for (qsizetype i = at; i < at + length; ++i)
                damaged[i] = char(random.bounded(256));
            writeFile(project.path(), damaged);
            const auto error = readingError(project.path());
            if (error)
                QVERIFY2(*error == ErrorCode::ProjectDamaged || *error == ErrorCode::NotAProject, qPrintable(QString::number(int(*error))));
            detected += length == pageSize && error ? 1 : 0;
            ++runs;
        }
    }
    qInfo("%d of %d overwritten pages noticed on reading", detected, runs / 2);
    QVERIFY(detected * 4 > runs); // the others hold indices and tables that reading the corpus does not visit
}

void TestDatabase::reportsFullDiskAndKeepsWhatWasThere()
{
    TestProject project;
    const DocumentId document = store(project.database(), plainDocument(20, 10));
    const std::vector<UnitId> units = unitsOf(project.database(), document);
    SQLite::Database &connection = project.database().connection();
    const int pages = connection.execAndGet("PRAGMA page_count").getInt();
    connection.exec("PRAGMA max_page_count = " + std::to_string(pages + 2));
    DecisionStore decisions(project.database());
    int kept = 0;
    std::optional<ErrorCode> error;
    while (!error && kept < 10'000) {
        const UnitDecision decision{units[size_t(kept) % units.size()], decisionFor({QStringLiteral("a%1:00::")}, QString(200, u'x'))};
        const auto appended = decisions.append({&decision, 1});
        if (appended)
            ++kept;
        else
            error = appended.error().code;
    }
    QCOMPARE(error, ErrorCode::DiskFull);
    {
        CorpusWriter writer(project.database(), {}, {});
        must(writer.beginDocument({}));
        Result<void> added;
        for (int i = 0; i < 10'000 && added; ++i)
            added = writer.addSentence(Sentence(plainDocument(1, 100).sentences.front()));
        QVERIFY(!added);
        QCOMPARE(added.error().code, ErrorCode::DiskFull);
    }
    project.reopen();
    QCOMPARE(countRows(project.database(), "decisions"), kept);
    QCOMPARE(countRows(project.database(), "actions"), kept);
    QCOMPARE(countRows(project.database(), "documents"), 1);
    QCOMPARE(load(project.database(), document).sentences, plainDocument(20, 10).sentences);
    QCOMPARE(project.database().connection().execAndGet("PRAGMA integrity_check").getString(), std::string("ok"));
}

void TestDatabase::reportsBusyProject()
{
    TestProject project;
    const DocumentId document = store(project.database(), plainDocument(1, 1));
    const UnitDecision decision{unitsOf(project.database(), document).front(), decisionFor({})};
    const auto other = project.anotherConnection();
    other->connection().exec("BEGIN IMMEDIATE");
    project.database().connection().exec("PRAGMA busy_timeout = 20");
    const auto appended = DecisionStore(project.database()).append({&decision, 1});
    QVERIFY(!appended);
    QCOMPARE(appended.error().code, ErrorCode::ProjectBusy);
    other->connection().exec("ROLLBACK");
    QVERIFY(DecisionStore(project.database()).append({&decision, 1}));
}

void TestDatabase::openingAgainKeepsTheLock()
{
    TestProject project;
    QVERIFY(store(project.database(), plainDocument(2, 3)).isValid());
    QVERIFY(isLocked(project.database().path()));
    {
        const auto other = Database::open(project.database().path(), Database::Mode::OpenExisting);
        QVERIFY(other);
        QVERIFY(isLocked(project.database().path()));
    }
    QVERIFY(isLocked(project.database().path()));
}

void TestDatabase::migratesInOneStepOrNotAtAll()
{
    TestProject project;
    const DocumentId document = store(project.database(), plainDocument(2, 3));
    SQLite::Database &connection = project.database().connection();
    const auto withStep = [](const char *sql) {
        std::vector<const char *> steps(migrations().begin(), migrations().end());
        steps.push_back(sql);
        return steps;
    };
    QVERIFY_THROWS_EXCEPTION(SQLite::Exception,
                             migrate(connection, withStep("CREATE TABLE added (x INTEGER); INSERT INTO nowhere VALUES (1)")));
    QCOMPARE(connection.execAndGet("PRAGMA user_version").getInt(), currentSchemaVersion());
    QCOMPARE(connection.execAndGet("SELECT count(*) FROM sqlite_schema WHERE name = 'added'").getInt(), 0);

    migrate(connection, withStep("CREATE TABLE added (x INTEGER); INSERT INTO added SELECT count(*) FROM sentences"));
    QCOMPARE(connection.execAndGet("PRAGMA user_version").getInt(), currentSchemaVersion() + 1);
    QCOMPARE(connection.execAndGet("SELECT x FROM added").getInt(), 2);
    QCOMPARE(load(project.database(), document).sentences, plainDocument(2, 3).sentences);
}

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
