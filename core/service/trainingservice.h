#pragma once

#include <QObject>

#include <memory>

#include "base/progress.h"
#include "base/result.h"
#include "learning/trainer.h"
#include "service/annotator.h"
#include "service/predictionservice.h"
#include "service/project.h"
#include "store/modelstore.h"

namespace glossator {

/// Retrains on the project's decisions in a worker thread, from the version in use. A part of the decisions (every fifth, by a hash of the
/// unit) is held out and scored before and after. The new version is stored in the project, put to use, and predictions refresh.
class TrainingService : public QObject
{
    Q_OBJECT

public:
    TrainingService(Project &project, PredictionService &predictions, QObject *parent = nullptr);
    ~TrainingService() override; ///< cancels and waits

    /// Fails with NothingToTrain when fewer than minimumDecisions are in force.
    void start();
    void cancel();
    [[nodiscard]] bool isRunning() const;
    static constexpr int minimumDecisions = 10;

Q_SIGNALS:
    void stepped(const glossator::TrainingStatus &status);
    void finished(const glossator::ModelRecord &record);
    void failed(const glossator::Error &error);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace glossator
