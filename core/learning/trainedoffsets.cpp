#include "learning/trainedoffsets.h"

#include "model/indextensor.h"

#include <QSet>

#include <set>

namespace glossator {

namespace {

std::set<int> goldGlosses(const std::vector<LabelledPassage> &passages)
{
    std::set<int> glosses;
    for (const LabelledPassage &passage : passages) {
        if (passage.isExample)
            continue;
        for (const LabelledUnit &unit : passage.units) {
            for (int gold : unit.gold) {
                if (unit.candidates.size() > 1)
                    glosses.insert(unit.candidates[size_t(gold)].gloss);
            }
        }
    }
    return glosses;
}

/// Of the offsets that candidates have; those of examples are compared without.
std::vector<int64_t> rowsInUse(const std::vector<LabelledPassage> &passages, const QHash<int, int> &rowOf)
{
    std::set<int> glosses;
    for (const LabelledPassage &passage : passages) {
        if (!passage.isExample)
            collectGlosses(passage.units, glosses);
    }
    std::vector<int64_t> rows;
    for (int gloss : glosses) {
        if (const auto row = rowOf.constFind(gloss); row != rowOf.constEnd())
            rows.push_back(*row);
    }
    return rows;
}

} // namespace

void extendOffsets(SenseHead &head, const std::vector<LabelledPassage> &passages, const GlossSource &source)
{
    QStringList names = head.offsetNames;
    const QSet<QString> known(names.begin(), names.end());
    for (int gloss : goldGlosses(passages)) {
        const QString name = source.name(gloss);
        if (!known.contains(name))
            names.append(name);
    }
    const torch::Tensor before = head.offsets.narrow(0, 0, head.offsetNames.size());
    head.setOffsetNames(names);
    head.offsets.narrow(0, 0, before.size(0)).copy_(before);
}

IdleOffsets::IdleOffsets(SenseHead &head, const std::vector<LabelledPassage> &passages, const QHash<int, int> &rowOf) :
    m_names(head.offsetNames),
    m_table(head.offsets)
{
    const std::vector<int64_t> rows = rowsInUse(passages, rowOf);
    m_rows = indexTensor(rows, m_table.device());
    QStringList names;
    for (const int64_t row : rows)
        names.append(m_names[row]);
    head.setOffsetNames(names);
    head.offsets.narrow(0, 0, names.size()).copy_(m_table.index_select(0, m_rows));
}

SenseHead IdleOffsets::withAll(SenseHead head) const
{
    if (!m_table.defined())
        return head;
    const torch::NoGradGuard noGrad;
    head.offsets = m_table.index_copy(0, m_rows, head.offsets.narrow(0, 0, m_rows.size(0)));
    head.offsetNames = m_names;
    return head;
}

} // namespace glossator
