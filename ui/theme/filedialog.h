#pragma once

#include <QString>

class QFileDialog;
class QWidget;

namespace glossator {

/// A dialog that asks for files and is gone once it is closed. Those of desktops, which run in this process, and Qt's own open files of a
/// kind that they do not know to look what they are, those of a project among them: see holdsLocksOn(). This one, Qt's, goes by their names.
[[nodiscard]] QFileDialog *makeFileDialog(QWidget *parent, const QString &title, const QString &folder, const QString &filter = {});

} // namespace glossator
