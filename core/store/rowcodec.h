#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>
#include <utility>
#include <vector>

namespace glossator {

/// Column units.tokens: "[3,5]".
[[nodiscard]] QString packPositions(const std::vector<int> &positions);
/// Nothing unless they are ascending and below count, at least one.
[[nodiscard]] std::optional<std::vector<int>> unpackPositions(QStringView packed, int count);

/// Column predictions.candidates: sense ids with their probabilities.
using PackedCandidate = std::pair<qint32, float>;
[[nodiscard]] QByteArray packCandidates(const std::vector<PackedCandidate> &candidates);
/// Nothing if the blob has no such size.
[[nodiscard]] std::optional<std::vector<PackedCandidate>> unpackCandidates(QByteArrayView packed);

} // namespace glossator
