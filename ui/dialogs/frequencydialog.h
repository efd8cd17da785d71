#pragma once

#include <QDialog>

#include "service/frequencyservice.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QSlider;
class QSpinBox;

namespace glossator {

/// Asks how much the senses' frequencies count, and lets the decisions answer. Works with the service while it is open.
class FrequencyDialog : public QDialog
{
    Q_OBJECT

public:
    /// The service must outlive the dialog.
    FrequencyDialog(FrequencyService &service, QWidget *parent);

    void done(int result) override; ///< ends learning, too

Q_SIGNALS:
    void chosen(double factor);

private:
    QWidget *makeSettings();
    QWidget *makeLearning();
    QWidget *makeButtons();
    void learn();
    void showProgress(glossator::Progress progress);
    void showLearned(const LearnedFrequency &result);
    void showFailed(const Error &error);
    void setLearning(bool learning);

    FrequencyService &m_service;
    QSlider *m_slider; ///< percent
    QSpinBox *m_percent;
    QPushButton *m_learn;
    QPushButton *m_stop;
    QProgressBar *m_progress;
    QLabel *m_result;
    QPushButton *m_accept = nullptr;
};

} // namespace glossator
