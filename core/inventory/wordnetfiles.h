#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "base/result.h"
#include "inventory/inventorybuilder.h"

namespace glossator {

/// The lines of one dictionary file, with what messages need. A file must end with a line feed, so that one cut off is
/// noticed.
class DictionaryFile
{
public:
    /// Errors: InventoryMissing, InventoryDamaged.
    [[nodiscard]] static Result<DictionaryFile> open(const QString &path);

    [[nodiscard]] bool nextLine(QByteArrayView *line);
    [[nodiscard]] Error damage(const QString &detail) const { return damage(detail, m_lineNumber); }
    [[nodiscard]] Error damage(const QString &detail, qint64 line) const;
    [[nodiscard]] qint64 lineNumber() const { return m_lineNumber; }
    [[nodiscard]] const QString &path() const { return m_path; }

private:
    QString m_path;
    QByteArray m_bytes;
    qsizetype m_position = 0;
    qint64 m_lineNumber = 0;
};

/// Fields of a line, set apart by single spaces.
class FieldReader
{
public:
    explicit FieldReader(QByteArrayView line) : m_rest(line) {}

    /// Empty at the end of the line.
    [[nodiscard]] QByteArrayView next();
    /// Nothing if the next field is not a number of 0 to 2³¹−1 in this base (10 or 16).
    [[nodiscard]] std::optional<int> nextNumber(int base = 10);
    [[nodiscard]] QByteArrayView rest() const { return m_rest; }

private:
    QByteArrayView m_rest;
};

/// Synsets of each word class by their place in the data file, ascending.
using SynsetOffsets = std::array<std::vector<std::pair<int, SynsetId>>, 4>;

[[nodiscard]] Result<void> readDataFile(const QString &path, WordClass wordClass, SynsetOffsets &offsets, Inventory::Builder &builder);
[[nodiscard]] Result<void> readSenseIndex(const QString &path, const SynsetOffsets &offsets, Inventory::Builder &builder);
[[nodiscard]] Result<void> readExceptions(const QString &path, WordClass wordClass, Inventory::Builder &builder);

} // namespace glossator
