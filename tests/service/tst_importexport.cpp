#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

#include "io/documentio.h"
#include "service/exportservice.h"
#include "service/importservice.h"

using namespace glossator;

namespace {

QString data(const QString &name)
{
    return QStringLiteral(GLOSSATOR_TEST_DATA) + QStringLiteral("/io/") + name;
}

const QString senseval = QStringLiteral("senseval2-excerpt.data.xml");
const QString sensevalKey = QStringLiteral("senseval2-excerpt.gold.key.txt");
const QString york = QStringLiteral("gum-voyage-york.txt");

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s", qPrintable(file.errorString()));
}

/// A text that takes the worker a while.
QString writeLongText(const QTemporaryDir &folder)
{
    const QString path = folder.filePath(QStringLiteral("long.txt"));
    write(path, bytesOf(data(york)).repeated(800));
    return path;
}

QString rebuilt(const Project &project, const DocumentRecord &document)
{
    QString text;
    const auto sentences = project.corpus().sentences(document.id, 0, document.sentences);
    for (const AnnotatedSentence &sentence : *sentences)
        text += sentence.sentence.gap + sentence.sentence.text;
    return text + *project.corpus().tail(document.id);
}

qsizetype filesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::Files | QDir::Hidden).size();
}

} // namespace

class TestImportExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void importsTextToTheByte();
    void importsCorpusWithTheKeyBesideIt();
    void importsWithANamedKey();
    void sameInstancesInTwoFilesKeepTheirKeys();
    void importsAllFilesOrNone_data();
    void importsAllFilesOrNone();
    void namesTheLineOfAKeyThatFitsNothing();
    void refusesOneKeyForTwoFiles();
    void importReportsProgressAndResult();
    void importStopsWhenCancelled();
    void importStopsWhenTheServiceGoes();
    void oneImportAtATime();
    void exportedKeyHoldsExactlyTheDecisions();
    void exportAndImportAgree();
    void exportsChosenDocuments();
    void exportNeverOverwritesTheProject();
    void exportLeavesNothingAfterAnError();
    void exportStopsWhenCancelled();

private:
    void importNow(const QStringList &files);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Project> m_project;
};

void TestImportExport::init()
{
    m_project.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_project = std::move(*Project::create(m_folder->filePath(QStringLiteral("p.glossator"))));
    QVERIFY(m_project->setAnnotator(QStringLiteral("ann")));
}

void TestImportExport::importNow(const QStringList &files)
{
    const auto imported = importFiles(m_project->path(), {files, {}, {}}, {});
    QVERIFY2(imported, imported ? "" : qPrintable(imported.error().subject + imported.error().detail));
}

void TestImportExport::importsTextToTheByte()
{
    importNow({data(york)});
    const auto documents = m_project->corpus().documents();
    QCOMPARE(documents->size(), 1u);
    QCOMPARE(rebuilt(*m_project, documents->front()).toUtf8(), bytesOf(data(york)));
    QVERIFY(documents->front().sentences > 20);
    QCOMPARE(documents->front().analysedSentences, 0);
}

void TestImportExport::importsCorpusWithTheKeyBesideIt()
{
    importNow({data(senseval)});
    const auto documents = *m_project->corpus().documents();
    QCOMPARE(documents.size(), 2u);
    QCOMPARE(documents[0].info.externalId, QStringLiteral("d000"));
    QCOMPARE(documents[0].sentences, 30);
    QCOMPARE(documents[1].sentences, 20);
    QCOMPARE(documents[0].units + documents[1].units, 528);
    QCOMPARE(documents[0].tokens + documents[1].tokens, 1262);
    QCOMPARE(documents[0].decided + documents[1].decided, 528);
    const auto decisions = *m_project->decisions().allInForce();
    const auto keys = bytesOf(data(sensevalKey)).trimmed().split('\n');
    QCOMPARE(qsizetype(decisions.size()), keys.size());
    for (qsizetype i = 0; i < keys.size(); ++i) {
        QStringList fields = QString::fromUtf8(keys[i]).split(u' ');
        fields.removeFirst();
        QCOMPARE(decisions[size_t(i)].decision.senses, fields);
        QCOMPARE(decisions[size_t(i)].decision.annotator, QStringLiteral("gold"));
        QVERIFY(!decisions[size_t(i)].decision.suggestionShown);
    }
}

