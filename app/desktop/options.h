#pragma once

#include <QSize>
#include <QString>

#include "desktop/screenshot.h"
#include "service/annotator.h"

namespace glossator {

/// What the command line of the desktop says.
struct DesktopOptions
{
    QString project; ///< empty: that of the last session, or the welcome page
    bool sample = false;
    AnnotatorConfig annotator;
    QString language; ///< empty: as set in the program
    QString theme; ///< empty: as set in the program
    ScreenshotOptions screenshot; ///< with a path: the program ends when the picture is written
    QSize size; ///< invalid: as it was last
    bool restore = true; ///< come back to where the last session was
};

/// Ends the program after --help, --version and wrong usage (exit code 2). Needs a QCoreApplication.
[[nodiscard]] DesktopOptions parseOptions();

} // namespace glossator
