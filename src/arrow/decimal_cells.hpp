#pragma once

/// Decimals of 32 to 256 bits.

#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include <guong/decimal.hpp>

namespace guong::inline v0::arrow {

/// All digits of a two's complement number times 10^-`scale`: `-8.5`, `1e3`. The bytes stand in the order of this machine.
[[nodiscard]] std::string digits_of_decimal(std::span<const std::byte> bytes, int scale);
/// The same as a number; nothing where it has more digits than can be kept.
[[nodiscard]] std::optional<decimal> decimal_of(std::span<const std::byte> bytes, int scale);

} // namespace guong::inline v0::arrow
