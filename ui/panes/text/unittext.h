#pragma once

#include <QCoreApplication>
#include <QString>

#include <functional>

#include "models/unitstate.h"
#include "text/annotation.h"

namespace glossator {

/// What is known of a unit, in words: for screen readers, tool tips and the legend.
class UnitText
{
    Q_DECLARE_TR_FUNCTIONS(glossator::UnitText)

public:
    /// Makes a sense key readable, for instance by its gloss.
    using SenseNamer = std::function<QString(const QString &sense)>;

    [[nodiscard]] static QString stateName(UnitState state);
    /// How stateName is drawn.
    [[nodiscard]] static QString stateShape(UnitState state);
    /// "bank, noun: sloping land, 82 %, suggested". The unit is sentence.units[unit]; namer may be empty.
    [[nodiscard]] static QString description(const AnnotatedSentence &sentence, int unit, const SenseNamer &namer);
};

} // namespace glossator
