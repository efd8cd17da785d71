#include <QFileInfo>
#include <QSignalSpy>
#include <QTest>

#include "projectwithfiles.h"
#include "service/exportservice.h"

using namespace glossator;
using namespace glossator::testing;

class TestExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void exportedKeyHoldsExactlyTheDecisions();
    void exportAndImportAgree();
    void textsBeforeACorpusLeaveItsIds();
    void exportsChosenDocuments();
    void exportNeverOverwritesTheProject();
    void exportLeavesNothingAfterAnError();
    void exportStopsWhenCancelled();

private:
    std::unique_ptr<ProjectWithFiles> m_fixture;
};

void TestExport::init()
{
    m_fixture = std::make_unique<ProjectWithFiles>();
}

void TestExport::exportedKeyHoldsExactlyTheDecisions()
{
    QVERIFY(importFiles(m_fixture->project->path(), {{ioData(senseval)}, {}, {}}, {}));
    const auto first = m_fixture->project->corpus().sentences(m_fixture->project->corpus().documents()->front().id, 0, 1);
    const auto &units = first->front().annotations;
    Decision none;
    none.verdict = Verdict::NoneOfThese;
    QVERIFY(m_fixture->project->decide(units[0].id, none));
    Decision cleared;
    cleared.verdict = Verdict::Cleared;
    QVERIFY(m_fixture->project->decide(units[1].id, cleared));
    Decision two;
    two.senses = {QStringLiteral("peculiar%5:00:00:unusual:00"), QStringLiteral("peculiar%5:00:00:specific:00")};
    QVERIFY(m_fixture->project->decide(units[2].id, two));

    ExportService service(*m_fixture->project);
    QSignalSpy finished(&service, &ExportService::finished);
    const QString out = m_fixture->file(QStringLiteral("out.data.xml"));
    const int request = service.start({out, QStringLiteral("wsd-xml"), {}});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
    QCOMPARE(finished.front().at(0).toInt(), request);
    const auto summary = finished.front().at(1).value<ExportSummary>();
    QCOMPARE(summary.documents, 2);
    QCOMPARE(summary.sentences, 50);
    QCOMPARE(summary.decisions, 526);
    QCOMPARE(summary.leftOut, 1); // a key has no place for "none of these"
    QCOMPARE(summary.files, (QStringList{out, m_fixture->file(QStringLiteral("out.gold.key.txt"))}));

    QByteArrayList expected = bytesOf(ioData(sensevalKey)).trimmed().split('\n');
    expected.removeFirst();
    expected.removeFirst();
    expected.front() = "d000.s000.t002 peculiar%5:00:00:unusual:00 peculiar%5:00:00:specific:00";
    QCOMPARE(bytesOf(summary.files.back()).trimmed().split('\n'), expected);
}

void TestExport::exportAndImportAgree()
{
    QVERIFY(importFiles(m_fixture->project->path(), {{ioData(senseval)}, {}, {}}, {}));
    const QString out = m_fixture->file(QStringLiteral("out.data.xml"));
    QVERIFY(exportProject(m_fixture->project->path(), {out, QStringLiteral("wsd-xml"), {}}, {}));
    const auto again = Project::create(m_fixture->file(QStringLiteral("again.glossator")));
    QVERIFY(importFiles((*again)->path(), {{out}, {}, {}}, {}));
    const auto before = *m_fixture->project->corpus().documents();
    const auto after = *(*again)->corpus().documents();
    QCOMPARE(after.size(), before.size());
    for (size_t i = 0; i < before.size(); ++i) {
        QCOMPARE(after[i].info, before[i].info);
        const auto was = *m_fixture->project->corpus().sentences(before[i].id, 0, before[i].sentences);
        const auto is = *(*again)->corpus().sentences(after[i].id, 0, after[i].sentences);
        QCOMPARE(is.size(), was.size());
        for (size_t s = 0; s < was.size(); ++s) {
            QVERIFY(is[s].sentence == was[s].sentence);
            for (size_t u = 0; u < was[s].annotations.size(); ++u)
                QCOMPARE(is[s].annotations[u].decision->senses, was[s].annotations[u].decision->senses);
        }
    }
}

