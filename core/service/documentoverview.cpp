#include "service/documentoverview.h"

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <set>
#include <utility>

#include "service/backgroundthread.h"
#include "service/taskrunner.h"
#include "store/corpusstore.h"
#include "store/database.h"
#include "store/unitglances.h"

namespace glossator {

namespace {

using Cells = DocumentOverview::Cells;
using Range = std::pair<qint64, qint64>; ///< sentences, first and one past the last

constexpr int delayMs = 150;
constexpr qint64 sentencesAtATime = 512;
constexpr qint64 publishingMs = 200;
/// Of more units than this it is not worth asking where each one is.
constexpr size_t unitLimit = 256;
/// More ranges than this are taken for one.
constexpr size_t rangeLimit = 64;

/// What has changed since the cells were read.
struct Changes
{
    bool all = false;
    bool length = false; ///< the document may have other sentences now
    std::vector<UnitId> units;
    std::vector<Range> ranges;

    [[nodiscard]] bool isEmpty() const { return !all && !length && units.empty() && ranges.empty(); }

    void addUnits(const std::vector<UnitId> &more)
    {
        units.insert(units.end(), more.begin(), more.end());
        all = all || units.size() > unitLimit;
        if (all)
            units.clear();
    }

    void addRange(Range range)
    {
        ranges.push_back(range);
        if (ranges.size() <= rangeLimit)
            return;
        for (const Range &other : ranges)
            range = {std::min(range.first, other.first), std::max(range.second, other.second)};
        ranges = {range};
    }
};

struct State
{
    DocumentId document;
    qint64 sentences = 0;
    std::shared_ptr<const Cells> cells = std::make_shared<const Cells>();
};

/// Cells without units.
Cells emptyCells(const std::vector<SentenceOutline> &outline)
{
    qint64 characters = 0;
    for (const SentenceOutline &sentence : outline)
        characters += std::max(1, sentence.length);
    const qint64 aCell = std::max<qint64>(1, characters / DocumentOverview::cellLimit + 1);
    Cells cells;
    qint64 passed = 0;
    for (size_t i = 0; i < outline.size(); ++i) {
        if (cells.empty() || passed >= qint64(cells.size()) * aCell)
            cells.push_back({.firstSentence = qint64(i)});
        passed += std::max(1, outline[i].length);
    }
    return cells;
}

size_t cellOf(const Cells &cells, qint64 sentence)
{
    const auto next = std::ranges::upper_bound(cells, sentence, {}, &OverviewCell::firstSentence);
    return size_t(std::max<ptrdiff_t>(0, next - cells.begin() - 1));
}

void count(const UnitGlance &unit, const BlindMode &blind, OverviewCell &cell)
{
    if (unit.status == UnitStatus::OnlySense || unit.status == UnitStatus::NotInLexicon)
        return;
    ++cell.units;
    if (unit.status != UnitStatus::Undecided) {
        ++cell.decided;
    } else if (unit.probability && !blind.hides(unit.unit)) {
        ++cell.suggested;
        cell.probability += *unit.probability;
    }
}

/// One reading, in the worker.
class Reading
{
public:
    using Publish = std::function<void(Cells)>;

    Reading(Database &database, const State &state, const BlindMode &blind, Publish publish, const std::stop_token &stop) :
        m_database(database),
        m_state(state),
        m_cells(*state.cells),
        m_blind(blind),
        m_publish(std::move(publish)),
        m_stop(stop)
    {}

    Result<State> run(const Changes &changes)
    {
        m_sincePublished.start();
        bool all = changes.all || m_cells.empty();
        if (all || changes.length) {
            const auto remade = remake(all);
            if (!remade)
                return remade.error();
            all = *remade;
        }
        const auto done = all ? readCells(0, m_cells.size()) : readChanged(changes);
        if (!done)
            return done.error();
        m_state.cells = std::make_shared<const Cells>(std::move(m_cells));
        return m_state;
    }

private:
    /// Whether all cells have to be read.
    Result<bool> remake(bool all)
    {
        const CorpusStore corpus(m_database);
        const auto outline = corpus.outline(m_state.document);
        if (!outline)
            return outline.error();
        if (!all && qint64(outline->size()) == m_state.sentences)
            return false;
        m_state.sentences = qint64(outline->size());
        m_cells = emptyCells(*outline);
        return true;
    }

    Result<void> readChanged(const Changes &changes)
    {
        std::set<size_t> stale;
        for (const auto &[first, end] : changes.ranges) {
            if (first >= end || first >= m_state.sentences)
                continue;
            for (size_t cell = cellOf(m_cells, first); cell <= cellOf(m_cells, end - 1); ++cell)
                stale.insert(cell);
        }
        const CorpusStore corpus(m_database);
        for (const UnitId unit : changes.units) {
            const auto place = corpus.placeOf(unit);
            if (!place && place.error().code == ErrorCode::Internal) // a repair took it out meanwhile, which is announced, too
                continue;
            if (!place)
                return place.error();
            if (place->document == m_state.document)
                stale.insert(cellOf(m_cells, place->sentence));
        }
        for (const size_t cell : stale) {
            if (const auto read = readCells(cell, cell + 1); !read)
                return read;
        }
        return {};
    }

