#pragma once

/// From the texts behind options to values.

#include <string>
#include <vector>

#include "options.hpp"

namespace cli {

/// What the command line gives as a text and needs as something else.
struct written_options {
    std::string rule_file;
    std::string as_of;
    std::string language;
    std::string keywords;
    std::string jobs;
    std::string near;
    std::vector<std::string> parameters;
};

/// The formats of a command that has a `--format`, the default first.
[[nodiscard]] const std::vector<std::string>& formats_of(const std::string& command);

/// Fills in what was given as a text. Throws `usage_error`, in the language `which`.
void interpret(const written_options& raw, options& chosen, guong::language which);

} // namespace cli
