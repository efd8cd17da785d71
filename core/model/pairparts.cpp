#include "model/pairparts.h"

namespace glossator {

namespace {

const QString adapterPrefix = QStringLiteral("adapter.");
const QString formKey = QStringLiteral("form");
const QString rankKey = QStringLiteral("adapter_rank");

} // namespace

Result<PairParts> readPairParts(const SafeTensors &file, const PairBase &base, EncoderNetwork &network)
{
    const PartsOrigin origin = originOf(file);
    const auto scorer = pairScorerFromName(origin.scorer);
    // A bi-encoder, or a kind that a later version of the program writes.
    const QString needed = scorer ? origin.scorer : pairScorerName(PairScorer::Lmgc);
    if (auto checked = checkOrigin(file, {needed, {}, base.encoderDigest, base.inventory}); !checked)
        return checked.error();
    const auto form = pairFormFromName(file.metadata(formKey));
    PairParts parts;
    parts.adapterRank = file.metadata(rankKey).toInt();
    if (!form || parts.adapterRank < 0)
        return Error{ErrorCode::ModelDamaged, file.name(), 0, QStringLiteral("its form or adapters are unknown")};
    const auto scaling = readScaling(file);
    if (!scaling)
        return scaling.error();
    parts.scaling = *scaling;
    parts.version = origin.version;
    parts.recipe = {*scorer, *form};
    if (auto read = readAdapters(file, adapterPrefix, parts.adapterRank, network); !read)
        return read.error();
    parts.head = PairHead::untrained(*scorer, network.config().width, network.device());
    if (auto read = readTensors(file, {}, parts.head.tensors()); !read)
        return read.error();
    return parts;
}

QByteArray writePairParts(const PairParts &parts, const PairBase &base, EncoderNetwork &network)
{
    SafeTensorsWriter writer;
    writeOrigin({pairScorerName(parts.recipe.scorer), parts.version, base.encoderDigest, base.inventory}, writer);
    writer.setMetadata(formKey, pairFormName(parts.recipe.form));
    writer.setMetadata(rankKey, QString::number(parts.adapterRank));
    writeScaling(parts.scaling, writer);
    writeTensors(adapterPrefix, ElementType::Float16, network.adapterTensors(), writer);
    PairHead head = parts.head;
    writeTensors({}, ElementType::Float32, head.tensors(), writer);
    return writer.toByteArray();
}

} // namespace glossator