    Result<void> readCells(size_t first, size_t end)
    {
        while (first < end) {
            if (m_stop.stop_requested())
                return Error{ErrorCode::Cancelled, m_database.path(), 0, {}};
            size_t last = first + 1;
            while (last < end && endOf(last) - m_cells[first].firstSentence <= sentencesAtATime)
                ++last;
            const auto units =
                unitGlances(m_database, m_state.document, m_cells[first].firstSentence, endOf(last - 1) - m_cells[first].firstSentence);
            if (!units)
                return units.error();
            for (size_t cell = first; cell < last; ++cell)
                m_cells[cell] = {.firstSentence = m_cells[cell].firstSentence};
            for (const UnitGlance &unit : *units)
                count(unit, m_blind, m_cells[cellOf(m_cells, unit.sentence)]);
            first = last;
            publishNowAndThen();
        }
        return {};
    }

    [[nodiscard]] qint64 endOf(size_t cell) const
    {
        return cell + 1 < m_cells.size() ? m_cells[cell + 1].firstSentence : m_state.sentences;
    }

    void publishNowAndThen()
    {
        if (m_sincePublished.elapsed() < publishingMs)
            return;
        m_publish(m_cells);
        m_sincePublished.start();
    }

    Database &m_database;
    State m_state;
    Cells m_cells;
    const BlindMode m_blind;
    const Publish m_publish;
    const std::stop_token m_stop;
    QElapsedTimer m_sincePublished;
};

} // namespace

void OverviewCell::add(const OverviewCell &other)
{
    units += other.units;
    decided += other.decided;
    suggested += other.suggested;
    probability += other.probability;
}

struct DocumentOverview::Private
{
    DocumentOverview *q;
    Project &project;
    State state{};
    Changes changes{};
    QTimer delay{};
    std::unique_ptr<Database> database{}; ///< the worker's
    TaskRunner runner; // last: its thread ends before the rest goes

    void note()
    {
        if (state.document.isValid() && !delay.isActive())
            delay.start();
    }

    void read()
    {
        // Done again when the worker is free.
        if (runner.isRunning() || !state.document.isValid() || changes.isEmpty())
            return;
        const auto work = [this, before = state, now = std::exchange(changes, {}), blind = project.blindMode(),
                           path = project.path()](const TaskControl &control) -> Result<State> {
            yieldToForeground();
            if (!database) {
                auto opened = Database::openForWorker(path, control.stop);
                if (!opened)
                    return opened.error();
                database = std::move(*opened);
            }
            database->setStop(control.stop);
            const auto publish = [this, document = before.document](Cells cells) {
                runner.inOwnerThread([this, document, made = std::make_shared<const Cells>(std::move(cells))] { show(document, made); });
            };
            Result<State> read = Reading(*database, before, blind, publish, control.stop).run(now);
            // The pages of a whole document need not stay in memory.
            if (now.all)
                database.reset();
            return read;
        };
        runner.start(work, {}, [this](const Result<State> &read) { finish(read); });
    }

    void show(DocumentId document, const std::shared_ptr<const Cells> &cells)
    {
        if (document != state.document)
            return;
        state.cells = cells;
        Q_EMIT q->changed();
    }

    void finish(const Result<State> &result)
    {
        if (!result && result.error().code != ErrorCode::Cancelled)
            Q_EMIT q->failed(result.error());
        if (result && result->document == state.document) {
            state = *result;
            Q_EMIT q->changed();
        }
        read();
    }
};

DocumentOverview::DocumentOverview(Project &project, QObject *parent) :
    QObject(parent),
    d(new Private{.q = this, .project = project, .runner = TaskRunner(*this)})
{
    d->delay.setSingleShot(true);
    d->delay.setInterval(delayMs);
    connect(&d->delay, &QTimer::timeout, this, [this] { d->read(); });
    connect(&project, &Project::decisionsChanged, this, [this](const std::vector<UnitId> &units) {
        d->changes.addUnits(units);
        d->note();
    });
    connect(&project, &Project::sentencesChanged, this, [this](DocumentId document, qint64 first, qint64 count) {
        if (document != d->state.document)
            return;
        d->changes.addRange({first, first + count});
        d->note();
    });
    connect(&project, &Project::sentencesReplaced, this, [this](DocumentId document, qint64 first, qint64 removed, qint64 inserted) {
        if (document != d->state.document)
            return;
        d->changes.all = d->changes.all || removed != inserted;
        d->changes.addRange({first, first + inserted});
        d->note();
    });
    connect(&project, &Project::documentsChanged, this, [this] {
        d->changes.length = true;
        d->note();
    });
    connect(&project, &Project::senseViewChanged, this, [this] {
        d->changes.all = true;
        d->note();
    });
}

DocumentOverview::~DocumentOverview() = default;

void DocumentOverview::setDocument(DocumentId document)
{
    if (document == d->state.document)
        return;
    d->runner.cancel();
    d->state = {.document = document};
    d->changes = {.all = true, .length = false, .units = {}, .ranges = {}};
    Q_EMIT changed();
    d->read();
}

std::shared_ptr<const DocumentOverview::Cells> DocumentOverview::cells() const
{
    return d->state.cells;
}

} // namespace glossator
