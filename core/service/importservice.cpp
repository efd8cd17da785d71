#include "service/importservice.h"

#include <QFileInfo>

#include <numeric>

#include "io/documentio.h"
#include "service/taskrunner.h"
#include "store/corpuswriter.h"
#include "store/database.h"

namespace glossator {

namespace {

const QString goldAnnotator = QStringLiteral("gold");
const QString wsdXml = QStringLiteral("wsd-xml");

/// A file that is ready to be read.
struct Source
{
    QString path;
    QString format;
    QString keyPath; ///< empty: no gold key
    qint64 size = 0;
};

Result<Source> examine(const QString &path, const QString &forcedFormat)
{
    Source source{path, forcedFormat, {}, QFileInfo(path).size()};
    if (forcedFormat.isEmpty()) {
        const Result<QString> format = detectFormat(path);
        if (!format)
            return format.error();
        source.format = *format;
    }
    return source;
}

/// incomplete: one of the files that are no sources may be the named key's.
Result<void> assignKeys(std::vector<Source> &sources, const QString &namedKey, bool incomplete)
{
    int keyed = 0;
    for (Source &source : sources) {
        if (source.format != wsdXml)
            continue;
        ++keyed;
        if (!namedKey.isEmpty())
            source.keyPath = namedKey;
        else if (QString beside = goldKeyPath(source.path); QFileInfo::exists(beside))
            source.keyPath = beside;
    }
    if (!namedKey.isEmpty() && keyed != 1 && !(keyed == 0 && incomplete))
        return Error{ErrorCode::KeyMismatch, namedKey, 0, QStringLiteral("a key belongs to one file, not %1").arg(keyed)};
    return {};
}

/// Where a key file speaks of an instance: 1 for its first line, 0 if it does not.
qint64 lineOfKey(const QString &path, const QString &instance)
{
    const Result<std::unique_ptr<QIODevice>> device = openForReading(path);
    if (!device)
        return 0;
    const QByteArray id = instance.toUtf8();
    for (qint64 line = 1; !(*device)->atEnd(); ++line) {
        const QByteArray fields = (*device)->readLine().simplified();
        if (fields.left(fields.indexOf(' ')) == id)
            return line;
    }
    return 0;
}

/// The writer knows the instance only.
Error locateMismatch(const Error &error, const QString &keyPath)
{
    if (error.code != ErrorCode::KeyMismatch || keyPath.isEmpty())
        return error;
    return {error.code, keyPath, lineOfKey(keyPath, error.subject), error.subject};
}

Result<void> readSource(const Source &source, CorpusWriter &writer, const TaskControl &control)
{
    GoldKeys gold;
    if (!source.keyPath.isEmpty()) {
        Result<GoldKeys> keys = readGoldKeys(source.keyPath);
        if (!keys)
            return keys.error();
        gold = std::move(*keys);
    }
    if (Result<void> changed = writer.changeGold(std::move(gold)); !changed)
        return changed;
    Result<std::unique_ptr<QIODevice>> device = openForReading(source.path);
    if (!device)
        return device.error();
    const Result<std::unique_ptr<DocumentReader>> reader = makeReader(source.format);
    if (!reader)
        return reader.error();
    if (Result<void> read = (*reader)->read(**device, source.path, writer, control); !read)
        return read;
    // Closes the books on this file's keys, while it is known which file they came from.
    const Result<void> allUsed = writer.changeGold({});
    return allUsed ? Result<void>() : Result<void>(locateMismatch(allUsed.error(), source.keyPath));
}

Result<std::vector<Source>> examineAll(const ImportRequest &request, std::vector<Error> *leftOut)
{
    std::vector<Source> sources;
    for (const QString &file : request.files) {
        if (Result<Source> source = examine(file, request.format))
            sources.push_back(std::move(*source));
        else
            leftOut->push_back(source.error());
    }
    if (Result<void> assigned = assignKeys(sources, request.goldKey, !leftOut->empty()); !assigned)
        return assigned.error();
    return sources;
}

/// What cannot be read is left out; any other error ends it.
Result<void> readAll(const std::vector<Source> &sources, CorpusWriter &writer, const TaskControl &control, std::vector<Error> *leftOut)
{
    const qint64 total =
        std::accumulate(sources.begin(), sources.end(), qint64(0), [](qint64 sum, const Source &source) { return sum + source.size; });
    qint64 before = 0;
    for (const Source &source : sources) {
        const TaskControl part{control.stop, [&](const Progress &progress) { control.progress(before + progress.done, total); }};
        if (Result<void> read = readSource(source, writer, part); !read) {
            if (writer.hasFailed() || read.error().code == ErrorCode::Cancelled)
                return read;
            writer.discardSource();
            leftOut->push_back(read.error());
        }
        before += source.size;
    }
    return {};
}

} // namespace

Result<ImportOutcome> importFiles(const QString &projectPath, const ImportRequest &request, const TaskControl &control)
{
    ImportOutcome outcome;
    const Result<std::vector<Source>> sources = examineAll(request, &outcome.leftOut);
    if (!sources)
        return sources.error();
    Result<std::unique_ptr<Database>> database = Database::openForWorker(projectPath, control.stop);
    if (!database)
        return database.error();
    CorpusWriter writer(**database, {}, goldAnnotator);
    if (Result<void> read = readAll(*sources, writer, control, &outcome.leftOut); !read)
        return read.error();
    Result<std::vector<DocumentId>> committed = writer.commit(control.stop);
    if (!committed)
        return committed.error();
    outcome.documents = std::move(*committed);
    return outcome;
}

struct ImportService::Private
{
    Project &project;
    int lastRequest = 0;
    TaskRunner runner; // last: its thread ends before the rest goes
};

ImportService::ImportService(Project &project, QObject *parent) :
    QObject(parent),
    d(new Private{.project = project, .runner = TaskRunner(*this)})
{}

ImportService::~ImportService() = default;

int ImportService::start(const ImportRequest &request)
{
    const int id = ++d->lastRequest;
    if (d->runner.isRunning()) {
        d->runner.inOwnerThread([this, id] {
            Q_EMIT failed(id, Error{ErrorCode::ProjectBusy, d->project.path(), 0, QStringLiteral("import")});
        });
        return id;
    }
    d->runner.start([path = d->project.path(), request](const TaskControl &control) { return importFiles(path, request, control); },
                    [this, id](const Progress &progress) { Q_EMIT progressed(id, progress); },
                    [this, id](const Result<ImportOutcome> &outcome) {
                        if (!outcome) {
                            Q_EMIT failed(id, outcome.error());
                            return;
                        }
                        if (!outcome->documents.empty())
                            d->project.notifyDocumentsChanged();
                        Q_EMIT finished(id, *outcome);
                    });
    return id;
}

void ImportService::cancel()
{
    d->runner.cancel();
}

bool ImportService::isRunning() const
{
    return d->runner.isRunning();
}

} // namespace glossator
