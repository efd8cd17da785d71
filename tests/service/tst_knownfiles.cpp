#include <QFileInfo>
#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

#include "projectwithfiles.h"
#include "service/importservice.h"
#include "service/knowndocuments.h"
#include "support/must.h"

using namespace glossator;
using namespace glossator::testing;

namespace {

/// Those that do not show included.
qint64 rowsOf(const Project &project, const char *table)
{
    SQLite::Database file(project.path().toStdString());
    return file.execAndGet(std::string("SELECT count(*) FROM ") + table).getInt64();
}

/// That it goes on to the end, and no further.
void checkProgress(const std::vector<Progress> &reports, const QStringList &files)
{
    qint64 total = 0;
    for (const QString &file : files)
        total += QFileInfo(file).size();
    qint64 last = 0;
    for (const Progress &progress : reports) {
        QCOMPARE(progress.total, total);
        QVERIFY2(progress.done >= last, qPrintable(QString::number(progress.done)));
        last = progress.done;
    }
    QCOMPARE(last, total);
}

} // namespace

/// Imports of what is in the project already.
class TestKnownFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void knownFilesAreNotAddedAgain();
    void lookingWhetherAFileIsKnownWritesNothing();
    void filesOfWhichAPartIsNewAreAdded();
    void sameNameWithAnotherTextIsAnotherDocument();
    void whatWasRemovedMeanwhileIsNotKnown();

private:
    std::unique_ptr<ProjectWithFiles> m_fixture;
};

void TestKnownFiles::init()
{
    m_fixture = std::make_unique<ProjectWithFiles>();
}

void TestKnownFiles::knownFilesAreNotAddedAgain()
{
    const QString path = m_fixture->project->path();
    const QStringList both{ioData(york), ioData(senseval)};
    m_fixture->importNow({ioData(york), ioData(york), ioData(senseval)});
    QCOMPARE(m_fixture->project->corpus().documents()->size(), 3u);
    const qint64 sentences = rowsOf(*m_fixture->project, "sentences");
    const qint64 decisions = rowsOf(*m_fixture->project, "decisions");
    const auto outcome = must(importFiles(path, {both, {}, {}}, {}));
    QCOMPARE(outcome.alreadyThere, both);
    QVERIFY(outcome.documents.empty() && outcome.leftOut.empty());
    QCOMPARE(rowsOf(*m_fixture->project, "sentences"), sentences);
    QCOMPARE(rowsOf(*m_fixture->project, "decisions"), decisions);

    const auto again = must(importFiles(path, {.files = both, .format = {}, .goldKey = {}, .again = true}, {}));
    QCOMPARE(again.documents.size(), 3u);
    QVERIFY(again.alreadyThere.isEmpty());
    // What was removed is no longer there.
    const auto documents = *m_fixture->project->corpus().documents();
    for (const DocumentRecord &document : documents) {
        if (document.info.name == york)
            must(m_fixture->project->removeDocument(document.id));
    }
    QCOMPARE(must(importFiles(path, {both, {}, {}}, {})).alreadyThere, QStringList{ioData(senseval)});
}

/// Rows that are discarded leave their pages in the file.
void TestKnownFiles::lookingWhetherAFileIsKnownWritesNothing()
{
    const QString text = m_fixture->file(QStringLiteral("some.txt"));
    writeBytes(text, bytesOf(ioData(york)).repeated(10));
    const QStringList files{text, ioData(senseval)};
    m_fixture->importNow(files);
    const QString path = m_fixture->project->path();
    const auto pages = [&path] { return SQLite::Database(path.toStdString()).execAndGet("PRAGMA page_count").getInt64(); };
    const qint64 before = pages();
    std::vector<Progress> reports;
    const TaskControl control{{}, [&reports](const Progress &progress) { reports.push_back(progress); }};
    const auto outcome = must(importFiles(path, {files, {}, {}}, control));
    QCOMPARE(outcome.alreadyThere, files);
    QCOMPARE(pages(), before);
    checkProgress(reports, files);
}

void TestKnownFiles::filesOfWhichAPartIsNewAreAdded()
{
    m_fixture->importNow({ioData(senseval)});
    const QString changed = m_fixture->file(QStringLiteral("changed.data.xml"));
    QByteArray corpus = bytesOf(ioData(senseval));
    const qsizetype last = corpus.lastIndexOf("<wf ");
    const qsizetype form = corpus.indexOf('>', last) + 1;
    writeBytes(changed, corpus.insert(form, "un"));
    std::vector<Progress> reports;
    const TaskControl control{{}, [&reports](const Progress &progress) { reports.push_back(progress); }};
    const QStringList files{changed, ioData(senseval), ioData(york)};
    const auto outcome = must(importFiles(m_fixture->project->path(), {files, {}, {}}, control));
    QCOMPARE(outcome.alreadyThere, QStringList{ioData(senseval)});
    QCOMPARE(outcome.documents.size(), 3u);
    checkProgress(reports, files);
}

void TestKnownFiles::sameNameWithAnotherTextIsAnotherDocument()
{
    QVERIFY(QDir(m_fixture->folder.path()).mkdir(QStringLiteral("b")));
    writeBytes(m_fixture->file(QStringLiteral("letter.txt")), "Dear friend. Yours.\n");
    writeBytes(m_fixture->file(QStringLiteral("b/letter.txt")), "Dear friend.  Yours.\n");
    writeBytes(m_fixture->file(QStringLiteral("copy.txt")), "Dear friend. Yours.\n");
    m_fixture->importNow({m_fixture->file(QStringLiteral("letter.txt")), m_fixture->file(QStringLiteral("b/letter.txt")),
                          m_fixture->file(QStringLiteral("copy.txt"))});
    QCOMPARE(m_fixture->project->corpus().documents()->size(), 3u);
}

void TestKnownFiles::whatWasRemovedMeanwhileIsNotKnown()
{
    m_fixture->importNow({ioData(york), ioData(senseval)});
    const auto database = must(Database::open(m_fixture->project->path(), Database::Mode::OpenExisting));
    const auto documents = *m_fixture->project->corpus().documents();
    std::vector<DocumentTrace> traces;
    for (const DocumentRecord &document : documents)
        traces.push_back({document.info.name, *must(textDigestOf(*database, document.id))});
    KnownDocuments known(*database);
    QVERIFY(must(known.containAll({traces.begin(), traces.end() - 1})));
    must(m_fixture->project->removeDocument(documents.back().id));
    QVERIFY(!must(known.containAll({traces.back()})));
    QVERIFY(!must(textDigestOf(*database, documents.back().id)));
}

QTEST_GUILESS_MAIN(TestKnownFiles)
#include "tst_knownfiles.moc"
