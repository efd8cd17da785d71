#pragma once

#include <QByteArray>

#include "base/result.h"
#include "model/encodernetwork.h"
#include "model/sensehead.h"

namespace glossator {

/// Everything training adds to an untouched encoder, as one safetensors file: adapters in 16-bit floats, heads in 32-bit, sense offsets
/// in 8-bit integers with a scale a row, and in the metadata what they belong to.
struct TrainedParts
{
    QString version; ///< names the parts in predictions and decisions
    QString encoderDigest; ///< SHA-256 of the encoder's weights file
    QString inventory;
    int adapterRank = 0; ///< 0: no adapters
    SenseHead head;
};

/// Reads the parts and puts their adapters on the network, whose own weights must be those the parts were trained for.
/// Errors: ModelDamaged; ModelMismatch when encoder digest, width or inventory are others.
[[nodiscard]] Result<TrainedParts> readTrainedParts(const SafeTensors &file, const QString &encoderDigest, const QString &inventory,
                                                    EncoderNetwork &network);

/// Offsets whose length is below a thousandth are dropped.
[[nodiscard]] QByteArray writeTrainedParts(const TrainedParts &parts, EncoderNetwork &network);

} // namespace glossator
