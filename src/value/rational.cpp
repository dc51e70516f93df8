#include "rational.hpp"

#include <limits>
#include <numeric>

namespace guong::inline v0 {

namespace fractions {

namespace {

__extension__ typedef unsigned __int128 magnitude; // NOLINT: as in the header

constexpr wide_integer greatest = static_cast<wide_integer>(~magnitude{0} >> 1);

magnitude magnitude_of(wide_integer number) noexcept {
    return number < 0 ? magnitude{0} - static_cast<magnitude>(number) : static_cast<magnitude>(number);
}

bool fits_64_bits(magnitude number) noexcept { return number <= std::numeric_limits<std::uint64_t>::max(); }

/// The greatest common divisor; of zero and another number that number.
magnitude common_divisor(magnitude left, magnitude right) noexcept {
    while (!fits_64_bits(left) || !fits_64_bits(right)) {
        if (right == 0) return left;
        const magnitude rest = left % right;
        left = right;
        right = rest;
    }
    return std::gcd(static_cast<std::uint64_t>(left), static_cast<std::uint64_t>(right));
}

/// The same of a signed number and one above zero. It fits, being no greater than the latter.
wide_integer common_divisor_of(wide_integer number, wide_integer positive) noexcept {
    if (positive == 1) return 1;
    return static_cast<wide_integer>(common_divisor(magnitude_of(number), static_cast<magnitude>(positive)));
}

/// A product of 256 bits.
struct long_product {
    magnitude high;
    magnitude low;

