#include "model/partsorigin.h"

#include "model/safetensors.h"

namespace glossator {

namespace {

const QString scorerKey = QStringLiteral("scorer");
const QString versionKey = QStringLiteral("version");
const QString encoderKey = QStringLiteral("encoder_sha256");
const QString inventoryKey = QStringLiteral("inventory");

QString kindName(const QString &scorer)
{
    return scorer.isEmpty() ? QStringLiteral("a bi-encoder") : QStringLiteral("a cross-encoder (%1)").arg(scorer);
}

} // namespace

PartsOrigin originOf(const SafeTensors &file)
{
    return {file.metadata(scorerKey), file.metadata(versionKey), file.metadata(encoderKey), file.metadata(inventoryKey)};
}

void writeOrigin(const PartsOrigin &origin, SafeTensorsWriter &writer)
{
    if (!origin.scorer.isEmpty())
        writer.setMetadata(scorerKey, origin.scorer);
    writer.setMetadata(versionKey, origin.version);
    writer.setMetadata(encoderKey, origin.encoderDigest);
    writer.setMetadata(inventoryKey, origin.inventory);
}

Result<void> checkOrigin(const SafeTensors &file, const PartsOrigin &needed)
{
    const PartsOrigin its = originOf(file);
    const auto error = [&file](ErrorCode code, const QString &detail) { return Error{code, file.name(), 0, detail}; };
    if (its.version.isEmpty())
        return error(ErrorCode::ModelDamaged, QStringLiteral("its metadata names no version"));
    if (its.scorer != needed.scorer)
        return error(ErrorCode::ModelMismatch, QStringLiteral("it is %1, not %2").arg(kindName(its.scorer), kindName(needed.scorer)));
    if (its.encoderDigest != needed.encoderDigest)
        return error(ErrorCode::ModelMismatch,
                     QStringLiteral("trained for the encoder with SHA-256 %1, not %2").arg(its.encoderDigest, needed.encoderDigest));
    if (its.inventory != needed.inventory)
        return error(ErrorCode::ModelMismatch, QStringLiteral("trained for the inventory %1, not %2").arg(its.inventory, needed.inventory));
    return {};
}

bool isTrainedParts(const QString &path)
{
    const auto file = SafeTensors::open(path);
    return file && !originOf(*file).version.isEmpty();
}

} // namespace glossator
