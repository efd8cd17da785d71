#include "theme/keyworddelegate.h"

#include <QApplication>

#include <algorithm>

namespace glossator {

namespace {

/// In its own direction within the window's.
QString isolated(const QString &text)
{
    return u'\u2068' + text + u'\u2069';
}

QString fitted(const QStringList &parts, const QFontMetrics &letters, int width)
{
    const QString &before = parts[0];
    const QString &after = parts[2];
    const QString word = (before.isEmpty() ? QString() : QStringLiteral(" ")) + parts[1] + u' ';
    const int room = std::max(0, width - letters.horizontalAdvance(word));
    const int wantedAfter = letters.horizontalAdvance(after);
    const int wantedBefore = letters.horizontalAdvance(before);
    const int roomBefore = std::min(wantedBefore, std::max(room / 2, room - wantedAfter));
    const int roomAfter = room - roomBefore;
    return (wantedBefore <= roomBefore ? before : letters.elidedText(before, Qt::ElideLeft, roomBefore)) + word
        + (wantedAfter <= roomAfter ? after : letters.elidedText(after, Qt::ElideRight, roomAfter));
}

} // namespace

void KeywordDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const QStringList parts = index.data(m_role).toStringList();
    if (parts.size() != 3 || parts[1].isEmpty() || !option->rect.isValid())
        return;
    // The view's style leaves this much free at each side.
    const QStyle *style = option->widget ? option->widget->style() : QApplication::style();
    const int margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, option, option->widget) + 1;
    const QRect room = style->subElementRect(QStyle::SE_ItemViewItemText, option, option->widget);
    const bool isForeign = option->text.isRightToLeft() != (option->direction == Qt::RightToLeft);
    option->text = fitted(parts, option->fontMetrics, room.width() - 2 * margin);
    if (isForeign)
        option->text = isolated(option->text);
}

} // namespace glossator
