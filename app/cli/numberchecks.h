#pragma once

#include <CLI/CLI.hpp>

#include <limits>
#include <string>

namespace glossator::cli {

/// As CLI::Range of floating-point numbers, which lets nan pass.
[[nodiscard]] inline CLI::Validator numberWithin(double least, double most)
{
    const auto complaint = [least, most](const std::string &text) {
        double number = 0;
        if (CLI::detail::lexical_cast(text, number) && number >= least && number <= most)
            return std::string();
        return text + " is no number from " + CLI::detail::to_string(least) + " to " + CLI::detail::to_string(most);
    };
    return CLI::Validator(complaint, CLI::detail::to_string(least) + " - " + CLI::detail::to_string(most));
}

/// As CLI::NonNegativeNumber and CLI::PositiveNumber, likewise.
[[nodiscard]] inline CLI::Validator nonNegativeNumber()
{
    return CLI::Validator(numberWithin(0, std::numeric_limits<double>::max())).description("NONNEGATIVE");
}

[[nodiscard]] inline CLI::Validator positiveNumber()
{
    return CLI::Validator(numberWithin(std::numeric_limits<double>::min(), std::numeric_limits<double>::max())).description("POSITIVE");
}

} // namespace glossator::cli
