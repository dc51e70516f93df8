#pragma once

/// Exact fractions: what arithmetic of rules runs over, between the decimals that are read and those that are shown.

#include <compare>
#include <cstdint>
#include <optional>

#include <guong/decimal.hpp>
#include <guong/value.hpp>

namespace guong::inline v0 {

__extension__ typedef __int128 wide_integer; // NOLINT: an alias declaration would warn that ISO C++ does not know the type

/// An exact fraction: numerator / denominator in lowest terms, the denominator above zero. Both are at most 2^127 - 1 in magnitude.
/// A value; trivially copyable; nothing of it allocates or throws.
class rational {
public:
    constexpr rational() noexcept = default;
    constexpr rational(std::int64_t whole) noexcept : numerator_{whole} {} // NOLINT: a whole number is a fraction
    rational(decimal number) noexcept;                                     // NOLINT: a decimal is a fraction

    /// numerator / denominator, brought to lowest terms. Nothing if the denominator is zero or the fraction does not fit.
    static std::optional<rational> of(wide_integer numerator, wide_integer denominator) noexcept;

    [[nodiscard]] constexpr wide_integer numerator() const noexcept { return numerator_; }
    [[nodiscard]] constexpr wide_integer denominator() const noexcept { return denominator_; }

    [[nodiscard]] constexpr bool is_zero() const noexcept { return numerator_ == 0; }
    [[nodiscard]] constexpr bool is_whole() const noexcept { return denominator_ == 1; }
    /// -1, 0 or 1.
    [[nodiscard]] constexpr int sign() const noexcept { return numerator_ < 0 ? -1 : numerator_ > 0 ? 1 : 0; }

    /// The same number as a decimal. Nothing if it has no end behind the point (1/3) or does not fit: more than 18 places, or a coefficient
    /// of more than 64 bits.
    [[nodiscard]] std::optional<decimal> to_decimal() const noexcept;

    friend constexpr rational operator-(const rational& number) noexcept { return {-number.numerator_, number.denominator_}; }

    friend constexpr bool operator==(const rational& left, const rational& right) noexcept {
        return left.numerator_ == right.numerator_ && left.denominator_ == right.denominator_;
    }
    /// Exact for any two.
    friend std::strong_ordering operator<=>(const rational& left, const rational& right) noexcept;

    /// The four operations: the exact result, in lowest terms. Nothing if it does not fit; for sums and differences also if the numerator
    /// over the least common denominator does not. Dividing by zero gives nothing too: who must tell the two apart asks `is_zero` first.
    friend std::optional<rational> add(const rational& left, const rational& right) noexcept;
    friend std::optional<rational> subtract(const rational& left, const rational& right) noexcept;
    friend std::optional<rational> multiply(const rational& left, const rational& right) noexcept;
    friend std::optional<rational> divide(const rational& left, const rational& right) noexcept;

private:
    constexpr rational(wide_integer numerator, wide_integer denominator) noexcept : numerator_{numerator}, denominator_{denominator} {}

    wide_integer numerator_ = 0;
    wide_integer denominator_ = 1; // invariant: above zero, and no divisor but 1 in common with the numerator
};

[[nodiscard]] std::optional<rational> add(const rational& left, const rational& right) noexcept;
[[nodiscard]] std::optional<rational> subtract(const rational& left, const rational& right) noexcept;
[[nodiscard]] std::optional<rational> multiply(const rational& left, const rational& right) noexcept;
[[nodiscard]] std::optional<rational> divide(const rational& left, const rational& right) noexcept;

/// The multiple of `step` that the mode names: a step of 1 rounds to whole numbers, 1/100 to two places, 1000 to thousands. A multiple of
/// the step stays as it is. Nothing if the step is not above zero, or if the result or number / step does not fit.
[[nodiscard]] std::optional<rational> round(const rational& number, rounding_mode mode, const rational& step) noexcept;

} // namespace guong::inline v0
