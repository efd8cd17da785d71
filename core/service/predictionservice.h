#pragma once

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

#include "base/progress.h"
#include "base/result.h"
#include "model/predictionsets.h"
#include "service/annotator.h"
#include "service/project.h"

namespace glossator {

/// A model to put in the place of the one in use.
struct ModelReplacement
{
    AnnotatorConfig config;
    QString version; ///< of the project's own training; empty: what the configuration names
    /// Called in the worker when the model is loaded, before it is used; an error refuses it. Writes down that it is the project's.
    std::function<Result<void>(Database &)> keep;
};

/// Keeps predictions up to date: analyses and predicts what a project lacks, in a worker thread, the sentences on screen first, and
/// fills the gloss index when nothing else is to do. Loads the annotator in the worker, too.
class PredictionService : public QObject
{
    Q_OBJECT

public:
    PredictionService(Project &project, AnnotatorConfig config, QObject *parent = nullptr);
    ~PredictionService() override; ///< cancels and waits

    /// Predicts whatever is outdated in all documents; safe to call again at any time.
    void refresh();
    /// These sentences come before the others, until it is others that do.
    void prioritise(DocumentId document, qint64 firstSentence, qint64 count);
    void cancel();
    [[nodiscard]] bool isRunning() const;
    /// Loads it in the worker, where predictions stop meanwhile. Then it is in use, replaced tells so, and the next refresh() predicts anew;
    /// or replacementFailed does, and the one in use, if any, stays. Nothing happens while another is being loaded.
    void replaceModel(ModelReplacement replacement);
    [[nodiscard]] bool isReplacing() const;
    /// Whether the gloss index may be filled when nothing else is to do (at first it may). Training takes the processor for itself.
    void setIndexing(bool allowed);

    /// Those of the model in use; hold everything until annotatorReady.
    [[nodiscard]] PredictionSets predictionSets() const;
    /// Null until annotatorReady.
    [[nodiscard]] std::shared_ptr<Annotator> annotator() const;
    /// Why there is no annotator and will be none unless another takes its place; nothing while it loads, and once it has.
    [[nodiscard]] std::optional<Error> loadFailure() const;

Q_SIGNALS:
    /// When the first one is loaded, and for each that takes its place.
    void annotatorReady();
    /// After annotatorReady.
    void replaced();
    void replacementFailed(const glossator::Error &error);
    void predictionSetsChanged();
    /// Sentences done of those outdated when the run began; then finished or failed.
    void progressed(glossator::Progress progress);
    void finished();
    void failed(const glossator::Error &error);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace glossator
