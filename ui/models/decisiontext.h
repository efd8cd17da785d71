#pragma once

#include <QCoreApplication>
#include <QString>

#include "text/annotation.h"

namespace glossator {

/// What people said of a unit, in words.
class DecisionText
{
    Q_DECLARE_TR_FUNCTIONS(glossator::DecisionText)

public:
    /// "sense missing", "text error", …; "cleared"; "decided" for senses.
    [[nodiscard]] static QString verdictName(Verdict verdict);
};

} // namespace glossator
