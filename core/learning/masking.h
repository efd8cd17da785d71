#pragma once

#include <random>
#include <vector>

#include "text/subwordtokenizer.h"

namespace glossator {

/// Which entries of a vocabulary stand for text, and which one for what is hidden.
class MaskingVocabulary
{
public:
    /// Error EncoderUnsupported when the vocabulary has no mask.
    [[nodiscard]] static Result<MaskingVocabulary> of(const SubwordTokenizer &tokenizer);

    [[nodiscard]] qint32 mask() const { return m_mask; }
    /// Not a special entry: those stand around sequences, for padding, for what is hidden and for what the vocabulary lacks.
    [[nodiscard]] bool isText(qint32 id) const { return m_isText[size_t(id)]; }
    [[nodiscard]] qint32 randomText(std::mt19937_64 &random) const;

private:
    qint32 m_mask = -1;
    std::vector<bool> m_isText;
};

/// A subword that was chosen to be guessed.
struct HiddenSubword
{
    int place = 0; ///< in its sequence
    qint32 id = 0; ///< what stood there
};

/// Chooses 15 in 100 of the text's subwords and puts the mask in the place of 80 in 100 of them, any other text in that of 10 in 100, and
/// leaves the rest (Devlin et al. 2019). Special entries are never chosen and never put in.
[[nodiscard]] std::vector<HiddenSubword> hideSubwords(std::vector<qint32> &ids, const MaskingVocabulary &vocabulary,
                                                      std::mt19937_64 &random);

} // namespace glossator
