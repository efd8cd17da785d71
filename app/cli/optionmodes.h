#pragma once

#include <span>

namespace CLI {
class App;
}

namespace glossator::cli {

/// Some of the modes that a subcommand has, a bit each.
using Modes = unsigned;

struct ModeName
{
    Modes modes;
    const char *text; ///< goes on from "does nothing"
};

/// The modes in which an option is read.
struct OptionUse
{
    const char *option;
    Modes modes;
    const char *idleValue = nullptr; ///< says what holds in the other modes anyway, and may be said there
};

struct ModeTable
{
    std::span<const ModeName> names; ///< a set stands before its subsets
    std::span<const OptionUse> uses; ///< an option that is not listed is read in every mode
};

/// Throws CLI::ValidationError for an option that stands on the command line and does nothing in this mode. One that was left at its
/// default does not count.
void refuseIdleOptions(const CLI::App &command, const ModeTable &table, Modes mode);

} // namespace glossator::cli
