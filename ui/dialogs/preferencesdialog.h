#pragma once

#include <QDialog>

#include <functional>

class QActionGroup;
class QComboBox;
class QLabel;
class QTabWidget;

namespace glossator {

class ShortcutModel;

/// What users set once. Each choice holds as soon as it is made.
class PreferencesDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Page { View, Model, Keyboard };

    struct Choices
    {
        QActionGroup &appearances; ///< choosing triggers the action
        QActionGroup &languages;
        QActionGroup &tints; ///< colours of confidence
        ShortcutModel &shortcuts;
        int textZoom = 0; ///< tenths above or below the normal size
        int fontPercent = 100;
        QString device;
        /// Why a device cannot be used, in words; empty when it can.
        std::function<QString(const QString &device)> deviceProblem;
    };

    /// The parts of the choices must outlive the dialog.
    PreferencesDialog(const Choices &choices, QWidget *parent);

    void showPage(Page page);

Q_SIGNALS:
    void textZoomChosen(int level);
    void fontPercentChosen(int percent);
    /// Only devices without a problem.
    void deviceChosen(const QString &device);

private:
    QWidget *makeViewPage(const Choices &choices);
    QWidget *makeModelPage(const Choices &choices);
    QComboBox *makeBox(QActionGroup &group, const QString &name);
    void chooseDevice(const std::function<QString(const QString &)> &problemOf);

    QTabWidget *m_pages;
    QComboBox *m_device;
    QLabel *m_deviceNote;
    QString m_chosenDevice;
};

} // namespace glossator
