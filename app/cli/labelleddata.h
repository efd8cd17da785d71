#pragma once

#include <stop_token>
#include <vector>

#include "learning/examples.h"

namespace glossator::cli {

/// A WSD XML file with its gold keys, as examples.
struct LabelledData
{
    std::vector<LabelledPassage> passages;
    qint64 sentences = 0;
    qint64 units = 0;
    qint64 unitsLeftOut = 0; ///< whose keys are no senses of their words
    qint64 idleKeys = 0; ///< that name no instance
};

struct LabelledFiles
{
    QString data;
    QString gold;
    /// The inventory's tag counts were made from this corpus: each document's own senses are taken off them, so that no prior knows the
    /// answer.
    bool isCounted = false;
    QString annotatedGold{}; ///< those of the keys that people gave, which alone were counted; empty: all
};

/// Of the instances with keys, those that have one which is a sense of their word, and those that have none. Error KeyMismatch when none
/// is fit, or more are unfit: the keys of another corpus, many of whose ids are the same.
[[nodiscard]] Result<void> checkFit(const QString &goldFile, qint64 fit, qint64 unfit);

/// Reads sentences in passages of this many. Errors: those of readers and of checkFit().
[[nodiscard]] Result<LabelledData> readLabelled(const LabelledFiles &files, const SenseModel &model, const Inventory &inventory,
                                                int passageSentences, const std::stop_token &stop);

} // namespace glossator::cli
