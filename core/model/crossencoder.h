#pragma once

#include <QByteArray>

#include <memory>
#include <span>
#include <vector>

#include "base/progress.h"
#include "base/result.h"
#include "model/glossindex.h"
#include "model/pairsequence.h"

namespace glossator {

class SenseModel;

/// One unit to be scored: its sentence, and its candidates' rows among the glosses.
struct PairRequest
{
    const Sentence *sentence = nullptr;
    std::span<const int> tokens;
    std::vector<int> glosses;
};

/// GlossBERT or LMGC: reads a unit's sentence once for each of its candidates, together with that candidate's gloss. Costs as many passes as
/// there are candidates, where SenseModel costs a share of one, and sees more of how the two fit together.
/// Thread contract: score() may run at once on several threads.
class CrossEncoder
{
public:
    /// On the encoder of a model, whose weights are shared, with parts that trainPairs() made. glosses: what is read of each sense, numbered
    /// as PairRequest has it. The model must outlive this. Errors: those of SafeTensors, readPairParts() and computed().
    [[nodiscard]] static Result<std::unique_ptr<CrossEncoder>> open(const SenseModel &model, GlossSource glosses, const QByteArray &parts,
                                                                    const QString &name);
    ~CrossEncoder();

    /// Whether a file of trained parts is for this, going by its metadata. Errors: those of SafeTensors::open().
    [[nodiscard]] static Result<bool> isMadeFor(const QString &partsFile);

    [[nodiscard]] QString version() const;
    /// For people: "lmgc" or "glossbert, token-cls".
    [[nodiscard]] QString recipe() const;

    /// Probabilities of each request's candidates, in their order; they add up to 1. Progress counts pairs. Error: Cancelled.
    [[nodiscard]] Result<std::vector<std::vector<float>>> score(std::span<const PairRequest> requests, const TaskControl &control) const;

private:
    struct Private;
    explicit CrossEncoder(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace glossator
