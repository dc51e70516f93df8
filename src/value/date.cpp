#include <guong/value.hpp>

#include "calendar.hpp"
#include "digits.hpp"

namespace guong::inline v0 {

namespace reckoning {

namespace {

constexpr int year_min = 1;
constexpr int year_max = 9999;
constexpr std::int64_t days_in_era = 146'097; ///< 400 years, after which the calendar repeats
constexpr std::int64_t days_to_epoch = 719'468; ///< from 0000-03-01 to 1970-01-01

} // namespace

} // namespace reckoning

std::int64_t day_number(std::int64_t year, unsigned month, unsigned day) noexcept {
    // Years that begin in March put the leap day last, so that every month has a fixed place.
    const std::int64_t march_year = month > 2 ? year : year - 1;
    const std::int64_t month_of_march_year = month > 2 ? month - 3 : month + 9;
    const std::int64_t era = (march_year >= 0 ? march_year : march_year - 399) / 400;
    const std::int64_t year_of_era = march_year - era * 400;
    const std::int64_t day_of_year = (153 * month_of_march_year + 2) / 5 + day - 1;
    const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * reckoning::days_in_era + day_of_era - reckoning::days_to_epoch;
}

std::optional<date> date::of(int year, unsigned month, unsigned day) noexcept {
    if (year < reckoning::year_min || year > reckoning::year_max || month < 1 || month > 12) return std::nullopt;
    if (day < 1 || day > days_in_month(year, month)) return std::nullopt;
    return date{static_cast<std::int32_t>(day_number(year, month, day))};
}

civil_day date::civil() const noexcept {
    const std::int64_t shifted = std::int64_t{days} + reckoning::days_to_epoch;
    const std::int64_t era = (shifted >= 0 ? shifted : shifted - reckoning::days_in_era + 1) / reckoning::days_in_era;
    const std::int64_t day_of_era = shifted - era * reckoning::days_in_era;
    const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
    const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t month_of_march_year = (5 * day_of_year + 2) / 153;
    const auto day = static_cast<unsigned>(day_of_year - (153 * month_of_march_year + 2) / 5 + 1);
    const auto month = static_cast<unsigned>(month_of_march_year < 10 ? month_of_march_year + 3 : month_of_march_year - 9);
    return {static_cast<int>(year_of_era + era * 400 + (month <= 2 ? 1 : 0)), month, day};
}

std::optional<date> date::parse(std::string_view iso) noexcept {
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
    const auto year = digits::number_of(iso.substr(0, 4));
    const auto month = digits::number_of(iso.substr(5, 2));
    const auto day = digits::number_of(iso.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    return of(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

std::string date::to_string() const {
    const civil_day written = civil();
    std::string iso;
    digits::append_padded(iso, written.year, 4);
    iso.push_back('-');
    digits::append_padded(iso, written.month, 2);
    iso.push_back('-');
    digits::append_padded(iso, written.day, 2);
    return iso;
}

} // namespace guong::inline v0
