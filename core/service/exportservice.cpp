#include "service/exportservice.h"

#include <algorithm>

#include "io/documentio.h"
#include "service/taskrunner.h"
#include "store/corpusstore.h"
#include "store/transaction.h"

namespace glossator {

namespace {

constexpr qint64 sentencesAtOnce = 256;

Result<std::vector<DocumentRecord>> chosenDocuments(const CorpusStore &corpus, const std::vector<DocumentId> &ids)
{
    if (ids.empty())
        return corpus.documents();
    std::vector<DocumentRecord> records;
    for (DocumentId id : ids) {
        Result<DocumentRecord> record = corpus.document(id);
        if (!record)
            return record.error();
        records.push_back(std::move(*record));
    }
    return records;
}

class Exporter
{
public:
    Exporter(const CorpusStore &corpus, DocumentWriter &writer, const TaskControl &control) :
        m_corpus(corpus),
        m_writer(writer),
        m_control(control)
    {}

    Result<void> run(const std::vector<DocumentRecord> &documents)
    {
        std::vector<DocumentInfo> infos;
        for (const DocumentRecord &document : documents) {
            m_total += document.sentences;
            infos.push_back(document.info);
        }
        m_writer.announce(infos);
        for (const DocumentRecord &document : documents) {
            if (Result<void> written = writeDocument(document); !written)
                return written;
        }
        return {};
    }

    [[nodiscard]] const ExportSummary &summary() const { return m_summary; }

private:
    Result<void> writeDocument(const DocumentRecord &document)
    {
        if (Result<void> begun = m_writer.beginDocument(document.info); !begun)
            return begun;
        for (qint64 first = 0; first < document.sentences; first += sentencesAtOnce) {
            if (m_control.isCancelled())
                return Error{ErrorCode::Cancelled, {}, 0, {}};
            const auto sentences = m_corpus.sentences(document.id, first, sentencesAtOnce);
            if (!sentences)
                return sentences.error();
            if (Result<void> written = writeSentences(*sentences); !written)
                return written;
        }
        const Result<QString> tail = m_corpus.tail(document.id);
        if (!tail)
            return tail.error();
        ++m_summary.documents;
        return m_writer.endDocument(*tail);
    }

    Result<void> writeSentences(const std::vector<AnnotatedSentence> &sentences)
    {
        for (const AnnotatedSentence &sentence : sentences) {
            if (Result<void> written = m_writer.writeSentence(sentence); !written)
                return written;
            ++m_summary.sentences;
            for (const UnitAnnotation &unit : sentence.annotations) {
                if (unit.decision)
                    ++(m_writer.holds(*unit.decision) ? m_summary.decisions : m_summary.leftOut);
            }
        }
        m_control.progress(m_summary.sentences, m_total);
        return {};
    }

    const CorpusStore &m_corpus;
    DocumentWriter &m_writer;
    const TaskControl &m_control;
    ExportSummary m_summary;
    qint64 m_total = 0;
};

} // namespace

QStringList filesOf(const ExportRequest &request)
{
    QStringList files{request.path};
    if (request.format == QStringLiteral("wsd-xml"))
        files.push_back(goldKeyPath(request.path));
    return files;
}

Result<ExportSummary> exportProject(const QString &projectPath, const ExportRequest &request, const TaskControl &control)
{
    const Result<std::unique_ptr<Database>> database = Database::openForWorker(projectPath, control.stop);
    if (!database)
        return database.error();
    // One state of the project, whatever is decided while the export runs.
    const Result<Transaction> snapshot = Transaction::beginReading(**database);
    if (!snapshot)
        return snapshot.error();
    const CorpusStore corpus(**database);
    const auto documents = chosenDocuments(corpus, request.documents);
    if (!documents)
        return documents.error();
    // A slip of the file dialog does not cost the project, which is locked now.
    const Result<std::unique_ptr<DocumentWriter>> writer = makeWriter(request.format, request.path);
    if (!writer)
        return writer.error();
    Exporter exporter(corpus, **writer, control);
    if (Result<void> written = exporter.run(*documents); !written)
        return written.error();
    if (control.isCancelled())
        return Error{ErrorCode::Cancelled, {}, 0, {}};
    if (Result<void> committed = (*writer)->commit(); !committed)
        return committed.error();
    ExportSummary summary = exporter.summary();
    summary.files = filesOf(request);
    return summary;
}

struct ExportService::Private
{
    Project &project;
    int lastRequest = 0;
    TaskRunner runner; // last: its thread ends before the rest goes
};

ExportService::ExportService(Project &project, QObject *parent) :
    QObject(parent),
    d(new Private{.project = project, .runner = TaskRunner(*this)})
{}

ExportService::~ExportService() = default;

int ExportService::start(const ExportRequest &request)
{
    const int id = ++d->lastRequest;
    if (d->runner.isRunning()) {
        d->runner.inOwnerThread([this, id] {
            Q_EMIT failed(id, Error{ErrorCode::ProjectBusy, d->project.path(), 0, QStringLiteral("export")});
        });
        return id;
    }
    d->runner.start([path = d->project.path(), request](const TaskControl &control) { return exportProject(path, request, control); },
                    [this, id](const Progress &progress) { Q_EMIT progressed(id, progress); },
                    [this, id](const Result<ExportSummary> &summary) {
                        if (summary)
                            Q_EMIT finished(id, *summary);
                        else
                            Q_EMIT failed(id, summary.error());
                    });
    return id;
}

void ExportService::cancel()
{
    d->runner.cancel();
}

bool ExportService::isRunning() const
{
    return d->runner.isRunning();
}

} // namespace glossator
