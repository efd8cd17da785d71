#include "learning/checkpoint.h"

#include "base/savefile.h"
#include "learning/checkpointfile.h"
#include "model/encodernetwork.h"
#include "model/partsfile.h"
#include "model/safetensors.h"

#include <QFileInfo>

namespace glossator {

namespace {

const QString fingerprintKey = QStringLiteral("fingerprint");

} // namespace

Result<void> saveCheckpoint(const QString &path, const QString &fingerprint, int step, const TrainingState &state)
{
    SafeTensorsWriter writer;
    writer.setMetadata(fingerprintKey, fingerprint);
    writer.setMetadata(QStringLiteral("step"), QString::number(step));
    for (const auto &[name, tensor] : state)
        writer.add(name, ElementType::Float32, tensorShape(tensor), tensorBytes(tensor));
    return saveFile(path, writer.toByteArray());
}

Result<int> loadCheckpoint(const QString &path, const QString &fingerprint, const TrainingState &state)
{
    // An empty file is what a name was claimed with (mktemp), not a run cut short: checkpoints appear when they are whole.
    if (const QFileInfo info(path); !info.exists() || (info.isFile() && info.size() == 0))
        return 0;
    auto file = SafeTensors::open(path);
    if (!file)
        return file.error();
    if (file->metadata(fingerprintKey) != fingerprint)
        return Error{ErrorCode::CheckpointMismatch, path};
    const torch::NoGradGuard noGrad;
    for (const auto &[name, tensor] : state) {
        auto view = file->tensor(name, tensorShape(tensor));
        if (!view)
            return view.error();
        torch::Tensor target = tensor; // shares its storage
        target.copy_(toFloatTensor(*view, tensor.device()));
    }
    return file->metadata(QStringLiteral("step")).toInt();
}

bool isCheckpoint(const QString &path)
{
    const auto file = SafeTensors::open(path);
    return file && !file->metadata(fingerprintKey).isEmpty();
}

} // namespace glossator
