#pragma once

#include <QByteArray>
#include <QDateTime>

#include <optional>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "store/database.h"

namespace glossator {

/// Scores on the project's own decisions that were held out of training, in percent.
struct ModelScores
{
    double before = 0;
    double after = 0;
    int heldOut = 0;
    int trainedOn = 0;
};

struct ModelRecord
{
    QString version;
    QString parent; ///< the version training started from
    QDateTime created;
    ModelScores scores;
    bool hasParts = true; ///< they were not dropped
};

/// Trained versions that belong to a project, each a blob in the format of model/trainedparts.h, and which one is in
/// use.
class ModelStore
{
public:
    explicit ModelStore(Database &database);

    [[nodiscard]] Result<void> add(const ModelRecord &record, const QByteArray &trainedParts);
    [[nodiscard]] Result<std::vector<ModelRecord>> all() const;
    /// Error: ModelMissing, also once they are dropped.
    [[nodiscard]] Result<QByteArray> trainedParts(const QString &version) const;
    /// What it was trained from and its scores stay; the room is used for what comes next. Error: ModelInUse.
    [[nodiscard]] Result<void> dropTrainedParts(const QString &version);
    /// Empty: the model the program ships.
    [[nodiscard]] Result<QString> current() const;
    /// Error: ModelMissing, also of one whose trained parts were dropped.
    [[nodiscard]] Result<void> setCurrent(const QString &version);

private:
    Database &m_database;
};

} // namespace glossator
