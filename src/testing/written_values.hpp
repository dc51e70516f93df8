#pragma once

/// Values as rule files write them.

#include <string>

#include <guong/model.hpp>

namespace guong::inline v0::testing {

/// A text as rule files quote it.
[[nodiscard]] std::string quoted_text(const std::string& text);
/// In backticks where it is spelled like a keyword of either language.
[[nodiscard]] std::string written_name(const std::string& name);
/// With English keywords. Empty for a value that is unknown.
[[nodiscard]] std::string literal_of(const value& content, model::type type, const model::ruleset& rules);

} // namespace guong::inline v0::testing
