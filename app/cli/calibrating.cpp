#include "cli/calibrating.h"

#include <QFileInfo>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cmath>
#include <functional>

#include "cli/console.h"
#include "cli/options.h"
#include "learning/calibration.h"
#include "model/computing.h"

namespace glossator::cli {

namespace {

/// Scores all files' units, those of smaller files several times over, so that every file counts about the same: none is known to be more
/// like the texts to come than another.
Result<std::vector<ScoredUnit>> scoreEvenly(SenseModel &model, const std::vector<LabelledData> &development,
                                            const std::function<std::vector<LabelledPassage>(const std::vector<LabelledPassage> &)> &change,
                                            const TaskControl &control)
{
    const qint64 most = std::ranges::max(development, {}, &LabelledData::units).units;
    std::vector<ScoredUnit> all;
    for (const LabelledData &data : development) {
        const auto units = scoreUnits(model, change ? change(data.passages) : data.passages, control);
        if (!units)
            return units.error();
        for (qint64 i = 0; i < std::max<qint64>(1, std::llround(double(most) / double(data.units))); ++i)
            all.insert(all.end(), units->begin(), units->end());
    }
    return all;
}

Result<DevelopmentScores> fitConfidence(SenseModel &model, const std::vector<LabelledData> &development, const TaskControl &control)
{
    Confidence confidence;
    model.setConfidence(confidence);
    const auto raw = scoreEvenly(model, development, {}, control);
    if (!raw)
        return raw.error();
    confidence.scaling = fitScaling(*raw);
    model.setConfidence(confidence);
    const auto units = scoreEvenly(model, development, {}, control);
    if (!units)
        return units.error();
    confidence.sets = fitPredictionSets(*units);
    auto both = scoreEvenly(model, development, withoutGold, control);
    if (!both)
        return both.error();
    both->insert(both->end(), units->begin(), units->end());
    std::erase_if(*both, [](const ScoredUnit &unit) { return unit.probabilities.size() < 2; }); // an only candidate is never asked about
    confidence.none = fitNoneScorer(*both);
    model.setConfidence(confidence);

    DevelopmentScores scores{percentRight(*units), 0, confidence.scaling};
    for (const LabelledData &data : development)
        scores.tags += tagAccuracy(model, data.passages) / double(development.size());
    return scores;
}

/// Whatever way they are named.
bool areSameFile(const std::string &one, const std::string &other)
{
    return !one.empty() && !other.empty() && QFileInfo(pathFrom(one)) == QFileInfo(pathFrom(other));
}

} // namespace

void DevelopmentOptions::addTo(CLI::App &command)
{
    CLI::Option *files = command.add_option("--dev", data, "WSD XML files to calibrate on and to score")->type_name("DATA.xml");
    CLI::Option *keys = command.add_option("--dev-gold", gold, "Their gold keys, in the same order")->type_name("KEYS");
    files->needs(keys);
    keys->needs(files);
    addCounted(command, counted);
    command.parse_complete_callback([this] {
        if (data.size() != gold.size())
            throw CLI::ValidationError("--dev-gold", "as many key files as --dev names data files");
    });
}

QStringList DevelopmentOptions::files() const
{
    return pathsFrom(data) + pathsFrom(gold);
}

void DevelopmentOptions::checkCounted(const std::string &trainedOn) const
{
    for (const std::string &file : counted) {
        const auto isIt = [&file](const std::string &other) { return areSameFile(file, other); };
        if (!isIt(trainedOn) && std::ranges::none_of(data, isIt))
            throw CLI::ValidationError("--counted", file + " is no data file of this run");
    }
}

void addCounted(CLI::App &command, std::vector<std::string> &counted)
{
    command
        .add_option("--counted", counted,
                    "Data files that WordNet's tag counts were made from (SemCor): a document's own senses are taken off its priors")
        ->type_name("DATA.xml");
}

LabelledFiles labelledFiles(const std::string &data, const std::string &gold, const std::vector<std::string> &counted)
{
    const bool isCounted = std::ranges::any_of(counted, [&data](const std::string &file) { return areSameFile(file, data); });
    return {pathFrom(data), pathFrom(gold), isCounted};
}

Result<std::vector<LabelledData>> readDevelopment(const DevelopmentOptions &options, const SenseModel &model, const Inventory &inventory,
                                                  int passageSentences, const std::stop_token &stop)
{
    std::vector<LabelledData> all;
    for (size_t i = 0; i < options.data.size(); ++i) {
        const LabelledFiles files = labelledFiles(options.data[i], options.gold[i], options.counted);
        Result<LabelledData> read = readLabelled(files, model, inventory, passageSentences, stop);
        if (!read)
            return read.error();
        all.push_back(std::move(*read));
    }
    return all;
}

Result<DevelopmentScores> calibrate(SenseModel &model, const std::vector<LabelledData> &development, const std::stop_token &stop)
{
    ProgressLine progress(QStringLiteral("Scoring: passage"));
    return computed([&] { return fitConfidence(model, development, progress.control(stop)); });
}

QString toText(const TemperatureScaling &scaling)
{
    return QStringLiteral("temperature %1, uniform share %2").arg(scaling.temperature, 0, 'f', 3).arg(scaling.uniformShare, 0, 'f', 4);
}

QJsonObject toJson(const TemperatureScaling &scaling)
{
    return {{QStringLiteral("temperature"), scaling.temperature}, {QStringLiteral("uniform_share"), scaling.uniformShare}};
}

QString toText(const DevelopmentScores &scores)
{
    return QStringLiteral("development data: %1 % of senses, %2 % of tags, %3\n")
        .arg(scores.senses, 0, 'f', 1)
        .arg(scores.tags, 0, 'f', 1)
        .arg(toText(scores.scaling));
}

QJsonObject toJson(const DevelopmentScores &scores)
{
    QJsonObject object = toJson(scores.scaling);
    object.insert(QStringLiteral("senses"), scores.senses);
    object.insert(QStringLiteral("tags"), scores.tags);
    return object;
}

} // namespace glossator::cli
