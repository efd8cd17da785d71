// Measures the window on texts of a million tokens and more, beside Qt's own editor on the same texts.

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QJsonDocument>
#include <QSettings>
#include <QTemporaryDir>
#include <QThread>

#include <cstdio>

#include "bench/largeproject.h"
#include "bench/report.h"
#include "bench/textbaseline.h"
#include "bench/windowbench.h"
#include "common/blasstart.h"
#include "common/shippedfiles.h"
#include "theme/appearance.h"

using namespace glossator;
using namespace glossator::bench;

namespace {

constexpr qint64 projectTokens = 1'000'000;
constexpr qint64 longTokens = 2'000'000;

struct Options
{
    QString folder;
    int decisions = 1000;
    bool json = false;
    bool onlyDecisions = false;
};

Options parse()
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Measures the window with large projects."));
    parser.addHelpOption();
    parser.addPositionalArgument(QStringLiteral("folder"), QStringLiteral("Where the projects are made and kept."));
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("Print JSON."));
    const QCommandLineOption decisions(QStringLiteral("decisions"), QStringLiteral("How many decisions are measured."), QStringLiteral("N"),
                                       QStringLiteral("1000"));
    const QCommandLineOption only(QStringLiteral("only-decisions"), QStringLiteral("Measure key to paint and nothing else."));
    parser.addOptions({json, decisions, only});
    parser.process(QCoreApplication::arguments());
    if (parser.positionalArguments().size() != 1 || parser.value(decisions).toInt() < 1)
        parser.showHelp(2);
    return {parser.positionalArguments().constFirst(), parser.value(decisions).toInt(), parser.isSet(json), parser.isSet(only)};
}

Figures measure(const Options &options)
{
    QString project;
    QString longDocument;
    {
        const auto annotator = must(Annotator::open({}));
        const AnnotatedText text = annotate(sampleTextPath(), *annotator);
        project = largeProject(options.folder, text, projectTokens);
        longDocument = largeProject(options.folder, text, longTokens);
    }
    WindowConfig config;
    config.sampleText = sampleTextPath();
    const QString copy = QDir(options.folder).filePath(QStringLiteral("measured.glossator"));
    Figures figures;
    figures.projectTokens = projectTokens;
    figures.longTokens = longTokens;
    figures.processors = QThread::idealThreadCount();
    figures.loadBefore = loadAverage();
    if (!options.onlyDecisions) {
        figures.longDocument = measureLongDocument(copied(longDocument, copy), config);
        figures.plainLong = measurePlainTextEdit(textOf(longDocument), 0);
        figures.plainProject = measurePlainTextEdit(textOf(project), options.decisions);
    }
    DecisionTimes times = measureDecisions(copied(project, copy), config, options.decisions);
    figures.project.open = times.open;
    figures.project.key = std::move(times.alone);
    figures.training = std::move(times.training);
    figures.processor = std::move(times.processor);
    figures.loadAfter = loadAverage();
    return figures;
}

} // namespace

int main(int argc, char **argv)
{
    startWithBestBlasKernel(argv, IdleThreads::Sleep);
    keepFreedMemory();
    QApplication application(argc, argv);
    const Options options = parse();
    const QTemporaryDir preferences; // a new user's, and the user's own untouched
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, preferences.path());
    applyAppearance(Appearance::Light);
    if (!QDir().mkpath(options.folder))
        qFatal("cannot make %s", qPrintable(options.folder));
    const Figures figures = measure(options);
    if (options.json)
        std::fputs(QJsonDocument(figures.json()).toJson().constData(), stdout);
    else
        std::fputs(qUtf8Printable(figures.table()), stdout);
    return 0;
}
