#include "model/attention.h"

#include "model/indextensor.h"

#include <cmath>
#include <map>

namespace glossator {

namespace {

/// Distances beyond this share a bucket.
constexpr int farthest = 128;

/// Many small matrix products. libtorch does them one after the other, each on all threads, which costs more than the products; without
/// gradients to keep, each thread does a share of them instead.
torch::Tensor batchedProduct(const torch::Tensor &a, const torch::Tensor &b)
{
    if (!a.is_cpu() || torch::GradMode::is_enabled())
        return torch::bmm(a, b);
    const int64_t count = a.size(0);
    const int64_t share = (count + at::get_num_threads() - 1) / at::get_num_threads();
    const torch::Tensor products = torch::empty({count, a.size(1), b.size(2)}, a.options());
    at::parallel_for(0, count, share, [&](int64_t begin, int64_t end) {
        const torch::NoGradGuard noGrad; // of this thread
        torch::Tensor slice = products.narrow(0, begin, end - begin);
        torch::bmm_out(slice, a.narrow(0, begin, end - begin), b.narrow(0, begin, end - begin));
    });
    return products;
}

/// [buckets, heads] → [heads, length, length].
torch::Tensor biasOfLength(const torch::Tensor &relativeBias, int64_t length)
{
    std::vector<int64_t> ofDistance; // from length - 1 before the query to length - 1 behind it
    for (int64_t distance = 1 - length; distance < length; ++distance)
        ofDistance.push_back(relativeBucket(int(distance), int(relativeBias.size(0))));
    std::vector<int64_t> buckets;
    buckets.reserve(size_t(length * length));
    for (int64_t query = 0; query < length; ++query)
        buckets.insert(buckets.end(), ofDistance.end() - length - query, ofDistance.end() - query);
    return relativeBias.index_select(0, indexTensor(buckets, relativeBias.device())).t().contiguous().view({-1, length, length});
}

/// qkv: the rows of the run.
torch::Tensor attendRun(const torch::Tensor &qkv, const AttentionRun &run, int64_t heads)
{
    const int64_t width = qkv.size(1) / 3;
    const int64_t headWidth = width / heads;
    const torch::Tensor together = qkv.view({run.count, run.length, 3, heads, headWidth}).permute({2, 0, 3, 1, 4}).contiguous();
    // Unbound and split, not selected one by one: the gradient of each selection would be as large as the whole.
    const std::vector<torch::Tensor> parts = together.view({3, run.count * heads, run.length, headWidth}).unbind(0);
    const torch::Tensor products = batchedProduct(parts[0], parts[1].transpose(1, 2));
    torch::Tensor scores = products.view({run.count, heads, run.length, run.length}).mul(1.0 / std::sqrt(double(headWidth)));
    if (run.bias.defined())
        scores.add_(run.bias);
    const torch::Tensor context = batchedProduct(torch::softmax(scores, -1).view_as(products), parts[2]);
    return context.view({run.count, heads, run.length, headWidth}).permute({0, 2, 1, 3}).reshape({run.count * run.length, width});
}

} // namespace

int relativeBucket(int distance, int buckets)
{
    const int half = buckets / 2;
    const int exact = half / 2;
    const int direction = distance > 0 ? half : 0;
    const int steps = std::abs(distance);
    if (steps < exact)
        return direction + steps;
    // In single precision, as the encoders were trained.
    const float share = std::log(float(steps) / float(exact)) / float(std::log(double(farthest) / exact));
    return direction + std::min(exact + int(share * float(half - exact)), half - 1);
}

std::vector<AttentionRun> attentionRuns(const std::vector<int> &lengths, const torch::Tensor &relativeBias)
{
    std::vector<AttentionRun> runs;
    std::map<int64_t, torch::Tensor> biases;
    for (const int length : lengths) {
        if (runs.empty() || runs.back().length != length) {
            AttentionRun run{0, length, {}};
            if (relativeBias.defined()) {
                torch::Tensor &bias = biases[length];
                if (!bias.defined())
                    bias = biasOfLength(relativeBias, length);
                run.bias = bias;
            }
            runs.push_back(run);
        }
        ++runs.back().count;
    }
    return runs;
}

torch::Tensor attend(const torch::Tensor &qkv, const std::vector<AttentionRun> &runs, int heads)
{
    std::vector<int64_t> rows;
    for (const AttentionRun &run : runs)
        rows.push_back(run.count * run.length);
    const std::vector<torch::Tensor> pieces = qkv.split_with_sizes(rows, 0);
    std::vector<torch::Tensor> contexts;
    for (size_t i = 0; i < runs.size(); ++i)
        contexts.push_back(attendRun(pieces[i], runs[i], heads));
    return contexts.size() == 1 ? contexts.front() : torch::cat(contexts);
}

} // namespace glossator
