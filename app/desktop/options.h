#pragma once

#include <QSize>
#include <QString>

#include "service/annotator.h"

namespace glossator {

/// What the command line of the desktop says.
struct DesktopOptions
{
    QString project; ///< empty: the welcome page
    bool sample = false;
    AnnotatorConfig annotator;
    QString language; ///< empty: as set in the program
    QString theme; ///< empty: as set in the program
    QString screenshot; ///< a PNG to write; the program ends when it is written
    QSize size; ///< invalid: as it was last
    bool wait = false; ///< a screenshot waits for all predictions of the document, not only for the visible ones
};

/// Ends the program after --help, --version and wrong usage (exit code 2). Needs a QCoreApplication.
[[nodiscard]] DesktopOptions parseOptions();

} // namespace glossator
