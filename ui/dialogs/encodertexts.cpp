#include "dialogs/encodertexts.h"

#include <QCoreApplication>

#include <algorithm>

#include "messages/errortext.h"

namespace glossator {

namespace {

struct EncoderTexts
{
    Q_DECLARE_TR_FUNCTIONS(glossator::EncoderTexts)
};

} // namespace

bool isDefaultTier(const EncoderTier &tier)
{
    return tier.name == encoderTiers().front().name;
}

QString tierProblem(const EncoderTier &tier)
{
    if (!tier.isInstalled)
        return isDefaultTier(tier) ? EncoderTexts::tr("not installed; ./dev setup fetches it")
                                   : EncoderTexts::tr("not installed; ./dev setup accurate fetches it");
    if (!tier.hasShippedModel)
        return EncoderTexts::tr("no trained parts came with the program; choose a file below");
    return {};
}

QString trainedPartsProblem(const QString &path)
{
    if (path.isEmpty())
        return EncoderTexts::tr("Choose a file that “glossator-cli train” made.");
    const auto encoder = encoderOfTrainedParts(path);
    if (!encoder)
        return messages::describe(encoder.error());
    const auto tiers = encoderTiers();
    const auto tier = std::ranges::find(tiers, *encoder, &EncoderTier::name);
    return tier->isInstalled ? QString() : EncoderTexts::tr("These parts belong to the encoder %1, which is not installed.").arg(*encoder);
}

} // namespace glossator