void TestImportExport::importsWithANamedKey()
{
    const QString key = m_folder->filePath(QStringLiteral("some.key"));
    write(key, "d000.s000.t001 change_ringing%1:04:00::\n");
    const auto imported = importFiles(m_project->path(), {{data(senseval)}, {}, key}, {});
    QVERIFY(imported);
    const auto decisions = *m_project->decisions().allInForce();
    QCOMPARE(decisions.size(), 1u);
    QCOMPARE(decisions.front().decision.senses, QStringList{QStringLiteral("change_ringing%1:04:00::")});
}

void TestImportExport::sameInstancesInTwoFilesKeepTheirKeys()
{
    QStringList files;
    for (const char *name : {"a", "b"}) {
        const QString base = m_folder->filePath(QLatin1StringView(name));
        write(base + QStringLiteral(".data.xml"), bytesOf(data(senseval)));
        write(base + QStringLiteral(".gold.key.txt"), QByteArray("d000.s000.t000 art%1:0") + name[0] + ":00::\n");
        files.push_back(base + QStringLiteral(".data.xml"));
    }
    importNow(files);
    const auto decisions = *m_project->decisions().allInForce();
    QCOMPARE(decisions.size(), 2u);
    QCOMPARE(decisions[0].decision.senses, QStringList{QStringLiteral("art%1:0a:00::")});
    QCOMPARE(decisions[1].decision.senses, QStringList{QStringLiteral("art%1:0b:00::")});
}

void TestImportExport::importsAllFilesOrNone_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorCode>("code");
    const QByteArray corpus = bytesOf(data(senseval));
    QTest::newRow("truncated") << QStringLiteral("bad.xml") << corpus.left(corpus.size() / 2) << ErrorCode::MalformedXml;
    QTest::newRow("binary") << QStringLiteral("bad.txt") << bytesOf(data(york)) + QByteArray(1, '\0') << ErrorCode::NotText;
    QTest::newRow("another structure") << QStringLiteral("bad.xml") << QByteArray("<corpus><page/></corpus>")
                                       << ErrorCode::UnexpectedStructure;
    QTest::newRow("folder") << QString() << QByteArray() << ErrorCode::IsDirectory;
    QTest::newRow("absent") << QStringLiteral("absent.txt") << QByteArray() << ErrorCode::FileNotFound;
}

void TestImportExport::importsAllFilesOrNone()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(ErrorCode, code);
    importNow({data(york)});
    const auto before = *m_project->corpus().documents();
    const QString bad = m_folder->filePath(name);
    if (!bytes.isEmpty())
        write(bad, bytes);
    const auto imported = importFiles(m_project->path(), {{data(york), data(senseval), bad}, {}, {}}, {});
    QVERIFY(!imported);
    QCOMPARE(imported.error().code, code);
    QVERIFY(QFileInfo(imported.error().subject) == QFileInfo(bad));
    const auto after = *m_project->corpus().documents();
    QCOMPARE(after.size(), before.size());
    QCOMPARE(after.front().tokens, before.front().tokens);
    QVERIFY(m_project->decisions().allInForce()->empty());
}

void TestImportExport::namesTheLineOfAKeyThatFitsNothing()
{
    const QString key = m_folder->filePath(QStringLiteral("wrong.key"));
    QByteArray keys = bytesOf(data(sensevalKey));
    write(key, keys + "d000.s999.t000 art%1:09:00::\n");
    const auto imported = importFiles(m_project->path(), {{data(senseval)}, {}, key}, {});
    QVERIFY(!imported);
    QCOMPARE(imported.error(), (Error{ErrorCode::KeyMismatch, key, 529, QStringLiteral("d000.s999.t000")}));
    QVERIFY(m_project->corpus().documents()->empty());
}

void TestImportExport::refusesOneKeyForTwoFiles()
{
    const auto imported = importFiles(m_project->path(), {{data(senseval), data(senseval)}, {}, data(sensevalKey)}, {});
    QVERIFY(!imported);
    QCOMPARE(imported.error().code, ErrorCode::KeyMismatch);
    QVERIFY(m_project->corpus().documents()->empty());
}

void TestImportExport::importReportsProgressAndResult()
{
    ImportService service(*m_project);
    QSignalSpy progressed(&service, &ImportService::progressed);
    QSignalSpy finished(&service, &ImportService::finished);
    QSignalSpy changed(m_project.get(), &Project::documentsChanged);
    const QString longText = writeLongText(*m_folder);
    const int request = service.start({{longText, data(york)}, {}, {}});
    QVERIFY(service.isRunning());
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60'000);
    QVERIFY(!service.isRunning());
    QCOMPARE(finished.front().at(0).toInt(), request);
    QCOMPARE(finished.front().at(1).value<std::vector<DocumentId>>().size(), 2u);
    QCOMPARE(changed.size(), 1);
    QVERIFY(!progressed.isEmpty());
    const qint64 total = QFileInfo(longText).size() + QFileInfo(data(york)).size();
    qint64 last = 0;
    for (const QList<QVariant> &report : progressed) {
        QCOMPARE(report.at(0).toInt(), request);
        const auto progress = report.at(1).value<Progress>();
        QCOMPARE(progress.total, total);
        QVERIFY(progress.done >= last && progress.done <= total);
        last = progress.done;
    }
}

