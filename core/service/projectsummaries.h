#pragma once

#include <QObject>
#include <QStringList>

#include <memory>

#include "base/result.h"
#include "store/projectsummary.h"

namespace glossator {

/// Reads how far projects are that are not open, in a thread: their disks may be slow or gone.
class ProjectSummaries : public QObject
{
    Q_OBJECT

public:
    explicit ProjectSummaries(QObject *parent = nullptr);
    ~ProjectSummaries() override; ///< waits

    /// Emits read for each; what was asked for before and is not read yet is dropped.
    void request(const QStringList &paths);

Q_SIGNALS:
    void read(const QString &path, const glossator::Result<glossator::ProjectSummary> &summary);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace glossator
