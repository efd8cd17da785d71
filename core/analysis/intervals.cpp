#include "analysis/intervals.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace glossator {

namespace {

/// The continued fraction of I_x(a, b) (Abramowitz and Stegun 26.5.8), by the method of Lentz; converges fast for x < (a + 1) / (a + b + 2).
double betaFraction(double a, double b, double x)
{
    constexpr double tiny = std::numeric_limits<double>::min() / std::numeric_limits<double>::epsilon();
    constexpr double precision = 1e-15;
    // About the square root of the larger parameter; this is enough for billions of trials.
    constexpr int mostSteps = 200'000;
    const auto nonZero = [](double value) { return std::abs(value) < tiny ? tiny : value; };
    double c = 1;
    double d = 1 / nonZero(1 - (a + b) * x / (a + 1));
    double result = d;
    for (int m = 1; m <= mostSteps; ++m) {
        const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        d = 1 / nonZero(1 + even * d);
        c = nonZero(1 + even / c);
        result *= c * d;
        const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1 / nonZero(1 + odd * d);
        c = nonZero(1 + odd / c);
        result *= c * d;
        if (std::abs(c * d - 1) < precision)
            break;
    }
    return result;
}

} // namespace

Interval wilsonInterval(qint64 successes, qint64 trials)
{
    if (trials <= 0)
        return {};
    constexpr double z = 1.959963984540054; // the normal distribution's 0.975 quantile
    const double n = double(trials);
    const double p = double(successes) / n;
    const double centre = p + z * z / (2 * n);
    const double margin = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    const double scale = 1 + z * z / n;
    return {successes == 0 ? 0 : (centre - margin) / scale, successes == trials ? 1 : (centre + margin) / scale};
}

double incompleteBeta(double a, double b, double x)
{
    if (x <= 0)
        return 0;
    if (x >= 1)
        return 1;
    const double front = std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) + a * std::log(x) + b * std::log1p(-x));
    return x < (a + 1) / (a + b + 2) ? front * betaFraction(a, b, x) / a : 1 - front * betaFraction(b, a, 1 - x) / b;
}

double clopperPearsonUpper(qint64 successes, qint64 trials, double confidence)
{
    if (successes >= trials)
        return 1;
    const double a = double(successes) + 1;
    const double b = double(trials - successes);
    double low = 0;
    double high = 1;
    constexpr int halvings = 60;
    for (int i = 0; i < halvings; ++i) {
        const double middle = (low + high) / 2;
        (incompleteBeta(a, b, middle) < confidence ? low : high) = middle;
    }
    return high;
}

} // namespace glossator
