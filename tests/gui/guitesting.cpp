#include "gui/guitesting.h"

#include <QSettings>
#include <QSignalSpy>

#include "window/projectsession.h"

namespace glossator::testing {

OwnPreferences::OwnPreferences()
{
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

WindowConfig withoutModel()
{
    WindowConfig config;
    config.annotator.encoderFolder = QStringLiteral("/nowhere/encoder");
    config.sampleText = QStringLiteral(GLOSSATOR_TEST_DATA "/io/gum-voyage-york.txt");
    return config;
}

std::unique_ptr<MainWindow> shownWindow(const WindowConfig &config)
{
    auto window = std::make_unique<MainWindow>(config);
    if (!config.restore)
        window->resize(1280, 800); // larger than the screen of the offscreen platform
    window->show();
    if (!QTest::qWaitForWindowExposed(window.get()))
        qFatal("the window does not appear");
    return window;
}

bool openPredicted(MainWindow &window, const QString &project, int patience)
{
    window.openProject(project);
    if (!window.session())
        return false;
    PredictionService &predictions = window.session()->predictions();
    QSignalSpy finished(&predictions, &PredictionService::finished);
    predictions.refresh();
    return finished.wait(patience);
}

QWidget *openDialog(const QString &objectName)
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (widget->objectName() == objectName && widget->isVisible())
            return widget;
    }
    return nullptr;
}

void press(QWidget &window, Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget *target = QApplication::focusWidget();
    QTest::keyClick(target ? target : &window, key, modifiers);
}

} // namespace glossator::testing
