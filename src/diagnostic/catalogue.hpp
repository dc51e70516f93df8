#pragma once

/// The parts of the diagnostic catalogue, a file for each range of codes. In a template `{0}` is the first argument; what stands in
/// `[…]` is left out where the argument in it is empty or blank. An argument in backticks is the author's word; any other is English that
/// `translated_argument` (phrases.hpp) says in the reader's language.

#include <vector>

#include <guong/diagnostic_codes.hpp>

namespace guong::inline v0::catalogue {

/// An example that holds no prose, but for what its author wrote into it.
constexpr bilingual in_both(std::string_view words) noexcept { return {words, words}; }

[[nodiscard]] std::vector<diagnostic_description> syntax_rows();
[[nodiscard]] std::vector<diagnostic_description> name_rows();
[[nodiscard]] std::vector<diagnostic_description> type_rows();
[[nodiscard]] std::vector<diagnostic_description> structure_rows();
[[nodiscard]] std::vector<diagnostic_description> suspicion_rows();
[[nodiscard]] std::vector<diagnostic_description> record_rows();
[[nodiscard]] std::vector<diagnostic_description> refinement_rows();
[[nodiscard]] std::vector<diagnostic_description> test_rows();
[[nodiscard]] std::vector<diagnostic_description> host_rows();

} // namespace guong::inline v0::catalogue
