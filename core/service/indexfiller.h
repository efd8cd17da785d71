#pragma once

#include <QString>

#include <stop_token>
#include <vector>

namespace glossator {

class Annotator;
class GlossIndex;

/// Fills the gloss index little by little while nobody needs the model.
class IndexFiller
{
public:
    /// Puts some glosses into the index; true when nothing is left to do.
    [[nodiscard]] bool fill(Annotator &annotator, const std::stop_token &stop);

private:
    [[nodiscard]] std::vector<int> takeMissing(const GlossIndex &index);

    QString m_path; ///< of the index: another gloss encoder has another
    int m_next = 0; ///< the first row that nobody has looked at
};

} // namespace glossator
