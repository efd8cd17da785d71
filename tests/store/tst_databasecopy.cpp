#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>

#include "store/databasecopy.h"
#include "store/guidelinestore.h"
#include "store/plainproject.h"
#include "store/settingsstore.h"
#include "store/transaction.h"
#include "support/files.h"

using namespace glossator;
using namespace glossator::testing;

/// Copies of a project, and what happens to one whose file is moved, deleted or replaced while it is open.
class TestDatabaseCopy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void copiesWhatIsThere();
    void copiesWhileOthersWrite();
    void leavesNothingUnfinished();
    void takesThePlaceOfAnotherProject();
    void refusesTheProjectItself();
    void refusesWhatAnotherProcessHasOpen();
    void aMovedProjectIsNotWritten_data();
    void aMovedProjectIsNotWritten();
};

namespace {

void stepToEnd(DatabaseCopy &copy)
{
    Progress progress;
    do {
        progress = must(copy.step());
    } while (progress.total == 0 || progress.done < progress.total);
}

void copyAll(DatabaseCopy &copy)
{
    stepToEnd(copy);
    must(copy.finish());
}

int decisionsIn(const QString &path)
{
    const auto database = must(Database::open(path, Database::Mode::OpenExisting));
    checkConsistency(*database);
    return int(must(DecisionStore(*database).allInForce()).size());
}

/// A process that opens a project when told to. Connections must not be carried over a fork: make it before there are any.
class OtherProcess
{
public:
    explicit OtherProcess(const QString &path)
    {
        if (pipe(m_orders) != 0 || pipe(m_answers) != 0 || (m_process = fork()) < 0)
            qFatal("fork");
        if (m_process == 0)
            obey(path);
        ::close(m_orders[0]);
        ::close(m_answers[1]);
    }
    ~OtherProcess()
    {
        ::close(m_orders[1]);
        waitpid(m_process, nullptr, 0);
        ::close(m_answers[0]);
    }
    Q_DISABLE_COPY_MOVE(OtherProcess)

    /// It stays open until this goes.
    [[nodiscard]] bool open() const
    {
        char answer = 0;
        return write(m_orders[1], "o", 1) == 1 && read(m_answers[0], &answer, 1) == 1;
    }

private:
    [[noreturn]] void obey(const QString &path) const
    {
        ::close(m_orders[1]);
        char order = 0;
        if (read(m_orders[0], &order, 1) == 1) {
            const auto database = Database::open(path, Database::Mode::OpenExisting);
            if (database && write(m_answers[1], "o", 1) == 1) [[maybe_unused]]
                const auto ended = read(m_orders[0], &order, 1);
        }
        _exit(0);
    }

    int m_orders[2] = {-1, -1};
    int m_answers[2] = {-1, -1};
    pid_t m_process = -1;
};

QStringList filesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::Files | QDir::Hidden);
}

} // namespace

void TestDatabaseCopy::copiesWhatIsThere()
{
    PlainProject plain(200);
    plain.decide(unitsOf(plain.project.database(), plain.document).front(), QStringLiteral("a%1:00::"));
    const QString path = plain.project.file(QStringLiteral("copy.glossator"));
    const auto copy = must(DatabaseCopy::begin(plain.project.database(), path));
    QVERIFY(!QFile::exists(path)); // until it is whole
    copyAll(*copy);
    QCOMPARE(decisionsIn(path), 1);
    const auto copied = must(Database::open(path, Database::Mode::OpenExisting));
    QCOMPARE(load(*copied, plain.document).sentences, plainDocument(200, 4).sentences);
    QVERIFY(filesIn(plain.project.folder()).filter(QStringLiteral(".part")).isEmpty());
}

/// Through the connection that is copied from: it goes into the copy. Through another: the copy is of one moment all the same, and ends.
void TestDatabaseCopy::copiesWhileOthersWrite()
{
    PlainProject plain(8000);
    const std::vector<UnitId> units = unitsOf(plain.project.database(), plain.document);
    const auto other = plain.project.anotherConnection();
    const QString path = plain.project.file(QStringLiteral("copy.glossator"));
    const auto copy = must(DatabaseCopy::begin(plain.project.database(), path));
    size_t unit = 0;
    int steps = 0;
    Progress progress;
    do {
        progress = must(copy->step());
        if (++steps == 1) {
            QVERIFY(progress.done < progress.total);
            plain.decide(units[unit++], QStringLiteral("a%1:00::"));
        } else if (progress.done < progress.total) {
            const UnitDecision decision{units[unit++], decisionFor({QStringLiteral("b%1:00::")})};
            must(DecisionStore(*other).append({&decision, 1}));
        }
    } while (progress.done < progress.total);
    must(copy->finish());
    QVERIFY2(steps < 30, qPrintable(QString::number(steps)));
    QCOMPARE(decisionsIn(path), int(unit));
}

