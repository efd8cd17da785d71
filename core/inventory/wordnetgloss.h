#pragma once

#include <QByteArrayView>
#include <QString>
#include <QStringList>

namespace glossator {

struct GlossParts
{
    QString definition;
    QStringList examples; ///< without quotation marks and attributions
};

/// Takes apart what follows the "|" of a WordNet data line: a definition, then quoted examples, mostly set apart by
/// semicolons; copes with the slips of WordNet 3.0 (other separators, a quotation mark too few). UTF-8.
[[nodiscard]] GlossParts splitGloss(QByteArrayView gloss);

} // namespace glossator
