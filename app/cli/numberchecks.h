#pragma once

#include <CLI/CLI.hpp>

#include <limits>
#include <string>

namespace glossator::cli {

/// For floating-point numbers in the place of CLI11's checks, which let nan pass. kind: "a number from 0 to 1".
template <typename Predicate>
[[nodiscard]] CLI::Validator numberThat(Predicate fits, const std::string &kind)
{
    const auto complaint = [fits, kind](const std::string &text) {
        double number = 0;
        return CLI::detail::lexical_cast(text, number) && fits(number) ? std::string() : text + " is not " + kind;
    };
    return CLI::Validator(complaint, "");
}

[[nodiscard]] inline CLI::Validator numberWithin(double least, double most)
{
    const std::string range = CLI::detail::to_string(least) + " to " + CLI::detail::to_string(most);
    return numberThat([least, most](double number) { return number >= least && number <= most; }, "a number from " + range)
        .description("FLOAT in [" + CLI::detail::to_string(least) + " - " + CLI::detail::to_string(most) + "]");
}

[[nodiscard]] inline CLI::Validator nonNegativeNumber()
{
    return numberThat([](double number) { return number >= 0 && number <= std::numeric_limits<double>::max(); }, "a number of 0 or more")
        .description("NONNEGATIVE");
}

[[nodiscard]] inline CLI::Validator positiveNumber()
{
    return numberThat([](double number) { return number > 0 && number <= std::numeric_limits<double>::max(); }, "a number above 0")
        .description("POSITIVE");
}

} // namespace glossator::cli
