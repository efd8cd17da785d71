#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "cli/outputs.h"
#include "support/files.h"
#include "support/privileges.h"

using namespace glossator;
using namespace glossator::cli;
using namespace glossator::testing;

/// What is told at the start of what is written at the end; tst_clioutputs runs the subcommands.
class TestOutputs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void looksWhereAFileWillBe_data();
    void looksWhereAFileWillBe();
    void linksToOnePlaceAreOneOutput();
    void onlyWhatIsReadAgainHasToBeAFile();
    void nothingElseIsGoneOnFrom();

private:
    [[nodiscard]] QString file(const QString &name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

/// FOLDER can be written by all, FOLDER/locked by nobody.
void TestOutputs::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("locked")));
    const auto read = QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther;
    const auto write = QFile::WriteOwner | QFile::WriteGroup | QFile::WriteOther;
    const auto enter = QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther;
    for (const char *name : {"locked/there", "there"}) {
        writeBytes(file(QLatin1StringView(name)), {});
        QVERIFY(QFile::setPermissions(file(QLatin1StringView(name)), read | write));
    }
    for (const auto &[link, target] : {std::pair("to-locked", "locked/there"), std::pair("to-locked-new", "locked/new"),
                                       std::pair("to-new", "new"), std::pair("also-to-new", "new"), std::pair("to-link", "to-new")})
        QVERIFY(QFile::link(file(QLatin1StringView(target)), file(QLatin1StringView(link))));
    QVERIFY(QFile::link(file(QStringLiteral("there")), file(QStringLiteral("locked/to-there"))));
    QVERIFY(QFile::setPermissions(m_folder->path(), read | write | enter));
    QVERIFY(QFile::setPermissions(file(QStringLiteral("locked")), read | enter));
}

/// So that an ordinary user's files can be removed.
void TestOutputs::cleanup()
{
    QVERIFY(QFile::setPermissions(file(QStringLiteral("locked")), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

void TestOutputs::looksWhereAFileWillBe_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("replaced");
    QTest::addColumn<bool>("appended");
    QTest::newRow("new") << QStringLiteral("new") << true << true;
    QTest::newRow("new, in a locked folder") << QStringLiteral("locked/new") << false << false;
    QTest::newRow("there") << QStringLiteral("there") << true << true;
    QTest::newRow("there, in a locked folder") << QStringLiteral("locked/there") << false << true;
    QTest::newRow("link into a locked folder") << QStringLiteral("to-locked") << false << true;
    QTest::newRow("link to nothing in a locked folder") << QStringLiteral("to-locked-new") << false << false;
    QTest::newRow("link out of a locked folder") << QStringLiteral("locked/to-there") << true << true;
}

void TestOutputs::looksWhereAFileWillBe()
{
    QFETCH(QString, name);
    QFETCH(bool, replaced);
    QFETCH(bool, appended);
    const WithoutPrivileges ordinary;
    for (const bool force : {false, true}) {
        QCOMPARE(checkOutputs({{file(name), trainedParts()}}, {}, force).has_value(), replaced);
        QCOMPARE(checkOutputs({{file(name), checkpoint()}}, {}, force).has_value(), replaced);
        QCOMPARE(checkOutputs({{file(name), stepLog()}}, {}, force).has_value(), appended);
    }
}

void TestOutputs::linksToOnePlaceAreOneOutput()
{
    const auto both = [this](const char *one, const char *other) {
        return checkOutputs({{file(QLatin1StringView(one)), trainedParts()}, {file(QLatin1StringView(other)), stepLog()}}, {}, false);
    };
    QVERIFY(both("to-new", "there"));
    for (const char *other : {"to-new", "also-to-new", "to-link", "new", "locked/../new"}) {
        const Result<void> checked = both("to-new", other);
        QVERIFY2(!checked && checked.error().detail.startsWith(QStringLiteral("two things")), other);
    }
    QVERIFY(!both("there", "locked/to-there"));
}

void TestOutputs::onlyWhatIsReadAgainHasToBeAFile()
{
    const QString device = QStringLiteral("/dev/null");
    QVERIFY(checkOutputs({{device, trainedParts()}, {device, stepLog()}}, {}, false));
    const Result<void> checked = checkOutputs({{device, checkpoint()}}, {}, true);
    QVERIFY(!checked);
    QCOMPARE(checked.error().code, ErrorCode::FileUnwritable);
    QCOMPARE(checked.error().subject, device);
}

void TestOutputs::nothingElseIsGoneOnFrom()
{
    writeBytes(file(QStringLiteral("there")), "Dear friend");
    for (const bool force : {false, true}) {
        QVERIFY(!checkOutputs({{file(QStringLiteral("there")), checkpoint()}}, {}, force));
        QVERIFY(!checkOutputs({{file(QStringLiteral("there")), stepLog()}}, {}, force));
        QCOMPARE(checkOutputs({{file(QStringLiteral("there")), trainedParts()}}, {}, force).has_value(), force);
    }
    writeBytes(file(QStringLiteral("there")), "step,steps,loss,tokens_per_second\n1,2,0.5,100\n");
    QVERIFY(checkOutputs({{file(QStringLiteral("there")), stepLog()}}, {}, false));
}

QTEST_GUILESS_MAIN(TestOutputs)
#include "tst_outputs.moc"
