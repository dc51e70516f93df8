#pragma once

/// What messages about records say was expected and what stood there, in words for people who never saw the program.

#include <string>
#include <string_view>

#include <guong/model.hpp>

#include "tape.hpp"

namespace guong::inline v0::json_reading {

/// At most 40 letters of a text, on one line: records speak of people, and a message repeats no more of them than it must.
[[nodiscard]] std::string shortened(std::string_view text);

/// `a whole number`, `a date such as "2023-06-21"`.
[[nodiscard]] std::string expected_words(const model::ruleset& rules, model::type type);
/// `the text "abc"`, `the number 2.5`, `a list`.
[[nodiscard]] std::string found_words(const json_node& found);
/// The same without what stands there: `a text`, `a number`.
[[nodiscard]] std::string kind_words(const json_node& found);

/// Texts that speak the same language in all messages about records.
inline constexpr std::string_view words_for_id = "a text or a whole number";
inline constexpr std::string_view words_for_list = "a list";
inline constexpr std::string_view words_for_text = "a text";
inline constexpr std::string_view words_for_date = "a date such as \"2023-06-21\"";
inline constexpr std::string_view words_for_surrogate = "the other half of a surrogate pair";
inline constexpr std::string_view words_for_table = "a list of records";
inline constexpr std::string_view words_for_dataset = "an object that holds a list for each record type";

/// The words for a record where one must stand: `a record of type `student``.
[[nodiscard]] std::string record_words(const model::record_type& type);

} // namespace guong::inline v0::json_reading
