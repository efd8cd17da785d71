#pragma once

#include <QString>

#include <vector>

#include "service/annotator.h"
#include "service/project.h"

namespace glossator {

/// What a project wants to be predicted with, kept in its settings. Empty fields: the program's own.
struct ModelChoice
{
    QString encoder{}; ///< name of a known encoder, not a folder: projects move between machines
    QString trainedParts{}; ///< file
    QString wordNetFolder{};
    double priorFactor = 1; ///< see SenseModel::setPriorFactor()

    bool operator==(const ModelChoice &) const = default;
};

/// A choice, or a version that the project's own training made for its encoder.
struct ProjectModel
{
    ModelChoice choice{};
    QString version{}; ///< empty: the choice itself

    bool operator==(const ProjectModel &) const = default;
};

[[nodiscard]] ModelChoice modelChoice(const Project &project);
[[nodiscard]] Result<ProjectModel> projectModel(Project &project);
/// Encoder, trained parts and version, through any connection to the project; all or, on an error, none. Inventory and weight of frequency
/// stay.
[[nodiscard]] Result<void> setProjectModel(Database &database, const ProjectModel &model);
/// The folder of its inventory, through any connection to the project.
[[nodiscard]] Result<QString> wordNetFolderOf(Database &database);
[[nodiscard]] Result<void> setModelChoice(Project &project, const ModelChoice &choice);
/// The weight of frequency alone.
[[nodiscard]] Result<void> setPriorFactor(Project &project, double factor);
/// What the command line says goes before the project's choice and before the version that the project's own training made.
[[nodiscard]] AnnotatorConfig withChoice(AnnotatorConfig config, const ModelChoice &choice);

/// An encoder that a project can choose by name.
struct EncoderTier
{
    QString name;
    bool isInstalled = false; ///< its folder has a weights file
    bool hasShippedModel = false; ///< trained parts for it came with the program
};

/// The default first.
[[nodiscard]] std::vector<EncoderTier> encoderTiers();

/// The known encoder that a file of trained parts was made for. Errors: those of SafeTensors::open; ModelDamaged when they are no trained
/// parts; ModelMismatch for an encoder that is not known.
[[nodiscard]] Result<QString> encoderOfTrainedParts(const QString &path);
/// The same of parts in memory; name is for messages.
[[nodiscard]] Result<QString> encoderOfTrainedParts(const QByteArray &parts, const QString &name);

} // namespace glossator
