#pragma once

#include <QObject>

#include <memory>

#include "base/progress.h"
#include "base/result.h"
#include "model/sensemodel.h"
#include "service/predictionservice.h"
#include "service/project.h"
#include "service/trainingservice.h"

namespace glossator {

/// What the decisions say about the weight of frequency.
struct LearnedFrequency
{
    double factor = 1; ///< see fitPriorFactor()
    int words = 0; ///< decided one by one, with a choice of senses
    double before = 0; ///< of these, so many percent are right with the factor in use …
    double after = 0; ///< … and with the other
};

/// The weight of the senses' frequencies in a project's predictions, see SenseModel::setPriorFactor(): set by hand, or learned from the
/// decisions in a worker thread.
class FrequencyService : public QObject
{
    Q_OBJECT

public:
    FrequencyService(Project &project, PredictionService &predictions, TrainingService &training, QObject *parent = nullptr);
    ~FrequencyService() override; ///< cancels and waits

    static constexpr double most = mostPriorFactor;
    /// The project's.
    [[nodiscard]] double factor() const;
    /// All predictions follow; while a training runs, after it.
    [[nodiscard]] Result<void> setFactor(double factor);
    /// What another window or program has set meanwhile, if anything.
    void follow();

    /// Emits learned, or failed. Decisions made in bulk are left out: nobody looked at each. Changes nothing by itself. Not while it runs.
    void learn();
    void cancel();
    [[nodiscard]] bool isRunning() const;

Q_SIGNALS:
    void progressed(glossator::Progress progress);
    void learned(const glossator::LearnedFrequency &result);
    /// Cancelled, too.
    void failed(const glossator::Error &error);
    /// The model in use has another factor.
    void applied();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace glossator
