#include "service/modelchoice.h"

#include <QFileInfo>

#include <algorithm>
#include <array>

#include "inventory/wordnetreader.h"
#include "model/encoderconfig.h"
#include "model/safetensors.h"
#include "model/sensemodel.h"
#include "store/modelstore.h"
#include "store/settingsstore.h"
#include "store/transaction.h"

namespace glossator {

namespace {

const auto encoderSetting = QStringLiteral("model/encoder");
const auto partsSetting = QStringLiteral("model/trainedParts");
const auto wordNetSetting = QStringLiteral("inventory/folder");
const auto priorFactorSetting = QStringLiteral("model/priorFactor");

Result<QString> encoderOf(const Result<SafeTensors> &parts, const QString &name)
{
    if (!parts)
        return parts.error();
    const QString digest = parts->metadata(QStringLiteral("encoder_sha256"));
    if (digest.isEmpty())
        return Error{ErrorCode::ModelDamaged, name, 0, QStringLiteral("no trained parts")};
    for (const KnownEncoder &known : knownEncoders) {
        if (digest == QLatin1StringView(known.sha256))
            return QString(QLatin1StringView(known.name));
    }
    return Error{ErrorCode::ModelMismatch, name, 0, QStringLiteral("encoder %1").arg(digest)};
}

} // namespace

ModelChoice modelChoice(const Project &project)
{
    bool ok = false;
    const double priorFactor = project.setting(priorFactorSetting).toDouble(&ok);
    return {project.setting(encoderSetting), project.setting(partsSetting), project.setting(wordNetSetting),
            ok ? roundedPriorFactor(priorFactor) : 1};
}

Result<QString> wordNetFolderOf(Database &database)
{
    Result<QString> chosen = SettingsStore(database).value(wordNetSetting);
    if (chosen && chosen->isEmpty())
        return defaultWordNetFolder();
    return chosen;
}

Result<void> setModelChoice(Project &project, const ModelChoice &choice)
{
    const std::array settings{std::pair{encoderSetting, choice.encoder}, std::pair{partsSetting, choice.trainedParts},
                              std::pair{wordNetSetting, choice.wordNetFolder},
                              std::pair{priorFactorSetting, QString::number(roundedPriorFactor(choice.priorFactor))}};
    if (std::ranges::all_of(settings, [&project](const auto &setting) { return project.setting(setting.first) == setting.second; }))
        return {};
    return project.setSettings(settings);
}

Result<ProjectModel> projectModel(Project &project)
{
    const auto version = project.models().current();
    if (!version)
        return version.error();
    return ProjectModel{modelChoice(project), *version};
}

Result<void> setProjectModel(Database &database, const ProjectModel &model)
{
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction)
        return transaction.error();
    SettingsStore settings(database);
    Result<void> stored = settings.setValue(encoderSetting, model.choice.encoder);
    if (stored)
        stored = settings.setValue(partsSetting, model.choice.trainedParts);
    if (stored)
        stored = ModelStore(database).setCurrent(model.version);
    if (!stored)
        return stored;
    return transaction->commit();
}

Result<void> setPriorFactor(Project &project, double factor)
{
    return project.setSetting(priorFactorSetting, QString::number(roundedPriorFactor(factor)));
}

AnnotatorConfig withChoice(AnnotatorConfig config, const ModelChoice &choice)
{
    // Encoder and trained parts belong together: whoever names one of them chooses both.
    if (config.encoderFolder.isEmpty() && config.trainedParts.isEmpty()) {
        if (!choice.encoder.isEmpty()) {
            config.encoderFolder = encoderFolder(QLatin1StringView(choice.encoder.toLatin1()));
            config.trainedParts = shippedModelPath(choice.encoder);
        }
        if (!choice.trainedParts.isEmpty())
            config.trainedParts = choice.trainedParts;
    } else {
        config.takesProjectVersion = false;
    }
    config.priorFactor = choice.priorFactor;
    if (config.wordNetFolder.isEmpty())
        config.wordNetFolder = choice.wordNetFolder;
    return config;
}

std::vector<EncoderTier> encoderTiers()
{
    std::vector<EncoderTier> tiers;
    for (const KnownEncoder &known : knownEncoders) {
        const QLatin1StringView name(known.name);
        const QString weights = encoderFolder(name) + QStringLiteral("/model.safetensors");
        tiers.push_back({name, QFileInfo::exists(weights), QFileInfo::exists(shippedModelPath(name))});
    }
    // GLOSSATOR_ENCODER stands for the default one wherever that lies.
    tiers.front().isInstalled = QFileInfo::exists(defaultEncoderFolder() + QStringLiteral("/model.safetensors"));
    return tiers;
}

Result<QString> encoderOfTrainedParts(const QString &path)
{
    return encoderOf(SafeTensors::open(path), path);
}

Result<QString> encoderOfTrainedParts(const QByteArray &parts, const QString &name)
{
    return encoderOf(SafeTensors::parse(parts, name), name);
}

} // namespace glossator
