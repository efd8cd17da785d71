#pragma once

#include <QByteArray>
#include <QString>

#include <span>

#include "base/result.h"
#include "model/sensemodel.h"

namespace glossator {

/// Trained parts and what to call them in messages.
struct NamedParts
{
    QString name;
    QByteArray data;
};

/// The mean of the weights of several trained parts ("model soup", Wortsman et al. 2022), for the model's encoder and inventory. Of adapters,
/// the mean of what they add to the encoder's weights, brought back to their rank. An offset that some parts lack counts as zero there. What was calibrated is left out, since it no longer holds.
/// At least one. Errors: those of SenseModel::setTrainedParts and computed(); ModelMismatch when they differ in ranks, passages or prior.
[[nodiscard]] Result<QByteArray> averageTrainedParts(const SenseModel &model, std::span<const NamedParts> all, const QString &version);

} // namespace glossator
