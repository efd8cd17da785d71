#include "window/messagebar.h"

#include <QAccessible>
#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPalette>
#include <QToolButton>

#include "theme/icons.h"
#include "theme/keytips.h"
#include "theme/theme.h"

namespace glossator {

namespace {

constexpr int iconSize = 20;

} // namespace

MessageBar::MessageBar(QWidget *parent) :
    QFrame(parent),
    m_icon(new QLabel(this)),
    m_text(new QLabel(this)),
    m_offer(new QToolButton(this)),
    m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("messageBar"));
    setAccessibleName(tr("Message"));
    setFrameShape(QFrame::NoFrame);
    setAutoFillBackground(true);
    m_icon->setFixedSize(iconSize, iconSize);
    m_text->setObjectName(QStringLiteral("messageText"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_offer->setObjectName(QStringLiteral("messageOffer"));
    m_offer->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_offer->setFocusPolicy(Qt::TabFocus);
    m_close->setObjectName(QStringLiteral("closeMessage"));
    m_close->setAccessibleName(tr("Close the message"));
    m_close->setToolTip(tr("Close the message"));
    m_close->setIcon(icon(QStringLiteral("clear")));
    m_close->setAutoRaise(true);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 8, 6);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_offer);
    layout->addWidget(m_close);
    hide();
}

void MessageBar::show(Kind kind, const QString &text, QAction *offer)
{
    m_kind = kind;
    showOffer(offer);
    m_text->setText(text);
    applyKind();
    setVisible(true);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MessageBar::showOffer(QAction *offer)
{
    m_offer->setVisible(offer);
    if (!offer)
        return;
    m_offer->setDefaultAction(offer);
    m_offer->setText(withKey(offer->iconText(), *offer));
    m_offer->setAccessibleName(m_offer->text());
}

QString MessageBar::text() const
{
    return isHidden() ? QString() : m_text->text();
}

void MessageBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange)
        applyKind();
}

void MessageBar::applyKind()
{
    const QPalette application = QPalette();
    const Theme theme = Theme::of(application);
    const QColor accent = m_kind == Kind::Problem ? theme.warning : theme.sure;
    QPalette palette;
    if (!theme.highContrast)
        palette.setColor(QPalette::Window, mixed(application.color(QPalette::Window), accent, 0.18));
    setPalette(palette);
    const auto name = m_kind == Kind::Problem ? QStringLiteral("warning") : QStringLiteral("information");
    m_icon->setPixmap(icon(name).pixmap(QSize(iconSize, iconSize), devicePixelRatioF()));
}

} // namespace glossator
