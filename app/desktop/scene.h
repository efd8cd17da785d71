#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

#include "base/result.h"

namespace glossator {

class MainWindow;

/// What is to be seen on a picture.
struct SceneOptions
{
    QString show; ///< a pane, or the dialog of an action; empty: the window as it is. See Scene::subjects().
    int decisions = 0; ///< that are made first, from the current unit on
    QString secondModel; ///< file of the cross-encoder that "second-opinion" asks
};

/// Does in the window what people would do, up to the moment of the picture.
class Scene : public QObject
{
    Q_OBJECT

public:
    Scene(MainWindow &window, SceneOptions options, QObject *parent);

    /// All that SceneOptions::show may name.
    [[nodiscard]] static QStringList subjects();
    void play();

Q_SIGNALS:
    void ready();
    void failed(const glossator::Error &error);

private:
    void decide();
    void bringToFront();
    void retrain();
    void askSecondModel();
    void trigger(const QString &action);
    void readyIn(int ms);

    MainWindow &m_window;
    const SceneOptions m_options;
};

} // namespace glossator
