#pragma once

#include <QByteArray>

#include "base/result.h"
#include "model/confidence.h"
#include "model/encodernetwork.h"
#include "model/partsprecision.h"
#include "model/sensehead.h"

namespace glossator {

/// Everything training adds to an untouched encoder, as one safetensors file, in the metadata what it belongs to.
struct TrainedParts
{
    QString version; ///< names the parts in predictions and decisions
    QString encoderDigest; ///< SHA-256 of the encoder's weights file
    QString inventory;
    int adapterRank = 0; ///< of the encoder that reads sentences; 0: no adapters
    int glossAdapterRank = 0; ///< of the encoder that reads glosses
    bool ownWeights = false; ///< the layers of the encoder that reads sentences were trained, too, and are part of this
    int passageSentences = 1; ///< consecutive sentences that are read together
    SenseHead head;
    Confidence confidence;
};

/// The two readers of a bi-encoder. They share their base weights and differ in their adapters.
struct EncoderPair
{
    EncoderNetwork sentences;
    EncoderNetwork glosses;
};

/// Reads the parts and puts their adapters on the encoders, whose own weights must be those the parts were trained for.
/// Errors: ModelDamaged; ModelMismatch when encoder digest, width or inventory are others, or the parts are those of a cross-encoder.
[[nodiscard]] Result<TrainedParts> readTrainedParts(const SafeTensors &file, const QString &encoderDigest, const QString &inventory,
                                                    EncoderPair &encoders);

/// Offsets whose length is below a thousandth are dropped.
[[nodiscard]] QByteArray writeTrainedParts(const TrainedParts &parts, EncoderPair &encoders,
                                           PartsPrecision precision = PartsPrecision::Usual);

/// Names what glosses are read with, for the index: the encoder's digest, or one of encoder and adapters.
[[nodiscard]] QString glossEncoderDigest(const QString &encoderDigest, EncoderNetwork &glosses);

} // namespace glossator
