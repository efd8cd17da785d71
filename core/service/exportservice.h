#pragma once

#include <QObject>

#include <memory>
#include <vector>

#include "base/progress.h"
#include "base/result.h"
#include "service/project.h"

namespace glossator {

struct ExportRequest
{
    QString path;
    QString format; ///< see documentFormats()
    std::vector<DocumentId> documents; ///< empty: all
};

struct ExportSummary
{
    int documents = 0;
    qint64 sentences = 0;
    qint64 decisions = 0; ///< written
    qint64 leftOut = 0; ///< decisions that the format has no place for
    QStringList files;
};

/// All that the export writes.
[[nodiscard]] QStringList filesOf(const ExportRequest &request);
/// Writes a project's documents with their decisions; nothing is left behind after an error or a cancel.
[[nodiscard]] Result<ExportSummary> exportProject(const QString &projectPath, const ExportRequest &request, const TaskControl &control);

/// Runs exportProject on a worker thread.
class ExportService : public QObject
{
    Q_OBJECT

public:
    explicit ExportService(Project &project, QObject *parent = nullptr);
    ~ExportService() override;

    int start(const ExportRequest &request);
    void cancel();
    [[nodiscard]] bool isRunning() const;

Q_SIGNALS:
    void progressed(int request, glossator::Progress progress);
    void finished(int request, const glossator::ExportSummary &summary);
    void failed(int request, const glossator::Error &error);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace glossator
