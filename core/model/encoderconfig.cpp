#include "model/encoderconfig.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QStandardPaths>

namespace glossator {

namespace {

constexpr QLatin1StringView weightsName("model.safetensors");

Result<QJsonObject> readJson(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::EncoderMissing, path, 0, file.errorString()};
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &problem);
    if (!document.isObject())
        return Error{ErrorCode::EncoderUnsupported, path, 0, problem.errorString()};
    return document.object();
}

Result<QString> hashOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::EncoderMissing, path, 0, file.errorString()};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!hash.addData(&file))
        return Error{ErrorCode::FileUnreadable, path, 0, file.errorString()};
    return QString::fromLatin1(hash.result().toHex());
}

/// Where the digest of this very file (path, size, time) is remembered.
QString stampPath(const QFileInfo &weights)
{
    const QString identity =
        QStringLiteral("%1\n%2\n%3").arg(weights.canonicalFilePath()).arg(weights.size()).arg(weights.lastModified().toMSecsSinceEpoch());
    const QByteArray name = QCryptographicHash::hash(identity.toUtf8(), QCryptographicHash::Sha1).toHex();
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + QStringLiteral("/glossator/digests/")
        + QString::fromLatin1(name);
}

Result<QString> rememberedHashOf(const QString &path)
{
    const QFileInfo weights(path);
    if (!weights.isFile())
        return Error{ErrorCode::EncoderMissing, path};
    const QString stamp = stampPath(weights);
    if (QFile known(stamp); known.open(QIODevice::ReadOnly)) {
        const QString digest = QString::fromLatin1(known.readAll());
        if (digest.size() == 64)
            return digest;
    }
    auto digest = hashOf(path);
    if (!digest)
        return digest;
    // Not being able to remember costs time at the next start and nothing else.
    QDir().mkpath(QFileInfo(stamp).path());
    if (QSaveFile file(stamp); file.open(QIODevice::WriteOnly)) {
        file.write(digest->toLatin1());
        file.commit();
    }
    return digest;
}

} // namespace

Result<EncoderConfig> readEncoderConfig(const QString &folder)
{
    const QString path = folder + QStringLiteral("/config.json");
    auto json = readJson(path);
    if (!json)
        return json.error();
    const auto unsupported = [&path](const QString &detail) { return Error{ErrorCode::EncoderUnsupported, path, 0, detail}; };
    const QString type = (*json)[QLatin1StringView("model_type")].toString();
    if (type != QLatin1StringView("bert"))
        return unsupported(QStringLiteral("model_type is \"%1\", not \"bert\"").arg(type));
    const QString activation = (*json)[QLatin1StringView("hidden_act")].toString();
    if (activation != QLatin1StringView("gelu"))
        return unsupported(QStringLiteral("hidden_act is \"%1\", not \"gelu\"").arg(activation));

    EncoderConfig config;
    const auto number = [&json](const char *name) { return (*json)[QLatin1StringView(name)].toInt(); };
    config.vocabularySize = number("vocab_size");
    config.width = number("hidden_size");
    config.layers = number("num_hidden_layers");
    config.heads = number("num_attention_heads");
    config.feedForwardWidth = number("intermediate_size");
    config.positions = number("max_position_embeddings");
    config.normEpsilon = (*json)[QLatin1StringView("layer_norm_eps")].toDouble(config.normEpsilon);
    if (config.vocabularySize <= 0 || config.layers <= 0 || config.feedForwardWidth <= 0 || config.positions <= 2 || config.heads <= 0
        || config.width <= 0 || config.width % config.heads != 0)
        return unsupported(QStringLiteral("a size is missing or impossible"));
    if (const auto tokenizer = readJson(folder + QStringLiteral("/tokenizer_config.json")))
        config.lowerCase = (*tokenizer)[QLatin1StringView("do_lower_case")].toBool(true);
    return config;
}

QString defaultEncoderFolder()
{
    const QString fromEnvironment = qEnvironmentVariable("GLOSSATOR_ENCODER");
    if (!fromEnvironment.isEmpty())
        return fromEnvironment;
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/glossator/encoders/")
        + QLatin1StringView(defaultEncoderName);
}

Result<QString> verifyEncoder(const QString &folder)
{
    const QString path = folder + u'/' + weightsName;
    auto digest = rememberedHashOf(path);
    if (!digest)
        return digest;
    const bool isDefault = QFileInfo(folder).fileName() == QLatin1StringView(defaultEncoderName);
    if (isDefault && *digest != QLatin1StringView(defaultEncoderSha256))
        return Error{ErrorCode::ChecksumMismatch, path, 0,
                     QStringLiteral("SHA-256 is %1, expected %2").arg(*digest, QLatin1StringView(defaultEncoderSha256))};
    return digest;
}

} // namespace glossator
