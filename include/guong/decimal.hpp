#pragma once

/// Exact decimal numbers. Never a binary float: what was written is what is compared.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <guong/version.hpp>

namespace guong::inline v0 {

/// An exact decimal: coefficient / 10^scale. Trailing zeros do not count: 8.5 == 8.50.
/// A value; trivially copyable; safe from many threads.
class decimal {
public:
    constexpr decimal() noexcept = default;
    constexpr decimal(std::int64_t whole) noexcept : coefficient_{whole} {} // NOLINT: a whole number is a decimal

    /// coefficient / 10^scale, reduced so that no trailing zero is left; `scale` from 0 to 18.
    static decimal of(std::int64_t coefficient, int scale) noexcept;

    /// Reads `-12`, `8.5`, `1e3`, `2.50E-1` (JSON's number syntax, but leading zeros are
    /// allowed; digits needed on both sides of the point). Nothing if the text is not a number, if it has more than
    /// `limits::number_digits_max` digits but for zeros at its ends that do not count, or if more than 18 stand behind the point.
    static std::optional<decimal> parse(std::string_view text) noexcept;

    [[nodiscard]] constexpr std::int64_t coefficient() const noexcept { return coefficient_; }
    /// Digits behind the point, 0 to 18; the least that represents the number.
    [[nodiscard]] constexpr int scale() const noexcept { return scale_; }
    [[nodiscard]] constexpr bool is_whole() const noexcept { return scale_ == 0; }

    /// The coefficient at a given scale, if the number is exact there and fits 64 bits.
    [[nodiscard]] std::optional<std::int64_t> at_scale(int scale) const noexcept;
    /// The greatest integer n with n / 10^scale <= *this, saturated to the range of 64 bits. Turns `x <= d` into an integer test.
    [[nodiscard]] std::int64_t floor_at_scale(int scale) const noexcept;
    /// The least integer n with n / 10^scale >= *this, saturated likewise. Turns `x >= d` into an integer test.
    [[nodiscard]] std::int64_t ceiling_at_scale(int scale) const noexcept;

    /// As JSON writes it: `-8.5`. No exponent, no grouping.
    [[nodiscard]] std::string to_string() const;

    friend bool operator==(decimal left, decimal right) noexcept {
        return left.coefficient_ == right.coefficient_ && left.scale_ == right.scale_;
    }
    friend std::strong_ordering operator<=>(decimal left, decimal right) noexcept;

private:
    std::int64_t coefficient_ = 0;
    int scale_ = 0; // invariant: scale_ == 0 or coefficient_ % 10 != 0
};

} // namespace guong::inline v0
