#include "moved_values.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <set>

namespace guong::inline v0::proposing {

namespace {

constexpr int digits_behind_point_max = 18;
constexpr std::int64_t far_number = std::numeric_limits<std::int64_t>::max() / 4;

std::optional<value> moved_number(const decimal& from, const decimal& start, const decimal& to) {
    const auto scale = std::max({from.scale(), start.scale(), to.scale()});
    const auto a = from.at_scale(scale), b = start.at_scale(scale), c = to.at_scale(scale);
    if (!a || !b || !c) return std::nullopt;
    for (const auto each : {*a, *b, *c})
        if (each > far_number || each < -far_number) return std::nullopt;
    return decimal::of(*a + (*c - *b), scale);
}

} // namespace

std::optional<value> moved(const value& from, const value& start, const value& to) {
    if (from.index() != start.index() || from.index() != to.index()) return std::nullopt;
    if (const auto* number = std::get_if<decimal>(&from)) return moved_number(*number, std::get<decimal>(start), std::get<decimal>(to));
    if (const auto* day = std::get_if<date>(&from)) return date{day->days + (std::get<date>(to).days - std::get<date>(start).days)};
    if (const auto* years = std::get_if<school_year>(&from))
        return school_year{years->first + (std::get<school_year>(to).first - std::get<school_year>(start).first)};
    if (const auto* rank = std::get_if<level>(&from)) {
        const int made = rank->rank + std::get<level>(to).rank - std::get<level>(start).rank;
        return made < 0 ? std::nullopt : std::optional<value>{level{static_cast<std::uint8_t>(made)}};
    }
    return std::nullopt;
}

std::vector<value> next_to(const value& bound) {
    std::vector<value> found;
    for (const int step : {-1, 1}) {
        if (const auto* number = std::get_if<decimal>(&bound)) {
            for (const int scale : std::set{0, number->scale(), std::min(number->scale() + 1, digits_behind_point_max)})
                if (const auto made = moved_number(*number, decimal{0}, decimal::of(step, scale))) found.push_back(*made);
        }
        if (const auto* day = std::get_if<date>(&bound)) found.emplace_back(date{day->days + step});
        if (const auto* years = std::get_if<school_year>(&bound)) found.emplace_back(school_year{years->first + step});
        if (const auto* rank = std::get_if<level>(&bound); rank && rank->rank + step >= 0)
            found.emplace_back(level{static_cast<std::uint8_t>(rank->rank + step)});
    }
    return found;
}

} // namespace guong::inline v0::proposing
