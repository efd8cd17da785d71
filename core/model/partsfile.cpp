#include "model/partsfile.h"

#include "model/quantization.h"

#include <algorithm>

namespace glossator {

namespace {

const QString temperatureKey = QStringLiteral("temperature");
const QString uniformShareKey = QStringLiteral("uniform_share");
const QString scaleSuffix = QStringLiteral(".scale");

/// Before memory is asked for: the metadata may be damaged.
bool holdsAdapters(const SafeTensors &file, const QString &prefix, int rank)
{
    return std::ranges::any_of(file.tensorNames(), [&](const QString &name) {
        const auto tensor = file.tensor(name);
        return name.startsWith(prefix) && name.endsWith(QStringLiteral(".down")) && tensor && !tensor->shape.empty()
            && tensor->shape.front() == rank;
    });
}

} // namespace

Result<TemperatureScaling> readScaling(const SafeTensors &file)
{
    const TemperatureScaling scaling{file.metadata(temperatureKey).toDouble(), file.metadata(uniformShareKey).toDouble()};
    if (!scaling.isValid())
        return Error{ErrorCode::ModelDamaged, file.name(), 0,
                     QStringLiteral("its temperature %1 and uniform share %2 give no probabilities")
                         .arg(file.metadata(temperatureKey), file.metadata(uniformShareKey))};
    return scaling;
}

void writeScaling(const TemperatureScaling &scaling, SafeTensorsWriter &writer)
{
    writer.setMetadata(temperatureKey, QString::number(scaling.temperature, 'g', 17));
    writer.setMetadata(uniformShareKey, QString::number(scaling.uniformShare, 'g', 17));
}

Result<void> readTensors(const SafeTensors &file, const QString &prefix, const NamedTensors &tensors)
{
    for (const auto &[name, tensor] : tensors) {
        auto view = file.tensor(prefix + name, tensorShape(*tensor));
        if (!view)
            return view.error();
        torch::Tensor values = toFloatTensor(*view, tensor->device());
        if (view->type == ElementType::Int8) {
            auto scales = file.tensor(prefix + name + scaleSuffix, {view->shape.front(), 1});
            if (!scales)
                return scales.error();
            values *= toFloatTensor(*scales, tensor->device());
        }
        *tensor = values;
    }
    return {};
}

void writeTensors(const QString &prefix, ElementType type, const NamedTensors &tensors, SafeTensorsWriter &writer)
{
    for (const auto &[name, tensor] : tensors) {
        if (type == ElementType::Int8) {
            const QuantizedRows rows = quantizeRows(tensor->detach(), 8);
            writer.add(prefix + name, type, tensorShape(*tensor), tensorBytes(rows.values));
            writer.add(prefix + name + scaleSuffix, ElementType::Float32, tensorShape(rows.scales), tensorBytes(rows.scales));
        } else {
            writer.add(prefix + name, type, tensorShape(*tensor), tensorBytes(*tensor, type));
        }
    }
}

Result<void> readAdapters(const SafeTensors &file, const QString &prefix, int rank, EncoderNetwork &network)
{
    if (rank == 0)
        return {};
    if (!holdsAdapters(file, prefix, rank))
        return Error{ErrorCode::ModelDamaged, file.name(), 0, QStringLiteral("it holds no adapters of rank %1").arg(rank)};
    at::Generator unused = at::detail::createCPUGenerator();
    network.addAdapters(rank, unused);
    return readTensors(file, prefix, network.adapterTensors());
}

QByteArray tensorBytes(const torch::Tensor &tensor)
{
    const torch::Tensor flat = tensor.detach().cpu().contiguous();
    return QByteArray(static_cast<const char *>(flat.data_ptr()), qsizetype(flat.nbytes()));
}

QByteArray tensorBytes(const torch::Tensor &tensor, ElementType type)
{
    return tensorBytes(type == ElementType::Float16 ? tensor.detach().to(torch::kFloat16) : tensor);
}

std::vector<qint64> tensorShape(const torch::Tensor &tensor)
{
    return {tensor.sizes().begin(), tensor.sizes().end()};
}

} // namespace glossator