void TestImportExport::importStopsWhenCancelled()
{
    ImportService service(*m_project);
    QSignalSpy progressed(&service, &ImportService::progressed);
    QSignalSpy failed(&service, &ImportService::failed);
    const int request = service.start({{writeLongText(*m_folder)}, {}, {}});
    QTRY_VERIFY_WITH_TIMEOUT(!progressed.isEmpty(), 30'000);
    service.cancel();
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 30'000);
    QCOMPARE(failed.front().at(0).toInt(), request);
    QCOMPARE(failed.front().at(1).value<Error>().code, ErrorCode::Cancelled);
    QVERIFY(m_project->corpus().documents()->empty());
    QSignalSpy finished(&service, &ImportService::finished);
    const int next = service.start({{data(york)}, {}, {}});
    QVERIFY(next != request);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
    QCOMPARE(finished.front().at(0).toInt(), next);
}

void TestImportExport::importStopsWhenTheServiceGoes()
{
    {
        ImportService service(*m_project);
        QSignalSpy progressed(&service, &ImportService::progressed);
        service.start({{writeLongText(*m_folder)}, {}, {}});
        QTRY_VERIFY_WITH_TIMEOUT(!progressed.isEmpty(), 30'000);
    }
    QVERIFY(m_project->corpus().documents()->empty());
    importNow({data(york)});
    QCOMPARE(m_project->corpus().documents()->size(), 1u);
}

void TestImportExport::oneImportAtATime()
{
    ImportService service(*m_project);
    QSignalSpy finished(&service, &ImportService::finished);
    QSignalSpy failed(&service, &ImportService::failed);
    const int first = service.start({{data(york)}, {}, {}});
    const int second = service.start({{data(york)}, {}, {}});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
    QCOMPARE(finished.front().at(0).toInt(), first);
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.front().at(0).toInt(), second);
    QCOMPARE(failed.front().at(1).value<Error>().code, ErrorCode::ProjectBusy);
}

void TestImportExport::exportedKeyHoldsExactlyTheDecisions()
{
    QVERIFY(importFiles(m_project->path(), {{data(senseval)}, {}, {}}, {}));
    const auto first = m_project->corpus().sentences(m_project->corpus().documents()->front().id, 0, 1);
    const auto &units = first->front().annotations;
    Decision none;
    none.verdict = Verdict::NoneOfThese;
    QVERIFY(m_project->decide(units[0].id, none));
    Decision cleared;
    cleared.verdict = Verdict::Cleared;
    QVERIFY(m_project->decide(units[1].id, cleared));
    Decision two;
    two.senses = {QStringLiteral("peculiar%5:00:00:unusual:00"), QStringLiteral("peculiar%5:00:00:specific:00")};
    QVERIFY(m_project->decide(units[2].id, two));

    ExportService service(*m_project);
    QSignalSpy finished(&service, &ExportService::finished);
    const QString out = m_folder->filePath(QStringLiteral("out.data.xml"));
    const int request = service.start({out, QStringLiteral("wsd-xml"), {}});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
    QCOMPARE(finished.front().at(0).toInt(), request);
    const auto summary = finished.front().at(1).value<ExportSummary>();
    QCOMPARE(summary.documents, 2);
    QCOMPARE(summary.sentences, 50);
    QCOMPARE(summary.decisions, 527);
    QCOMPARE(summary.files, (QStringList{out, m_folder->filePath(QStringLiteral("out.gold.key.txt"))}));

    QByteArrayList expected = bytesOf(data(sensevalKey)).trimmed().split('\n');
    expected.removeFirst();
    expected.removeFirst();
    expected.front() = "d000.s000.t002 peculiar%5:00:00:unusual:00 peculiar%5:00:00:specific:00";
    QCOMPARE(bytesOf(summary.files.back()).trimmed().split('\n'), expected);
}

void TestImportExport::exportAndImportAgree()
{
    QVERIFY(importFiles(m_project->path(), {{data(senseval)}, {}, {}}, {}));
    const QString out = m_folder->filePath(QStringLiteral("out.data.xml"));
    QVERIFY(exportProject(m_project->path(), {out, QStringLiteral("wsd-xml"), {}}, {}));
    const auto again = Project::create(m_folder->filePath(QStringLiteral("again.glossator")));
    QVERIFY(importFiles((*again)->path(), {{out}, {}, {}}, {}));
    const auto before = *m_project->corpus().documents();
    const auto after = *(*again)->corpus().documents();
    QCOMPARE(after.size(), before.size());
    for (size_t i = 0; i < before.size(); ++i) {
        QCOMPARE(after[i].info, before[i].info);
        const auto was = *m_project->corpus().sentences(before[i].id, 0, before[i].sentences);
        const auto is = *(*again)->corpus().sentences(after[i].id, 0, after[i].sentences);
        QCOMPARE(is.size(), was.size());
        for (size_t s = 0; s < was.size(); ++s) {
            QVERIFY(is[s].sentence == was[s].sentence);
            for (size_t u = 0; u < was[s].annotations.size(); ++u)
                QCOMPARE(is[s].annotations[u].decision->senses, was[s].annotations[u].decision->senses);
        }
    }
}

void TestImportExport::exportsChosenDocuments()
{
    importNow({data(senseval), data(york)});
    const auto documents = *m_project->corpus().documents();
    const QString out = m_folder->filePath(QStringLiteral("out.jsonl"));
    const auto summary = exportProject(m_project->path(), {out, QStringLiteral("jsonl"), {documents[2].id}}, {});
    QVERIFY(summary);
    QCOMPARE(summary->documents, 1);
    QCOMPARE(bytesOf(out).count('\n'), documents[2].sentences);
}

void TestImportExport::exportNeverOverwritesTheProject()
{
    importNow({data(york)});
    for (const QString &format : {QStringLiteral("jsonl"), QStringLiteral("conllu"), QStringLiteral("wsd-xml")}) {
        const auto exported = exportProject(m_project->path(), {m_project->path(), format, {}}, {});
        QVERIFY(!exported);
        QCOMPARE(exported.error().code, ErrorCode::FileUnwritable);
    }
    QCOMPARE(m_project->corpus().documents()->size(), 1u);
    m_project.reset();
    QVERIFY(Project::open(m_folder->filePath(QStringLiteral("p.glossator"))));
}

void TestImportExport::exportLeavesNothingAfterAnError()
{
    importNow({data(senseval)});
    const qsizetype files = filesIn(m_folder->path());
    const QString good = m_folder->filePath(QStringLiteral("out.jsonl"));
    QCOMPARE(exportProject(m_project->path(), {good, QStringLiteral("no-such-format"), {}}, {}).error().code, ErrorCode::UnknownFormat);
    QCOMPARE(exportProject(m_project->path(), {good, QStringLiteral("jsonl"), {DocumentId{77}}}, {}).error().code, ErrorCode::Internal);
    QCOMPARE(exportProject(m_project->path(), {m_folder->path(), QStringLiteral("jsonl"), {}}, {}).error().code, ErrorCode::IsDirectory);
    QCOMPARE(exportProject(m_project->path(), {m_folder->filePath(QStringLiteral("no/folder/x.jsonl")), QStringLiteral("jsonl"), {}}, {})
                 .error()
                 .code,
             ErrorCode::FileUnwritable);
    std::stop_source stopped;
    stopped.request_stop();
    QCOMPARE(exportProject(m_project->path(), {good, QStringLiteral("jsonl"), {}}, {stopped.get_token(), {}}).error().code,
             ErrorCode::Cancelled);
    QCOMPARE(filesIn(m_folder->path()), files);
}

void TestImportExport::exportStopsWhenCancelled()
{
    importNow({writeLongText(*m_folder)});
    const QString out = m_folder->filePath(QStringLiteral("out.conllu"));
    ExportService service(*m_project);
    QSignalSpy progressed(&service, &ExportService::progressed);
    QSignalSpy failed(&service, &ExportService::failed);
    service.start({out, QStringLiteral("conllu"), {}});
    QTRY_VERIFY_WITH_TIMEOUT(!progressed.isEmpty(), 30'000);
    service.cancel();
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 30'000);
    QCOMPARE(failed.front().at(1).value<Error>().code, ErrorCode::Cancelled);
    QVERIFY(!QFileInfo::exists(out));
}

QTEST_GUILESS_MAIN(TestImportExport)
#include "tst_importexport.moc"
