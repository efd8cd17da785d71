#include "theme/lineprogressbar.h"

#include <QEvent>

#include "theme/appearance.h"

namespace glossator {

LineProgressBar::LineProgressBar(int letters, QWidget *parent) : QProgressBar(parent), m_letters(letters)
{
    setTextVisible(false);
    followFont();
}

void LineProgressBar::followFont()
{
    setFixedWidth(widthOfLetters(m_letters, font()));
    setMaximumHeight(fontMetrics().height() - 4);
}

void LineProgressBar::changeEvent(QEvent *event)
{
    QProgressBar::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        followFont();
}

} // namespace glossator
