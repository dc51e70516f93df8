#include "written_steps.hpp"

#include <algorithm>

namespace guong::inline v0::mutating {

namespace {

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

struct digit_run {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// The last run: of `4 years 6 months` that of the months, which is the least step.
std::optional<digit_run> last_number(std::string_view text) {
    std::size_t end = text.size();
    while (end > 0 && !is_digit(text[end - 1])) --end;
    if (end == 0) return std::nullopt;
    std::size_t begin = end;
    while (begin > 0 && (is_digit(text[begin - 1]) || text[begin - 1] == '.')) --begin;
    return digit_run{begin, end};
}

std::string with_number(std::string_view text, digit_run number, std::string_view written) {
    return std::string{text.substr(0, number.begin)} + std::string{written} + std::string{text.substr(number.end)};
}

/// As many digits behind the point as were written.
std::string padded_number(decimal number, int places) {
    auto text = number.to_string();
    if (places == 0) return text;
    auto point = text.find('.');
    if (point == std::string::npos) {
        point = text.size();
        text += '.';
    }
    text.resize(std::max(text.size(), point + 1 + static_cast<std::size_t>(places)), '0');
    return text;
}

/// A sign that stands before the digits stays: then a step goes the other way, and what comes of both is the same pair.
std::vector<std::string> neighbours_of_number(std::string_view text) {
    const auto number = last_number(text);
    if (!number) return {};
    const auto digits = text.substr(number->begin, number->end - number->begin);
    const auto point = digits.find('.');
    const auto content = decimal::parse(digits);
    if (!content) return {};
    const int places = point == std::string_view::npos ? 0 : static_cast<int>(digits.size() - point - 1);
    const auto units = content->at_scale(places);
    if (!units) return {};
    std::vector<std::string> made;
    for (const std::int64_t step : {-1, 1})
        if (*units + step >= 0) made.push_back(with_number(text, *number, padded_number(decimal::of(*units + step, places), places)));
    return made;
}

std::string written_day(date day, std::string_view like) {
    if (like.find('/') == std::string_view::npos) return day.to_string();
    const auto civil = day.civil();
    const auto two = [](unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return two(civil.day) + "/" + two(civil.month) + "/" + std::to_string(civil.year);
}

} // namespace

std::vector<std::string> neighbours_of(const syntax::literal& written, std::string_view text) {
    using kind = syntax::literal::kind;
    std::vector<std::string> made;
    switch (written.form) {
    case kind::number:
    case kind::percent:
    case kind::duration: return neighbours_of_number(text);
    case kind::date:
        if (const auto* day = std::get_if<date>(&written.content))
            for (const int step : {-1, 1}) made.push_back(written_day(date{day->days + step}, text));
        return made;
    case kind::school_year:
        if (const auto* years = std::get_if<school_year>(&written.content))
            for (const int step : {-1, 1}) made.push_back(school_year{years->first + step}.to_string());
        return made;
    case kind::boolean:
    case kind::text: break;
    }
    return made;
}

} // namespace guong::inline v0::mutating
