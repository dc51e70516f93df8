#pragma once

/// From tokens and parts to the nodes of the tree: what the grammar's semantic actions do, apart from Spirit.

#include <guong/syntax.hpp>

#include "parse_state.hpp"
#include "token.hpp"

namespace guong::inline v0::parsing {

/// An annotation on its way to where it belongs.
struct annotation {
    const token* word = nullptr;   ///< `cite`, `note` …; none for the label
    const token* tongue = nullptr; ///< `en`, `vi` behind `when met` and the like, and `note`
    const token* text = nullptr;
};

/// `from LOW to HIGH`, `from LOW to below HIGH`, `from BOUND upwards`, `from BOUND downwards`
struct written_range {
    const token* from = nullptr;
    syntax::expression bound;
    const token* reach = nullptr; ///< the words behind the bound
    syntax::expression high;      ///< only behind `to`
};

/// What stands between the word that begins a declaration and its body.
struct declaration_header {
    syntax::name name;
    std::vector<syntax::name> records; ///< behind `for`
    syntax::annotations annotations;
};

/// A chain of conditions, perhaps of one.
using condition_chain = syntax::connection;
/// A chain of operands between signs that bind alike, perhaps of one.
using operand_chain = syntax::calculation;

[[nodiscard]] syntax::name to_name(parse_state& state, const token* word);
/// The name that a declaration introduces; a reserved word is reported, and taken.
[[nodiscard]] syntax::name to_declared_name(parse_state& state, const token* word);
/// The word `this`, which stays a word of the language.
[[nodiscard]] syntax::name to_this(const parse_state& state, const token* words);
[[nodiscard]] syntax::quotation to_quotation(const parse_state& state, const token* text);
/// Its content is unknown where the number or date has none, which is reported already.
[[nodiscard]] syntax::literal to_literal(const parse_state& state, const token* value);
/// `15 years`: a number and the word behind it. An amount that is not whole, or too great, is reported.
[[nodiscard]] syntax::literal to_amount_of_time(parse_state& state, const token* number);
/// `6 months` behind `4 years`: one span of time, in months.
void add_months(parse_state& state, syntax::literal& years, const token* months);
[[nodiscard]] time_unit to_time_unit(const token* word) noexcept;
[[nodiscard]] rounding_mode to_rounding_mode(const token* words) noexcept;
[[nodiscard]] syntax::calculation::sign to_calculation_sign(const token* sign) noexcept;
[[nodiscard]] companion to_companion(const token* words) noexcept;
[[nodiscard]] syntax::aggregate::kind to_aggregate_kind(const token* words) noexcept;
[[nodiscard]] syntax::text_test::kind to_text_test_kind(const token* words) noexcept;
[[nodiscard]] syntax::table::policy to_policy(const token* words) noexcept;
/// The literal, or `broken` where it has no content.
[[nodiscard]] syntax::expression to_operand(syntax::literal value);
[[nodiscard]] comparison_operator to_comparison_operator(const token* sign) noexcept;

/// Adds a part to a path of fields or of items.
template <class Path>
void append_part(Path& path, syntax::name part) {
    path.where = path.parts.empty() ? part.where : join(path.where, part.where);
    path.parts.push_back(std::move(part));
}
void add_annotation(parse_state& state, syntax::annotations& annotations, const annotation& added);
/// An annotation behind the condition it belongs before: reported, and taken.
void add_misplaced_annotation(parse_state& state, syntax::annotations& annotations, const annotation& added);
/// The word `open` among the annotations.
void add_open(parse_state& state, syntax::annotations& annotations, const token* word);
/// What a field may say once; a second time is reported.
void mark_once(parse_state& state, std::optional<span>& mark, keyword word, span where);
void put_cost(parse_state& state, syntax::field& field, syntax::literal cost);
/// What has a sentence already, in a file that is used, takes no other.
void refuse_sentence(parse_state& state, syntax::annotations& annotations, std::string_view owner);
/// A `key` names a field in records and nothing else.
void refuse_key(parse_state& state, syntax::annotations& annotations, std::string_view owner);
/// `when met` and the like speak of the status that items and criteria have, and nothing else.
void refuse_sayings(parse_state& state, syntax::annotations& annotations, std::string_view owner);

/// The chain as one operand: the only one, or a calculation.
[[nodiscard]] syntax::expression to_calculation(operand_chain chain);
/// Puts a minus before an operand; a number takes it itself.
void oppose(syntax::expression& operand, span sign);
/// `PARAMETER in force on DAY`; what is no name is reported.
void force_parameter_on(parse_state& state, syntax::expression& parameter, syntax::expression day);
/// `meets CRITERION` of the element itself.
[[nodiscard]] syntax::expression to_condition(syntax::meeting met);
/// The chain as one condition: the only one, or a connection.
[[nodiscard]] syntax::expression to_condition(condition_chain chain);
/// Puts as many `not` before the condition as stand before it; `first` is the first of them, or the condition.
void negate(const parse_state& state, syntax::expression& condition, const token* first);
/// Puts the operand before its test: `completion` before `is good`.
void complete_test(parse_state& state, syntax::expression& operand, syntax::expression test);
/// A range that is open on one side is a comparison. The left side of either is still missing.
[[nodiscard]] syntax::expression to_range_test(const parse_state& state, written_range range);
/// The test `is X`, its left side still missing.
[[nodiscard]] syntax::expression to_equality(syntax::expression right);
/// Puts the inputs of a table before the tests in its rows.
void complete_cells(parse_state& state, syntax::table& table);
/// Turns a test round: `is not`, `not between`.
void negate_test(syntax::expression& test);

/// `barred if X` is `not X`.
[[nodiscard]] syntax::expression to_bar(syntax::expression condition);
/// The group with the quantity that stands before its items; nothing where that is broken.
[[nodiscard]] syntax::body to_body(syntax::group group);
/// Adds one line of a ruleset.
void merge(parse_state& state, syntax::ruleset& rules, syntax::ruleset line);

} // namespace guong::inline v0::parsing
