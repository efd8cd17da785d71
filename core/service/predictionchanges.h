#pragma once

#include <QObject>

#include <memory>
#include <vector>

#include "base/result.h"
#include "service/project.h"

namespace glossator {

/// Counts and names the units whose most probable sense is another one than before a retraining or another change of the
/// model. Reads the project in a worker thread with a connection of its own; remembers 24 bytes a unit, twice while it compares.
class PredictionChanges : public QObject
{
    Q_OBJECT

public:
    explicit PredictionChanges(Project &project, QObject *parent = nullptr);
    ~PredictionChanges() override; ///< cancels and waits

    /// Takes the predictions as they are now for the state before; forgets an earlier one.
    void remember();
    /// Compares with what was remembered, once that is read; emits counted. Nothing happens without remember().
    void compare();
    void forget();

Q_SIGNALS:
    /// The state before is read.
    void remembered();
    /// compared: units that had a prediction both times.
    void counted(qint64 changed, qint64 compared);
    /// After counted(): those among the changed that nobody has decided on.
    void found(const std::vector<glossator::UnitId> &units);
    void failed(const glossator::Error &error);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace glossator
