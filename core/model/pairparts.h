#pragma once

#include <QByteArray>

#include "model/pairhead.h"
#include "model/partsfile.h"

namespace glossator {

/// Everything that training adds to an untouched encoder to make it a cross-encoder, as one safetensors file like that of TrainedParts:
/// adapters in 16-bit floats, the head in 32-bit; scorer and form in the metadata.
struct PairParts
{
    QString version;
    PairRecipe recipe;
    int adapterRank = 0; ///< 0: no adapters
    TemperatureScaling scaling;
    PairHead head;
};

/// What a cross-encoder has to be made for.
struct PairBase
{
    QString encoderDigest;
    QString inventory;
};

/// Reads the parts and puts their adapters on the network. Errors: ModelDamaged; ModelMismatch, also for a bi-encoder.
[[nodiscard]] Result<PairParts> readPairParts(const SafeTensors &file, const PairBase &base, EncoderNetwork &network);

[[nodiscard]] QByteArray writePairParts(const PairParts &parts, const PairBase &base, EncoderNetwork &network);

} // namespace glossator
