#pragma once

#include "model/encoderconfig.h"
#include "model/encodernetwork.h"
#include "model/safetensors.h"

namespace glossator::testing {

/// An encoder from its folder, on the processor.
inline Result<EncoderNetwork> loadFrom(const QString &folder)
{
    auto config = readEncoderConfig(folder);
    if (!config)
        return config.error();
    auto weights = SafeTensors::open(folder + QStringLiteral("/model.safetensors"));
    if (!weights)
        return weights.error();
    return EncoderNetwork::load(*config, *weights, torch::kCPU);
}

} // namespace glossator::testing
