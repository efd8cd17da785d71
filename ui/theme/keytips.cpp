#include "theme/keytips.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeySequence>
#include <QLocale>
#include <QWidget>

namespace glossator {

namespace {

struct KeyTexts
{
    Q_DECLARE_TR_FUNCTIONS(glossator::KeyTexts)
};

} // namespace

QString keyText(const QAction &action)
{
    const QString key = action.shortcut().toString(QKeySequence::NativeText);
    return key.size() == 1 && key.front().isDigit() ? QLocale().toString(key.front().digitValue()) : key;
}

QString withKey(const QString &text, const QAction &action)
{
    const QString key = keyText(action);
    return key.isEmpty() ? text : KeyTexts::tr("%1 (%2)", "what an action does and its key").arg(text, key);
}

void followKey(const QAction &action, QObject &context, const std::function<void()> &show)
{
    QObject::connect(&action, &QAction::changed, &context, show);
    show();
}

void setKeyTip(QWidget &widget, const QString &tip, const QAction &action)
{
    followKey(action, widget, [&widget, tip, &action] { widget.setToolTip(withKey(tip, action)); });
}

void setKeyTip(QAction &action)
{
    followKey(action, action, [&action] { action.setToolTip(withKey(action.iconText(), action)); });
}

} // namespace glossator
