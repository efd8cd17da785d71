#pragma once

#include <QObject>
#include <QString>

namespace glossator {

class MainWindow;

/// Waits until the window shows predicted senses, makes a typical unit current, writes a picture of the window and ends the program: exit code
/// 0, or 1 when the picture cannot be written or the model fails.
class Screenshot : public QObject
{
    Q_OBJECT

public:
    Screenshot(MainWindow &window, QString path, bool waitForAll, QObject *parent);

private:
    void followPredictions();
    [[nodiscard]] bool isReady() const;
    void chooseUnit();
    void take();

    MainWindow &m_window;
    QString m_path;
    bool m_waitForAll;
    bool m_finished = false; ///< all predictions are there
};

} // namespace glossator
