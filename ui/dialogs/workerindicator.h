#pragma once

#include <QWidget>

#include "base/progress.h"

class QLabel;
class QProgressBar;
class QToolButton;

namespace glossator {

/// A running worker, in a line: what it does, how far it is, a button to cancel it. Hidden while nothing runs.
class WorkerIndicator : public QWidget
{
    Q_OBJECT

public:
    WorkerIndicator(const QString &objectName, const QString &label, QWidget *parent = nullptr);

    void showProgress(const Progress &progress);
    /// Under way before there is progress; doing: at what.
    void showBeginning(const QString &doing);
    [[nodiscard]] QToolButton *cancelButton() const { return m_cancel; }

Q_SIGNALS:
    void cancelRequested();

private:
    QLabel *m_label;
    QProgressBar *m_bar;
    QToolButton *m_cancel;
};

} // namespace glossator
