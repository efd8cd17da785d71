#pragma once

#include <QObject>
#include <QStringList>

#include <memory>

#include "base/progress.h"
#include "base/result.h"
#include "service/project.h"

namespace glossator {

struct ImportRequest
{
    QStringList files;
    QString format; ///< empty: detected for each file
    QString goldKey; ///< a key file for the one WSD XML file; empty: the one that stands beside it, if any
};

/// Imports files into the project at a path; all of them or, after an error or a cancel, none. Runs on the calling
/// thread.
[[nodiscard]] Result<std::vector<DocumentId>> importFiles(const QString &projectPath, const ImportRequest &request,
                                                          const TaskControl &control);

/// Runs importFiles on a worker thread. One import at a time.
class ImportService : public QObject
{
    Q_OBJECT

public:
    explicit ImportService(Project &project, QObject *parent = nullptr);
    ~ImportService() override; ///< cancels and waits

    /// Returns the request's id, which its signals repeat.
    int start(const ImportRequest &request);
    void cancel();
    [[nodiscard]] bool isRunning() const;

Q_SIGNALS:
    void progressed(int request, glossator::Progress progress);
    void finished(int request, const std::vector<glossator::DocumentId> &documents);
    void failed(int request, const glossator::Error &error);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace glossator
