#include "theme/icons.h"

#include <QAbstractButton>
#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QSvgRenderer>

/// Resources of a static library register themselves only when asked to; the macro does not work inside a namespace.
static void registerIcons()
{
    Q_INIT_RESOURCE(icons);
}

namespace glossator {

namespace {

/// These point onwards or back, which is the other way round in right-to-left windows.
bool hasDirection(const QString &name)
{
    static const QStringList names{QStringLiteral("next"), QStringLiteral("next-undecided"), QStringLiteral("previous"),
                                   QStringLiteral("undo"), QStringLiteral("redo")};
    return names.contains(name);
}

/// Paints an SVG whose strokes are "currentColor". The colour is looked up when painting, so that icons follow the theme.
class TintedIconEngine : public QIconEngine
{
public:
    TintedIconEngine(QByteArray svg, bool directed) : m_svg(std::move(svg)), m_directed(directed) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const QPalette palette = QGuiApplication::palette();
        QColor color = palette.color(mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active, QPalette::ButtonText);
        if (mode == QIcon::Selected)
            color = palette.color(QPalette::HighlightedText);
        QByteArray svg = m_svg;
        svg.replace("currentColor", color.name().toLatin1());
        painter->save();
        if (m_directed && QGuiApplication::isRightToLeft()) {
            painter->translate(rect.left() + rect.right() + 1, 0);
            painter->scale(-1, 1);
        }
        QSvgRenderer(svg).render(painter, rect);
        painter->restore();
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    [[nodiscard]] QIconEngine *clone() const override { return new TintedIconEngine(m_svg, m_directed); }

private:
    QByteArray m_svg;
    bool m_directed;
};

} // namespace

QIcon icon(const QString &name)
{
    registerIcons();
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QIcon(new TintedIconEngine(file.readAll(), hasDirection(name)));
}

void setButtonIcon(QAbstractButton &button, const QString &name)
{
    if (!QGuiApplication::isRightToLeft())
        button.setIcon(icon(name));
}

} // namespace glossator
