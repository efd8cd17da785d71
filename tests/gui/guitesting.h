#pragma once

#include <QApplication>
#include <QKeySequence>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

#include <memory>

#include "window/mainwindow.h"

namespace glossator::testing {

/// Preferences of the tests' own, in a folder that goes with the object: the user's are neither read nor changed.
class OwnPreferences
{
public:
    OwnPreferences();

private:
    QTemporaryDir m_folder;
};

/// A configuration whose model is missing, for windows that show what is in the project and predict nothing.
[[nodiscard]] WindowConfig withoutModel();

/// A new window on the screen; the test program ends when none appears.
[[nodiscard]] std::unique_ptr<MainWindow> shownWindow(const WindowConfig &config);
/// Opens a project and predicts what it lacks; false when that fails or takes longer, in milliseconds.
[[nodiscard]] bool openPredicted(MainWindow &window, const QString &project, int patience);

/// The visible top-level dialog of this name, or null.
[[nodiscard]] QWidget *openDialog(const QString &objectName);

/// A part of the window that a test relies on; the test program ends when there is none of that type and name.
template <typename T>
T *part(const QWidget &window, const QString &objectName = {})
{
    T *found = window.findChild<T *>(objectName);
    if (!found)
        qFatal("no %s named \"%s\"", T::staticMetaObject.className(), qUtf8Printable(objectName));
    return found;
}

/// Presses keys in the widget that has the focus, as a keyboard does.
void press(QWidget &window, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);

} // namespace glossator::testing
