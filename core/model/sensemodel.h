#pragma once

#include <QByteArray>
#include <QHash>
#include <QStringList>

#include <memory>
#include <span>
#include <vector>

#include "base/progress.h"
#include "base/result.h"
#include "model/confidence.h"
#include "model/device.h"
#include "model/encoderconfig.h"
#include "model/glossindex.h"
#include "model/partsprecision.h"
#include "model/scoreweights.h"
#include "model/subwordsequence.h"
#include "text/document.h"

namespace glossator {

class EncoderNetwork;
class SubwordTokenizer;
struct EncoderPair;
struct SenseHead;
struct TrainedParts;

struct SenseCandidate
{
    int gloss = 0; ///< row of the gloss index
    float logPrior = 0; ///< log of the sense's smoothed share of its lemma's occurrences
};

/// One unit to be scored: which tokens of which passage of the batch, against which candidates.
struct SenseRequest
{
    int passage = 0;
    std::span<const int> tokens;
    std::span<const SenseCandidate> candidates;
    int firstToken = 0; ///< what the tokens count from: 0, or the place in the passage where their sentence begins
};

struct UnitScores
{
    std::vector<float> probabilities; ///< calibrated, candidates in the order given
    NoneEvidence evidence;
    std::optional<float> none; ///< see NoneScorer::probability()
    /// By how much the log of each probability, without the uniform share, grows with the prior factor, up to what all share.
    std::vector<float> frequencySlopes;
};

/// Encoder, gloss index and heads together: sentences in, tags and probabilities out. Knows neither inventory nor store.
/// encode(), tags() and score() let libtorch's exceptions through; see computed().
/// Thread contract: const functions and ensureGlosses() may run at once on several threads; setTrainedParts(), setPartsVersion(),
/// setConfidence(), setPriorFactor() and setScoreWeights() must run alone.
class SenseModel
{
public:
    struct Settings
    {
        QString encoderFolder;
        QString indexFolder; ///< empty: GlossIndex::defaultFolder()
        Device device;
    };

    /// Errors: those of readEncoderConfig, readEncoderTokenizer, verifyEncoder, SafeTensors, GlossIndex::open, computed().
    [[nodiscard]] static Result<std::unique_ptr<SenseModel>> load(const Settings &settings, GlossSource source);
    ~SenseModel();

    /// The parts as written by training. On an error the parts in use stay. Another gloss encoder has an index of its own.
    [[nodiscard]] Result<void> setTrainedParts(const QByteArray &data, const QString &name);
    /// Names the parts in use and the prior factor, see versionWithPriorFactor().
    [[nodiscard]] QString version() const;
    [[nodiscard]] QString partsVersion() const;
    void setPartsVersion(const QString &version);

    /// The states of some passages, kept for tags() and score(); opaque.
    class States;
    [[nodiscard]] std::shared_ptr<const States> encode(std::span<const EncodedPassage> passages) const;
    /// Subwords that encode() has read since the model was loaded; glosses do not count.
    [[nodiscard]] qint64 subwordsEncoded() const;
    /// One tag a token for each passage, in order.
    [[nodiscard]] std::vector<std::vector<UniversalTag>> tags(const States &states) const;
    /// One for each request. All glosses must be in the index; see ensureGlosses(). A passage's requests with several candidates are each
    /// other's topic (see SenseHead), so that those of one passage belong into one call.
    /// words: gets what is compared with the senses of each request, a vector of length 1; null: not asked for.
    [[nodiscard]] std::vector<UnitScores> score(const States &states, std::span<const SenseRequest> requests,
                                                std::vector<std::vector<float>> *words = nullptr) const;

    /// Encodes those of these rows that the index lacks. Progress counts rows. Errors: Cancelled, those of computed().
    [[nodiscard]] Result<void> ensureGlosses(std::span<const int> rows, const TaskControl &control);

    /// An index of other texts, read by the gloss encoder in use. Errors: those of GlossIndex::open.
    [[nodiscard]] Result<std::unique_ptr<GlossIndex>> openIndex(const GlossSource &source) const;
    /// ensureGlosses() for such an index.
    [[nodiscard]] Result<void> ensureGlosses(const GlossSource &source, GlossIndex &index, std::span<const int> rows,
                                             const TaskControl &control) const;

    [[nodiscard]] EncodedPassage toSubwords(std::span<const Sentence> passage) const;
    /// How many consecutive sentences of a document the parts in use were trained to read together.
    [[nodiscard]] int passageSentences() const;
    [[nodiscard]] const GlossIndex &glossIndex() const;
    [[nodiscard]] const GlossSource &glossSource() const;
    [[nodiscard]] const EncoderConfig &encoderConfig() const;
    [[nodiscard]] const SubwordTokenizer &tokenizer() const;
    [[nodiscard]] Device device() const;
    [[nodiscard]] QString encoderDigest() const;

    /// The parts in use, as setTrainedParts takes them, written anew and rounded by that.
    [[nodiscard]] QByteArray trainedParts(PartsPrecision precision = PartsPrecision::Usual) const;
    /// What setTrainedParts() was last given: given to it again, it brings back the same to the bit. Before the first call: the untrained parts.
    [[nodiscard]] QByteArray partsLastSet() const;
    [[nodiscard]] const Confidence &confidence() const;
    void setConfidence(const Confidence &confidence);

    /// How much what is frequent counts: 1 as the parts say; at 0 the senses' frequencies do not, and senses that training never met are
    /// favoured, see SenseHead. Rounded by roundedPriorFactor(). Other parts keep it.
    void setPriorFactor(double factor);
    [[nodiscard]] double priorFactor() const;
    /// The parts' own weights, which factor 1 stands for.
    [[nodiscard]] ScoreWeights scoreWeights() const;
    void setScoreWeights(const ScoreWeights &weights);

    /// Gloss → row of an offsets table with these names.
    [[nodiscard]] QHash<int, int> offsetRows(const QStringList &names) const;
    /// The same for the offsets in use.
    [[nodiscard]] const QHash<int, int> &offsetRows() const;
    /// For core/learning: a copy of the parts in use to train on, the encoders' base weights shared with this model.
    [[nodiscard]] TrainedParts trainableCopy(EncoderPair &encoders) const;
    [[nodiscard]] const EncoderNetwork &baseNetwork() const;

private:
    struct Private;
    explicit SenseModel(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace glossator
