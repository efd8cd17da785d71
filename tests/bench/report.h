#pragma once

#include <QJsonObject>
#include <QString>

#include "bench/measuring.h"

namespace glossator::bench {

/// What is measured of a view on a text. Milliseconds and MB (10^6 bytes).
struct ViewFigures
{
    double open = 0; ///< until the first screen is painted
    double jump = 0; ///< to the end
    double memory = 0; ///< over the same window without the text
    Times scroll; ///< a frame each
    Times key; ///< press to painted frame
};

struct Figures
{
    qint64 projectTokens = 0;
    qint64 longTokens = 0;
    ViewFigures project; ///< memory, jump and scroll are the long document's
    ViewFigures longDocument;
    Times training; ///< press to painted frame while a model is trained
    Times processor; ///< of the key to paint times alone, what the window's thread worked
    ViewFigures plainProject; ///< QPlainTextEdit with the same texts; key: a letter typed in the middle
    ViewFigures plainLong;
    double loadBefore = 0;
    double loadAfter = 0;
    int processors = 0;

    [[nodiscard]] QString table() const;
    [[nodiscard]] QJsonObject json() const;
};

} // namespace glossator::bench
