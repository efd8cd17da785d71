#pragma once

#include <QJsonObject>

#include <optional>
#include <string>

#include "cli/calibrating.h"
#include "learning/pairtraining.h"

namespace glossator::cli {

/// Options of train that make a cross-encoder.
struct PairOptions
{
    std::string scorer; ///< empty: the program's own
    std::string form;
    double headRate = PairTrainerSettings().headRate;
    double maskedLm = 0;

    void addTo(CLI::App &command);
    [[nodiscard]] bool areGiven() const { return !scorer.empty(); }
    /// Both names have been checked when the command line was read.
    [[nodiscard]] PairRecipe recipe() const;
};

/// Labelled data as pairs.
struct PairData
{
    std::vector<PairExample> examples;
    qint64 sentences = 0;
};

/// Errors: as readLabelled(), and KeyMismatch when no instance has several senses.
[[nodiscard]] Result<PairData> readPairs(const LabelledFiles &files, const SenseModel &model, std::shared_ptr<const Inventory> inventory,
                                         PairForm form, const std::stop_token &stop);

/// What train says when a cross-encoder is done.
struct PairTrainingSummary
{
    QString output;
    QString version;
    qint64 instances = 0;
    qint64 sentences = 0;
    double seconds = 0;
};
[[nodiscard]] QString toText(const PairTrainingSummary &summary, const TrainedPairs &trained);
[[nodiscard]] QJsonObject toJson(const PairTrainingSummary &summary, const TrainedPairs &trained);

/// Keeps this many of the units that have several candidates, drawn from the seed, and leaves out what is then without any. The same units
/// in both representations of the same data. 0: keeps all.
void keepInstances(LabelledData &data, int count, quint64 seed);
void keepInstances(PairData &data, int count, quint64 seed);

} // namespace glossator::cli