    friend std::strong_ordering operator<=>(const long_product&, const long_product&) = default;
};

long_product long_product_of(magnitude left, magnitude right) noexcept {
    constexpr int half = 64;
    constexpr magnitude low_half = std::numeric_limits<std::uint64_t>::max();
    const magnitude low = (left & low_half) * (right & low_half);
    const magnitude cross = (left & low_half) * (right >> half);
    const magnitude other_cross = (left >> half) * (right & low_half);
    const magnitude high = (left >> half) * (right >> half);
    const magnitude middle = (low >> half) + (cross & low_half) + (other_cross & low_half);
    return {high + (cross >> half) + (other_cross >> half) + (middle >> half), (middle << half) | (low & low_half)};
}

/// left * right and left + right, unless they do not fit. The least number of 128 bits, whose negative does not fit, is left out.
std::optional<wide_integer> product(wide_integer left, wide_integer right) noexcept {
    // Not __builtin_mul_overflow: for 128 bits some versions of clang call a function that only their own runtime library has.
    const auto [high, low] = long_product_of(magnitude_of(left), magnitude_of(right));
    if (high != 0 || low > static_cast<magnitude>(greatest)) return std::nullopt;
    const auto size = static_cast<wide_integer>(low);
    return (left < 0) == (right < 0) ? size : -size;
}

std::optional<wide_integer> sum(wide_integer left, wide_integer right) noexcept {
    if (right > 0 ? left > greatest - right : left < -greatest - right) return std::nullopt;
    return left + right;
}

/// The lower and the higher of the whole numbers around a fraction, and where between them it lies.
struct neighbours {
    wide_integer lower;
    std::strong_ordering to_middle; ///< less: nearer to the lower one
};

neighbours neighbours_of(const rational& fraction) noexcept {
    wide_integer lower = fraction.numerator() / fraction.denominator();
    wide_integer rest = fraction.numerator() % fraction.denominator();
    if (rest < 0) {
        lower -= 1;
        rest += fraction.denominator();
    }
    return {lower, rest <=> fraction.denominator() - rest};
}

bool goes_up(const neighbours& around, rounding_mode mode) noexcept {
    switch (mode) {
    case rounding_mode::down: return false;
    case rounding_mode::up: return true;
    case rounding_mode::half_up: return around.to_middle >= 0;
    case rounding_mode::half_even: break;
    }
    return around.to_middle > 0 || (around.to_middle == 0 && around.lower % 2 != 0);
}

} // namespace

} // namespace fractions

rational::rational(decimal number) noexcept : numerator_{number.coefficient()} {
    for (int place = 0; place < number.scale(); ++place) denominator_ *= 10;
    const wide_integer divisor = fractions::common_divisor_of(numerator_, denominator_);
    numerator_ /= divisor;
    denominator_ /= divisor;
}

std::optional<rational> rational::of(wide_integer numerator, wide_integer denominator) noexcept {
    if (denominator == 0) return std::nullopt;
    auto above = fractions::magnitude_of(numerator);
    auto below = fractions::magnitude_of(denominator);
    const auto divisor = fractions::common_divisor(above, below);
    above /= divisor;
    below /= divisor;
    constexpr auto greatest = static_cast<fractions::magnitude>(fractions::greatest);
    if (above > greatest || below > greatest) return std::nullopt;
    const auto size = static_cast<wide_integer>(above);
    return rational{(numerator < 0) == (denominator < 0) ? size : -size, static_cast<wide_integer>(below)};
}

std::optional<decimal> rational::to_decimal() const noexcept {
    constexpr wide_integer least = std::numeric_limits<std::int64_t>::min();
    constexpr wide_integer greatest = std::numeric_limits<std::int64_t>::max();
    constexpr int scale_max = 18;
    // The coefficient is no less than the numerator.
    if (numerator_ < least || numerator_ > greatest) return std::nullopt;
    int scale = 0;
    wide_integer power_of_ten = 1;
    while (power_of_ten % denominator_ != 0) {
        if (++scale > scale_max) return std::nullopt;
        power_of_ten *= 10;
    }
    const wide_integer coefficient = numerator_ * (power_of_ten / denominator_);
    if (coefficient < least || coefficient > greatest) return std::nullopt;
    return decimal::of(static_cast<std::int64_t>(coefficient), scale);
}

std::strong_ordering operator<=>(const rational& left, const rational& right) noexcept {
    if (left.denominator_ == right.denominator_) return left.numerator_ <=> right.numerator_;
    if (left.sign() != right.sign()) return left.sign() <=> right.sign();
    const auto of_left = fractions::long_product_of(fractions::magnitude_of(left.numerator_), static_cast<fractions::magnitude>(right.denominator_));
    const auto of_right = fractions::long_product_of(fractions::magnitude_of(right.numerator_), static_cast<fractions::magnitude>(left.denominator_));
    return left.sign() < 0 ? of_right <=> of_left : of_left <=> of_right;
}

std::optional<rational> add(const rational& left, const rational& right) noexcept {
    // Knuth: with the divisor of the denominators taken out first, what is left to reduce divides that divisor.
    const wide_integer divisor = fractions::common_divisor_of(left.denominator_, right.denominator_);
    const wide_integer left_part = left.denominator_ / divisor;
    const wide_integer right_part = right.denominator_ / divisor;
    const auto of_left = fractions::product(left.numerator_, right_part);
    const auto of_right = fractions::product(right.numerator_, left_part);
    if (!of_left || !of_right) return std::nullopt;
    const auto numerator = fractions::sum(*of_left, *of_right);
    if (!numerator) return std::nullopt;
    const wide_integer rest = fractions::common_divisor_of(*numerator, divisor);
    const auto denominator = fractions::product(left_part, right.denominator_ / rest);
    if (!denominator) return std::nullopt;
    return rational{*numerator / rest, *denominator};
}

std::optional<rational> subtract(const rational& left, const rational& right) noexcept { return add(left, -right); }

std::optional<rational> multiply(const rational& left, const rational& right) noexcept {
    // Reduced crosswise first, so that nothing overflows but a result that does not fit.
    const wide_integer falling = fractions::common_divisor_of(left.numerator_, right.denominator_);
    const wide_integer rising = fractions::common_divisor_of(right.numerator_, left.denominator_);
    const auto numerator = fractions::product(left.numerator_ / falling, right.numerator_ / rising);
    const auto denominator = fractions::product(left.denominator_ / rising, right.denominator_ / falling);
    if (!numerator || !denominator) return std::nullopt;
    return rational{*numerator, *denominator};
}

std::optional<rational> divide(const rational& left, const rational& right) noexcept {
    if (right.is_zero()) return std::nullopt;
    const bool negative = right.sign() < 0;
    const rational inverse{negative ? -right.denominator_ : right.denominator_, negative ? -right.numerator_ : right.numerator_};
    return multiply(left, inverse);
}

std::optional<rational> round(const rational& number, rounding_mode mode, const rational& step) noexcept {
    if (step.sign() <= 0) return std::nullopt;
    const auto steps = divide(number, step);
    if (!steps) return std::nullopt;
    if (steps->is_whole()) return number;
    const auto around = fractions::neighbours_of(*steps);
    // A fraction that is not whole has a denominator of 2 or more, so the number above it fits.
    const auto chosen = rational::of(around.lower + (fractions::goes_up(around, mode) ? 1 : 0), 1);
    return chosen ? multiply(*chosen, step) : std::nullopt;
}

} // namespace guong::inline v0
