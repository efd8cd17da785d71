#pragma once

#include <QObject>

#include <memory>
#include <vector>

#include "base/result.h"
#include "service/annotator.h"
#include "service/modelchoice.h"
#include "service/predictionservice.h"
#include "service/project.h"
#include "service/trainingservice.h"
#include "store/modelstore.h"

namespace glossator {

/// What the project's own training made.
struct ProjectVersion
{
    ModelRecord record;
    QString encoder; ///< name of the known encoder it was made for; empty: none that this program knows
};

/// The models that can predict a project: puts another one to use, or takes an earlier version up again.
class ProjectModels : public QObject
{
    Q_OBJECT

public:
    /// given: what the command line says of the model.
    ProjectModels(Project &project, PredictionService &predictions, TrainingService &training, AnnotatorConfig given,
                  QObject *parent = nullptr);
    ~ProjectModels() override; ///< cancels and waits

    [[nodiscard]] Result<ProjectModel> current() const;
    /// The command line chose the model of this run, whatever the project says.
    [[nodiscard]] bool isGiven() const;

    /// In a worker; emits versionsRead, the oldest first, without those removed, or failed.
    void readVersions();
    /// Writes the trained parts of a version to a file, as `glossator-cli train` does, in a worker; emits saved or failed.
    void save(const QString &version, const QString &path);
    /// Removes a version for good, in a worker; emits dropped, or failed: what is in use or being loaded stays. Nothing happens while another
    /// is being written or removed.
    void drop(const QString &version);
    /// Not what is in use or being loaded.
    [[nodiscard]] bool canDrop(const QString &version) const;

    /// Not while a training runs or another model is being loaded, and not when the command line chose.
    [[nodiscard]] bool canChoose() const;
    /// Loads it, notes it in the project and predicts anew; emits chosen, or choiceFailed when everything is as it was. Its inventory and
    /// weight of frequency do not count: those stay the project's. Nothing happens unless canChoose().
    void choose(const ProjectModel &model);
    /// Loads what another window or program has chosen or trained meanwhile, if anything, and predicts anew; emits followed, or followFailed
    /// once. Nothing happens unless canChoose().
    void follow();

Q_SIGNALS:
    /// Another model is in use, or what canChoose() and canDrop() say may be another thing.
    void changed();
    void versionsRead(const std::vector<glossator::ProjectVersion> &versions);
    void saved(const QString &path);
    void dropped(const QString &version);
    void failed(const glossator::Error &error);
    /// version: the name that predictions carry from now on.
    void chosen(const QString &version);
    void followed(const QString &version);
    void choiceFailed(const glossator::Error &error);
    void followFailed(const glossator::Error &error);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace glossator
