#include "learning/adam.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace glossator {

void Adam::add(const QString &name, torch::Tensor value, double rate, double weightDecay)
{
    value.set_requires_grad(true);
    m_parameters.push_back({name, value, rate, weightDecay, torch::zeros_like(value), torch::zeros_like(value)});
}

TrainingState Adam::state() const
{
    TrainingState state;
    for (const AdamParameter &parameter : m_parameters) {
        state.emplace_back(parameter.name + QStringLiteral(".value"), parameter.value);
        state.emplace_back(parameter.name + QStringLiteral(".first"), parameter.firstMoment);
        state.emplace_back(parameter.name + QStringLiteral(".second"), parameter.secondMoment);
    }
    return state;
}

void Adam::zeroGradients()
{
    for (AdamParameter &parameter : m_parameters)
        parameter.value.mutable_grad() = torch::Tensor();
}

bool Adam::clipGradients(double longest)
{
    double sum = 0;
    for (const AdamParameter &parameter : m_parameters) {
        if (parameter.value.grad().defined())
            sum += parameter.value.grad().pow(2).sum().item<double>();
    }
    const double length = std::sqrt(sum);
    if (!std::isfinite(length))
        return false;
    if (length <= longest)
        return true;
    for (AdamParameter &parameter : m_parameters) {
        if (parameter.value.grad().defined())
            parameter.value.mutable_grad().mul_(longest / length);
    }
    return true;
}

void Adam::step(int step, double factor)
{
    constexpr double beta1 = 0.9;
    constexpr double beta2 = 0.999;
    constexpr double epsilon = 1e-8;
    const torch::NoGradGuard noGrad;
    const double correction1 = 1 - std::pow(beta1, step);
    const double correction2 = 1 - std::pow(beta2, step);
    for (AdamParameter &parameter : m_parameters) {
        const torch::Tensor gradient = parameter.value.grad();
        if (!gradient.defined())
            continue;
        const double rate = parameter.rate * factor;
        parameter.firstMoment.mul_(beta1).add_(gradient, 1 - beta1);
        parameter.secondMoment.mul_(beta2).addcmul_(gradient, gradient, 1 - beta2);
        const torch::Tensor denominator = (parameter.secondMoment / correction2).sqrt_().add_(epsilon);
        parameter.value.mul_(1 - rate * parameter.weightDecay);
        // libtorch throws at factors that no float holds.
        const double length = std::min(rate / correction1, double(std::numeric_limits<float>::max()));
        parameter.value.addcdiv_(parameter.firstMoment, denominator, -length);
    }
}

} // namespace glossator
