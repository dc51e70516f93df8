#include "decimal_cells.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include <guong/limits.hpp>

namespace guong::inline v0::arrow {

namespace {

constexpr std::size_t decimal_words_max = 8; // of 32 bits

/// A number without its sign, the lowest word first.
struct magnitude {
    std::array<std::uint32_t, decimal_words_max> words{};
    bool is_negative = false;
};

magnitude magnitude_of_decimal(std::span<const std::byte> bytes) {
    magnitude made;
    std::memcpy(made.words.data(), bytes.data(), bytes.size());
    const auto count = bytes.size() / 4;
    if constexpr (std::endian::native == std::endian::big) std::reverse(made.words.begin(), made.words.begin() + static_cast<std::ptrdiff_t>(count));
    made.is_negative = (made.words[count - 1] >> 31) != 0;
    if (!made.is_negative) return made;
    std::uint64_t carry = 1;
    for (std::size_t word = 0; word < count; ++word) {
        carry += static_cast<std::uint32_t>(~made.words[word]);
        made.words[word] = static_cast<std::uint32_t>(carry);
        carry >>= 32;
    }
    return made;
}

/// Divides by ten; what is left over.
unsigned take_digit(magnitude& number) noexcept {
    std::uint64_t rest = 0;
    for (auto word = number.words.rbegin(); word != number.words.rend(); ++word) {
        rest = rest << 32 | *word;
        *word = static_cast<std::uint32_t>(rest / 10);
        rest %= 10;
    }
    return static_cast<unsigned>(rest);
}

bool is_zero(const magnitude& number) noexcept {
    return std::all_of(number.words.begin(), number.words.end(), [](std::uint32_t word) { return word == 0; });
}

} // namespace

std::string digits_of_decimal(std::span<const std::byte> bytes, int scale) {
    auto number = magnitude_of_decimal(bytes);
    const bool is_negative = number.is_negative;
    std::string digits;
    while (!is_zero(number)) digits += static_cast<char>('0' + take_digit(number));
    const auto behind = static_cast<std::size_t>(std::max(scale, 0));
    while (digits.size() <= behind) digits += '0';
    if (behind > 0) digits.insert(behind, 1, '.');
    if (is_negative) digits += '-';
    std::reverse(digits.begin(), digits.end());
    if (scale < 0) digits += "e" + std::to_string(-scale);
    return digits;
}

std::optional<decimal> decimal_of(std::span<const std::byte> bytes, int scale) {
    std::int64_t units = 0;
    std::int32_t narrow = 0;
    if (bytes.size() == sizeof narrow) {
        std::memcpy(&narrow, bytes.data(), sizeof narrow);
        units = narrow;
    } else if (bytes.size() == sizeof units) {
        std::memcpy(&units, bytes.data(), sizeof units);
    } else {
        return decimal::parse(digits_of_decimal(bytes, scale));
    }
    if (scale < 0 || scale > limits::number_digits_max || units > limits::whole_number_max || units < -limits::whole_number_max) return decimal::parse(digits_of_decimal(bytes, scale));
    return decimal::of(units, scale);
}

} // namespace guong::inline v0::arrow
