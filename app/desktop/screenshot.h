#pragma once

#include <QObject>
#include <QPixmap>
#include <QString>

#include "desktop/scene.h"

namespace glossator {

class MainWindow;

/// What a picture is to show, and where it goes.
struct ScreenshotOptions
{
    QString path; ///< a PNG
    SceneOptions scene;
    bool waitForAll = false; ///< for all predictions of the document, not only for the visible ones
};

/// Waits until the window shows predicted senses, makes a typical unit current, plays the scene, writes a picture of
/// the window and ends the program: exit code 0, or 1 when the picture cannot be written or the model fails.
class Screenshot : public QObject
{
    Q_OBJECT

public:
    Screenshot(MainWindow &window, ScreenshotOptions options, QObject *parent);

private:
    void followPredictions();
    [[nodiscard]] bool isReady() const;
    void chooseUnit();
    void take();
    void giveUp(const Error &error);
    [[nodiscard]] QPixmap picture() const;

    MainWindow &m_window;
    const ScreenshotOptions m_options;
    Scene m_scene;
    bool m_finished = false; ///< all predictions are there
};

} // namespace glossator
