#include "rounding_need.hpp"

#include <guong/model_parts.hpp>

namespace guong::inline v0::checking {

namespace {

/// Numbers that have only twos and fives in them divide every decimal to an end.
bool divides_to_an_end(const model::operand& divisor) {
    const auto* constant = std::get_if<model::constant>(&divisor.form);
    const auto* number = constant && !constant->parameter ? std::get_if<decimal>(&constant->content) : nullptr;
    if (!number || number->coefficient() == 0) return false;
    auto rest = number->coefficient();
    for (const auto prime : {2, 5})
        while (rest % prime == 0) rest /= prime;
    return rest == 1 || rest == -1;
}

bool is_endless_itself(const model::operand& content) {
    if (const auto* product = std::get_if<model::product>(&content.form)) {
        for (std::size_t factor = 0; factor < product->factors.size(); ++factor)
            if (product->divided[factor] && !divides_to_an_end(product->factors[factor])) return true;
        return false;
    }
    if (const auto* over_list = std::get_if<model::aggregate>(&content.form)) return over_list->what == model::aggregate::kind::average;
    return std::holds_alternative<model::share>(content.form);
}

/// What picks among values and what counts them passes nothing on: only these do.
bool passes_on(const model::operand& content) {
    return std::holds_alternative<model::sum>(content.form) || std::holds_alternative<model::product>(content.form) ||
           std::holds_alternative<model::choice>(content.form) || std::holds_alternative<model::fallback>(content.form) ||
           std::holds_alternative<model::extreme>(content.form) || std::holds_alternative<model::aggregate>(content.form);
}

} // namespace

const model::operand* find_endless(const model::operand& content, const model::ruleset& rules) {
    if (is_endless_itself(content)) return &content;
    if (const auto* named = std::get_if<model::definition_value>(&content.form)) {
        const auto* body = std::get_if<model::operand>(&rules.definitions[named->definition].body);
        return body && find_endless(*body, rules) ? &content : nullptr;
    }
    if (const auto* over_list = std::get_if<model::aggregate>(&content.form)) return find_endless(*over_list->content, rules); // and no key
    const model::operand* found = nullptr;
    if (passes_on(content))
        model::for_each_part(
            content,
            [&](const model::operand& part) {
                if (!found) found = find_endless(part, rules);
            },
            [](const model::condition&) {});
    return found;
}

} // namespace guong::inline v0::checking
