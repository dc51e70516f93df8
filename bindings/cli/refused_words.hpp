#pragma once

/// What is wrong with the words of a command line themselves. All throw `usage_error`, in the language `which`.

#include <guong/value.hpp>

namespace CLI {
class App;
class ParseError;
} // namespace CLI

namespace cli {

/// Throws where words were left over, or there is no command (`command` is null). Returns where there is nothing to refuse.
void refuse_extras(const CLI::App& application, const CLI::App* command, guong::language which);

[[noreturn]] void refuse_missing_file(const CLI::App& command, bool rules_are_missing, guong::language which);

/// An option without a value, or with an empty one.
[[noreturn]] void refuse_missing_value(const CLI::App& command, const CLI::ParseError& failure, guong::language which);

} // namespace cli
