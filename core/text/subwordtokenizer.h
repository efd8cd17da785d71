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

/// What stands before a text. Some vocabularies tell a word that follows a space from one that goes on where another ends.
enum class TextBefore { Nothing, Space, Word };

/// Turns text into the vocabulary entries that an encoder reads. Immutable, safe to share between threads.
class SubwordTokenizer
{
public:
    virtual ~SubwordTokenizer() = default;

    /// Without the special tokens around a sequence.
    [[nodiscard]] virtual std::vector<Subword> tokenize(QStringView text, TextBefore before) const = 0;
    [[nodiscard]] std::vector<Subword> tokenize(QStringView text) const { return tokenize(text, TextBefore::Nothing); }
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

struct ByteLevelBpeFiles
{
    QString vocabulary; ///< vocab.json: entry → id
    QString merges; ///< merges.txt: pairs of entries to join, most urgent first
};

/// Byte-pair encoding of UTF-8 (Radford et al. 2019, RoBERTa): the ByteLevel pre-tokeniser and the BPE model of the `tokenizers` library.
/// A space belongs to the word behind it, but to no offsets; parts of a character all have the character's offsets. Lone surrogates are
/// read as question marks. prefixesSpace: a text with nothing before it is read as if behind a space (add_prefix_space).
/// Errors: FileNotFound, FileUnreadable, EncoderUnsupported (a file is not what it should be; the line tells where; or a special token
/// or one of the 256 bytes is missing).
[[nodiscard]] Result<std::unique_ptr<SubwordTokenizer>> readByteLevelBpe(const ByteLevelBpeFiles &files, bool prefixesSpace,
                                                                         const SpecialTokens &special);

/// The unigram model of SentencePiece (Kudo 2018) with the ids of XLM-RoBERTa: <s> 0, <pad> 1, </s> 2, <unk> 3, then the file's own
/// pieces, which stand one place further down there. A text with nothing before it is read as if behind a space. White space belongs to no
/// offsets; a subword that stands for nothing else has an empty range.
/// modelFile: sentencepiece.bpe.model. Errors: FileNotFound, FileUnreadable, EncoderUnsupported (damaged, or of another type).
[[nodiscard]] Result<std::unique_ptr<SubwordTokenizer>> readSentencePiece(const QString &modelFile);

} // namespace glossator
