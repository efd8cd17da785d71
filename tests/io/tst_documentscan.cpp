#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/filelocks.h"
#include "io/documentio.h"
#include "io/documentscan.h"
#include "support/files.h"
#include "support/must.h"

using namespace glossator;
using namespace glossator::testing;

/// Which files may be imported, and which must not be opened.
class DocumentScanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void scansFolders();
    void scansWithoutOpening();
    void neverWaitsForPipes();
    void stops();
    void refusesLockedFiles();

private:
    QString write(const QString &name, const QByteArray &bytes) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void DocumentScanTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

QString DocumentScanTest::write(const QString &name, const QByteArray &bytes) const
{
    writeBytes(m_folder->filePath(name), bytes);
    return m_folder->filePath(name);
}

void DocumentScanTest::scansFolders()
{
    for (const QString &folder : {u"sub"_qs, u"folder.txt"_qs, u".hidden"_qs, u"empty"_qs})
        QVERIFY(QDir(m_folder->path()).mkdir(folder));
    for (const QString &name : {u"b.txt"_qs, u"A.TXT"_qs, u"picture.png"_qs, u"folder.txt/c.txt"_qs, u".hidden/d.txt"_qs, u".e.txt"_qs})
        write(name, "text");
    const QString broken = write(u"z.txt"_qs, "\xFF\xFE");
    const QString xml = write(u"sub/x.data.xml"_qs, "<corpus/>");
    const QString key = write(u"sub/x.gold.key.txt"_qs, "");
    const QString png = m_folder->filePath(u"picture.png"_qs);
    const QString b = m_folder->filePath(u"b.txt"_qs);

    // In the order of paths; a file named twice or listed already comes once or not at all.
    const auto scanned = scanForDocuments({{png, m_folder->path(), png}, {b}, true}, {});
    QVERIFY(scanned);
    QStringList paths;
    QStringList formats;
    for (const ScannedFile &file : *scanned) {
        paths.append(file.path);
        formats.append(file.format.value_or(QString()));
        QCOMPARE(file.goldKey, file.path == xml ? key : QString());
    }
    QCOMPARE(paths, QStringList({png, m_folder->filePath(u"A.TXT"_qs), m_folder->filePath(u"folder.txt/c.txt"_qs), xml, broken}));
    QCOMPARE(formats, QStringList({u"text"_qs, u"text"_qs, u"text"_qs, u"wsd-xml"_qs, QString()}));
    QCOMPARE(scanned->back().format.error().code, ErrorCode::NotText);
}

/// What does not exist could not be opened.
void DocumentScanTest::scansWithoutOpening()
{
    const QString missing = m_folder->filePath(u"missing.txt"_qs);
    const auto scanned = scanForDocuments({{missing, missing}, {}, false}, {});
    QVERIFY(scanned);
    QCOMPARE(scanned->size(), size_t(1));
    QCOMPARE(scanned->front().path, missing);
    QCOMPARE(scanned->front().format.value(), QString());
    const auto opened = scanForDocuments({{missing}, {}, true}, {});
    QVERIFY(opened);
    QCOMPARE(opened->front().format.error().code, ErrorCode::FileNotFound);
}

void DocumentScanTest::neverWaitsForPipes()
{
    const QString pipe = m_folder->filePath(u"pipe.txt"_qs);
    QCOMPARE(mkfifo(qPrintable(pipe), S_IRWXU), 0);
    const auto scanned = must(scanForDocuments({{pipe}, {}, true}, {}));
    QCOMPARE(scanned.size(), 1U);
    QCOMPARE(scanned.front().format.error().code, ErrorCode::FileUnreadable);
}

void DocumentScanTest::stops()
{
    for (int file = 0; file < 20; ++file)
        write(QString::number(file) + u".txt"_qs, "text");
    for (const int limit : {1, 10, 25}) {
        std::stop_source stop;
        int reports = 0;
        qint64 total = 0;
        const auto scanned = scanForDocuments({{m_folder->path()}, {}, true}, {stop.get_token(), [&](const Progress &progress) {
                                                                                   total = progress.total;
                                                                                   if (++reports == limit)
                                                                                       stop.request_stop();
                                                                               }});
        QVERIFY(!scanned);
        QCOMPARE(scanned.error().code, ErrorCode::Cancelled);
        QCOMPARE(reports, limit);
        QCOMPARE(total, limit > 20 ? 20 : 0); // unknown while the folder is read
    }
}

/// Under whatever name; opening and closing them once would drop the lock.
void DocumentScanTest::refusesLockedFiles()
{
    const QString file = write(u"p.glossator"_qs, "text");
    const QString link = m_folder->filePath(u"link.txt"_qs);
    QVERIFY(QFile::link(file, link));
    const QString twin = m_folder->filePath(u"twin.txt"_qs);
    QCOMPARE(::link(qPrintable(file), qPrintable(twin)), 0);
    const int held = ::open(qPrintable(file), O_RDWR | O_CLOEXEC);
    QVERIFY(held >= 0);
    // What is merely open may be read.
    QVERIFY(openForReading(file));
    struct flock lock = {};
    lock.l_type = F_RDLCK;
    lock.l_whence = SEEK_SET;
    QCOMPARE(fcntl(held, F_SETLK, &lock), 0);

    for (const QString &path : {file, link, twin}) {
        QVERIFY(holdsLocksOn(path));
        QCOMPARE(openForReading(path).error().code, ErrorCode::NotText);
        QCOMPARE(openForReading(path).error().subject, path);
        QCOMPARE(detectFormat(path).error().code, ErrorCode::NotText);
        QCOMPARE(readGoldKeys(path).error().code, ErrorCode::NotText);
        QCOMPARE(makeWriter(u"jsonl"_qs, path).error().code, ErrorCode::FileUnwritable);
        QVERIFY(holdsLocksOn(path));
    }
    QVERIFY(!holdsLocksOn(write(u"other.txt"_qs, "text")));
    QVERIFY(!holdsLocksOn(m_folder->filePath(u"missing.txt"_qs)));
    lock.l_type = F_UNLCK;
    QCOMPARE(fcntl(held, F_SETLK, &lock), 0);
    QVERIFY(openForReading(file));
    ::close(held);
}

QTEST_GUILESS_MAIN(DocumentScanTest)
#include "tst_documentscan.moc"
