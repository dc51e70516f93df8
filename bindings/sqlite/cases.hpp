#pragma once

/// What the functions of one record share: their arguments, and the outcome that these ask for.

#include <optional>
#include <span>
#include <string_view>

#include "rules_shelf.hpp"
#include "sqlite_api.hpp"

namespace sqlite_binding {

/// The text of an argument that may not be NULL.
[[nodiscard]] std::string_view require_text(sqlite3_value* argument, const char* name);
/// That of one that may be left out, or NULL: then it is empty.
[[nodiscard]] std::string_view optional_text(std::span<sqlite3_value* const> arguments, size_t index);

[[nodiscard]] guong_language language_of(std::string_view word);

[[nodiscard]] evaluator bind(const guong_rules& judging, const records& judged, std::string_view as_of);
/// The outcome of a criterion for one record as JSON.
[[nodiscard]] outcome judge(const guong_rules& judging, std::string_view criterion, std::string_view json, std::string_view as_of);

[[nodiscard]] std::string_view verdict_of(const outcome& judged);

} // namespace sqlite_binding
