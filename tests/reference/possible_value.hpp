#pragma once

/// What the reference evaluator knows of a value, and how it calculates with it: exact fractions.

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>

#include <boost/multiprecision/cpp_int.hpp>

#include <guong/value.hpp>

namespace guong::reference {

/// Room enough for any step between numbers that are not too long, and an exception beyond.
using whole_number = boost::multiprecision::checked_int128_t;
using fraction = boost::multiprecision::number<boost::multiprecision::rational_adaptor<whole_number::backend_type>>;

/// A value between two bounds, which are one where it is known exactly. Days, ranks, years and yes/no are numbers; a text is never known
/// within bounds.
struct known_value {
    fraction low;
    fraction high;
    bool is_whole = false; ///< as the type says: nothing but whole numbers lies between
    std::optional<std::string> text;

    [[nodiscard]] bool is_exact() const { return low == high; }
};

/// Nothing: unknown.
using possible_value = std::optional<known_value>;

/// A number so long that the engine, which has 128 bits, might give up where the reference does not.
struct too_long : std::runtime_error {
    too_long() : std::runtime_error{"a number is too long to compare"} {}
};

/// More ways in which something may be than the reference can try.
struct too_many_ways : std::runtime_error {
    too_many_ways() : std::runtime_error{"too many ways to try"} {}
};

[[nodiscard]] possible_value exactly(const fraction& number);
[[nodiscard]] possible_value between(const fraction& low, const fraction& high);
[[nodiscard]] possible_value text_value(std::string text);
/// A value that stands in a record or a rule. Unknown for an unknown one.
[[nodiscard]] possible_value to_possible(const value& content);
[[nodiscard]] fraction to_fraction(decimal number);

[[nodiscard]] possible_value sum(const possible_value& left, const possible_value& right);
[[nodiscard]] possible_value opposite(const possible_value& number);
[[nodiscard]] possible_value product(const possible_value& left, const possible_value& right);
/// Unknown where the divisor may be zero.
[[nodiscard]] possible_value quotient(const possible_value& left, const possible_value& right);
[[nodiscard]] possible_value smaller(const possible_value& left, const possible_value& right);
[[nodiscard]] possible_value larger(const possible_value& left, const possible_value& right);
/// One of the two, and nobody knows which.
[[nodiscard]] possible_value one_of_two(const possible_value& left, const possible_value& right);
[[nodiscard]] possible_value rounded(const possible_value& number, rounding_mode mode, const fraction& step);

/// Decided where every pair of values that the two may have gives the same.
[[nodiscard]] truth compare(comparison_operator operation, const possible_value& left, const possible_value& right);

} // namespace guong::reference
