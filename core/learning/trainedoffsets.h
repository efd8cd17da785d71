#pragma once

#include <QHash>
#include <QStringList>

#include <vector>

#include "learning/examples.h"
#include "model/glossindex.h"
#include "model/sensehead.h"

namespace glossator {

/// Adds rows of zeros to the head's offsets for the gold senses of the passages that have none yet.
void extendOffsets(SenseHead &head, const std::vector<LabelledPassage> &passages, const GlossSource &source);

/// The offsets that no candidate of the passages has, while a head is trained without them: Adam goes over each number of a table at each
/// step, and no gradient ever moves these. A few decisions concern a few hundred offsets of forty thousand.
class IdleOffsets
{
public:
    IdleOffsets() = default; ///< none
    /// Takes them out of the head. rowOf: the rows of the head's offsets by gloss.
    IdleOffsets(SenseHead &head, const std::vector<LabelledPassage> &passages, const QHash<int, int> &rowOf);

    /// The head with all offsets in their former order, as trained or as they were.
    [[nodiscard]] SenseHead withAll(SenseHead head) const;

private:
    QStringList m_names; ///< of all offsets
    torch::Tensor m_table; ///< all offsets; undefined: nothing was taken out
    torch::Tensor m_rows; ///< [offsets left in the head] int64, their former rows
};

} // namespace glossator
