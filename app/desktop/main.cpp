#include <QApplication>

#include "common/blasstart.h"
#include "common/shippedfiles.h"
#include "desktop/languages.h"
#include "desktop/options.h"
#include "desktop/screenshot.h"
#include "theme/appearance.h"
#include "window/mainwindow.h"
#include "window/preferences.h"

namespace {

using namespace glossator;

void applyOptions(const DesktopOptions &options, QApplication &application)
{
    const Preferences preferences;
    installLanguage(application, options.language.isEmpty() ? preferences.language() : options.language);
    applyAppearance(options.theme.isEmpty() ? preferences.appearance() : appearanceFromName(options.theme));
}

void openProject(const DesktopOptions &options, MainWindow &window)
{
    if (options.sample)
        window.openSample();
    else if (!options.project.isEmpty())
        window.openProject(options.project);
}

} // namespace

int main(int argc, char **argv)
{
    startWithBestBlasKernel(argv);
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("glossator"));
    QApplication::setApplicationDisplayName(QStringLiteral("Glossator"));
    QApplication::setApplicationVersion(QStringLiteral(GLOSSATOR_VERSION));
    const DesktopOptions options = parseOptions();
    applyOptions(options, application);

    MainWindow window({options.annotator, sampleTextPath()});
    if (options.size.isValid())
        window.resize(options.size);
    window.show();
    openProject(options, window);
    if (!options.screenshot.isEmpty())
        new Screenshot(window, options.screenshot, options.wait, &window);
    return QApplication::exec();
}
