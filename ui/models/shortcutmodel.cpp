#include "models/shortcutmodel.h"

#include <QFont>

#include <algorithm>

namespace glossator {

namespace {

constexpr quintptr topLevel = 0; ///< internal id of groups; that of shortcuts is their group's row + 1

QString textOf(const Shortcut &shortcut)
{
    if (!shortcut.keysText.isEmpty())
        return shortcut.keysText;
    QStringList keys;
    for (const QKeySequence &sequence : shortcut.keys)
        keys.append(sequence.toString(QKeySequence::NativeText));
    return keys.join(QStringLiteral(", "));
}

bool collide(const QKeySequence &first, const QKeySequence &second)
{
    return first.matches(second) != QKeySequence::NoMatch || second.matches(first) != QKeySequence::NoMatch;
}

bool uses(const Shortcut &shortcut, const QKeySequence &sequence)
{
    return std::ranges::any_of(shortcut.keys, [&](const QKeySequence &own) { return collide(own, sequence); });
}

bool meet(const Shortcut &first, const Shortcut &second)
{
    return bool(first.places & second.places);
}

} // namespace

ShortcutModel::ShortcutModel(QObject *parent) : QAbstractItemModel(parent) {}

void ShortcutModel::setShortcuts(const std::vector<Shortcut> &shortcuts)
{
    beginResetModel();
    m_groups.clear();
    for (const Shortcut &shortcut : shortcuts) {
        auto group = std::ranges::find(m_groups, shortcut.group, &Group::title);
        if (group == m_groups.end())
            group = m_groups.insert(m_groups.end(), Group{shortcut.group, {}});
        group->shortcuts.push_back(shortcut);
    }
    endResetModel();
}

const Shortcut *ShortcutModel::at(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == topLevel)
        return nullptr;
    return &m_groups[size_t(index.internalId()) - 1].shortcuts[size_t(index.row())];
}

Shortcut *ShortcutModel::at(const QModelIndex &index)
{
    return const_cast<Shortcut *>(std::as_const(*this).at(index));
}

QModelIndex ShortcutModel::indexOf(const QString &name) const
{
    for (int row = 0; row < int(m_groups.size()); ++row) {
        const auto &shortcuts = m_groups[size_t(row)].shortcuts;
        if (const auto found = std::ranges::find(shortcuts, name, &Shortcut::name); found != shortcuts.end())
            return createIndex(int(found - shortcuts.begin()), 0, quintptr(row) + 1);
    }
    return {};
}

QList<QKeySequence> ShortcutModel::keys(const QModelIndex &index) const
{
    const Shortcut *shortcut = at(index);
    return shortcut ? shortcut->keys : QList<QKeySequence>();
}

std::optional<Shortcut> ShortcutModel::conflict(const QModelIndex &index, const QKeySequence &sequence) const
{
    const Shortcut *asking = at(index);
    if (!asking || sequence.isEmpty())
        return {};
    for (const Group &group : m_groups) {
        for (const Shortcut &shortcut : group.shortcuts) {
            if (&shortcut != asking && meet(shortcut, *asking) && uses(shortcut, sequence))
                return shortcut;
        }
    }
    return {};
}

bool ShortcutModel::setKeys(const QModelIndex &index, const QList<QKeySequence> &keys)
{
    const Shortcut *shortcut = at(index);
    const auto taken = [&](const QKeySequence &sequence) { return conflict(index, sequence).has_value(); };
    if (!shortcut || !shortcut->fixedBecause.isEmpty() || std::ranges::any_of(keys, taken))
        return false;
    change(index, keys);
    return true;
}

void ShortcutModel::reset(const QModelIndex &index)
{
    const Shortcut *shortcut = at(index);
    if (!shortcut)
        return;
    const QList<QKeySequence> defaults = shortcut->defaults;
    for (const QKeySequence &sequence : defaults) {
        while (const auto other = conflict(index, sequence)) {
            QList<QKeySequence> left = other->keys;
            left.removeIf([&](const QKeySequence &key) { return collide(key, sequence); });
            change(indexOf(other->name), left);
        }
    }
    change(index, defaults);
}

void ShortcutModel::resetAll()
{
    for (int row = 0; row < int(m_groups.size()); ++row) {
        for (int child = 0; child < int(m_groups[size_t(row)].shortcuts.size()); ++child) {
            const QModelIndex shortcut = createIndex(child, 0, quintptr(row) + 1);
            change(shortcut, at(shortcut)->defaults);
        }
    }
}

void ShortcutModel::change(const QModelIndex &index, const QList<QKeySequence> &keys)
{
    Shortcut *shortcut = at(index);
    if (shortcut->keys == keys)
        return;
    shortcut->keys = keys;
    Q_EMIT dataChanged(index.siblingAtColumn(ActionColumn), index.siblingAtColumn(KeysColumn));
    Q_EMIT keysChanged(shortcut->name, keys);
}

QModelIndex ShortcutModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : topLevel);
}

QModelIndex ShortcutModel::parent(const QModelIndex &index) const
{
    return index.isValid() && index.internalId() != topLevel ? createIndex(int(index.internalId()) - 1, 0, topLevel) : QModelIndex();
}

int ShortcutModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_groups.size());
    const bool isGroup = parent.internalId() == topLevel && parent.column() == 0;
    return isGroup ? int(m_groups[size_t(parent.row())].shortcuts.size()) : 0;
}

int ShortcutModel::columnCount(const QModelIndex &) const
{
    return 2;
}

QVariant ShortcutModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Shortcut *shortcut = at(index);
    if (!shortcut) {
        if (role == Qt::DisplayRole && index.column() == ActionColumn)
            return m_groups[size_t(index.row())].title;
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == ActionColumn ? shortcut->text : textOf(*shortcut);
    case Qt::AccessibleTextRole:
        return index.column() == ActionColumn ? shortcut->text : tr("Keys: %1").arg(textOf(*shortcut));
    case Qt::ToolTipRole:
    case ReasonRole:
        return shortcut->fixedBecause;
    case NameRole:
        return shortcut->name;
    case ChangedRole:
        return shortcut->keys != shortcut->defaults;
    case Qt::FontRole: {
        QFont font;
        font.setBold(shortcut->keys != shortcut->defaults);
        return font;
    }
    default:
        return {};
    }
}

QVariant ShortcutModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == ActionColumn ? tr("Action") : tr("Keys");
}

Qt::ItemFlags ShortcutModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

} // namespace glossator
