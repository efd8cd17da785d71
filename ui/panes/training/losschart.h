#pragma once

#include <QtCharts/QChartView>

class QLineSeries;
class QValueAxis;

namespace glossator {

/// The training loss against the step, growing while training runs.
class LossChart : public QChartView
{
    Q_OBJECT

public:
    explicit LossChart(QWidget *parent = nullptr);

    void clear();
    /// Steps come in ascending order; steps is the number of the last one there will be.
    void append(int step, int steps, double loss);
    [[nodiscard]] int pointCount() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyPalette();

    QLineSeries *m_series;
    QValueAxis *m_steps;
    QValueAxis *m_loss;
    double m_highest = 0;
};

} // namespace glossator
