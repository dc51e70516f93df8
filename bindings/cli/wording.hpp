#pragma once

/// The words of messages about names.

#include <string>
#include <vector>

namespace cli {

[[nodiscard]] std::string quoted(const std::string& word);

/// "`a`, `b` or `c`"
[[nodiscard]] std::string alternatives(const std::vector<std::string>& words);

/// "; did you mean `a` or `b`?", or nothing where no name is near. `prefix` stands before each.
[[nodiscard]] std::string suggestion(const std::string& unknown, const std::vector<std::string>& known, const std::string& prefix = {});

} // namespace cli
