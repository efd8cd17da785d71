#pragma once

#include <QStyledItemDelegate>

namespace glossator {

/// For items that show a word among others: it stays in view, the text before it gives way at its beginning, the text behind it at its end.
/// Under the role they have a list of these three; items without one look as ever.
class KeywordDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    KeywordDelegate(int role, QObject *parent) : QStyledItemDelegate(parent), m_role(role) {}

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    int m_role;
};

} // namespace glossator
