#include "models/occurrencemodel.h"

#include <algorithm>
#include <limits>

namespace glossator {

OccurrenceModel::OccurrenceModel(QObject *parent) : QAbstractTableModel(parent) {}

void OccurrenceModel::setSources(Project *project, UnitSearch *search)
{
    for (QObject *source : {static_cast<QObject *>(m_project), static_cast<QObject *>(m_search)}) {
        if (source)
            source->disconnect(this);
    }
    clear();
    m_project = project;
    m_search = search;
    if (!project || !search)
        return;
    connect(search, &UnitSearch::occurrencesFound, this, &OccurrenceModel::onFound);
    connect(search, &UnitSearch::failed, this, &OccurrenceModel::onFailed);
    connect(search, &UnitSearch::counted, this, [this](int request, qint64 count) {
        if (request != m_countRequest)
            return;
        m_countRequest = 0;
        Q_EMIT counted(count);
    });
    connect(project, &Project::decisionsChanged, this, &OccurrenceModel::reloadUnits);
    connect(project, &Project::documentsChanged, this, &OccurrenceModel::dropRemovedDocuments);
    connect(project, &Project::sentencesChanged, this, &OccurrenceModel::reloadSentences);
    connect(project, &Project::senseViewChanged, this, &OccurrenceModel::askAgain);
    connect(project, &Project::sentencesReplaced, this, [this](DocumentId document, qint64 first, qint64 removed, qint64 inserted) {
        // Those behind have other positions unless there are as many sentences as before.
        const qint64 everything = std::numeric_limits<int>::max();
        reloadSentences(document, first, removed == inserted ? removed : everything);
    });
}

void OccurrenceModel::setSenseNamer(std::function<QString(const QString &)> namer)
{
    m_namer = std::move(namer);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, SenseColumn), index(rowCount() - 1, DecisionColumn));
}

void OccurrenceModel::find(const UnitFilter &filter, UnitOrder order)
{
    restart();
    m_filter = filter;
    m_order = order;
    if (!m_search)
        return;
    m_atEnd = false;
    m_countRequest = m_search->count(filter, order, countLimit);
    fetchMore({});
}

void OccurrenceModel::show(std::vector<FoundUnit> units)
{
    restart();
    m_filter.reset();
    m_units = std::move(units);
    if (!m_search)
        return;
    m_atEnd = m_units.empty();
    if (m_atEnd)
        Q_EMIT ready();
    else
        fetchMore({});
}

/// Blind mode hides others now: neither rows nor their order may tell of them.
void OccurrenceModel::askAgain()
{
    if (m_filter)
        find(UnitFilter(*m_filter), m_order);
    else if (!m_units.empty())
        show(std::vector<FoundUnit>(m_units));
}

void OccurrenceModel::clear()
{
    restart();
    m_filter.reset();
}

void OccurrenceModel::restart()
{
    if (m_search) {
        for (int request : {m_request, m_countRequest})
            m_search->cancel(request);
        for (auto reload = m_reloads.keyBegin(); reload != m_reloads.keyEnd(); ++reload)
            m_search->cancel(*reload);
    }
    m_request = 0;
    m_countRequest = 0;
    m_reloads.clear();
    m_atEnd = true;
    m_asked = 0;
    beginResetModel();
    m_rows.clear();
    m_rowOf.clear();
    m_units.clear();
    endResetModel();
}

const Occurrence *OccurrenceModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_rows[size_t(row)] : nullptr;
}

bool OccurrenceModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_search && !m_atEnd && m_request == 0;
}

void OccurrenceModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    if (m_filter) {
        const auto last = m_rows.empty() ? std::nullopt : std::optional(m_rows.back().found.key);
        m_request = m_search->page(*m_filter, m_order, last, pageSize);
        return;
    }
    const size_t count = std::min(size_t(pageSize), m_units.size() - m_asked);
    const auto first = m_units.begin() + qsizetype(m_asked);
    m_asked += count;
    m_request = m_search->load({first, first + qsizetype(count)});
}

void OccurrenceModel::onFound(int request, const std::vector<Occurrence> &found)
{
    if (const auto asked = m_reloads.take(request); !asked.empty()) {
        replace(asked, found);
    } else if (request == m_request) {
        m_atEnd = m_filter ? int(found.size()) < pageSize : m_asked == m_units.size();
        append(found);
        m_request = 0; // not before: a view asks for more while rows are being inserted
        Q_EMIT ready();
    }
}

