#include "service/indexfiller.h"

#include "model/sensemodel.h"
#include "service/annotator.h"

#include <chrono>
#include <thread>

namespace glossator {

namespace {

/// Glosses added to the index between two looks for other work.
constexpr int glossesAtOnce = 16;
/// Rows that are looked at for gaps in one go; it takes about a millisecond.
constexpr int rowsALook = 2048;
/// The model is free for this long between two such lots: whoever waits for it would otherwise hardly ever get it.
constexpr std::chrono::milliseconds pauseBetweenGlosses{2};

} // namespace

/// Rows that the index lacks, at most glossesAtOnce of them.
std::vector<int> IndexFiller::takeMissing(const GlossIndex &index)
{
    std::vector<int> rows;
    for (int looked = 0; m_next < index.rows() && looked < rowsALook && int(rows.size()) < glossesAtOnce; ++looked, ++m_next) {
        if (!index.contains(m_next))
            rows.push_back(m_next);
    }
    return rows;
}

bool IndexFiller::fill(Annotator &annotator, const std::stop_token &stop)
{
    bool anyMissing = false;
    {
        const Annotator::ModelAccess access = annotator.lockModel();
        const GlossIndex &index = access.model.glossIndex();
        if (m_path != index.path()) {
            m_path = index.path();
            m_next = 0;
        }
        if (m_next >= index.rows())
            return true;
        const std::vector<int> missing = takeMissing(index);
        anyMissing = !missing.empty();
        // Rows left out by a stop are found missing at the next start; what cannot be computed now, a text's words will tell of.
        if (const auto ensured = access.model.ensureGlosses(missing, {stop, {}}); !ensured)
            return ensured.error().code != ErrorCode::Cancelled;
    }
    if (anyMissing)
        std::this_thread::sleep_for(pauseBetweenGlosses);
    return false;
}

} // namespace glossator
