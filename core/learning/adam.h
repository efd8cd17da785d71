#pragma once

#include <QString>

#include <vector>

#include "learning/checkpoint.h"
#include "model/torchcompat.h"

namespace glossator {

/// One trained tensor with the moments that Adam keeps of its gradient.
struct AdamParameter
{
    QString name;
    torch::Tensor value;
    double rate = 0;
    double weightDecay = 0;
    torch::Tensor firstMoment;
    torch::Tensor secondMoment;
};

/// AdamW (Loshchilov and Hutter 2019) with betas 0.9 and 0.999. libtorch's own keeps its state where the next version of libtorch
/// cannot read it, and checkpoints must outlive versions.
class Adam
{
public:
    void add(const QString &name, torch::Tensor value, double rate, double weightDecay);
    [[nodiscard]] std::vector<AdamParameter> &parameters() { return m_parameters; }

    /// Every value and moment by name, for checkpoints.
    [[nodiscard]] TrainingState state() const;

    void zeroGradients();
    /// Scales all gradients down so that their joint length is at most this. False, with nothing scaled, where it is no finite number.
    [[nodiscard]] bool clipGradients(double longest);
    /// step counts from 1; factor multiplies every rate.
    void step(int step, double factor);

private:
    std::vector<AdamParameter> m_parameters;
};

} // namespace glossator
