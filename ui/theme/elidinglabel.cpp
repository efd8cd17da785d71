#include "theme/elidinglabel.h"

#include <QHelpEvent>
#include <QStylePainter>
#include <QToolTip>

#include <algorithm>

#include "theme/appearance.h"

namespace glossator {

namespace {

constexpr int leastLetters = 5;
constexpr int mostLetters = 40;

} // namespace

ElidingLabel::ElidingLabel(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
}

QSize ElidingLabel::sizeHint() const
{
    return withoutMoreLetters(QLabel::sizeHint(), mostLetters);
}

QSize ElidingLabel::minimumSizeHint() const
{
    return withoutMoreLetters(QLabel::minimumSizeHint(), leastLetters);
}

QSize ElidingLabel::withoutMoreLetters(const QSize &size, int letters) const
{
    const QMargins margins = contentsMargins();
    return {std::min(size.width(), widthOfLetters(letters, font()) + margins.left() + margins.right()), size.height()};
}

bool ElidingLabel::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty() && shownText() != text()) {
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), text(), this);
        return true;
    }
    return QLabel::event(event);
}

void ElidingLabel::paintEvent(QPaintEvent *event)
{
    const QString shown = shownText();
    if (shown == text()) {
        QLabel::paintEvent(event);
        return;
    }
    QStylePainter painter(this);
    style()->drawItemText(&painter, contentsRect(), int(QStyle::visualAlignment(layoutDirection(), alignment())), palette(), isEnabled(),
                          shown, foregroundRole());
}

QString ElidingLabel::shownText() const
{
    return fontMetrics().elidedText(text(), Qt::ElideMiddle, contentsRect().width());
}

} // namespace glossator