void OccurrenceModel::onFailed(int request, const Error &error)
{
    const bool isMine = m_reloads.remove(request) || request == m_request || request == m_countRequest;
    if (!isMine)
        return;
    if (request == m_request) {
        m_request = 0;
        m_atEnd = true;
        Q_EMIT ready();
    }
    Q_EMIT failed(error);
}

void OccurrenceModel::append(const std::vector<Occurrence> &found)
{
    if (found.empty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + int(found.size()) - 1);
    for (const Occurrence &occurrence : found) {
        if (const UnitAnnotation *annotation = annotationOf(occurrence))
            m_rowOf.insert(annotation->id, int(m_rows.size()));
        m_rows.push_back(occurrence);
    }
    endInsertRows();
}

/// Those that are not found any more are gone from the text.
void OccurrenceModel::replace(const std::vector<UnitId> &asked, const std::vector<Occurrence> &found)
{
    QSet<UnitId> missing(asked.begin(), asked.end());
    for (const Occurrence &occurrence : found) {
        missing.remove(occurrence.found.id);
        const int row = m_rowOf.value(occurrence.found.id, -1);
        if (row < 0)
            continue;
        m_rows[size_t(row)] = occurrence;
        Q_EMIT dataChanged(index(row, 0), index(row, columnCountValue - 1));
    }
    std::vector<int> rows;
    for (const UnitId unit : std::as_const(missing)) {
        if (const int row = m_rowOf.value(unit, -1); row >= 0)
            rows.push_back(row);
    }
    std::ranges::sort(rows);
    dropRows(rows);
}

/// rows: ascending.
void OccurrenceModel::dropRows(const std::vector<int> &rows)
{
    if (rows.empty())
        return;
    for (size_t end = rows.size(); end > 0;) {
        size_t begin = end - 1;
        while (begin > 0 && rows[begin - 1] + 1 == rows[begin])
            --begin;
        beginRemoveRows({}, rows[begin], rows[end - 1]);
        m_rows.erase(m_rows.begin() + rows[begin], m_rows.begin() + rows[end - 1] + 1);
        endRemoveRows();
        end = begin;
    }
    m_rowOf.clear();
    for (int row = 0; row < rowCount(); ++row) {
        if (const UnitAnnotation *annotation = annotationOf(m_rows[size_t(row)]))
            m_rowOf.insert(annotation->id, row);
    }
}

void OccurrenceModel::dropRemovedDocuments()
{
    QHash<DocumentId, bool> isThere;
    std::vector<int> rows;
    for (int row = 0; row < rowCount(); ++row) {
        const DocumentId document = m_rows[size_t(row)].found.document;
        if (!isThere.contains(document))
            isThere.insert(document, bool(m_project->corpus().document(document)));
        if (!isThere.value(document))
            rows.push_back(row);
    }
    dropRows(rows);
}

void OccurrenceModel::reloadUnits(const std::vector<UnitId> &units)
{
    std::vector<int> rows;
    for (const UnitId unit : units) {
        if (const int row = m_rowOf.value(unit, -1); row >= 0)
            rows.push_back(row);
    }
    reloadRows(rows);
}

void OccurrenceModel::reloadSentences(DocumentId document, qint64 first, qint64 count)
{
    std::vector<int> rows;
    for (int row = 0; row < rowCount(); ++row) {
        const Occurrence &occurrence = m_rows[size_t(row)];
        if (occurrence.found.document == document && occurrence.position >= first && occurrence.position < first + count)
            rows.push_back(row);
    }
    reloadRows(rows);
}

void OccurrenceModel::reloadRows(const std::vector<int> &rows)
{
    std::vector<FoundUnit> units;
    std::vector<UnitId> asked;
    for (const int row : rows) {
        const Occurrence &occurrence = m_rows[size_t(row)];
        if (const UnitAnnotation *annotation = annotationOf(occurrence)) {
            units.push_back(occurrence.found);
            units.back().id = annotation->id;
            asked.push_back(annotation->id);
        }
    }
    if (units.empty() || !m_search)
        return;
    const int request = m_search->load(std::move(units));
    m_reloads.insert(request, std::move(asked));
}

int OccurrenceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int OccurrenceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columnCountValue;
}

} // namespace glossator
