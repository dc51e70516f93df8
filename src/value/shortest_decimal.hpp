#pragma once

/// Floating-point numbers as decimals: the one with the fewest digits that is read as this number, which is what a person wrote who wrote few.

#include <optional>
#include <string>

#include <guong/decimal.hpp>

namespace guong::inline v0 {

/// Nothing where the number is infinite or none, or has more digits than can be kept exactly.
[[nodiscard]] std::optional<decimal> shortest_decimal(double content) noexcept;
[[nodiscard]] std::optional<decimal> shortest_decimal(float content) noexcept;

/// Those digits, also where there are too many: `1e+300`.
[[nodiscard]] std::string shortest_digits(double content);
[[nodiscard]] std::string shortest_digits(float content);

} // namespace guong::inline v0
