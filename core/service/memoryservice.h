#pragma once

#include <QObject>

#include <memory>

#include "base/result.h"
#include "service/lemmamemory.h"
#include "service/predictionservice.h"
#include "service/project.h"

namespace glossator {

/// Lets each decision speak at once: after it, or after one is taken back, the predictions of the lemma's other occurrences follow, on a
/// worker thread, the latest decision's lemma first. New predictions get what the decisions so far have to say once they are all made. See
/// LemmaMemory for the bounds.
class MemoryService : public QObject
{
    Q_OBJECT

public:
    MemoryService(Project &project, PredictionService &predictions, QObject *parent = nullptr);
    ~MemoryService() override; ///< cancels and waits

    /// How much decided occurrences have to say, 0 (the model alone) to 1; the project's. See ExemplarMemory::weight.
    [[nodiscard]] double weight() const;
    /// All predictions follow.
    [[nodiscard]] Result<void> setWeight(double weight);
    [[nodiscard]] bool isRunning() const;
    static constexpr double defaultWeight = 0.5;

Q_SIGNALS:
    /// Undecided units whose suggested sense another one's decision has changed; none whose suggestion blind mode hides.
    void flipped(const std::vector<glossator::SenseFlip> &flips);
    /// Nothing is left to do.
    void settled();
    void failed(const glossator::Error &error);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace glossator
