#pragma once

#include <cmath>

namespace glossator {

/// Where a function with one minimum between low and high has it, by golden-section search (Kiefer 1953).
template <typename Function>
[[nodiscard]] double goldenSectionMinimum(double low, double high, double tolerance, Function function)
{
    const double ratio = (std::sqrt(5.0) - 1) / 2;
    double left = high - ratio * (high - low);
    double right = low + ratio * (high - low);
    double atLeft = function(left);
    double atRight = function(right);
    while (high - low > tolerance) {
        if (atLeft < atRight) {
            high = right;
            right = left;
            atRight = atLeft;
            left = high - ratio * (high - low);
            atLeft = function(left);
        } else {
            low = left;
            left = right;
            atLeft = atRight;
            right = low + ratio * (high - low);
            atRight = function(right);
        }
    }
    return (low + high) / 2;
}

} // namespace glossator
