#pragma once

#include <QObject>
#include <QString>

#include <memory>

#include "base/error.h"
#include "base/progress.h"

namespace glossator {

class Project;

/// Writes a copy of an open project, piece by piece between the events of the project's thread: only the connections that are open reach a
/// project whose file is no longer in its place.
class ProjectCopy : public QObject
{
    Q_OBJECT

public:
    explicit ProjectCopy(Project &project, QObject *parent = nullptr);
    ~ProjectCopy() override;

    /// Not while it runs. What stands at the path is replaced when the copy is whole.
    void start(const QString &path);
    /// Leaves nothing behind; failed() tells Cancelled.
    void cancel();
    [[nodiscard]] bool isRunning() const;

Q_SIGNALS:
    void progressed(glossator::Progress progress);
    void finished(const QString &path);
    void failed(const glossator::Error &error);

private:
    void step();
    void fail(const Error &error);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace glossator
