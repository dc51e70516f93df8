#pragma once

/// The days on which rules are in force.

#include <optional>
#include <string>
#include <vector>

#include <guong/model.hpp>

namespace guong::inline v0::checking {

/// What W0703 says of a day on which the rules are not in force: the day, and from when and through when they are, as far as they say so. Nothing on other days.
[[nodiscard]] inline std::optional<std::vector<std::string>> outside_validity_of(const model::ruleset& rules, date day) {
    const auto &first = rules.valid_from, &last = rules.valid_through;
    if ((!first || day >= *first) && (!last || day <= *last)) return std::nullopt;
    const auto text = [](const std::optional<date>& limit) { return limit ? limit->to_string() : std::string{}; };
    return std::vector{day.to_string(), text(first), text(last)};
}

} // namespace guong::inline v0::checking
