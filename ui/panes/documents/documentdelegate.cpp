#include "panes/documents/documentdelegate.h"

#include <QApplication>
#include <QLocale>
#include <QPainter>

#include "models/documentlistmodel.h"
#include "theme/theme.h"

namespace glossator {

namespace {

constexpr int margin = 8;
constexpr int spacing = 4;
constexpr int barHeight = 6;

QFont smallFont(const QFont &font)
{
    QFont small = font;
    small.setPointSizeF(font.pointSizeF() * 0.88);
    return small;
}

void paintBar(QPainter *painter, const QRect &rect, double share, Qt::LayoutDirection direction, const Theme &theme)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(theme.highContrast ? QPen(theme.separator) : QPen(Qt::NoPen));
    painter->setBrush(theme.track);
    painter->drawRoundedRect(rect, barHeight / 2.0, barHeight / 2.0);
    QRect filled = rect;
    // The first decision of a long document shows already.
    filled.setWidth(share > 0 ? std::max(barHeight, qRound(rect.width() * share)) : 0);
    if (!filled.isEmpty()) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.decided);
        painter->drawRoundedRect(QStyle::visualRect(direction, rect, filled), barHeight / 2.0, barHeight / 2.0);
    }
    painter->restore();
}

} // namespace

void DocumentDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    item.text.clear();
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    const Theme theme = Theme::of(item.palette);
    const bool selected = item.state & QStyle::State_Selected;
    const QPalette::ColorGroup group = item.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
    const QColor text = item.palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text);
    const QColor secondary = selected ? text : theme.secondaryText;
    const qint64 units = index.data(DocumentListModel::UnitsRole).toLongLong();
    const qint64 decided = index.data(DocumentListModel::DecidedRole).toLongLong();
    const double share = units > 0 ? double(decided) / double(units) : 0;
    const QLocale locale;

    const QRect inner = item.rect.adjusted(margin, margin - 2, -margin, -(margin - 2));
    const auto aligned = [&](Qt::Alignment alignment) { return int(QStyle::visualAlignment(item.direction, alignment)); };
    const QFontMetrics metrics(item.font);
    QRect line(inner.left(), inner.top(), inner.width(), metrics.height());
    painter->save();
    painter->setLayoutDirection(item.direction);
    painter->setFont(item.font);
    painter->setPen(text);
    painter->drawText(line, aligned(Qt::AlignLeft | Qt::AlignVCenter),
                      metrics.elidedText(index.data().toString(), Qt::ElideMiddle, line.width()));

    const QRect bar(inner.left(), line.bottom() + spacing, inner.width(), barHeight);
    paintBar(painter, bar, share, item.direction, theme);

    const QFont small = smallFont(item.font);
    const QFontMetrics smallMetrics(small);
    line = QRect(inner.left(), bar.bottom() + spacing, inner.width(), smallMetrics.height());
    painter->setFont(small);
    painter->setPen(secondary);
    const QString counts = tr("%1 / %2 units").arg(locale.toString(decided), locale.toString(units));
    painter->drawText(line, aligned(Qt::AlignLeft | Qt::AlignVCenter), counts);
    const QString tokens = tr("%1 tokens").arg(locale.toString(index.data(DocumentListModel::TokensRole).toLongLong()));
    if (smallMetrics.horizontalAdvance(counts) + smallMetrics.horizontalAdvance(tokens) + margin < line.width())
        painter->drawText(line, aligned(Qt::AlignRight | Qt::AlignVCenter), tokens);
    painter->restore();
}

QSize DocumentDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const int height = QFontMetrics(option.font).height() + QFontMetrics(smallFont(option.font)).height();
    return {120, height + barHeight + 2 * spacing + 2 * (margin - 2) + 2};
}

} // namespace glossator
