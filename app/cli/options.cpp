#include "cli/options.h"

#include <QFile>

#include <CLI/CLI.hpp>

#include "cli/numberchecks.h"
#include "io/documentio.h"
#include "model/sensemodel.h"

namespace glossator::cli {

void ModelOptions::addTo(CLI::App &command)
{
    constexpr const char *group = "Model";
    command
        .add_option("--encoder", encoder,
                    "Folder of the pretrained encoder (config.json, vocab.txt, model.safetensors), or all-mpnet-base-v2")
        ->type_name("DIR")
        ->group(group);
    command.add_option("--model", model, "Trained parts, as written by train (default: those that come with the program for the encoder)")
        ->type_name("FILE")
        ->group(group);
    command.add_option("--wordnet", wordNet, "Folder of WordNet 3.0's dictionary files")->type_name("DIR")->group(group);
    command.add_option("--device", device, "auto, cpu, cuda or cuda:N")->capture_default_str()->type_name("NAME")->group(group);
    command.add_option("--threads", threads, "Processor threads (default: one for each physical core)")
        ->check(CLI::Range(1, 1024))
        ->type_name("N")
        ->group(group);
}

void ModelOptions::addPriorFactorTo(CLI::App &command)
{
    command
        .add_option("--prior-factor", priorFactor,
                    "How much what is frequent counts: 1 as the model has it; at 0 frequency does not, and senses that training never met "
                    "are favoured")
        ->capture_default_str()
        ->check(numberWithin(0, mostPriorFactor))
        ->type_name("F")
        ->group("Model");
}

AnnotatorConfig ModelOptions::config() const
{
    AnnotatorConfig config;
    config.encoderFolder = pathFrom(encoder);
    config.trainedParts = pathFrom(model);
    config.wordNetFolder = pathFrom(wordNet);
    config.device = QString::fromStdString(device);
    config.priorFactor = priorFactor;
    config.threads = threads;
    return config;
}

QString pathFrom(const std::string &argument)
{
    return QFile::decodeName(QByteArray::fromStdString(argument));
}

QStringList pathsFrom(const std::vector<std::string> &arguments)
{
    QStringList paths;
    for (const std::string &argument : arguments)
        paths.append(pathFrom(argument));
    return paths;
}

std::vector<std::string> readableFormats()
{
    std::vector<std::string> names;
    for (const DocumentFormat &format : documentFormats()) {
        if (format.readable)
            names.push_back(format.name.toStdString());
    }
    return names;
}

std::vector<std::string> writableFormats()
{
    std::vector<std::string> names;
    for (const DocumentFormat &format : documentFormats()) {
        if (format.writable)
            names.push_back(format.name.toStdString());
    }
    return names;
}

void addJsonFlag(CLI::App &command, bool &json)
{
    command.add_flag("--json", json, "Print the result as one JSON object");
}

CLI::Option *addPartsOutput(CLI::App &command, std::string &output, const std::string &description)
{
    CLI::Option *option = command.add_option("-o,--output", output, description)->required()->type_name("FILE");
    refuseUnclearName(*option);
    return option;
}

void addForceFlag(CLI::App &command, bool &force)
{
    command.add_flag("--force", force, "Also write over files of other kinds; never over projects, nor over what is read or gone on from");
}

void refuseUnclearName(CLI::Option &output)
{
    const auto complaint = [](const std::string &path) {
        if (path.empty())
            return std::string("a file name cannot be empty");
        return path == "-" ? std::string("- would be a file of that name: /dev/stdout is standard output") : std::string();
    };
    output.check(CLI::Validator(complaint, ""));
}

CLI::Option *addVersionName(CLI::App &command, std::string &version)
{
    const auto complaint = [](const std::string &name) {
        return QString::fromStdString(name).trimmed().isEmpty() ? std::string("a name cannot be empty") : std::string();
    };
    return command.add_option("--name", version, "Name of the model version in predictions and decisions")
        ->check(CLI::Validator(complaint, ""))
        ->type_name("NAME");
}

} // namespace glossator::cli
