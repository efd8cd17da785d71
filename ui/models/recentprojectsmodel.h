#pragma once

#include <QAbstractTableModel>
#include <QDateTime>

#include <optional>
#include <vector>

#include "base/result.h"
#include "store/projectsummary.h"

namespace glossator {

/// Projects that were open before: where they are, how far, and when they were used.
class RecentProjectsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, FolderColumn, ProgressColumn, UsedColumn };
    static constexpr int columns = 4;
    enum Role {
        PathRole = Qt::UserRole + 1, ///< QString
        MissingRole, ///< bool: there is no such file any more
    };

    struct Row
    {
        QString path;
        QDateTime used; ///< null: not known
    };

    explicit RecentProjectsModel(QObject *parent = nullptr);

    void setProjects(const std::vector<Row> &rows);
    /// What was found out about one of them.
    void setSummary(const QString &path, const Result<ProjectSummary> &summary);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Entry
    {
        Row row;
        std::optional<Result<ProjectSummary>> summary;

        [[nodiscard]] bool isMissing() const;
    };

    [[nodiscard]] QString text(const Entry &entry, int column) const;
    [[nodiscard]] QString progress(const Entry &entry) const;

    std::vector<Entry> m_entries;
};

} // namespace glossator
