#include <guong/decimal.hpp>

#include <algorithm>
#include <array>
#include <limits>

#include <guong/limits.hpp>

namespace guong::inline v0 {

namespace counting {

namespace {

constexpr int scale_max = 18;

constexpr auto powers_of_ten = [] {
    std::array<std::int64_t, scale_max + 1> powers{};
    std::int64_t power = 1;
    for (auto& entry : powers) {
        entry = power;
        if (power <= std::numeric_limits<std::int64_t>::max() / 10) power *= 10;
    }
    return powers;
}();

constexpr std::int64_t power_of_ten(int exponent) noexcept {
    return powers_of_ten[static_cast<std::size_t>(exponent)];
}

/// number * 10^exponent, unless it does not fit.
std::optional<std::int64_t> shifted(std::int64_t number, int exponent) noexcept {
    if (number == 0) return 0;
    if (exponent > scale_max) return std::nullopt;
    const std::int64_t factor = power_of_ten(exponent);
    if (number > std::numeric_limits<std::int64_t>::max() / factor || number < std::numeric_limits<std::int64_t>::min() / factor) {
        return std::nullopt;
    }
    return number * factor;
}

std::int64_t shifted_or_saturated(std::int64_t number, int exponent) noexcept {
    const auto fitting = shifted(number, exponent);
    if (fitting) return *fitting;
    return number > 0 ? std::numeric_limits<std::int64_t>::max() : std::numeric_limits<std::int64_t>::min();
}

/// Takes the digits at the front of `text` away and gives them back.
std::string_view take_digits(std::string_view& text) noexcept {
    const std::string_view digits = text.substr(0, text.find_first_not_of("0123456789"));
    text.remove_prefix(digits.size());
    return digits;
}

bool take(std::string_view& text, std::string_view any_of) noexcept {
    if (text.empty() || any_of.find(text.front()) == std::string_view::npos) return false;
    text.remove_prefix(1);
    return true;
}

/// What follows the `e` of a number; huge exponents are cut to one that is out of range anyway.
std::optional<int> parse_exponent(std::string_view& text) noexcept {
    const bool negative = take(text, "-");
    if (!negative) take(text, "+");
    const std::string_view digits = take_digits(text);
    if (digits.empty()) return std::nullopt;
    constexpr int beyond_any_number = 1'000'000'000;
    int exponent = 0;
    for (const char digit : digits) exponent = std::min(exponent, beyond_any_number / 10 - 1) * 10 + (digit - '0');
    return negative ? -exponent : exponent;
}

} // namespace

} // namespace counting

decimal decimal::of(std::int64_t coefficient, int scale) noexcept {
    decimal number;
    while (scale > 0 && coefficient % 10 == 0) {
        coefficient /= 10;
        --scale;
    }
    number.coefficient_ = coefficient;
    number.scale_ = scale;
    return number;
}

std::optional<decimal> decimal::parse(std::string_view text) noexcept {
    const bool negative = counting::take(text, "-");
    const std::string_view whole = counting::take_digits(text);
    if (whole.empty()) return std::nullopt;
    std::string_view fraction;
    if (counting::take(text, ".")) {
        fraction = counting::take_digits(text);
        if (fraction.empty()) return std::nullopt;
    }
    std::int64_t exponent = 0;
    if (counting::take(text, "eE")) {
        const auto written = counting::parse_exponent(text);
        if (!written) return std::nullopt;
        exponent = *written;
    }
    if (!text.empty()) return std::nullopt;

    // Zeros are held back until a digit follows, so that those at either end cost nothing.
    std::int64_t coefficient = 0;
    std::int64_t digits = 0;
    std::int64_t zeros_pending = 0;
    for (const std::string_view part : {whole, fraction}) {
        for (const char letter : part) {
            if (letter == '0') {
                if (coefficient != 0) ++zeros_pending;
                continue;
            }
            digits += zeros_pending + 1;
            if (digits > limits::number_digits_max) return std::nullopt;
            coefficient = coefficient * counting::power_of_ten(static_cast<int>(zeros_pending) + 1) + (letter - '0');
            zeros_pending = 0;
        }
    }
    if (coefficient == 0) return decimal{};
    if (negative) coefficient = -coefficient;

    const std::int64_t shift = exponent - static_cast<std::int64_t>(fraction.size()) + zeros_pending;
    if (shift > 0) {
        if (digits + shift > limits::number_digits_max) return std::nullopt;
        return decimal{coefficient * counting::power_of_ten(static_cast<int>(shift))};
    }
    if (-shift > counting::scale_max) return std::nullopt;
    return of(coefficient, static_cast<int>(-shift));
}

std::optional<std::int64_t> decimal::at_scale(int scale) const noexcept {
    if (scale < scale_) return std::nullopt;
    return counting::shifted(coefficient_, scale - scale_);
}

std::int64_t decimal::floor_at_scale(int scale) const noexcept {
    if (scale >= scale_) return counting::shifted_or_saturated(coefficient_, scale - scale_);
    const std::int64_t divisor = counting::power_of_ten(scale_ - scale);
    return coefficient_ / divisor - (coefficient_ % divisor < 0 ? 1 : 0);
}

std::int64_t decimal::ceiling_at_scale(int scale) const noexcept {
    if (scale >= scale_) return counting::shifted_or_saturated(coefficient_, scale - scale_);
    const std::int64_t divisor = counting::power_of_ten(scale_ - scale);
    return coefficient_ / divisor + (coefficient_ % divisor > 0 ? 1 : 0);
}

std::string decimal::to_string() const {
    std::string digits = std::to_string(coefficient_);
    if (scale_ == 0) return digits;
    const std::size_t sign = coefficient_ < 0 ? 1 : 0;
    const auto places = static_cast<std::size_t>(scale_);
    if (digits.size() - sign <= places) digits.insert(sign, places + 1 - (digits.size() - sign), '0');
    digits.insert(digits.size() - places, 1, '.');
    return digits;
}

std::strong_ordering operator<=>(decimal left, decimal right) noexcept {
    if (left.scale_ == right.scale_) return left.coefficient_ <=> right.coefficient_;
    const std::int64_t left_divisor = counting::power_of_ten(left.scale_);
    const std::int64_t right_divisor = counting::power_of_ten(right.scale_);
    const auto whole = left.coefficient_ / left_divisor <=> right.coefficient_ / right_divisor;
    if (whole != 0) return whole;
    // What stands behind the point is less than 1, so at 18 places it fits.
    const std::int64_t left_rest = left.coefficient_ % left_divisor * counting::power_of_ten(counting::scale_max - left.scale_);
    const std::int64_t right_rest = right.coefficient_ % right_divisor * counting::power_of_ten(counting::scale_max - right.scale_);
    return left_rest <=> right_rest;
}

} // namespace guong::inline v0
