#include "panes/text/textlegend.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>
#include <array>

#include "messages/percenttext.h"
#include "panes/text/textpainter.h"
#include "panes/text/textpalette.h"
#include "panes/text/unittext.h"

namespace glossator {

namespace {

constexpr std::array shownStates = {UnitState::Suggested, UnitState::Confirmed,      UnitState::Overruled,  UnitState::NoneFits,
                                    UnitState::Decided,   UnitState::OnlySense,      UnitState::SetAside,   UnitState::NotInLexicon,
                                    UnitState::Hidden,    UnitState::AcceptedInBulk, UnitState::Unpredicted};
static_assert(shownStates.size() == unitStateCount);
constexpr int gap = 6; // between a sample and its label
constexpr int spacing = 18; // between items
constexpr int margin = 12;
constexpr float exampleConfidence = 0.5f;

} // namespace

TextLegend::TextLegend(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("textLegend"));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    retranslate();
}

void TextLegend::retranslate()
{
    m_items = {{.isRamp = true, .state = {}, .label = tr("Model's confidence"), .rect = {}}};
    QStringList spoken{tr("The tint runs from unsure, strong orange, to sure, pale blue")};
    for (UnitState state : shownStates) {
        m_items.push_back({.isRamp = false, .state = state, .label = UnitText::stateName(state), .rect = {}});
        spoken.append(tr("%1: %2", "shape, state").arg(UnitText::stateShape(state), UnitText::stateName(state)));
    }
    setAccessibleName(tr("Legend of the text"));
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    setToolTip(spoken.join(QLatin1Char('\n')));
    updateGeometry();
    update();
}

int TextLegend::sampleWidth(const Item &item) const
{
    const int height = fontMetrics().height();
    return item.isRamp ? 6 * height : 2 * height;
}

int TextLegend::rowHeight() const
{
    return int(fontMetrics().height() * 1.6);
}

void TextLegend::setTints(TintScheme scheme)
{
    m_tints = scheme;
    update();
}

void TextLegend::setMaximumRows(int rows)
{
    if (rows == m_maximumRows)
        return;
    m_maximumRows = rows;
    updateGeometry();
    update();
}

std::vector<TextLegend::Item> TextLegend::placed(int width, int *height) const
{
    constexpr int rounding = 2; // glyph advances are fractions
    std::vector<Item> items;
    int x = margin;
    int row = 0;
    for (Item item : m_items) {
        const int wanted = sampleWidth(item) + gap + fontMetrics().horizontalAdvance(item.label) + rounding;
        if (x > margin && x + wanted > width - margin) {
            if (row + 1 == m_maximumRows)
                break;
            x = margin;
            ++row;
        }
        item.rect = QRect(x, margin / 2 + row * rowHeight(), std::min(wanted, std::max(1, width - 2 * margin)), rowHeight());
        x += wanted + spacing;
        items.push_back(item);
    }
    *height = (row + 1) * rowHeight() + margin;
    return items;
}

int TextLegend::heightForWidth(int width) const
{
    int height = 0;
    (void)placed(width, &height);
    return height;
}

QSize TextLegend::sizeHint() const
{
    const int width = 60 * fontMetrics().averageCharWidth();
    return {width, heightForWidth(width)};
}

QSize TextLegend::minimumSizeHint() const
{
    return {20 * fontMetrics().averageCharWidth(), rowHeight() + margin};
}

void TextLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const TextPalette colours(palette(), m_tints);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    painter.fillRect(QRect(0, 0, width(), 1), mixed(colours.base(), colours.text(), 0.15));
    int height = 0;
    for (const Item &item : placed(width(), &height)) {
        const QRect whole = QStyle::visualRect(layoutDirection(), rect(), item.rect);
        QRect sample = item.rect;
        sample.setWidth(sampleWidth(item));
        QRect label = item.rect;
        label.setLeft(sample.right() + 1 + gap);
        sample = QStyle::visualRect(layoutDirection(), rect(), sample);
        label = QStyle::visualRect(layoutDirection(), rect(), label);
        if (item.isRamp)
            paintRamp(painter, sample);
        else
            paintSample(painter, sample, item.state);
        painter.setPen(colours.text());
        painter.drawText(label, Qt::AlignVCenter | (whole.left() == label.left() ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute,
                         fontMetrics().elidedText(item.label, Qt::ElideRight, label.width()));
    }
}

void TextLegend::paintRamp(QPainter &painter, const QRect &rect) const
{
    const TextPalette colours(palette(), m_tints);
    const int height = fontMetrics().height() + 2;
    const QRect bar(rect.left(), rect.center().y() - height / 2, rect.width(), height);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (int x = 0; x < bar.width(); ++x) {
        const float share = float(x) / float(std::max(1, bar.width() - 1));
        painter.fillRect(QRect(bar.left() + x, bar.top(), 1, bar.height()), colours.tint(mirrored ? 1 - share : share));
    }
    painter.setPen(mixed(colours.base(), colours.text(), 0.3));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(bar.adjusted(0, 0, -1, -1));
    painter.setPen(colours.text());
    QFont small = font();
    if (small.pointSizeF() > 0)
        small.setPointSizeF(small.pointSizeF() * 0.85);
    painter.setFont(small);
    const QRect inner = bar.adjusted(4, 0, -4, 0);
    painter.drawText(inner, Qt::AlignVCenter | Qt::AlignLeft, messages::probabilityText(0));
    painter.drawText(inner, Qt::AlignVCenter | Qt::AlignRight, messages::probabilityText(1));
    painter.setFont(font());
}

void TextLegend::paintSample(QPainter &painter, const QRect &rect, UnitState state) const
{
    const TextPalette colours(palette(), m_tints);
    TextPainter text(painter, colours);
    const double height = fontMetrics().height();
    const QRectF word(rect.left() + 3, rect.center().y() - height * 0.62, rect.width() - 6, height);
    text.drawTint(word, state, exampleConfidence);
    painter.setPen(mixed(colours.base(), colours.text(), 0.6));
    painter.drawText(word, Qt::AlignCenter, tr("ab", "two letters that stand for a word in the legend"));
    text.drawMark(word, state, exampleConfidence, layoutDirection() == Qt::RightToLeft);
}

void TextLegend::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange)
        updateGeometry();
    if (event->type() == QEvent::PaletteChange)
        update();
}

} // namespace glossator