void TestDatabaseCopy::leavesNothingUnfinished()
{
    PlainProject plain(8000);
    const QString path = plain.project.file(QStringLiteral("copy.glossator"));
    writeBytes(path, "mine");
    const QStringList before = filesIn(plain.project.folder());
    {
        const auto copy = must(DatabaseCopy::begin(plain.project.database(), path));
        must(copy->step());
    }
    QCOMPARE(filesIn(plain.project.folder()), before);
    QCOMPARE(bytesOf(path), QByteArray("mine"));
    QCOMPARE(DatabaseCopy::begin(plain.project.database(), plain.project.folder()).error().code, ErrorCode::IsDirectory);
    QCOMPARE(DatabaseCopy::begin(plain.project.database(), QStringLiteral("/nowhere/copy.glossator")).error().code,
             ErrorCode::FileUnwritable);
}

/// Together with the log that the other one left: SQLite would take it for the copy's.
void TestDatabaseCopy::takesThePlaceOfAnotherProject()
{
    PlainProject plain;
    plain.decide(unitsOf(plain.project.database(), plain.document).front(), QStringLiteral("a%1:00::"));
    TestProject killed;
    const QString path = plain.project.file(QStringLiteral("copy.glossator"));
    must(SettingsStore(killed.database()).setValue(QStringLiteral("a"), QStringLiteral("b")));
    QVERIFY(QFile::copy(killed.path(), path));
    QVERIFY(QFile::copy(killed.path() + QStringLiteral("-wal"), path + QStringLiteral("-wal")));
    copyAll(*must(DatabaseCopy::begin(plain.project.database(), path)));
    QCOMPARE(decisionsIn(path), 1);
    const auto copied = must(Database::open(path, Database::Mode::OpenExisting));
    QCOMPARE(must(SettingsStore(*copied).value(QStringLiteral("a"), {})), QString());
}

void TestDatabaseCopy::refusesTheProjectItself()
{
    PlainProject plain;
    const auto copy = DatabaseCopy::begin(plain.project.database(), plain.project.path());
    QVERIFY(!copy);
    QCOMPARE(copy.error().code, ErrorCode::FileUnwritable);
}

/// At the start, and also when it was opened only while the copy was being made.
void TestDatabaseCopy::refusesWhatAnotherProcessHasOpen()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("taken.glossator"));
    must(Database::open(path, Database::Mode::Create)).reset();
    const QByteArray before = bytesOf(path);
    {
        const OtherProcess other(path);
        PlainProject plain;
        auto copy = must(DatabaseCopy::begin(plain.project.database(), path));
        QVERIFY(other.open());
        const auto second = DatabaseCopy::begin(plain.project.database(), path);
        QVERIFY(!second);
        QCOMPARE(second.error().code, ErrorCode::FileUnwritable);
        QCOMPARE(second.error().subject, path);
        stepToEnd(*copy);
        const auto finished = copy->finish();
        QVERIFY(!finished);
        QCOMPARE(finished.error(), second.error());
        copy.reset();
        QVERIFY(filesIn(folder.path()).filter(QStringLiteral(".part")).isEmpty());
        QCOMPARE(bytesOf(path), before);
    }
    PlainProject plain;
    plain.decide(unitsOf(plain.project.database(), plain.document).front(), QStringLiteral("a%1:00::"));
    copyAll(*must(DatabaseCopy::begin(plain.project.database(), path)));
    QCOMPARE(decisionsIn(path), 1);
}

void TestDatabaseCopy::aMovedProjectIsNotWritten_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"deleted", "moved", "replaced"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestDatabaseCopy::aMovedProjectIsNotWritten()
{
    QFETCH(QString, what);
    PlainProject plain;
    Database &database = plain.project.database();
    const std::vector<UnitId> units = unitsOf(database, plain.document);
    plain.decide(units[0], QStringLiteral("a%1:00::"));
    must(database.checkPlace());
    const QString path = plain.project.path();
    const QString elsewhere = plain.project.file(QStringLiteral("elsewhere.glossator"));
    // As other programs do: Qt's rename() would refuse, and its copy() lose locks.
    const std::filesystem::path file = path.toStdString();
    if (what == QLatin1StringView("deleted"))
        std::filesystem::remove(file);
    else if (what == QLatin1StringView("moved"))
        std::filesystem::rename(file, elsewhere.toStdString());
    else
        std::filesystem::rename(TestProject().path().toStdString(), file);

    QCOMPARE(database.checkPlace().error().code, ErrorCode::ProjectMoved);
    const UnitDecision decision{units[1], decisionFor({QStringLiteral("b%1:00::")})};
    const auto refused = DecisionStore(database).append({&decision, 1});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::ProjectMoved);
    QCOMPARE(refused.error().subject, path);
    QCOMPARE(SettingsStore(database).setValue(QStringLiteral("a"), QStringLiteral("b")).error().code, ErrorCode::ProjectMoved);
    const Guideline guideline{QStringLiteral("text"), {}, {}};
    QCOMPARE(GuidelineStore(database).setGuideline(QStringLiteral("bank"), WordClass::Noun, guideline).error().code,
             ErrorCode::ProjectMoved);

    // All that was decided can be read, and copied back to where it was.
    copyAll(*must(DatabaseCopy::begin(database, path)));
    plain.project.close();
    QCOMPARE(decisionsIn(path), 1);
}

QTEST_GUILESS_MAIN(TestDatabaseCopy)
#include "tst_databasecopy.moc"
