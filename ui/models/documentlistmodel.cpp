#include "models/documentlistmodel.h"

#include <QLocale>

#include <algorithm>
#include <numeric>

namespace glossator {

namespace {

constexpr int refreshDelayMs = 120;

/// Decisions that hit more units than this (bulk actions) are not traced to their documents one by one.
constexpr size_t traceLimit = 64;

} // namespace

DocumentListModel::DocumentListModel(QObject *parent) : QAbstractListModel(parent)
{
    m_refreshTimer.setSingleShot(true);
    m_refreshTimer.setInterval(refreshDelayMs);
    connect(&m_refreshTimer, &QTimer::timeout, this, &DocumentListModel::refreshStale);
}

void DocumentListModel::setProject(Project *project)
{
    if (m_project)
        m_project->disconnect(this);
    m_project = project;
    m_stale.clear();
    m_refreshTimer.stop();
    if (project) {
        connect(project, &Project::documentsChanged, this, &DocumentListModel::reload);
        connect(project, &Project::decisionsChanged, this, &DocumentListModel::noteDecisions);
        const auto note = [this](DocumentId document) {
            m_stale.insert(document);
            if (!m_refreshTimer.isActive())
                m_refreshTimer.start();
        };
        connect(project, &Project::sentencesChanged, this, note);
        connect(project, &Project::sentencesReplaced, this, note);
    }
    reload();
}

void DocumentListModel::reload()
{
    beginResetModel();
    m_documents.clear();
    if (m_project) {
        auto documents = m_project->corpus().documents();
        if (documents)
            m_documents = std::move(*documents);
        else
            Q_EMIT failed(documents.error());
    }
    endResetModel();
    Q_EMIT totalsChanged();
}

void DocumentListModel::noteDecisions(const std::vector<UnitId> &units)
{
    if (units.size() > traceLimit) {
        for (const DocumentRecord &record : m_documents)
            m_stale.insert(record.id);
    } else {
        for (const UnitId unit : units) {
            if (const auto place = m_project->corpus().placeOf(unit))
                m_stale.insert(place->document);
            else
                Q_EMIT failed(place.error());
        }
    }
    if (!m_refreshTimer.isActive())
        m_refreshTimer.start();
}

void DocumentListModel::refreshStale()
{
    const QSet<DocumentId> stale = std::exchange(m_stale, {});
    for (const DocumentId document : stale) {
        const int row = rowOf(document);
        if (row < 0 || !m_project)
            continue;
        auto record = m_project->corpus().document(document);
        if (!record) {
            Q_EMIT failed(record.error());
            continue;
        }
        m_documents[size_t(row)] = std::move(*record);
        Q_EMIT dataChanged(index(row), index(row));
    }
    Q_EMIT totalsChanged();
}

DocumentId DocumentListModel::documentAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_documents[size_t(row)].id : DocumentId();
}

int DocumentListModel::rowOf(DocumentId document) const
{
    const auto found = std::ranges::find(m_documents, document, &DocumentRecord::id);
    return found == m_documents.end() ? -1 : int(found - m_documents.begin());
}

qint64 DocumentListModel::decidedInAll() const
{
    return std::transform_reduce(m_documents.begin(), m_documents.end(), qint64(0), std::plus(),
                                 [](const DocumentRecord &record) { return record.decided; });
}

qint64 DocumentListModel::unitsInAll() const
{
    return std::transform_reduce(m_documents.begin(), m_documents.end(), qint64(0), std::plus(),
                                 [](const DocumentRecord &record) { return record.units; });
}

double DocumentListModel::analysedShare() const
{
    qint64 sentences = 0;
    qint64 analysed = 0;
    for (const DocumentRecord &record : m_documents) {
        sentences += record.sentences;
        analysed += record.analysedSentences;
    }
    return sentences > 0 ? double(analysed) / double(sentences) : 1;
}

int DocumentListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_documents.size());
}

QVariant DocumentListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DocumentRecord &record = m_documents[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return record.info.name;
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return description(record);
    case DocumentIdRole:
        return record.id.value;
    case TokensRole:
        return record.tokens;
    case UnitsRole:
        return record.units;
    case DecidedRole:
        return record.decided;
    case AnalysedRole:
        return record.analysedSentences == record.sentences;
    default:
        return {};
    }
}

QString DocumentListModel::description(const DocumentRecord &record) const
{
    const QLocale locale;
    const QString state = record.analysedSentences == record.sentences
        ? tr("%1 of %2 units decided").arg(locale.toString(record.decided), locale.toString(record.units))
        : tr("%1 units decided, analysis at %2 of %3 sentences")
              .arg(locale.toString(record.decided), locale.toString(record.analysedSentences), locale.toString(record.sentences));
    return tr("%1: %2; tokens: %3").arg(record.info.name, state, locale.toString(record.tokens));
}

} // namespace glossator
