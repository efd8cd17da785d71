#include "cli/optionmodes.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace glossator::cli {

namespace {

std::string nameOf(Modes mode, std::span<const ModeName> names)
{
    return std::ranges::find_if(names, [mode](const ModeName &name) { return (name.modes & mode) != 0; })->text;
}

std::string namesOf(Modes modes, std::span<const ModeName> names)
{
    std::string all;
    for (const ModeName &name : names) {
        if ((name.modes & ~modes) != 0)
            continue;
        all += (all.empty() ? "" : " or ") + std::string(name.text);
        modes &= ~name.modes;
        if (modes == 0)
            break;
    }
    return all;
}

} // namespace

void refuseIdleOptions(const CLI::App &command, const ModeTable &table, Modes mode)
{
    for (const auto &[name, modes, idleValue] : table.uses) {
        const CLI::Option &option = *command.get_option(name);
        if ((modes & mode) != 0 || option.count() == 0 || (idleValue && option.as<std::string>() == idleValue))
            continue;
        throw CLI::ValidationError(name, "does nothing " + nameOf(mode, table.names) + ", only " + namesOf(modes, table.names));
    }
}

} // namespace glossator::cli
