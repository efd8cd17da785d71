#include "learning/checkpoint.h"

#include "model/encodernetwork.h"
#include "model/safetensors.h"

#include <QFile>
#include <QSaveFile>

namespace glossator {

namespace {

QByteArray bytesOf(const torch::Tensor &tensor)
{
    const torch::Tensor flat = tensor.detach().cpu().contiguous();
    return QByteArray(static_cast<const char *>(flat.data_ptr()), qsizetype(flat.nbytes()));
}

} // namespace

Result<void> saveCheckpoint(const QString &path, const QString &fingerprint, int step, const TrainingState &state)
{
    SafeTensorsWriter writer;
    writer.setMetadata(QStringLiteral("fingerprint"), fingerprint);
    writer.setMetadata(QStringLiteral("step"), QString::number(step));
    for (const auto &[name, tensor] : state)
        writer.add(name, ElementType::Float32, {tensor.sizes().begin(), tensor.sizes().end()}, bytesOf(tensor));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return Error{ErrorCode::FileUnwritable, path, 0, file.errorString()};
    file.write(writer.toByteArray());
    if (!file.commit())
        return Error{file.error() == QFileDevice::ResourceError ? ErrorCode::DiskFull : ErrorCode::FileUnwritable, path, 0,
                     file.errorString()};
    return {};
}

Result<int> loadCheckpoint(const QString &path, const QString &fingerprint, const TrainingState &state)
{
    if (!QFile::exists(path))
        return 0;
    auto file = SafeTensors::open(path);
    if (!file)
        return file.error();
    if (file->metadata(QStringLiteral("fingerprint")) != fingerprint)
        return Error{ErrorCode::CheckpointMismatch, path};
    const torch::NoGradGuard noGrad;
    for (const auto &[name, tensor] : state) {
        auto view = file->tensor(name, {tensor.sizes().begin(), tensor.sizes().end()});
        if (!view)
            return view.error();
        torch::Tensor target = tensor; // shares its storage
        target.copy_(toFloatTensor(*view, tensor.device()));
    }
    return file->metadata(QStringLiteral("step")).toInt();
}

} // namespace glossator
