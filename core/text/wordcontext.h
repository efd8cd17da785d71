#pragma once

#include <QString>
#include <QStringList>

#include "text/document.h"

namespace glossator {

/// A word with the text around it, all on one line.
struct WordContext
{
    QString before; ///< begins with an ellipsis where more precedes it
    QString word; ///< whole; empty: before is, too
    QString after; ///< ends with an ellipsis where more follows

    /// The word in brackets with what is before and after it, for those who leave room for the word first.
    [[nodiscard]] QStringList parts() const;
    /// "… the steep [bank] of the river …"
    [[nodiscard]] QString inBrackets() const;
};

/// From start to end of the text, in UTF-16 code units, with at most so many of them at each side; what stands for one character to the
/// reader is not cut.
[[nodiscard]] WordContext wordContext(const QString &text, int start, int end, int length);
/// From the first token of the unit to its last one.
[[nodiscard]] WordContext wordContext(const Sentence &sentence, const Unit &unit, int length);

} // namespace glossator
