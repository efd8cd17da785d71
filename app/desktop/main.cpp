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

/// False when the project that was asked for is not open; the window says why.
bool openProject(const DesktopOptions &options, MainWindow &window)
{
    if (options.sample)
        window.openSample();
    else if (!options.project.isEmpty())
        window.openProject(options.project);
    else if (options.restore)
        window.restoreSession();
    return window.session() || (!options.sample && options.project.isEmpty());
}

} // namespace

int main(int argc, char **argv)
{
    startWithBestBlasKernel(argv, glossator::IdleThreads::Sleep);
    keepFreedMemory();
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("glossator"));
    QApplication::setApplicationDisplayName(QStringLiteral("Glossator"));
    QApplication::setApplicationVersion(QStringLiteral(GLOSSATOR_VERSION));
    const DesktopOptions options = parseOptions();
    applyOptions(options, application);

    WindowConfig config{options.annotator, sampleTextPath(), helpFolder(), options.restore};
    if (config.annotator.device.isEmpty())
        config.annotator.device = Preferences().device();
    MainWindow window(config);
    if (options.size.isValid())
        window.resize(options.size);
    window.show();
    const bool opened = openProject(options, window);
    if (!options.screenshot.path.isEmpty()) {
        if (!opened)
            return 1;
        new Screenshot(window, options.screenshot, &window);
    }
    return QApplication::exec();
}
