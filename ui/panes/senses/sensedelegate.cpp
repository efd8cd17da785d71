#include "panes/senses/sensedelegate.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QPainterPath>

#include "models/senselistmodel.h"
#include "theme/theme.h"

namespace glossator {

namespace {

constexpr int stripeWidth = 4;

/// One row being painted: its place, direction and colours.
struct RowPainter
{
    QPainter *painter;
    const QStyleOptionViewItem &option;
    const Theme theme;
    bool chosen;

    [[nodiscard]] QRect placed(const QRect &rect) const
    {
        return QStyle::visualRect(option.direction, option.rect, rect.translated(option.rect.topLeft()));
    }

    void background() const
    {
        const bool current = option.state & QStyle::State_Selected;
        const QColor base = option.palette.color(QPalette::Base);
        const QColor highlight = option.palette.color(QPalette::Highlight);
        if (current && !theme.highContrast)
            painter->fillRect(option.rect, mixed(base, highlight, theme.dark ? 0.26 : 0.11));
        if (chosen)
            painter->fillRect(placed({0, 0, stripeWidth, option.rect.height()}), theme.decided);
        if (current && (theme.highContrast || option.state & QStyle::State_HasFocus)) {
            painter->setPen(QPen(highlight, theme.highContrast ? 2 : 1));
            painter->drawRect(option.rect.adjusted(1, 1, -2, -2));
        }
        painter->setPen(theme.separator);
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    }

    void badge(const SenseLayout &layout) const
    {
        if (layout.keyCap.isEmpty())
            return;
        const QRect rect = placed(layout.badge);
        painter->setPen(Qt::NoPen);
        painter->setBrush(chosen ? theme.decided : theme.badge);
        painter->drawRoundedRect(rect, 4, 4);
        painter->setPen(chosen ? option.palette.color(QPalette::Base) : theme.badgeText);
        painter->setFont(layout.title.font);
        painter->drawText(rect, Qt::AlignCenter, layout.keyCap);
    }

    /// A tick below the digit: the decision shows by shape, too.
    void tick(const SenseLayout &layout) const
    {
        if (!chosen)
            return;
        const QRectF box = QRectF(placed(layout.badge.translated(0, layout.badge.height() + 5)));
        QPainterPath path(QPointF(box.left() + box.width() * 0.22, box.top() + box.height() * 0.42));
        path.lineTo(box.left() + box.width() * 0.42, box.top() + box.height() * 0.64);
        path.lineTo(box.left() + box.width() * 0.80, box.top() + box.height() * 0.18);
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(theme.decided, 2.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->drawPath(path);
        if (!layout.rank.isEmpty()) {
            painter->setFont(layout.title.font);
            painter->drawText(box.translated(0, box.height()), Qt::AlignCenter, layout.rank);
        }
    }

    void bar(const QRect &place, double probability, const QColor &color) const
    {
        const QRect rect = placed(place);
        const double radius = rect.height() / 2.0;
        painter->setPen(theme.highContrast ? QPen(theme.separator) : QPen(Qt::NoPen));
        painter->setBrush(theme.track);
        painter->drawRoundedRect(rect, radius, radius);
        QRect filled = rect;
        filled.setWidth(qRound(rect.width() * probability));
        if (filled.width() < 2)
            return;
        QPainterPath clip;
        clip.addRoundedRect(rect, radius, radius);
        painter->save();
        painter->setClipPath(clip, Qt::IntersectClip);
        painter->fillRect(QStyle::visualRect(option.direction, rect, filled), color);
        painter->restore();
    }

    /// A notch through the bar: how much of the lemma's uses the inventory saw in this sense, whatever the context.
    void prior(const SenseLayout &layout) const
    {
        if (layout.prior < 0)
            return;
        const QRect notch(layout.bar.left() + layout.prior - 1, layout.bar.top() - 2, 2, layout.bar.height() + 4);
        painter->fillRect(placed(notch), option.palette.color(QPalette::Text));
    }

    /// Texts keep the direction of their own language and stand at the edge the window's direction asks for.
    void text(const SenseLayout::Part &part, const QColor &color) const
    {
        if (part.text.isEmpty())
            return;
        painter->setLayoutDirection(part.text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
        const Qt::Alignment edge = option.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
        painter->setFont(part.font);
        painter->setPen(color);
        painter->drawText(placed(part.rect), int(Qt::TextWordWrap | Qt::AlignAbsolute | edge | Qt::AlignTop), part.text);
    }
};

} // namespace

void SenseDelegate::setDetail(SenseDetail detail)
{
    m_detail = detail;
    forgetLayouts();
}

void SenseDelegate::forgetLayouts()
{
    m_layouts.clear();
}

const SenseLayout &SenseDelegate::layoutOf(const QModelIndex &index, const QFont &font, int width) const
{
    if (width != m_layoutWidth || font != m_layoutFont) {
        m_layouts.clear();
        m_layoutWidth = width;
        m_layoutFont = font;
    }
    const auto known = m_layouts.find(index.row());
    if (known != m_layouts.end())
        return known->second;
    return m_layouts.try_emplace(index.row(), index, font, width, m_detail).first->second;
}

SenseDetail SenseDelegate::detail() const
{
    return m_detail;
}

void SenseDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const SenseLayout &layout = layoutOf(index, item.font, item.rect.width());
    const RowPainter row{painter, item, Theme::of(item.palette), index.data(SenseListModel::ChosenRole).toBool()};
    const QColor text = item.palette.color(QPalette::Text);

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    row.background();
    // Outside the prediction set: still there and still to be chosen, but in the back. What is chosen never is.
    if (!row.chosen && !index.data(SenseListModel::InSetRole).toBool())
        painter->setOpacity(0.5);
    row.badge(layout);
    row.tick(layout);
    row.text(layout.title, text);
    row.text(layout.percentage, text);
    if (!layout.bar.isEmpty())
        row.bar(layout.bar, index.data(SenseListModel::ProbabilityRole).toDouble(), row.theme.sure);
    row.prior(layout);
    if (!layout.secondBar.isEmpty())
        row.bar(layout.secondBar, index.data(SenseListModel::SecondProbabilityRole).toDouble(), row.theme.secondaryText);
    row.text(layout.second, row.theme.secondaryText);
    row.text(layout.gloss, text);
    row.text(layout.examples, row.theme.secondaryText);
    row.text(layout.hypernyms, row.theme.secondaryText);
    painter->restore();
}

QSize SenseDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    return layoutOf(index, item.font, widthFor(option)).bounds.size();
}

int SenseDelegate::widthFor(const QStyleOptionViewItem &option)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    return view ? view->viewport()->width() : option.rect.width();
}

} // namespace glossator
