#include <QCoreApplication>

#include <CLI/CLI.hpp>

#include "cli/interrupt.h"
#include "cli/options.h"
#include "common/blasstart.h"

namespace {

using glossator::cli::Action;
using glossator::cli::ExitCode;

void addCommands(CLI::App &app, Action &action)
{
    app.require_subcommand(1);
    app.set_version_flag("--version", "glossator-cli " GLOSSATOR_VERSION);
    app.footer("Exit codes: 0 done, 1 bad input, 2 bad usage, 130 interrupted.");
    glossator::cli::addTag(app, action);
    glossator::cli::addEvaluate(app, action);
    glossator::cli::addTrain(app, action);
    glossator::cli::addCalibrate(app, action);
    glossator::cli::addAverage(app, action);
    glossator::cli::addImport(app, action);
    glossator::cli::addExport(app, action);
    glossator::cli::addShow(app, action);
    glossator::cli::addIndex(app, action);
    glossator::cli::addBench(app, action);
}

/// What CLI11 would only say is no subcommand at all.
void refuseUnknownCommand(const CLI::App &app, int argc, char **argv)
{
    if (argc < 2 || argv[1][0] == '-')
        return;
    const std::string name = argv[1];
    if (app.get_subcommands([&name](const CLI::App *command) { return command->get_name() == name; }).empty())
        throw CLI::ValidationError(name, "there is no such subcommand");
}

} // namespace

int main(int argc, char **argv)
{
    glossator::startWithBestBlasKernel(argv, glossator::IdleThreads::Spin);
    glossator::keepFreedMemory();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("glossator"));

    CLI::App app("Glossator: senses of words, on the command line", "glossator-cli");
    Action action;
    addCommands(app, action);
    try {
        refuseUnknownCommand(app, argc, argv);
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        // --help and --version come here, too, and return 0.
        return app.exit(error) == 0 ? int(ExitCode::Done) : int(ExitCode::BadUsage);
    }
    const glossator::cli::Interrupt interrupt;
    return int(action(interrupt.token()));
}
