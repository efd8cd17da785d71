#pragma once

#include <QString>

class QFileDialog;
class QWidget;

namespace glossator {

inline const auto projectSuffix = QStringLiteral("glossator");

/// Asks for the file of a project; see makeFileDialog().
[[nodiscard]] QFileDialog *makeProjectDialog(const QString &title, QWidget *window);

} // namespace glossator
