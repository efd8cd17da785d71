#pragma once

#include <QObject>

#include <memory>

#include "analysis/anchoring.h"
#include "base/result.h"
#include "service/project.h"

namespace glossator {

/// Keeps an AnchoringReport up to date while somebody looks at it. Reads in a worker thread with a connection of its own.
class AnchoringService : public QObject
{
    Q_OBJECT

public:
    explicit AnchoringService(Project &project, QObject *parent = nullptr);
    ~AnchoringService() override; ///< waits

    /// Emits reported now and after decisions, as long as somebody watches.
    void setWatched(bool watched);

Q_SIGNALS:
    void reported(const glossator::AnchoringReport &report);
    void failed(const glossator::Error &error);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace glossator
