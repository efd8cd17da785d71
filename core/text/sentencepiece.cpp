#include "text/subwordtokenizer.h"

#include <QHash>

#include <algorithm>
#include <limits>

#include "text/sentencepiecenormalizer.h"

namespace glossator {

namespace {

/// By how much an unknown character is less likely than the least likely piece, as in SentencePiece.
constexpr float unknownPenalty = 10;

/// XLM-RoBERTa's ids of what stands first in its vocabulary in an order of its own.
constexpr qint32 beginXlm = 0;
constexpr qint32 endXlm = 2;
constexpr qint32 unknownXlm = 3;
constexpr const char *xlmSpellings[] = {"<s>", "<pad>", "</s>", "<unk>"};

/// A piece in a normalised text; its bytes.
struct Step
{
    int start = 0;
    int end = 0;
    int piece = 0; ///< 0: unknown
};

/// The best way to some byte of the text.
struct Arrival
{
    float score = 0;
    int start = -1; ///< of the last piece; -1: no way yet
    int piece = 0;

    void improve(float otherScore, int otherStart, int otherPiece)
    {
        if (start < 0 || otherScore > score)
            *this = {otherScore, otherStart, otherPiece};
    }
};

/// The library itself is not used: Debian's exports the symbols of its own copy of protobuf, which clash with those of the protobuf that
/// libtorch loads, so that a program linked to both crashes.
class SentencePiece final : public SubwordTokenizer
{
public:
    SentencePiece(SentencePieceModel model, SentencePieceNormalizer normalizer) :
        m_model(std::move(model)),
        m_normalizer(std::move(normalizer))
    {
        float lowest = std::numeric_limits<float>::max();
        m_pieces.reserve(qsizetype(m_model.pieces.size()));
        for (size_t i = 0; i < m_model.pieces.size(); ++i) {
            const SentencePieceModel::Piece &piece = m_model.pieces[i];
            if (piece.type != SentencePieceModel::Type::Normal)
                continue;
            m_pieces.insert(piece.text, int(i));
            m_longest = std::max(m_longest, int(piece.text.size()));
            lowest = std::min(lowest, piece.score);
        }
        m_unknownScore = lowest - unknownPenalty;
    }

    std::vector<Subword> tokenize(QStringView text, TextBefore before) const override
    {
        const Utf8Text utf8(text);
        const NormalizedText normalized = m_normalizer.normalize(utf8.bytes, before != TextBefore::Word);
        std::vector<Subword> result;
        bool wasUnknown = false;
        for (const Step &step : bestPath(normalized.bytes)) {
            const bool isUnknown = step.piece == 0;
            const auto firstByte = size_t(normalized.origins[size_t(step.start)]);
            const auto endByte = size_t(normalized.origins[size_t(step.end)]);
            int start = utf8.starts[firstByte];
            const int end = utf8.starts[endByte];
            while (start < end && text[start].isSpace())
                ++start;
            // Unknown characters side by side are one subword.
            if (isUnknown && wasUnknown)
                result.back().end = end;
            else
                result.push_back({isUnknown ? unknownXlm : step.piece + 1, start, end});
            wasUnknown = isUnknown;
        }
        return result;
    }
    qint32 beginId() const override { return beginXlm; }
    qint32 endId() const override { return endXlm; }
    qint32 unknownId() const override { return unknownXlm; }
    int vocabularySize() const override { return int(m_model.pieces.size()) + 1; }
    QString piece(qint32 id) const override
    {
        if (id <= unknownXlm)
            return QString::fromLatin1(xlmSpellings[id]);
        return QString::fromUtf8(m_model.pieces[size_t(id) - 1].text);
    }

private:
    /// The segmentation of the highest probability (Viterbi's algorithm).
    [[nodiscard]] std::vector<Step> bestPath(QByteArrayView text) const
    {
        const int size = int(text.size());
        std::vector<Arrival> arrivals(size_t(size) + 1);
        for (int start = 0; start < size;) {
            const float score = arrivals[size_t(start)].score;
            const int next = std::min(size, start + utf8Length(text[start]));
            bool hasSingle = false;
            for (int end = next; end <= size && end - start <= m_longest; end += end < size ? utf8Length(text[end]) : 1) {
                const auto piece = m_pieces.constFind(text.sliced(start, end - start));
                if (piece == m_pieces.constEnd())
                    continue;
                arrivals[size_t(end)].improve(score + m_model.pieces[size_t(*piece)].score, start, *piece);
                hasSingle = hasSingle || end == next;
            }
            if (!hasSingle)
                arrivals[size_t(next)].improve(score + m_unknownScore, start, 0);
            start = next;
        }
        std::vector<Step> path;
        for (int end = size; end > 0; end = arrivals[size_t(end)].start)
            path.push_back({arrivals[size_t(end)].start, end, arrivals[size_t(end)].piece});
        std::ranges::reverse(path);
        return path;
    }

    SentencePieceModel m_model; ///< what the views below point into
    SentencePieceNormalizer m_normalizer;
    QHash<QByteArrayView, int> m_pieces;
    int m_longest = 0;
    float m_unknownScore = 0;
};

} // namespace

Result<std::unique_ptr<SubwordTokenizer>> readSentencePiece(const QString &modelFile)
{
    auto model = readSentencePieceModel(modelFile);
    if (!model)
        return model.error();
    auto normalizer = SentencePieceNormalizer::create(model->characterMap, model->removesExtraSpaces);
    if (!normalizer)
        return Error{normalizer.error().code, modelFile, 0, normalizer.error().detail};
    return std::make_unique<SentencePiece>(std::move(*model), std::move(*normalizer));
}

} // namespace glossator
