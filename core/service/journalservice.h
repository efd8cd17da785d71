#pragma once

#include <QObject>

#include <memory>

#include "base/result.h"
#include "service/project.h"

namespace glossator {

/// Takes steps of the journal that touch many decisions, in a thread with a connection of its own. Meanwhile nobody should decide: the
/// worker writes all the time.
class JournalService : public QObject
{
    Q_OBJECT

public:
    /// Decisions that a step may touch to be taken at once, without this service.
    static constexpr qint64 quickLimit = 1000;

    explicit JournalService(Project &project, QObject *parent = nullptr);
    ~JournalService() override; ///< waits

    /// Nothing happens while a step is under way.
    void take(const JournalStep &step);
    [[nodiscard]] bool isRunning() const;

Q_SIGNALS:
    /// After the project's own signals.
    void finished(const std::vector<glossator::UnitId> &units);
    void failed(const glossator::Error &error);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace glossator
