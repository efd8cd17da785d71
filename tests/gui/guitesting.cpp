#include "gui/guitesting.h"

#include <QSettings>

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
