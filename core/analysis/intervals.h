#pragma once

#include <QtGlobal>

namespace glossator {

struct Interval
{
    double low = 0;
    double high = 1;

    bool operator==(const Interval &) const = default;
};

/// The 95 % score interval of a proportion (Wilson 1927); 0 to 1 for no trials.
[[nodiscard]] Interval wilsonInterval(qint64 successes, qint64 trials);

/// The upper bound of a proportion that is exceeded with a probability of at most 1 - confidence, one-sided (Clopper and Pearson 1934): the
/// quantile of a beta distribution. 1 for no trials.
[[nodiscard]] double clopperPearsonUpper(qint64 successes, qint64 trials, double confidence);

/// The regularised incomplete beta function I_x(a, b) for a, b > 0 and x from 0 to 1, to about 12 digits.
[[nodiscard]] double incompleteBeta(double a, double b, double x);

} // namespace glossator
