#pragma once

#include <QDialog>

#include "analysis/activity.h"

class QLabel;
class QProgressBar;
class QTableWidget;

namespace glossator {

/// How far the project is, and how much time the annotator has worked on it. Keeps up while it is open.
class ActivityDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ActivityDialog(const QString &annotator, QWidget *parent);

    void showActivity(const ActivityReport &report);
    /// analysed: share of the sentences whose units are known.
    void showProgress(qint64 decided, qint64 units, double analysed);

private:
    void makeTable();

    QTableWidget *m_table;
    QProgressBar *m_bar;
    QLabel *m_progress;
};

} // namespace glossator
