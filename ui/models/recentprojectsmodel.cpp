#include "models/recentprojectsmodel.h"

#include <QFileInfo>
#include <QLocale>

#include <algorithm>

#include "messages/pathtext.h"
#include "messages/percenttext.h"

namespace glossator {

RecentProjectsModel::RecentProjectsModel(QObject *parent) : QAbstractTableModel(parent) {}

bool RecentProjectsModel::Entry::isMissing() const
{
    return summary && !*summary && summary->error().code == ErrorCode::FileNotFound;
}

void RecentProjectsModel::setProjects(const std::vector<Row> &rows)
{
    beginResetModel();
    m_entries.clear();
    for (const Row &row : rows)
        m_entries.push_back({row, {}});
    endResetModel();
}

void RecentProjectsModel::setSummary(const QString &path, const Result<ProjectSummary> &summary)
{
    const auto entry = std::ranges::find_if(m_entries, [&](const Entry &each) { return each.row.path == path; });
    if (entry == m_entries.end())
        return;
    entry->summary = summary;
    const int row = int(entry - m_entries.begin());
    Q_EMIT dataChanged(index(row, 0), index(row, columns - 1));
}

int RecentProjectsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int RecentProjectsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QString RecentProjectsModel::progress(const Entry &entry) const
{
    if (!entry.summary)
        return {};
    if (entry.isMissing())
        return tr("file is missing");
    if (!*entry.summary)
        return tr("cannot be read");
    const ProjectSummary &summary = **entry.summary;
    const QLocale locale;
    return tr("%1 of %2 (%3)")
        .arg(locale.toString(summary.decided), locale.toString(summary.units), messages::percentText(summary.decided, summary.units));
}

QString RecentProjectsModel::text(const Entry &entry, int column) const
{
    const QFileInfo file(entry.row.path);
    switch (column) {
    case NameColumn:
        return file.completeBaseName();
    case FolderColumn:
        return messages::pathText(file.path());
    case ProgressColumn:
        return progress(entry);
    case UsedColumn:
        return entry.row.used.isNull() ? QString() : QLocale().toString(entry.row.used, QLocale::ShortFormat);
    default:
        return {};
    }
}

QVariant RecentProjectsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Entry &entry = m_entries[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(entry, index.column());
    case Qt::ToolTipRole:
        return messages::pathText(entry.row.path);
    case PathRole:
        return entry.row.path;
    case MissingRole:
        return entry.isMissing();
    default:
        return {};
    }
}

QVariant RecentProjectsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Project");
    case FolderColumn:
        return tr("Folder");
    case ProgressColumn:
        return tr("Decided");
    case UsedColumn:
        return tr("Last used");
    default:
        return {};
    }
}

} // namespace glossator
