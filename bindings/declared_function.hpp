#pragma once

/// A function of the host as loaded rules declare it, for languages that have other types than C++: there levels have names, and days may be texts.

#include <stdexcept>
#include <string_view>
#include <vector>

#include <guong/model.hpp>

namespace declared {

struct type {
    guong::model::base_type base{};
    guong::model::scale scale{}; ///< of a level
};

struct function {
    std::vector<type> arguments;
    type result;
};

[[nodiscard]] inline type type_of(const guong::model::type& written, const guong::model::ruleset& rules) {
    if (written.base == guong::model::base_type::scale) return {written.base, rules.scales[written.index]};
    return {written.base};
}

[[nodiscard]] inline function function_of(const guong::model::function& written, const guong::model::ruleset& rules) {
    function found{{}, type_of(written.result, rules)};
    for (const auto& each : written.arguments) found.arguments.push_back(type_of(each.type, rules));
    return found;
}

/// What a text means as a value of the type, written as in records; numbers and yes or no are no texts there. Throws where it means nothing.
[[nodiscard]] inline guong::value value_of(std::string_view text, const type& wanted) {
    const auto require = [](auto found) -> guong::value {
        if (!found) throw std::domain_error{"the answer is a text that means nothing of the type that the rule file declares"};
        return *found;
    };
    switch (wanted.base) {
    case guong::model::base_type::date: return require(guong::date::parse(text));
    case guong::model::base_type::school_year: return require(guong::school_year::parse(text));
    case guong::model::base_type::scale: return require(wanted.scale.find(text));
    default: return std::string{text}; // which no function may answer
    }
}

} // namespace declared
