#pragma once

/// Rule files.

#include <string>

#include <guong/rules.hpp>

#include "exit_status.hpp"
#include "options.hpp"

namespace cli {

/// The command has no functions that rules may ask: commands that evaluate records refuse rules that need one.
[[nodiscard]] guong::result<guong::rules> load_rules(const std::string& path, const options& chosen,
                                                     guong::unregistered_functions functions = guong::unregistered_functions::unanswered);

/// The exit status that a failed load asks for: a file that cannot be read and a wrong `--set` are no errors of the rules.
[[nodiscard]] exit_status status_of(const guong::report& failure);

/// The language to speak: `--lang`, else that of the ruleset, which even a broken rule file can name.
[[nodiscard]] guong::language language_for(const options& chosen, const guong::result<guong::rules>& rules);

/// The language that even a broken rule file can name; English if it does not.
[[nodiscard]] guong::language language_written_in(const guong::source& text);

/// The rules of a command that needs them without errors; findings are told on standard error. Throws `stop`.
[[nodiscard]] guong::rules require_rules(const options& chosen,
                                        guong::unregistered_functions functions = guong::unregistered_functions::unanswered);

/// Warnings about what an evaluation so would lack, and how to give it to this command.
[[nodiscard]] guong::report lacks_of(const guong::rules& rules, const options& chosen);

} // namespace cli
