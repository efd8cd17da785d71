#pragma once

#include <QString>

#include "base/result.h"
#include "model/encodernetwork.h"
#include "model/partsorigin.h"
#include "model/temperaturescaling.h"

namespace glossator {

/// In the metadata. Files without a uniform share have none. Error: ModelDamaged.
[[nodiscard]] Result<TemperatureScaling> readScaling(const SafeTensors &file);
void writeScaling(const TemperatureScaling &scaling, SafeTensorsWriter &writer);

using NamedTensors = std::vector<std::pair<QString, torch::Tensor *>>;

/// Replaces the tensors by those of the file, each named by prefix and name, of the same shape. Error: ModelDamaged.
[[nodiscard]] Result<void> readTensors(const SafeTensors &file, const QString &prefix, const NamedTensors &tensors);
/// Float32, Float16, or Int8 with a scale a row beside it.
void writeTensors(const QString &prefix, ElementType type, const NamedTensors &tensors, SafeTensorsWriter &writer);

/// Puts adapters of this rank on the network, with the file's values; nothing for rank 0. Error: ModelDamaged.
[[nodiscard]] Result<void> readAdapters(const SafeTensors &file, const QString &prefix, int rank, EncoderNetwork &network);

/// A tensor's elements, row-major, as 32-bit or 16-bit floats or as they are.
[[nodiscard]] QByteArray tensorBytes(const torch::Tensor &tensor);
[[nodiscard]] QByteArray tensorBytes(const torch::Tensor &tensor, ElementType type);
[[nodiscard]] std::vector<qint64> tensorShape(const torch::Tensor &tensor);

} // namespace glossator
