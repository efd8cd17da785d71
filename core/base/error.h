#pragma once

#include <QString>

namespace glossator {

/// What went wrong, in terms a message can be written for. The text shown to people is made by messages/errortext.h.
enum class ErrorCode {
    Cancelled,
    Internal,
    FileNotFound,
    FileUnreadable,
    FileUnwritable,
    IsDirectory,
    DiskFull,
    NotText, ///< binary data, or bytes that are not valid UTF-8
    MalformedXml,
    UnexpectedStructure, ///< well-formed, but not what this format calls for
    UnknownFormat,
    KeyMismatch, ///< a gold key that names no instance of its data file, or no line for an instance
    UnknownSense, ///< a sense key the inventory does not hold
    NotAProject,
    ProjectDamaged,
    ProjectNewer, ///< written by a later version of the program
    ProjectBusy, ///< locked by another process for longer than the time-out
    ProjectExists,
    ProjectMoved, ///< while open, its file was moved, deleted or replaced: what is written would be lost
    InventoryMissing,
    InventoryDamaged,
    EncoderMissing,
    EncoderUnsupported,
    ChecksumMismatch,
    ModelMissing,
    ModelDamaged,
    ModelMismatch, ///< trained for another encoder or another inventory
    ModelNameTaken, ///< by another model, whose predictions could not be told from those of this one
    ModelInUse,
    DeviceUnavailable,
    OutOfMemory, ///< in a computation of the model
    ComputationFailed, ///< what libtorch throws otherwise
    NothingToTrain,
    CheckpointMismatch, ///< made by a run with other settings or other data
    TrainingDiverged, ///< a training's loss, gradient or weights are infinite or no number
};

/// A failure as it crosses module boundaries: the file or value concerned, a line where there is one, and details
/// as the failing library gave them (untranslated).
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    QString subject{}; // braces: call sites may leave trailing fields out
    qint64 line = 0;
    QString detail{};

    bool operator==(const Error &) const = default;
};

} // namespace glossator
