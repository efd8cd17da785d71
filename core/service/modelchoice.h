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

[[nodiscard]] ModelChoice modelChoice(const Project &project);
[[nodiscard]] Result<void> setModelChoice(Project &project, const ModelChoice &choice);
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

} // namespace glossator
