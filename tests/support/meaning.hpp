#pragma once

/// What a rule file says, whatever language its keywords are in: for telling that two texts say the same.

#include <string>

namespace guong_test {

/// The syntax tree as words, with the type words in English: all that the checker sees, apart from places. Empty for a text with errors.
[[nodiscard]] std::string meaning_of(const std::string& text);

} // namespace guong_test
