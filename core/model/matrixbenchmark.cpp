#include "model/matrixbenchmark.h"

#include "model/torchcompat.h"

#include <chrono>
#include <vector>

namespace glossator {

namespace {

struct Product
{
    torch::Tensor input; ///< [rows, in]
    torch::Tensor weight; ///< [in, out]
    torch::Tensor output; ///< [rows, out]
};

/// About what the encoder reads at once.
constexpr int rows = 2048;

/// Of one layer.
std::vector<Product> productsOf(const EncoderConfig &config, const Device &device, Precision precision)
{
    const auto type = precision == Precision::BFloat16 ? torch::kBFloat16 : torch::kFloat32;
    const auto options = torch::TensorOptions(type).device(toTorch(device));
    std::vector<Product> products;
    const auto add = [&](int in, int out) {
        products.push_back({torch::randn({rows, in}, options), torch::randn({out, in}, options).t(), torch::empty({rows, out}, options)});
    };
    add(config.width, 3 * config.width);
    add(config.width, config.width);
    add(config.width, config.feedForwardWidth);
    add(config.feedForwardWidth, config.width);
    return products;
}

} // namespace

MatrixSpeed measureMatrixProducts(const EncoderConfig &config, const Device &device, Precision precision, double seconds)
{
    using Clock = std::chrono::steady_clock;
    const torch::NoGradGuard noGrad;
    const std::vector<Product> products = productsOf(config, device, precision);
    double multiplications = 0;
    for (const Product &product : products)
        multiplications += double(product.weight.numel()) * rows * config.layers;
    const auto once = [&] {
        for (int layer = 0; layer < config.layers; ++layer) {
            for (Product product : products)
                torch::mm_out(product.output, product.input, product.weight);
        }
        // Waits for a device that works on its own.
        return products.back().output[0][0].item<float>();
    };
    once();
    int rounds = 0;
    const auto start = Clock::now();
    double elapsed = 0;
    do {
        once();
        ++rounds;
        elapsed = std::chrono::duration<double>(Clock::now() - start).count();
    } while (elapsed < seconds);
    return {2 * multiplications * rounds / elapsed / 1e9, double(rows) * rounds / elapsed};
}

} // namespace glossator
