#pragma once

#include <QWidget>

class QLineEdit;
class QModelIndex;
class QSortFilterProxyModel;
class QTreeView;

namespace glossator {

class ShortcutModel;

/// All shortcuts by menu, with a line that finds actions and keys.
class ShortcutTable : public QWidget
{
    Q_OBJECT

public:
    /// The model must outlive the widget.
    explicit ShortcutTable(ShortcutModel &model, QWidget *parent = nullptr);

    /// Of the ShortcutModel; invalid while there is none.
    [[nodiscard]] QModelIndex current() const;

Q_SIGNALS:
    void currentChanged();

private:
    void find(const QString &text);

    QLineEdit *m_search;
    QSortFilterProxyModel *m_found;
    QTreeView *m_table;
};

} // namespace glossator
