#pragma once

#include <QHash>
#include <QString>
#include <QStringView>

#include <array>
#include <vector>

#include "inventory/inventory.h"

namespace glossator {

/// A range of a flat table.
struct TableRange
{
    qint32 begin = 0;
    qint32 end = 0;
};

inline constexpr int wordClassCount = 4;

/// The keys of all hashes are views into strings that the tables themselves own, so that looking up allocates nothing.
/// Those strings are never changed once indexed; moving their vectors leaves the characters where they are.
struct Inventory::Tables
{
    QString name;
    std::vector<Synset> synsets;
    std::vector<Sense> senses;
    QHash<QStringView, SenseId> senseByKey;

    std::vector<SenseId> candidates; ///< grouped by lemma and word class, in sense-number order
    QHash<QStringView, std::array<TableRange, wordClassCount>> lemmas; ///< ranges of candidates

    std::vector<QString> multiwords; ///< grouped by first part
    QHash<QStringView, TableRange> multiwordsByFirstPart;

    std::vector<QString> exceptionForms;
    std::vector<QString> exceptionBases; ///< grouped by form
    std::array<QHash<QStringView, TableRange>, wordClassCount> exceptions; ///< ranges of exceptionBases
};

} // namespace glossator
