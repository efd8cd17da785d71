#pragma once

#include <QCoreApplication>
#include <QString>

#include <vector>

#include "text/repairchanges.h"

namespace glossator {

/// Repairs in words.
class RepairText
{
    Q_DECLARE_TR_FUNCTIONS(glossator::RepairText)

public:
    /// "“bank” (noun) becomes “river bank” (noun); sentence split before “The”"
    [[nodiscard]] static QString describe(const std::vector<RepairChange> &changes);
    [[nodiscard]] static QString describe(const RepairChange &change);
    [[nodiscard]] static QString wordClassName(WordClass wordClass);
    [[nodiscard]] static QString tagName(UniversalTag tag);
    /// With spaces for underscores.
    [[nodiscard]] static QString lemmaName(const QString &lemma);
};

} // namespace glossator
