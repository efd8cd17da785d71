#include "panes/training/losschart.h"

#include <QEvent>
#include <QGraphicsLayout>
#include <QtCharts/QChart>
#include <QtCharts/QLineSeries>
#include <QtCharts/QValueAxis>

#include <algorithm>

#include "theme/theme.h"

namespace glossator {

LossChart::LossChart(QWidget *parent) :
    QChartView(parent),
    m_series(new QLineSeries(this)),
    m_steps(new QValueAxis(this)),
    m_loss(new QValueAxis(this))
{
    setObjectName(QStringLiteral("lossChart"));
    setAccessibleName(tr("Training loss by step"));
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setFocusPolicy(Qt::NoFocus);
    setMinimumHeight(90);

    m_steps->setLabelFormat(QStringLiteral("%.0f"));
    m_steps->setTickCount(3);
    m_loss->setLabelFormat(QStringLiteral("%.2f"));
    m_loss->setTickCount(3);

    chart()->setLocalizeNumbers(true);
    chart()->legend()->hide();
    // Axis titles would take a third of the little room there is.
    chart()->setTitle(tr("Loss by step"));
    chart()->setMargins({0, 0, 8, 0});
    chart()->setBackgroundRoundness(0);
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->addSeries(m_series);
    chart()->addAxis(m_steps, Qt::AlignBottom);
    chart()->addAxis(m_loss, Qt::AlignLeft);
    m_series->attachAxis(m_steps);
    m_series->attachAxis(m_loss);
    applyPalette();
    clear();
}

void LossChart::clear()
{
    m_series->clear();
    m_highest = 0;
    m_steps->setRange(0, 1);
    m_loss->setRange(0, 1);
    for (QValueAxis *axis : {m_steps, m_loss})
        axis->setLabelsVisible(false);
}

void LossChart::append(int step, int steps, double loss)
{
    m_series->append(step, loss);
    m_highest = std::max(m_highest, loss);
    m_steps->setRange(0, std::max(steps, step));
    m_loss->setRange(0, m_highest > 0 ? m_highest * 1.05 : 1);
    for (QValueAxis *axis : {m_steps, m_loss})
        axis->setLabelsVisible(true);
}

int LossChart::pointCount() const
{
    return int(m_series->count());
}

void LossChart::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        applyPalette();
}

void LossChart::applyPalette()
{
    const Theme theme = Theme::of(palette());
    const QColor background = palette().color(QPalette::Window);
    chart()->setBackgroundBrush(background);
    chart()->setPlotAreaBackgroundBrush(palette().color(QPalette::Base));
    chart()->setPlotAreaBackgroundVisible(true);
    setBackgroundBrush(background);
    m_series->setPen(QPen(theme.sure, 2));
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.88);
    chart()->setTitleFont(small);
    chart()->setTitleBrush(theme.secondaryText);
    for (QValueAxis *axis : {m_steps, m_loss}) {
        axis->setLabelsBrush(theme.secondaryText);
        axis->setLabelsFont(small);
        axis->setGridLinePen(QPen(theme.separator));
        axis->setLinePen(QPen(theme.separator));
    }
}

} // namespace glossator
