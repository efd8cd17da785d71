#pragma once

#include <QObject>

#include <memory>

#include "base/progress.h"
#include "base/result.h"
#include "service/predictionservice.h"
#include "service/project.h"

namespace glossator {

/// What a cross-encoder makes of one unit.
struct Opinion
{
    UnitId unit;
    Prediction prediction;
    QString recipe; ///< of the cross-encoder; see CrossEncoder::recipe()
};

/// Asks a cross-encoder, which the project names, for single units, in a worker thread. It reads beside the program's own model, on the
/// same encoder, and is loaded when it is first needed.
class SecondOpinion : public QObject
{
    Q_OBJECT

public:
    SecondOpinion(Project &project, PredictionService &predictions, QObject *parent = nullptr);
    ~SecondOpinion() override; ///< cancels and waits

    /// The file that was chosen; empty: none yet.
    [[nodiscard]] QString file() const;

    /// Returns the request's id at once; then comes one signal with that id. A new request takes the place of one that is not answered yet, of
    /// which nothing more is heard. file: another one than file(), which the project keeps once it has answered.
    int ask(UnitId unit, const QString &file = {});
    /// The request that is not answered yet fails with Cancelled; the worker may still be ending then.
    void cancel();
    [[nodiscard]] bool isRunning() const;

Q_SIGNALS:
    void started();
    /// Pairs of sentence and gloss.
    void progressed(glossator::Progress progress);
    void answered(int request, const glossator::Opinion &opinion);
    /// Also those of CrossAnnotator::open(); ModelMissing while the program's own model is not loaded yet.
    void failed(int request, const glossator::Error &error);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace glossator
