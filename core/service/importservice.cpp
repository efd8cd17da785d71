#include "service/importservice.h"

#include <QFileInfo>

#include <numeric>
#include <optional>

#include "inventory/wordnetreader.h"
#include "io/documentio.h"
#include "service/goldsenses.h"
#include "service/knowndocuments.h"
#include "service/modelchoice.h"
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

/// The writer knows the instance only.
Error locateMismatch(const Error &error, const QString &keyPath)
{
    if (error.code != ErrorCode::KeyMismatch || keyPath.isEmpty())
        return error;
    return {error.code, keyPath, lineOfKey(keyPath, error.subject), error.subject};
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

Result<void> readInto(DocumentSink &sink, const Source &source, const TaskControl &control)
{
    const Result<std::unique_ptr<QIODevice>> device = openForReading(source.path);
    if (!device)
        return device.error();
    const Result<std::unique_ptr<DocumentReader>> reader = makeReader(source.format);
    if (!reader)
        return reader.error();
    return (*reader)->read(**device, source.path, sink, control);
}

/// Not so standard input, nor a pipe.
bool canBeReadTwice(const Source &source)
{
    return source.path != QStringLiteral("-") && QFileInfo(source.path).isFile();
}

/// Reads sources into a project, one after the other.
class SourceReader
{
public:
    SourceReader(Database &database, const ImportRequest &request, ImportOutcome &outcome) :
        m_database(database),
        m_request(request),
        m_outcome(outcome),
        m_writer(database, {}, goldAnnotator),
        m_known(database)
    {}

    /// What cannot be read is left out; any other error ends it.
    Result<void> readAll(const std::vector<Source> &sources, const TaskControl &control);
    [[nodiscard]] CorpusWriter &writer() { return m_writer; }

private:
    enum class Reading { Added, AlreadyThere };
    Result<Reading> read(const Source &source, const TaskControl &control);
    Result<Reading> write(const Source &source, const TaskControl &control);
    Result<bool> isKnown(const Source &source, const TaskControl &control);
    void noteAlreadyThere(const Source &source);
    Result<GoldKeys> readGold(const QString &keyPath, std::optional<Error> *unknown);
    Error ofProject(Error error);

    Database &m_database;
    const ImportRequest &m_request;
    ImportOutcome &m_outcome;
    CorpusWriter m_writer;
    KnownDocuments m_known;
    std::shared_ptr<const Inventory> m_inventory; ///< once a key was read
    bool m_failed = false; ///< the project, so that other files fare no better
};

Error SourceReader::ofProject(Error error)
{
    m_failed = true;
    return error;
}

Result<GoldKeys> SourceReader::readGold(const QString &keyPath, std::optional<Error> *unknown)
{
    if (keyPath.isEmpty())
        return GoldKeys();
    Result<GoldKeys> gold = readGoldKeys(keyPath);
    if (!gold)
        return gold;
    if (!m_inventory) {
        const Result<QString> folder = m_request.wordNetFolder.isEmpty() ? wordNetFolderOf(m_database) : m_request.wordNetFolder;
        if (!folder)
            return ofProject(folder.error());
        auto inventory = readWordNet(*folder);
        if (!inventory)
            return inventory.error();
        m_inventory = std::move(*inventory);
    }
    *unknown = dropUnknownSenses(*gold, *m_inventory, keyPath);
    return gold;
}

/// Reads a file without writing anything: rows that are discarded leave the project larger, and take far longer.
Result<bool> SourceReader::isKnown(const Source &source, const TaskControl &control)
{
    RecognisingSink sink(m_known);
    const Result<void> done = readInto(sink, source, control);
    if (!sink.hasMetUnknown())
        return ofProject(sink.hasMetUnknown().error());
    if (*sink.hasMetUnknown())
        return false;
    if (!done)
        return done.error();
    return sink.hasMetAny();
}

/// Of its two passes, what the first one reads counts for half: it goes as far as what is known.
Result<SourceReader::Reading> SourceReader::read(const Source &source, const TaskControl &control)
{
    qint64 before = 0;
    if (!m_request.again && canBeReadTwice(source)) {
        const TaskControl reading{control.stop, [&](const Progress &progress) {
                                      before = progress.done / 2;
                                      control.progress(before, source.size);
                                  }};
        const Result<bool> known = isKnown(source, reading);
        if (!known)
            return known.error();
        if (*known)
            return Reading::AlreadyThere;
    }
    const double rest = source.size > 0 ? 1 - double(before) / double(source.size) : 1;
    return write(source, {control.stop, [&](const Progress &progress) {
                              control.progress(before + qint64(double(progress.done) * rest), source.size);
                          }});
}

Result<SourceReader::Reading> SourceReader::write(const Source &source, const TaskControl &control)
{
    std::optional<Error> unknown;
    Result<GoldKeys> gold = readGold(source.keyPath, &unknown);
    if (!gold)
        return gold.error();
    if (Result<void> changed = m_writer.changeGold(std::move(*gold)); !changed)
        return changed.error();
    TracingSink sink(m_writer);
    if (Result<void> done = readInto(sink, source, control); !done)
        return done.error();
    const Result<bool> isKnown = m_known.containAll(sink.traces());
    if (!isKnown)
        return ofProject(isKnown.error());
    if (*isKnown && !m_request.again)
        return Reading::AlreadyThere;
    // Closes the books on this file's keys, while it is known which file they came from.
    if (const Result<void> allUsed = m_writer.changeGold({}); !allUsed)
        return locateMismatch(allUsed.error(), source.keyPath);
    m_known.add(sink.traces());
    if (unknown)
        m_outcome.unknownSenses.push_back(std::move(*unknown));
    return Reading::Added;
}

void SourceReader::noteAlreadyThere(const Source &source)
{
    m_outcome.alreadyThere.append(source.path);
    if (!source.keyPath.isEmpty())
        m_outcome.unreadKeys.append(source.keyPath);
}

Result<void> SourceReader::readAll(const std::vector<Source> &sources, const TaskControl &control)
{
    const qint64 total =
        std::accumulate(sources.begin(), sources.end(), qint64(0), [](qint64 sum, const Source &source) { return sum + source.size; });
    qint64 before = 0;
    for (const Source &source : sources) {
        const TaskControl part{control.stop, [&](const Progress &progress) { control.progress(before + progress.done, total); }};
        const Result<Reading> reading = read(source, part);
        if (!reading && (m_failed || m_writer.hasFailed() || reading.error().code == ErrorCode::Cancelled))
            return reading.error();
        if (!reading)
            m_outcome.leftOut.push_back(reading.error());
        else if (*reading == Reading::AlreadyThere)
            noteAlreadyThere(source);
        if (!reading || *reading != Reading::Added)
            m_writer.discardSource();
        before += source.size;
        control.progress(before, total);
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
    SourceReader reader(**database, request, outcome);
    if (Result<void> read = reader.readAll(*sources, control); !read)
        return read.error();
    Result<std::vector<DocumentId>> committed = reader.writer().commit(control.stop);
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
