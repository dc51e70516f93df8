#include <guong/value.hpp>

#include "digits.hpp"

namespace guong::inline v0 {

std::optional<school_year> school_year::parse(std::string_view text) noexcept {
    constexpr std::string_view hyphen = "-";
    constexpr std::string_view en_dash = "\xE2\x80\x93";
    constexpr std::size_t year_digits = 4;
    if (text.size() < 2 * year_digits) return std::nullopt;
    const std::string_view between = text.substr(year_digits, text.size() - 2 * year_digits);
    if (between != hyphen && between != en_dash) return std::nullopt;
    const auto first = digits::number_of(text.substr(0, year_digits));
    const auto second = digits::number_of(text.substr(text.size() - year_digits));
    if (!first || !second || *first < 1 || *second != *first + 1) return std::nullopt;
    return school_year{*first};
}

std::string school_year::to_string() const {
    std::string written;
    digits::append_padded(written, first, 4);
    written.push_back('-');
    digits::append_padded(written, std::int64_t{first} + 1, 4);
    return written;
}

} // namespace guong::inline v0
