#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

#include "base/savefile.h"
#include "io/collectingsink.h"
#include "io/samplecorpus.h"
#include "support/files.h"

using namespace glossator;
using namespace glossator::testing;

/// What stands where a file is to be written.
class ReplacingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recognisesExports_data();
    void recognisesExports();
    void neverReplacesAProject_data();
    void neverReplacesAProject();
    void savesIntoDevices();

private:
    QTemporaryDir m_folder;
};

void ReplacingTest::recognisesExports_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("name");
    QTest::newRow("WSD XML") << u"wsd-xml"_qs << u"out.data.xml"_qs;
    QTest::newRow("CoNLL-U") << u"conllu"_qs << u"out.conllu"_qs;
    QTest::newRow("JSON Lines") << u"jsonl"_qs << u"out.jsonl"_qs;
}

void ReplacingTest::recognisesExports()
{
    QFETCH(QString, format);
    QFETCH(QString, name);

    const QString path = m_folder.filePath(name);
    auto writer = makeWriter(format, path);
    QVERIFY(writer);
    QVERIFY(writeDocuments(**writer, sampleCorpus()));
    QVERIFY((*writer)->commit());
    for (const DocumentFormat &other : documentFormats())
        QCOMPARE(mayBeExport(other.name, contents(path)), other.name == format);
    for (const QByteArray &foreign :
         {QByteArray("Once upon a time"), QByteArray("# Notes\n"), QByteArray("{\"a\":1}"), QByteArray("<TEI/>")})
        QVERIFY2(!mayBeExport(format, foreign), foreign.constData());
    if (format == u"wsd-xml")
        QVERIFY(mayBeGoldKey(contents(goldKeyPath(path))));
    QVERIFY(!mayBeGoldKey(contents(path)));
    QVERIFY(!mayBeGoldKey("Dear sir,\nyours\n"));
}

void ReplacingTest::neverReplacesAProject_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("itself") << u"p.glossator"_qs;
    QTest::newRow("its log") << u"p.glossator-wal"_qs;
    QTest::newRow("by a link") << u"link"_qs;
}

/// The project is nobody's at the time, so that its first bytes alone tell what it is (https://www.sqlite.org/fileformat2.html).
void ReplacingTest::neverReplacesAProject()
{
    QFETCH(QString, name);

    QByteArray header("SQLite format 3\0", 16);
    header.resize(100, '\0');
    header.replace(68, 4, "Glos");
    const QString project = m_folder.filePath(u"p.glossator"_qs);
    writeBytes(project, header);
    const QString log = m_folder.filePath(u"p.glossator-wal"_qs);
    writeBytes(log, "log");
    const QString link = m_folder.filePath(u"link"_qs);
    QVERIFY(QFile::exists(link) || QFile::link(project, link));
    const QString path = m_folder.filePath(name);
    for (const DocumentFormat &format : documentFormats()) {
        if (format.writable)
            QCOMPARE(makeWriter(format.name, path).error().code, ErrorCode::FileUnwritable);
    }
    const auto saved = saveFile(path, "parts");
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, ErrorCode::FileUnwritable);
    QCOMPARE(saved.error().subject, path);
    QVERIFY2(saved.error().detail.contains(u"Glossator project"), qPrintable(saved.error().detail));
    QCOMPARE(contents(project), header);
    QCOMPARE(contents(log), QByteArray("log"));
}

void ReplacingTest::savesIntoDevices()
{
    QVERIFY(saveFile(u"/dev/null"_qs, "parts"));
    struct stat status
    {};
    QVERIFY(stat("/dev/null", &status) == 0 && S_ISCHR(status.st_mode));
    const auto full = saveFile(u"/dev/full"_qs, "parts");
    QVERIFY(!full);
    QCOMPARE(full.error().subject, u"/dev/full"_qs);
}

QTEST_GUILESS_MAIN(ReplacingTest)
#include "tst_replacing.moc"
