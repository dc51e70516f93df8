#pragma once

/// Values as rule files write them.

#include <string>

#include <guong/model.hpp>

namespace guong::inline v0::testing {

/// A text as rule files quote it; they know no other way to write a quotation mark than the typographic ones.
[[nodiscard]] std::string quoted_text(const std::string& text);
/// With English keywords. Empty for a value that is unknown.
[[nodiscard]] std::string literal_of(const value& content, model::type type, const model::ruleset& rules);

} // namespace guong::inline v0::testing
