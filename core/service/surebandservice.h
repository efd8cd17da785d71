#pragma once

#include <QObject>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

#include "analysis/sureband.h"
#include "base/progress.h"
#include "base/result.h"
#include "service/project.h"
#include "store/predictionstore.h"
#include "text/wordcontext.h"

namespace glossator {

/// What accepting a sure band would do.
struct SureBandPreview
{
    /// One of the words, for a look before so many are decided at once.
    struct Sample
    {
        UnitId unit;
        WordContext context;
        QString sense;
        float probability = 0;
    };

    SureBand band;
    std::vector<OpenSuggestion> suggestions; ///< to be accepted
    qint64 leftHidden = 0; ///< others in the band that blind mode keeps for people
    std::vector<Sample> sample; ///< at most sampleSize, drawn at random, in text order

    static constexpr int sampleSize = 20;
};

/// Finds what is sure enough, and accepts it as one step of undo. Works in a thread with a connection of its own; one task at a time.
class SureBandService : public QObject
{
    Q_OBJECT

public:
    explicit SureBandService(Project &project, QObject *parent = nullptr);
    ~SureBandService() override; ///< cancels and waits

    /// Emits previewed, or failed. Another preview that is under way is cancelled and not reported; an acceptance is waited for.
    void preview(double errorRate);
    /// Decides on the suggestions of a preview that are still open and still the model's. Emits accepted; or failed, and nothing is decided.
    /// Not while a task runs.
    void accept(const SureBandPreview &preview);
    /// Also a preview that waits its turn. What is under way emits failed with Cancelled, unless it is done by then.
    void cancel();
    [[nodiscard]] bool isRunning() const;

Q_SIGNALS:
    void progressed(glossator::Progress progress);
    /// Nothing: no threshold is sure enough yet.
    void previewed(const std::optional<glossator::SureBandPreview> &preview);
    void accepted(qint64 count);
    void failed(const glossator::Error &error);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace glossator
