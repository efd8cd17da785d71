#pragma once

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

#include "base/result.h"
#include "service/memoryservice.h"
#include "service/predictionservice.h"
#include "service/project.h"

namespace glossator {

struct ChangedPredictions
{
    qint64 compared = 0; ///< units that had a prediction both times
    qint64 changed = 0; ///< of these, those whose most probable sense is another one
    std::vector<UnitId> open; ///< of those, the ones to look at: nobody has decided on them, and blind mode does not hide them
};

/// Counts and names what a retraining or another change of the model has changed: remember() before it, compare() after it. Reads the
/// project in a worker thread with a connection of its own; remembers 24 bytes a unit, twice while it compares.
class PredictionChanges : public QObject
{
    Q_OBJECT

public:
    PredictionChanges(Project &project, PredictionService &predictions, MemoryService &memory, QObject *parent = nullptr);
    ~PredictionChanges() override; ///< cancels and waits

    /// Takes the predictions as they are now for the state before, in place of an earlier one; an earlier comparison is not told any more.
    /// then: called once they are read, or cannot be (there is only nothing to compare with then).
    void remember(std::function<void()> then = {});
    /// When the next run of predictions is over and the decisions have said what they have to say to them: compares, calls then, and emits
    /// found. Nothing happens without remember().
    void compare(std::function<void(const ChangedPredictions &)> then);
    /// What was to change does not, after all. A comparison that is asked for already is of another change, and stays.
    void forget();

Q_SIGNALS:
    void found(const std::vector<glossator::UnitId> &open);
    void failed(const glossator::Error &error);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace glossator
