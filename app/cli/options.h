#pragma once

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "service/annotator.h"

namespace CLI {
class App;
class Option;
} // namespace CLI

namespace glossator::cli {

/// What the program returns to the shell.
enum class ExitCode { Done = 0, BadInput = 1, BadUsage = 2, Interrupted = 130 };

/// What main() runs once the command line has been understood; each subcommand sets it.
using Action = std::function<ExitCode(const std::stop_token &stop)>;

/// Options of the subcommands that need the model.
struct ModelOptions
{
    std::string encoder;
    std::string model;
    std::string wordNet;
    std::string device = "auto";
    int threads = 0; ///< 0: one for each physical core
    double priorFactor = 1;

    void addTo(CLI::App &command);
    /// Option --prior-factor.
    void addPriorFactorTo(CLI::App &command);
    [[nodiscard]] AnnotatorConfig config() const;
};

/// File names come from the shell in the encoding of the file system.
[[nodiscard]] QString pathFrom(const std::string &argument);
[[nodiscard]] QStringList pathsFrom(const std::vector<std::string> &arguments);

/// Names of the formats that can be read or written, for checks of --format.
[[nodiscard]] std::vector<std::string> readableFormats();
[[nodiscard]] std::vector<std::string> writableFormats();

/// Option --json: the result as one JSON object.
void addJsonFlag(CLI::App &command, bool &json);

/// Option -o of the subcommands that write trained parts.
CLI::Option *addPartsOutput(CLI::App &command, std::string &output, const std::string &description);
/// Option --force of the subcommands that write files; see checkOutputs().
void addForceFlag(CLI::App &command, bool &force);
/// "-" would be a file of that name, and an empty name none.
void refuseUnclearName(CLI::Option &output);

/// Option --name of the subcommands that write trained parts.
CLI::Option *addVersionName(CLI::App &command, std::string &version);

void addTag(CLI::App &app, Action &action);
void addEvaluate(CLI::App &app, Action &action);
void addImport(CLI::App &app, Action &action);
void addExport(CLI::App &app, Action &action);
void addShow(CLI::App &app, Action &action);
void addTrain(CLI::App &app, Action &action);
void addAverage(CLI::App &app, Action &action);
void addCalibrate(CLI::App &app, Action &action);
void addIndex(CLI::App &app, Action &action);
void addBench(CLI::App &app, Action &action);

} // namespace glossator::cli
