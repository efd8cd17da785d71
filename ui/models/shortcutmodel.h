#pragma once

#include <QAbstractItemModel>
#include <QKeySequence>
#include <QList>

#include <optional>
#include <vector>

namespace glossator {

/// Something that keys can do.
struct Shortcut
{
    /// Where the keyboard is while the keys do it.
    enum class Place : quint8 { Text = 1, Senses = 2, Lists = 4 };
    Q_DECLARE_FLAGS(Places, Place)
    static constexpr Places everywhere{0xFF};

    QString name; ///< for settings, never translated
    QString text; ///< for people
    QString group; ///< the menu it stands in
    QList<QKeySequence> keys{};
    QList<QKeySequence> defaults{};
    QString keysText{}; ///< what is shown instead of the keys: "1 … Z"
    QString fixedBecause{}; ///< empty: the keys can be changed; otherwise the reason why not
    Places places = everywhere;
};
Q_DECLARE_OPERATORS_FOR_FLAGS(Shortcut::Places)

/// All keys, grouped by menu. Groups are the model's top level; the keys of their children can be changed.
class ShortcutModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { ActionColumn, KeysColumn };
    enum Role {
        NameRole = Qt::UserRole + 1, ///< QString; empty for groups
        ReasonRole, ///< QString, why the keys cannot be changed; empty when they can, and for groups
        ChangedRole, ///< bool: the keys are not the program's own
    };

    explicit ShortcutModel(QObject *parent = nullptr);

    /// Groups come in the order in which they first appear.
    void setShortcuts(const std::vector<Shortcut> &shortcuts);

    [[nodiscard]] QList<QKeySequence> keys(const QModelIndex &index) const;
    /// Another shortcut that one of these keys would trigger at the same place, or whose keys begin with them or they with its.
    [[nodiscard]] std::optional<Shortcut> conflict(const QModelIndex &index, const QKeySequence &sequence) const;
    /// False, and nothing happens, when the keys cannot be changed or belong to another shortcut.
    bool setKeys(const QModelIndex &index, const QList<QKeySequence> &keys);
    /// Back to the program's own keys. Others that have taken one of them meanwhile lose it.
    void reset(const QModelIndex &index);
    void resetAll();

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void keysChanged(const QString &name, const QList<QKeySequence> &keys);

private:
    struct Group
    {
        QString title;
        std::vector<Shortcut> shortcuts;
    };

    [[nodiscard]] const Shortcut *at(const QModelIndex &index) const;
    Shortcut *at(const QModelIndex &index);
    [[nodiscard]] QModelIndex indexOf(const QString &name) const;
    void change(const QModelIndex &index, const QList<QKeySequence> &keys);

    std::vector<Group> m_groups;
};

} // namespace glossator
