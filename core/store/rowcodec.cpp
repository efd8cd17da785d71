#include "store/rowcodec.h"

#include <QtEndian>

namespace glossator {

namespace {

constexpr qsizetype candidateSize = sizeof(qint32) + sizeof(float);

} // namespace

QString packPositions(const std::vector<int> &positions)
{
    QString packed = QStringLiteral("[");
    for (int position : positions) {
        if (packed.size() > 1)
            packed += u',';
        packed += QString::number(position);
    }
    return packed + u']';
}

std::optional<std::vector<int>> unpackPositions(QStringView packed, int count)
{
    if (packed.size() < 3 || !packed.startsWith(u'[') || !packed.endsWith(u']'))
        return {};
    std::vector<int> positions;
    int previous = -1;
    for (QStringView part : packed.sliced(1, packed.size() - 2).tokenize(u',')) {
        bool isNumber = false;
        const int position = part.toInt(&isNumber);
        if (!isNumber || position <= previous || position >= count)
            return {};
        positions.push_back(position);
        previous = position;
    }
    return positions;
}

QByteArray packCandidates(const std::vector<PackedCandidate> &candidates)
{
    QByteArray packed(candidateSize * qsizetype(candidates.size()), Qt::Uninitialized);
    char *to = packed.data();
    for (const auto &[sense, probability] : candidates) {
        qToLittleEndian(sense, to);
        qToLittleEndian(probability, to + sizeof(qint32));
        to += candidateSize;
    }
    return packed;
}

std::optional<std::vector<PackedCandidate>> unpackCandidates(QByteArrayView packed)
{
    if (packed.size() % candidateSize != 0)
        return {};
    std::vector<PackedCandidate> candidates;
    candidates.reserve(size_t(packed.size() / candidateSize));
    for (qsizetype at = 0; at < packed.size(); at += candidateSize) {
        const char *from = packed.data() + at;
        candidates.emplace_back(qFromLittleEndian<qint32>(from), qFromLittleEndian<float>(from + sizeof(qint32)));
    }
    return candidates;
}

} // namespace glossator
