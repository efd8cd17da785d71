#pragma once

#include <QJsonObject>
#include <QStringList>

#include <stop_token>
#include <string>
#include <vector>

#include "cli/labelleddata.h"

namespace CLI {
class App;
}

namespace glossator::cli {

/// Data that nothing was trained on, in one or more files.
struct DevelopmentOptions
{
    std::vector<std::string> data;
    std::vector<std::string> gold;
    std::vector<std::string> counted; ///< see LabelledFiles::isCounted

    void addTo(CLI::App &command);
    [[nodiscard]] QStringList files() const;
    /// Throws CLI::ValidationError where --counted names a file that is neither one of the data nor this one, empty for none.
    void checkCounted(const std::string &trainedOn) const;
};

/// Adds --counted, which names those among the data files that the inventory's counts were made from.
void addCounted(CLI::App &command, std::vector<std::string> &counted);
[[nodiscard]] LabelledFiles labelledFiles(const std::string &data, const std::string &gold, const std::vector<std::string> &counted);

struct DevelopmentScores
{
    double senses = 0; ///< percent right, mean of the files
    double tags = 0; ///< percent right
    TemperatureScaling scaling;
};

[[nodiscard]] Result<std::vector<LabelledData>> readDevelopment(const DevelopmentOptions &options, const SenseModel &model,
                                                                const Inventory &inventory, int passageSentences,
                                                                const std::stop_token &stop);

/// Fits scaling, none-of-these scorer and prediction sets on development data, each file counting the same, and says how good the
/// model is there. Errors: those of scoreUnits().
[[nodiscard]] Result<DevelopmentScores> calibrate(SenseModel &model, const std::vector<LabelledData> &development,
                                                  const std::stop_token &stop);

[[nodiscard]] QString toText(const TemperatureScaling &scaling);
[[nodiscard]] QJsonObject toJson(const TemperatureScaling &scaling);
[[nodiscard]] QString toText(const DevelopmentScores &scores);
[[nodiscard]] QJsonObject toJson(const DevelopmentScores &scores);

} // namespace glossator::cli
