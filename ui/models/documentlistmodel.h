#pragma once

#include <QAbstractListModel>
#include <QPointer>
#include <QSet>
#include <QTimer>

#include <vector>

#include "service/project.h"

namespace glossator {

/// The documents of a project with their progress. Counts follow decisions after a moment, several in one step, so that deciding
/// never waits for them.
class DocumentListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        DocumentIdRole = Qt::UserRole + 1, ///< qint64
        TokensRole, ///< qint64
        UnitsRole, ///< qint64
        DecidedRole, ///< qint64
        AnalysedRole, ///< bool: all sentences are analysed, the units are final
    };

    explicit DocumentListModel(QObject *parent = nullptr);

    /// The project must outlive its use here; null empties the list.
    void setProject(Project *project);

    [[nodiscard]] DocumentId documentAt(int row) const;
    /// -1 when the project has no such document.
    [[nodiscard]] int rowOf(DocumentId document) const;
    [[nodiscard]] qint64 decidedInAll() const;
    [[nodiscard]] qint64 unitsInAll() const;
    /// Of all sentences, 0 to 1: how far the units are known. 1 without any.
    [[nodiscard]] double analysedShare() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void failed(const glossator::Error &error);
    void totalsChanged();

private:
    void reload();
    void noteDecisions(const std::vector<UnitId> &units);
    void refreshStale();
    [[nodiscard]] QString description(const DocumentRecord &record) const;

    QPointer<Project> m_project;
    std::vector<DocumentRecord> m_documents;
    QSet<DocumentId> m_stale;
    QTimer m_refreshTimer;
};

} // namespace glossator
