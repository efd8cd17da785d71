#pragma once

#include <QObject>
#include <QPixmap>
#include <QString>

namespace glossator {

class MainWindow;

/// What a picture is to show, and where it goes.
struct ScreenshotOptions
{
    QString path; ///< a PNG
    QString show; ///< a pane, or the dialog of an action; empty: the window as it is. See Screenshot::subjects().
    bool waitForAll = false; ///< for all predictions of the document, not only for the visible ones
};

/// Waits until the window shows predicted senses, makes a typical unit current, brings what is to be shown to the front, writes a picture of
/// the window and ends the program: exit code 0, or 1 when the picture cannot be written or the model fails.
class Screenshot : public QObject
{
    Q_OBJECT

public:
    Screenshot(MainWindow &window, ScreenshotOptions options, QObject *parent);

    /// All that ScreenshotOptions::show may name.
    [[nodiscard]] static QStringList subjects();

private:
    void followPredictions();
    [[nodiscard]] bool isReady() const;
    void chooseUnit();
    void bringToFront();
    void take();
    [[nodiscard]] QPixmap picture() const;

    MainWindow &m_window;
    ScreenshotOptions m_options;
    bool m_finished = false; ///< all predictions are there
};

} // namespace glossator
