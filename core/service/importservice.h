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
    bool again = false; ///< also files that are in the project already
    QString wordNetFolder{}; ///< whose senses gold keys name; empty: the project's, see wordNetFolderOf()
};

struct ImportOutcome
{
    std::vector<DocumentId> documents;
    std::vector<Error> leftOut; ///< one for each file that could not be read; nothing of it is in the project
    QStringList alreadyThere{}; ///< files all of whose documents are in the project by name and text; they were not added again
    QStringList unreadKeys{}; ///< key files that belong to alreadyThere: what was decided in the project meanwhile stays
    std::vector<Error> unknownSenses{}; ///< one for each key file with senses that WordNet does not hold; see dropUnknownSenses()
};

/// Imports the files that can be read into the project at a path, on the calling thread. After a cancel or an error that concerns the project
/// or the request, none of them.
[[nodiscard]] Result<ImportOutcome> importFiles(const QString &projectPath, const ImportRequest &request, const TaskControl &control);

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
    void finished(int request, const glossator::ImportOutcome &outcome);
    void failed(int request, const glossator::Error &error);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace glossator
