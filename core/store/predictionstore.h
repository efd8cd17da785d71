#pragma once

#include <limits>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "store/database.h"
#include "text/annotation.h"

namespace glossator {

struct UnitPrediction
{
    UnitId unit;
    Prediction prediction;
};

/// What the model puts first for a unit that waits for a decision between several senses.
struct OpenSuggestion
{
    UnitId unit;
    SenseProbability first;
    QString modelVersion;
};

/// The newest prediction of each unit. Thread contract: that of its Database.
class PredictionStore
{
public:
    explicit PredictionStore(Database &database);

    /// One short transaction. Units that have been removed meanwhile are passed over.
    [[nodiscard]] Result<void> put(std::span<const UnitPrediction> predictions);
    [[nodiscard]] Result<std::optional<Prediction>> prediction(UnitId unit) const;

    /// Positions first … first + count - 1 of a document.
    struct Range
    {
        qint64 first = 0;
        qint64 count = std::numeric_limits<qint64>::max();
    };
    struct OutdatedSentence
    {
        qint64 position = 0;
        SentenceId id;
    };
    /// Sentences (in document order, at most limit) of a part of a document that are not analysed, or have a unit whose
    /// prediction is missing or of another model version. Costs a few index lookups, however long the document.
    [[nodiscard]] Result<std::vector<OutdatedSentence>> outdated(DocumentId document, const QString &modelVersion, Range range,
                                                                 int limit) const;
    /// The suggestions for undecided units with at least this probability, of all documents, in text order. Error: Cancelled.
    [[nodiscard]] Result<std::vector<OpenSuggestion>> openSuggestions(float probability, const std::stop_token &stop) const;
    /// Of all documents.
    [[nodiscard]] Result<qint64> countOutdated(const QString &modelVersion) const;

private:
    Database &m_database;
};

} // namespace glossator
