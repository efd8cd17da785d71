#pragma once

#include <QAbstractTableModel>
#include <QPointer>

#include <memory>
#include <optional>
#include <vector>

#include "inventory/inventory.h"
#include "service/project.h"
#include "text/wordcontext.h"

namespace glossator {

/// The steps of a project's journal, newest first, read page by page as a view asks for more. Keeps up with decisions while it is active;
/// an inactive model reads nothing.
class HistoryModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { TimeColumn, AnnotatorColumn, WordColumn, ChangeColumn };
    static constexpr int columns = 4;

    enum Role {
        UnitRole = Qt::UserRole + 1, ///< qint64, the id of the unit to go to; invalid when it is gone with its document
        ActionRole, ///< qint64, for JournalStep; invalid for what undo does not come to
        UndoneRole, ///< bool
        WordRole, ///< QStringList: what the word column shows before the word, the word, and what follows
    };

    explicit HistoryModel(QObject *parent = nullptr);
    ~HistoryModel() override;

    /// The project must outlive its use here; null empties the table.
    void setProject(Project *project);
    /// Senses are named by their keys until there is an inventory.
    void setInventory(std::shared_ptr<const Inventory> inventory);
    /// Whether somebody looks.
    void setActive(bool active);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    static constexpr int pageSize = 50;

Q_SIGNALS:
    void failed(const glossator::Error &error);

private:
    struct Row
    {
        HistoryEntry entry;
        WordContext word;
    };

    void reload();
    void follow();
    void removeForgotten(std::optional<ActionId> nextUndone);
    [[nodiscard]] std::vector<Row> rowsOf(std::vector<HistoryEntry> entries) const;
    [[nodiscard]] WordContext context(const HistoryEntry &entry) const;
    [[nodiscard]] QStringList wordParts(const Row &row) const;
    [[nodiscard]] bool isUndone(const Row &row) const;
    [[nodiscard]] QString text(const Row &row, int column) const;
    [[nodiscard]] QString change(const HistoryEntry &entry) const;
    [[nodiscard]] QString described(const std::optional<Decision> &decision) const;

    QPointer<Project> m_project;
    std::shared_ptr<const Inventory> m_inventory;
    std::vector<Row> m_rows;
    std::optional<ActionId> m_firstUndone;
    bool m_complete = true; ///< there is nothing older
    bool m_active = false;
    bool m_stale = false; ///< something changed while inactive
};

} // namespace glossator
