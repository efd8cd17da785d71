#include "learning/masking.h"

#include <QSet>

namespace glossator {

namespace {

constexpr double chosenShare = 0.15;
constexpr double maskedShare = 0.8; // of those chosen
constexpr double replacedShare = 0.1; // of those chosen

/// [0, 1): the same on every platform.
double uniform(std::mt19937_64 &random)
{
    return double(random() >> 11) * 0x1p-53;
}

/// How the vocabularies in use spell their special entries.
bool isSpecial(const QString &piece)
{
    static const QSet<QString> names{QStringLiteral("[PAD]"),  QStringLiteral("[UNK]"), QStringLiteral("[CLS]"), QStringLiteral("[SEP]"),
                                     QStringLiteral("<s>"),    QStringLiteral("</s>"),  QStringLiteral("<pad>"), QStringLiteral("<unk>"),
                                     QStringLiteral("<mask>"), QStringLiteral("[MASK]")};
    return names.contains(piece) || (piece.startsWith(QLatin1StringView("[unused")) && piece.endsWith(u']'));
}

} // namespace

Result<MaskingVocabulary> MaskingVocabulary::of(const SubwordTokenizer &tokenizer)
{
    MaskingVocabulary vocabulary;
    for (qint32 id = 0; id < tokenizer.vocabularySize(); ++id) {
        const QString piece = tokenizer.piece(id);
        if (piece == QLatin1StringView("[MASK]") || piece == QLatin1StringView("<mask>"))
            vocabulary.m_mask = id;
        vocabulary.m_isText.push_back(!isSpecial(piece));
    }
    if (vocabulary.m_mask < 0)
        return Error{ErrorCode::EncoderUnsupported, QStringLiteral("vocabulary"), 0, QStringLiteral("it has neither [MASK] nor <mask>")};
    return vocabulary;
}

qint32 MaskingVocabulary::randomText(std::mt19937_64 &random) const
{
    for (;;) {
        const auto id = qint32(random() % m_isText.size());
        if (isText(id))
            return id;
    }
}

std::vector<HiddenSubword> hideSubwords(std::vector<qint32> &ids, const MaskingVocabulary &vocabulary, std::mt19937_64 &random)
{
    std::vector<HiddenSubword> hidden;
    for (size_t place = 0; place < ids.size(); ++place) {
        if (!vocabulary.isText(ids[place]) || uniform(random) >= chosenShare)
            continue;
        hidden.push_back({int(place), ids[place]});
        const double way = uniform(random);
        if (way < maskedShare)
            ids[place] = vocabulary.mask();
        else if (way < maskedShare + replacedShare)
            ids[place] = vocabulary.randomText(random);
    }
    return hidden;
}

} // namespace glossator
