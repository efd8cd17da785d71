#pragma once

#include <QString>

#include <optional>
#include <span>
#include <vector>

#include "model/encoderconfig.h"
#include "text/document.h"
#include "text/subwordtokenizer.h"

namespace glossator {

/// How a cross-encoder reads a unit's sentence and one of its glosses, and what it looks at (Huang et al. 2019). All read
/// [CLS] sentence [SEP] gloss [SEP], the second part as token type 1.
enum class PairForm : quint8 {
    TokenCls, ///< the mean of the unit's subwords
    SentCls, ///< [CLS]
    SentClsWs, ///< [CLS]; with weak supervision: quotes round the unit, and its form and a colon before the gloss
};

/// "token-cls", "sent-cls", "sent-cls-ws".
[[nodiscard]] QString pairFormName(PairForm form);
[[nodiscard]] std::optional<PairForm> pairFormFromName(QStringView name);

/// The first part of a unit's pairs, the same for all its glosses.
struct PairContext
{
    std::vector<qint32> ids; ///< with the special ones at both ends
    std::vector<int> target; ///< the places of the unit's subwords in ids
    QString glossPrefix; ///< what stands before each gloss
};

/// A sentence and a gloss as the encoder reads them.
struct PairSequence
{
    std::vector<qint32> ids;
    int second = 0; ///< where the gloss begins: token type 1 from here on
    std::vector<int> target; ///< as in PairContext
};

/// Makes the subword sequences of pairs. A sentence that is too long is cut to a window with the unit in its middle; the unit itself is
/// never cut, unless it alone is longer. Long glosses lose their ends. How much room each part has depends on the encoder alone, so a
/// pair's sequence does not depend on the pairs beside it.
class PairBuilder
{
public:
    /// The tokenizer must outlive the builder.
    PairBuilder(const SubwordTokenizer &tokenizer, const EncoderConfig &config, PairForm form);

    /// tokens: the unit's, ascending.
    [[nodiscard]] PairContext context(const Sentence &sentence, std::span<const int> tokens) const;
    /// The second part of a pair: prefix and gloss, with the special subword behind them.
    [[nodiscard]] std::vector<qint32> gloss(const PairContext &context, const QString &text) const;

private:
    const SubwordTokenizer &m_tokenizer;
    PairForm m_form;
    int m_separators; ///< special subwords between the parts
    int m_contextRoom; ///< subwords of a sentence without the special ones
    int m_glossRoom; ///< subwords of prefix and gloss
};

[[nodiscard]] PairSequence joined(const PairContext &context, std::span<const qint32> gloss);

} // namespace glossator
