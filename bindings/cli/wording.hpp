#pragma once

/// The words of what the command line says itself, in both languages.

#include <string>
#include <vector>

#include <guong/diagnostic_codes.hpp>

namespace cli {

/// The words in a language, `{0}`, `{1}` … filled with the arguments.
[[nodiscard]] std::string say(guong::language which, guong::bilingual words, const std::vector<std::string>& arguments = {});

[[nodiscard]] std::string quoted(const std::string& word);

/// "`a`, `b` or `c`"
[[nodiscard]] std::string alternatives(const std::vector<std::string>& words, guong::language which);

/// "; did you mean `a` or `b`?", or nothing where no name is near. `prefix` stands before each.
[[nodiscard]] std::string suggestion(const std::string& unknown, const std::vector<std::string>& known, guong::language which,
                                     const std::string& prefix = {});

} // namespace cli
