#include "cli/tagging.h"

#include <CLI/CLI.hpp>

#include <memory>

#include "io/documentio.h"
#include "model/device.h"

namespace glossator::cli {

namespace {

struct TagOptions
{
    std::vector<std::string> files;
    std::string format;
    bool json = true;
    ModelOptions model;
};

ExitCode tag(const TagOptions &options, const std::stop_token &stop)
{
    const Result<std::shared_ptr<Annotator>> annotator = Annotator::open(options.model.config());
    if (!annotator)
        return fail(annotator.error());
    useCpuThreads(options.model.threads);

    ProgressLine progress(QStringLiteral("Tagging: sentence"));
    Output output;
    const TaggingRequest request{pathsFrom(options.files), QString::fromStdString(options.format)};
    const Result<TaggingResult> result = tagFiles(request, **annotator, output, progress.control(stop));
    if (!result)
        return fail(result.error());
    return result->allFilesRead ? ExitCode::Done : ExitCode::BadInput;
}

} // namespace

void addTag(CLI::App &app, Action &action)
{
    const auto options = std::make_shared<TagOptions>();
    CLI::App *command = app.add_subcommand("tag", "Print the senses of the words in texts, one JSON object a sentence");
    command->add_option("files", options->files, "Text or WSD XML files; - is standard input")->required()->type_name("FILE");
    command->add_option("--format", options->format, "text or wsd-xml (default: by the file's contents)")
        ->check(CLI::IsMember(readableFormats()))
        ->type_name("NAME");
    command->add_flag("--json", options->json, "JSON Lines, which is always so");
    options->model.addTo(*command);
    options->model.addPriorFactorTo(*command);
    command->footer("Offsets count Unicode code points. Sentences before an error stay printed; the exit code is then 1.");
    command->callback([options, &action] { action = [options](const std::stop_token &stop) { return tag(*options, stop); }; });
}

} // namespace glossator::cli
