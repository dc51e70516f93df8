#include "shortest_decimal.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <string_view>

namespace guong::inline v0 {

namespace shortening {

namespace {

class digits_of {
public:
    template <class Float>
    explicit digits_of(Float content) noexcept {
        end_ = std::to_chars(digits_.data(), digits_.data() + digits_.size(), content).ptr;
    }

    [[nodiscard]] std::string_view text() const noexcept { return {digits_.data(), static_cast<std::size_t>(end_ - digits_.data())}; }

private:
    std::array<char, 32> digits_{}; // no shortest form is longer
    const char* end_ = digits_.data();
};

/// The same for most numbers, and quicker: a decimal of at most 15 digits is the only one of that length that a double can stand for.
std::optional<decimal> of_few_digits(double content) noexcept {
    constexpr double units_end = 1e15;
    double factor = 1;
    for (int scale = 0; scale <= 3; ++scale, factor *= 10) {
        const auto units = std::nearbyint(content * factor);
        if (!(std::fabs(units) < units_end)) return std::nullopt;
        if (units / factor == content) return decimal::of(static_cast<std::int64_t>(units), scale);
    }
    return std::nullopt;
}

} // namespace

} // namespace shortening

std::optional<decimal> shortest_decimal(double content) noexcept {
    if (const auto quick = shortening::of_few_digits(content)) return quick;
    return decimal::parse(shortening::digits_of{content}.text());
}

std::optional<decimal> shortest_decimal(float content) noexcept { return decimal::parse(shortening::digits_of{content}.text()); }

std::string shortest_digits(double content) { return std::string{shortening::digits_of{content}.text()}; }
std::string shortest_digits(float content) { return std::string{shortening::digits_of{content}.text()}; }

} // namespace guong::inline v0
