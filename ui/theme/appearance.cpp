#include "theme/appearance.h"

#include <QApplication>
#include <QComboBox>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <QPalette>
#include <QProxyStyle>
#include <QStyleOption>
#include <QToolTip>

#include "theme/theme.h"

namespace glossator {

namespace {

struct Shades
{
    QColor window;
    QColor base;
    QColor alternate;
    QColor button;
    QColor text;
    QColor disabled;
    QColor highlight;
    QColor highlightedText;
    QColor link;
};

constexpr QRgb black = 0xff000000;
constexpr QRgb white = 0xffffffff;

Shades shadesOf(Appearance appearance)
{
    switch (appearance) {
    case Appearance::Dark:
        return {QColor(0x2a2d31), QColor(0x1f2124), QColor(0x25282b), QColor(0x34383d), QColor(0xe6e7e9),
                QColor(0x83888f), QColor(0x2f6ea5), QColor(white),    QColor(0x7cc4f2)};
    case Appearance::HighContrast:
        return {QColor(black),    QColor(black),    QColor(black), QColor(black),   QColor(white),
                QColor(0xb0b0b0), QColor(0xffe000), QColor(black), QColor(0x8fd3ff)};
    case Appearance::Light:
    case Appearance::System:
        break;
    }
    return {QColor(0xf3f4f5), QColor(0xfdfdfd), QColor(0xf6f7f8), QColor(0xf7f8f9), QColor(0x1d1f22),
            QColor(0x8b9096), QColor(0x2b6cb0), QColor(white),    QColor(0x0b5ea8)};
}

QPalette paletteOf(const Shades &shades)
{
    QPalette palette(shades.button, shades.window);
    palette.setColor(QPalette::Base, shades.base);
    palette.setColor(QPalette::AlternateBase, shades.alternate);
    palette.setColor(QPalette::ToolTipBase, shades.window);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText}) {
        palette.setColor(role, shades.text);
        palette.setColor(QPalette::Disabled, role, shades.disabled);
    }
    palette.setColor(QPalette::PlaceholderText, shades.disabled);
    palette.setColor(QPalette::Highlight, shades.highlight);
    palette.setColor(QPalette::HighlightedText, shades.highlightedText);
    palette.setColor(QPalette::Link, shades.link);
    return palette;
}

/// Fusion leaves text of other scripts than the interface font's next to no room in push buttons, underlines the letter that goes with Alt,
/// which takes Arabic words apart (Qt shapes what is underlined by itself), and draws boxes without an edge in dark colours.
class ScriptStyle : public QProxyStyle
{
public:
    ScriptStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

    [[nodiscard]] QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                                         const QWidget *widget) const override
    {
        constexpr QSize room(16, 4);
        const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        return type == CT_PushButton ? size + room : size;
    }
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const override
    {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        if (element != PE_IndicatorCheckBox && element != PE_IndicatorRadioButton)
            return;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing, element == PE_IndicatorRadioButton);
        painter->setPen(mixed(option->palette.color(QPalette::Window), option->palette.color(QPalette::WindowText), 0.55));
        painter->setBrush(Qt::NoBrush);
        const QRectF edge = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
        if (element == PE_IndicatorCheckBox)
            painter->drawRect(edge);
        else
            painter->drawEllipse(edge);
        painter->restore();
    }
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const override
    {
        if (hint == SH_UnderlineShortcut && QLocale().script() == QLocale::ArabicScript)
            return 0;
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
};

} // namespace

QString appearanceName(Appearance appearance)
{
    switch (appearance) {
    case Appearance::System:
        return QStringLiteral("system");
    case Appearance::Light:
        return QStringLiteral("light");
    case Appearance::Dark:
        return QStringLiteral("dark");
    case Appearance::HighContrast:
        return QStringLiteral("high-contrast");
    }
    Q_UNREACHABLE();
}

Appearance appearanceFromName(QStringView name)
{
    for (const Appearance appearance : allAppearances) {
        if (appearanceName(appearance) == name)
            return appearance;
    }
    return Appearance::System;
}

void applyAppearance(Appearance appearance)
{
    QApplication::setStyle(new ScriptStyle);
    // A default-constructed palette hands the choice back to the platform.
    const QPalette palette = appearance == Appearance::System ? QPalette() : paletteOf(shadesOf(appearance));
    QApplication::setPalette(palette);
    QToolTip::setPalette(QApplication::palette());
}

Qt::Alignment leadingEdge()
{
    return Qt::AlignAbsolute | Qt::AlignVCenter | (QApplication::isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft);
}

QFont headlineFont(QFont base, double factor)
{
    base.setPointSizeF(base.pointSizeF() * factor);
    base.setBold(true);
    return base;
}

void makeShrinkable(QComboBox &choices)
{
    constexpr int leastWidth = 60;
    choices.setMinimumWidth(leastWidth);
}

int widthOfLetters(int count, const QFont &font)
{
    return qRound(count * QFontMetricsF(font).averageCharWidth());
}

} // namespace glossator