void TestExport::textsBeforeACorpusLeaveItsIds()
{
    m_fixture->importNow({ioData(york), ioData(senseval)});
    const QString out = m_fixture->file(QStringLiteral("out.data.xml"));
    QVERIFY(exportProject(m_fixture->project->path(), {out, QStringLiteral("wsd-xml"), {}}, {}));
    QCOMPARE(bytesOf(m_fixture->file(QStringLiteral("out.gold.key.txt"))), bytesOf(ioData(sensevalKey)));
}

void TestExport::exportsChosenDocuments()
{
    m_fixture->importNow({ioData(senseval), ioData(york)});
    const auto documents = *m_fixture->project->corpus().documents();
    const QString out = m_fixture->file(QStringLiteral("out.jsonl"));
    const auto summary = exportProject(m_fixture->project->path(), {out, QStringLiteral("jsonl"), {documents[2].id}}, {});
    QVERIFY(summary);
    QCOMPARE(summary->documents, 1);
    QCOMPARE(bytesOf(out).count('\n'), documents[2].sentences);
}

void TestExport::exportNeverOverwritesTheProject()
{
    m_fixture->importNow({ioData(york)});
    for (const QString &format : {QStringLiteral("jsonl"), QStringLiteral("conllu"), QStringLiteral("wsd-xml")}) {
        const auto exported = exportProject(m_fixture->project->path(), {m_fixture->project->path(), format, {}}, {});
        QVERIFY(!exported);
        QCOMPARE(exported.error().code, ErrorCode::FileUnwritable);
    }
    QCOMPARE(m_fixture->project->corpus().documents()->size(), 1u);
    // Nor another one, which nobody has open.
    const QString other = m_fixture->file(QStringLiteral("other.glossator"));
    must(Project::create(other)).reset();
    QCOMPARE(exportProject(m_fixture->project->path(), {other, QStringLiteral("jsonl"), {}}, {}).error().code, ErrorCode::FileUnwritable);
    QVERIFY(Project::open(other));
    m_fixture->project.reset();
    QVERIFY(Project::open(m_fixture->file(QStringLiteral("p.glossator"))));
}

void TestExport::exportLeavesNothingAfterAnError()
{
    m_fixture->importNow({ioData(senseval)});
    const qsizetype files = m_fixture->files();
    const QString good = m_fixture->file(QStringLiteral("out.jsonl"));
    QCOMPARE(exportProject(m_fixture->project->path(), {good, QStringLiteral("no-such-format"), {}}, {}).error().code,
             ErrorCode::UnknownFormat);
    QCOMPARE(exportProject(m_fixture->project->path(), {good, QStringLiteral("jsonl"), {DocumentId{77}}}, {}).error().code,
             ErrorCode::Internal);
    QCOMPARE(exportProject(m_fixture->project->path(), {m_fixture->folder.path(), QStringLiteral("jsonl"), {}}, {}).error().code,
             ErrorCode::IsDirectory);
    QCOMPARE(
        exportProject(m_fixture->project->path(), {m_fixture->file(QStringLiteral("no/folder/x.jsonl")), QStringLiteral("jsonl"), {}}, {})
            .error()
            .code,
        ErrorCode::FileUnwritable);
    std::stop_source stopped;
    stopped.request_stop();
    QCOMPARE(exportProject(m_fixture->project->path(), {good, QStringLiteral("jsonl"), {}}, {stopped.get_token(), {}}).error().code,
             ErrorCode::Cancelled);
    QCOMPARE(m_fixture->files(), files);
}

void TestExport::exportStopsWhenCancelled()
{
    m_fixture->importNow({m_fixture->longText()});
    const QString out = m_fixture->file(QStringLiteral("out.conllu"));
    ExportService service(*m_fixture->project);
    QSignalSpy progressed(&service, &ExportService::progressed);
    QSignalSpy failed(&service, &ExportService::failed);
    service.start({out, QStringLiteral("conllu"), {}});
    QTRY_VERIFY_WITH_TIMEOUT(!progressed.isEmpty(), 30'000);
    service.cancel();
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 30'000);
    QCOMPARE(failed.front().at(1).value<Error>().code, ErrorCode::Cancelled);
    QVERIFY(!QFileInfo::exists(out));
}

QTEST_GUILESS_MAIN(TestExport)
#include "tst_export.moc"
