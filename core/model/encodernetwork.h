#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "base/result.h"
#include "model/attention.h"
#include "model/dropout.h"
#include "model/encoderconfig.h"
#include "model/safetensors.h"
#include "model/torchcompat.h"

namespace glossator {

/// Several subword sequences without padding, one behind the other; equal lengths should stand together, since attention works on
/// such runs at once.
struct PackedSequences
{
    torch::Tensor ids; ///< [N] int64
    torch::Tensor positions; ///< [N] int64, each sequence counts from 0
    std::vector<int> lengths;
    torch::Tensor secondRows{}; ///< [M] int64, those of token type 1 (Devlin et al. 2019); undefined: all are of type 0

    static PackedSequences pack(std::span<const std::vector<qint32>> sequences, torch::Device device);
};

/// A low-rank addition to a linear map (Hu et al. 2022): y += scale * (x downᵀ) upᵀ.
struct LowRank
{
    torch::Tensor down; ///< [rank, in]
    torch::Tensor up; ///< [out, rank]
    double scale = 0;
};

struct LinearMap
{
    torch::Tensor weight; ///< [out, in]
    torch::Tensor bias; ///< [out]
    std::optional<LowRank> adapter;
    torch::Tensor reducedWeight = {}; ///< the weight in bfloat16, which then multiplies in its place; undefined: full precision

    [[nodiscard]] torch::Tensor operator()(const torch::Tensor &input) const;

private:
    [[nodiscard]] torch::Tensor reducedProduct(const torch::Tensor &input) const; ///< all but the bias
};

struct NormMap
{
    torch::Tensor weight;
    torch::Tensor bias;
    double epsilon = 0;

    [[nodiscard]] torch::Tensor operator()(const torch::Tensor &input) const;
};

/// One block of a post-norm transformer (Vaswani et al. 2017), as in BERT.
struct EncoderLayer
{
    LinearMap queryKeyValue; ///< [3 width, width]: the three maps in one product
    LinearMap attentionOutput;
    NormMap attentionNorm;
    LinearMap feedForwardIn;
    LinearMap feedForwardOut;
    NormMap feedForwardNorm;
    int heads = 0;

    [[nodiscard]] torch::Tensor forward(const torch::Tensor &hidden, const std::vector<AttentionRun> &runs, const Dropout &dropout) const;
    [[nodiscard]] std::vector<LinearMap *> linearMaps();
};

/// An encoder of the BERT family over packed sequences. Copies share their tensors until one is replaced (setAdapters, mergeAdapters).
class EncoderNetwork
{
public:
    /// Errors: ModelDamaged (a tensor is missing or misshapen).
    [[nodiscard]] static Result<EncoderNetwork> load(const EncoderConfig &config, const SafeTensors &weights, torch::Device device);

    /// Random weights, for measuring speed.
    [[nodiscard]] static EncoderNetwork random(const EncoderConfig &config, torch::Device device);

    [[nodiscard]] const EncoderConfig &config() const { return m_config; }
    [[nodiscard]] torch::Device device() const { return m_wordEmbedding.device(); }
    [[nodiscard]] std::vector<EncoderLayer> &layers() { return m_layers; }
    [[nodiscard]] const std::vector<EncoderLayer> &layers() const { return m_layers; }
    [[nodiscard]] const torch::Tensor &wordEmbedding() const { return m_wordEmbedding; } ///< [vocabularySize, width]
    [[nodiscard]] const torch::Tensor &positionEmbedding() const { return m_positionEmbedding; }
    [[nodiscard]] const torch::Tensor &relativeBias() const { return m_relativeBias; }
    [[nodiscard]] const NormMap &embeddingNorm() const { return m_embeddingNorm; }

    /// Hidden states [N, width] after each layer.
    [[nodiscard]] std::vector<torch::Tensor> forward(const PackedSequences &input, const Dropout &dropout = {}) const;

    /// Fresh adapters on every linear map: down random (from the generator), up zero, so that nothing changes at first.
    void addAdapters(int rank, at::Generator &generator);
    /// Adapter matrices with names such as "layer.0.attention.qkv.down", in a fixed order.
    [[nodiscard]] std::vector<std::pair<QString, torch::Tensor *>> adapterTensors();
    /// The layers' own weights, biases and norms, for training without adapters or on top of them; embeddings stay as they are.
    [[nodiscard]] std::vector<std::pair<QString, torch::Tensor *>> weightTensors();
    /// Has the layers multiply in bfloat16, which processors with instructions for it do about twice as fast; the adapters themselves stay in
    /// 32 bits. For training on frozen layers.
    void reducePrecision();
    /// Adds the adapters into new copies of the weights; quicker to run, not to be trained further.
    void mergeAdapters();

private:
    EncoderConfig m_config;
    torch::Tensor m_wordEmbedding;
    torch::Tensor m_positionEmbedding; ///< with that of token type 0
    torch::Tensor m_secondType; ///< [width], what token type 1 adds to that; undefined for kinds without it
    torch::Tensor m_relativeBias; ///< [buckets, heads], shared by all layers; undefined for kinds without relative positions
    NormMap m_embeddingNorm;
    std::vector<EncoderLayer> m_layers;
};

/// A view's elements as a tensor of 32-bit floats of its own.
[[nodiscard]] torch::Tensor toFloatTensor(const TensorView &view, torch::Device device);

} // namespace glossator
