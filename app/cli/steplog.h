#pragma once

#include <QFile>

#include "base/result.h"
#include "learning/trainingcontrol.h"

namespace glossator::cli {

/// Steps as comma-separated values, for plotting; a line is on disk once written.
class StepLog
{
public:
    /// The first line of each log.
    static constexpr char columns[] = "step,steps,loss,tokens_per_second\n";

    /// Goes on where the file ends; does nothing without a path.
    [[nodiscard]] Result<void> open(const QString &path);
    void add(const TrainingStatus &status);

private:
    QFile m_file;
};

} // namespace glossator::cli
