#include "model/crossencoder.h"

#include <algorithm>
#include <numeric>

#include "model/computing.h"
#include "model/pairparts.h"
#include "model/sensemodel.h"

namespace glossator {

namespace {

/// Subwords that the encoder reads at once; see glossencoder.cpp.
constexpr size_t batchSubwords = 2048;

/// All pairs of some requests, in their order.
std::vector<PairSequence> pairsOf(std::span<const PairRequest> requests, const PairBuilder &builder, const GlossSource &glosses)
{
    std::vector<PairSequence> pairs;
    for (const PairRequest &request : requests) {
        const PairContext context = builder.context(*request.sentence, request.tokens);
        for (const int row : request.glosses)
            pairs.push_back(joined(context, builder.gloss(context, glosses.text(row))));
    }
    return pairs;
}

} // namespace

struct CrossEncoder::Private
{
    EncoderNetwork network; ///< adapters merged
    PairParts parts;
    GlossSource glosses;
    PairBuilder builder;

    /// pairs[order[i]] for i in the range; their scores go to the same places.
    void scoreBatch(const std::vector<PairSequence> &pairs, std::span<const size_t> order, std::vector<float> &scores) const
    {
        std::vector<PairSequence> together;
        for (const size_t i : order)
            together.push_back(pairs[i]);
        const PairBatch batch = packPairs(together, parts.recipe.form, network.device());
        const torch::Tensor logits = parts.head.logits(network.forward(batch.packed).back(), batch);
        const torch::Tensor values = pairScores(parts.recipe.scorer, logits).cpu().contiguous();
        for (size_t i = 0; i < order.size(); ++i)
            scores[order[i]] = values.data_ptr<float>()[i];
    }
};

CrossEncoder::CrossEncoder(std::unique_ptr<Private> priv) : d(std::move(priv)) {}

CrossEncoder::~CrossEncoder() = default;

Result<std::unique_ptr<CrossEncoder>> CrossEncoder::open(const SenseModel &model, GlossSource glosses, const QByteArray &parts,
                                                         const QString &name)
{
    auto file = SafeTensors::parse(parts, name);
    if (!file)
        return file.error();
    return computed([&]() -> Result<std::unique_ptr<CrossEncoder>> {
        const torch::NoGradGuard noGrad;
        EncoderNetwork network = model.baseNetwork();
        auto read = readPairParts(*file, {model.encoderDigest(), glosses.inventory}, network);
        if (!read)
            return read.error();
        network.mergeAdapters();
        PairBuilder builder(model.tokenizer(), model.encoderConfig(), read->recipe.form);
        return std::unique_ptr<CrossEncoder>(
            new CrossEncoder(std::unique_ptr<Private>(new Private{std::move(network), std::move(*read), std::move(glosses), builder})));
    });
}

Result<bool> CrossEncoder::isMadeFor(const QString &partsFile)
{
    auto file = SafeTensors::open(partsFile);
    if (!file)
        return file.error();
    return !originOf(*file).scorer.isEmpty();
}

QString CrossEncoder::version() const
{
    return d->parts.version;
}

QString CrossEncoder::recipe() const
{
    const PairRecipe &recipe = d->parts.recipe;
    const QString scorer = pairScorerName(recipe.scorer);
    return recipe == PairRecipe() ? scorer : QStringLiteral("%1, %2").arg(scorer, pairFormName(recipe.form));
}

Result<std::vector<std::vector<float>>> CrossEncoder::score(std::span<const PairRequest> requests, const TaskControl &control) const
{
    const torch::NoGradGuard noGrad;
    const std::vector<PairSequence> pairs = pairsOf(requests, d->builder, d->glosses);
    std::vector<size_t> order(pairs.size());
    std::iota(order.begin(), order.end(), size_t(0));
    std::ranges::stable_sort(order, {}, [&pairs](size_t i) { return pairs[i].ids.size(); });
    std::vector<float> scores(pairs.size());
    for (size_t first = 0; first < order.size();) {
        if (control.isCancelled())
            return Error{ErrorCode::Cancelled};
        size_t last = first;
        for (size_t subwords = 0; last < order.size() && subwords < batchSubwords; ++last)
            subwords += pairs[order[last]].ids.size();
        const auto batch = std::span(order).subspan(first, last - first);
        if (auto scored = computed([&] { d->scoreBatch(pairs, batch, scores); }); !scored)
            return scored.error();
        first = last;
        control.progress(qint64(first), qint64(order.size()));
    }

    std::vector<std::vector<float>> result;
    std::span<const float> rest(scores);
    for (const PairRequest &request : requests) {
        result.push_back(request.glosses.empty() ? std::vector<float>()
                                                 : scaledProbabilities(rest.first(request.glosses.size()), d->parts.scaling));
        rest = rest.subspan(request.glosses.size());
    }
    return result;
}

} // namespace glossator
