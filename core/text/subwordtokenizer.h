#pragma once

#include <QString>
#include <QStringView>

#include <memory>
#include <vector>

#include "base/result.h"

namespace glossator {

struct Subword
{
    qint32 id = 0;
    int start = 0; ///< UTF-16 offsets in the text given
    int end = 0;
};

/// Turns text into the vocabulary entries that an encoder reads. Immutable, safe to share between threads.
class SubwordTokenizer
{
public:
    virtual ~SubwordTokenizer() = default;

    /// Without the special tokens around a sequence.
    [[nodiscard]] virtual std::vector<Subword> tokenize(QStringView text) const = 0;
    [[nodiscard]] virtual qint32 beginId() const = 0; ///< what stands before a sequence: [CLS], <s>
    [[nodiscard]] virtual qint32 endId() const = 0; ///< what stands behind it: [SEP], </s>
    [[nodiscard]] virtual qint32 unknownId() const = 0;
    [[nodiscard]] virtual int vocabularySize() const = 0;
    [[nodiscard]] virtual QString piece(qint32 id) const = 0;
};

/// How a vocabulary spells the entries that stand around a sequence and for what it lacks.
struct SpecialTokens
{
    QString begin = QStringLiteral("[CLS]");
    QString end = QStringLiteral("[SEP]");
    QString unknown = QStringLiteral("[UNK]");
};

/// WordPiece as in BERT (Devlin et al. 2019): the BertNormalizer, BertPreTokenizer and WordPiece model of the `tokenizers` library.
/// Text is only ever text: "[SEP]" in it is five characters, not a special token.
/// Accents and other removed characters belong to no subword unless they stand inside one; the parts of a Hangul syllable
/// all have the syllable's offsets.
/// vocabularyFile: one entry a line (vocab.txt). Errors: FileNotFound, FileUnreadable, EncoderUnsupported (a special token is missing).
[[nodiscard]] Result<std::unique_ptr<SubwordTokenizer>> readWordPiece(const QString &vocabularyFile, bool lowerCase,
                                                                      const SpecialTokens &special = {});

} // namespace glossator
