#pragma once

#include <QDialog>

#include <functional>
#include <optional>

#include "service/surebandservice.h"

class QDoubleSpinBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTimer;
class QTreeWidget;

namespace glossator {

/// Asks for an error rate, shows what would be accepted at it, and accepts it. Works with the service while it is open.
class SureBandDialog : public QDialog
{
    Q_OBJECT

public:
    using SenseNamer = std::function<QString(const QString &sense)>;

    /// The service must outlive the dialog.
    SureBandDialog(SureBandService &service, SenseNamer namer, QWidget *parent);

    void reject() override; ///< while accepting: cancels that, and nothing is decided

Q_SIGNALS:
    void acceptedAll(qint64 count);
    void failed(const glossator::Error &error);

private:
    void makeSample();
    QWidget *makeButtons();
    void connectService();
    void ask();
    void showPreview(const std::optional<SureBandPreview> &preview);
    void showSample();
    void startAccepting();

    SureBandService &m_service;
    SenseNamer m_namer;
    std::optional<SureBandPreview> m_preview;
    bool m_closing = false; ///< asked to close while the service works
    QTimer *m_delay;
    QDoubleSpinBox *m_rate; ///< percent
    QLabel *m_summary;
    QTreeWidget *m_sample;
    QProgressBar *m_progress;
    QPushButton *m_accept = nullptr;
};

} // namespace glossator
