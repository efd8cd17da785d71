#pragma once

#include <QList>
#include <QWidget>

namespace glossator {

/// Tab goes from each of these to the next one; otherwise it goes in the order in which they were made.
inline void tabThrough(const QList<QWidget *> &widgets)
{
    for (qsizetype i = 1; i < widgets.size(); ++i)
        QWidget::setTabOrder(widgets[i - 1], widgets[i]);
}

} // namespace glossator
