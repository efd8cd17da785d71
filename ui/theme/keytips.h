#pragma once

#include <QString>

#include <functional>

class QAction;
class QObject;
class QWidget;

namespace glossator {

/// The action's first key, as people read it; empty without one.
[[nodiscard]] QString keyText(const QAction &action);
/// "Text (Ctrl+G)", or the text alone while the action has no key.
[[nodiscard]] QString withKey(const QString &text, const QAction &action);

/// Calls show now and whenever the action changes, as it does when people give it another key, as long as the context lives.
void followKey(const QAction &action, QObject &context, const std::function<void()> &show);
/// The tool tip names the action's key.
void setKeyTip(QWidget &widget, const QString &tip, const QAction &action);
/// The same for the action's own tool tip, which says what its text says.
void setKeyTip(QAction &action);

} // namespace glossator
