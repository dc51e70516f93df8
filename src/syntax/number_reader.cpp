#include "number_reader.hpp"

#include <utility>
#include <vector>

#include <guong/value.hpp>

namespace guong::inline v0::parsing {

namespace {

bool is_ascii_digit(char letter) noexcept {
    return letter >= '0' && letter <= '9';
}

/// Digits with single separators between them: `21/06/2023`, `1.000.000`, `8,5`.
struct digit_run {
    std::vector<std::string_view> groups;
    std::string separators; ///< one fewer
    std::size_t bytes = 0;
};

digit_run take_digit_run(std::string_view text, bool comma_separates) {
    // No number or date of any kind has more groups; what is longer is read piece by piece.
    constexpr std::size_t groups_max = 8;
    digit_run run;
    std::size_t offset = 0;
    for (;;) {
        const std::size_t begin = offset;
        while (offset < text.size() && is_ascii_digit(text[offset])) ++offset;
        run.groups.push_back(text.substr(begin, offset - begin));
        run.bytes = offset;
        if (run.groups.size() == groups_max || offset + 1 >= text.size() || !is_ascii_digit(text[offset + 1])) return run;
        const char separator = text[offset];
        if (separator != '.' && separator != '-' && separator != '/' && (separator != ',' || comma_separates)) return run;
        run.separators.push_back(separator);
        ++offset;
    }
}

std::string padded(std::string_view digits) {
    return digits.size() < 2 ? "0" + std::string{digits} : std::string{digits};
}

/// Year, month and day in the order of ISO 8601, if the groups look like a date in any common order.
std::optional<std::string> iso_day(const digit_run& run) {
    if (run.groups.size() != 3 || run.separators[0] != run.separators[1] || run.separators[0] == ',') return std::nullopt;
    const auto is_short = [](std::string_view digits) { return digits.size() <= 2; };
    const std::string_view first = run.groups[0];
    const std::string_view middle = run.groups[1];
    const std::string_view last = run.groups[2];
    if (first.size() == 4 && is_short(middle) && is_short(last)) return std::string{first} + '-' + padded(middle) + '-' + padded(last);
    if (is_short(first) && is_short(middle) && last.size() == 4) return std::string{last} + '-' + padded(middle) + '-' + padded(first);
    return std::nullopt;
}

/// Whether the groups are written the way the language writes dates: `2023-06-21` or `21/06/2023`.
bool is_own_date(const digit_run& run) noexcept {
    if (run.groups[0].size() == 4) return run.separators[0] == '-' && run.groups[1].size() == 2 && run.groups[2].size() == 2;
    return run.separators[0] == '/';
}

/// `1.000.000`, `1,000,000`, `1.000,5`: the number without its thousands separators and with a point.
std::optional<std::string> without_thousands_separators(const digit_run& run) {
    if (run.groups.size() < 3 || run.groups[0].size() > 3) return std::nullopt;
    const char thousands = run.separators[0];
    if (thousands != '.' && thousands != ',') return std::nullopt;
    std::string digits{run.groups[0]};
    for (std::size_t index = 1; index < run.groups.size(); ++index) {
        if (run.separators[index - 1] != thousands) {
            const bool is_fraction =
                index + 1 == run.groups.size() && (run.separators[index - 1] == '.' || run.separators[index - 1] == ',');
            return is_fraction ? std::optional{digits + '.' + std::string{run.groups[index]}} : std::nullopt;
        }
        if (run.groups[index].size() != 3) return std::nullopt;
        digits += run.groups[index];
    }
    return digits;
}

number_reading read_date(const digit_run& run, std::string iso) {
    if (!date::parse(iso)) return {token_kind::date, run.bytes, {}, number_reading::fault::no_such_day};
    const auto what = is_own_date(run) ? number_reading::fault::none : number_reading::fault::foreign;
    return {token_kind::date, run.bytes, std::move(iso), what};
}

/// `2023-2024`, also with an en dash; two years that do not follow one another are no school year.
std::optional<number_reading> read_school_year(const digit_run& run, std::string_view text) {
    constexpr std::string_view en_dash = "–";
    constexpr std::size_t digits = 4;
    const bool has_dash = run.groups.size() == 1 && text.substr(run.bytes).starts_with(en_dash);
    const auto second = has_dash ? take_digit_run(text.substr(run.bytes + en_dash.size()), true).groups[0] : run.groups.back();
    const bool are_two = has_dash || (run.groups.size() == 2 && run.separators[0] == '-');
    if (!are_two || run.groups[0].size() != digits || second.size() != digits) return std::nullopt;
    const std::size_t bytes = run.bytes + (has_dash ? en_dash.size() + digits : 0);
    const auto years = school_year::parse(text.substr(0, bytes));
    if (!years) return number_reading{token_kind::school_year, bytes, {}, number_reading::fault::no_such_school_year};
    return number_reading{token_kind::school_year, bytes, years->to_string(), number_reading::fault::none};
}

number_reading read_plain(std::string written, std::size_t bytes, number_reading::fault what) {
    if (!decimal::parse(written)) return {token_kind::number, bytes, {}, number_reading::fault::too_long};
    return {token_kind::number, bytes, std::move(written), what};
}

} // namespace

number_reading read_number(std::string_view text, bool comma_separates) {
    const digit_run run = take_digit_run(text, comma_separates);
    if (auto iso = iso_day(run)) return read_date(run, std::move(*iso));
    if (auto year = read_school_year(run, text)) return std::move(*year);
    if (auto digits = without_thousands_separators(run)) return read_plain(std::move(*digits), run.bytes, number_reading::fault::foreign);
    if (run.groups.size() == 2 && run.separators[0] == ',') {
        return read_plain(std::string{run.groups[0]} + '.' + std::string{run.groups[1]}, run.bytes, number_reading::fault::foreign);
    }
    const bool has_fraction = run.groups.size() >= 2 && run.separators[0] == '.';
    const std::size_t bytes = run.groups[0].size() + (has_fraction ? 1 + run.groups[1].size() : 0);
    return read_plain(std::string{text.substr(0, bytes)}, bytes, number_reading::fault::none);
}

} // namespace guong::inline v0::parsing
