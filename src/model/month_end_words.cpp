#include "month_end_words.hpp"

namespace guong::inline v0::checking {

std::string_view month_end_word(month_end_rule rule, language tongue) noexcept {
    if (rule == month_end_rule::last_day) return tongue == language::vi ? "ngày_cuối_tháng" : "last_day";
    return tongue == language::vi ? "ngày_kế_tiếp" : "next_day";
}

std::optional<month_end_rule> find_month_end_rule(std::string_view word) noexcept {
    for (const auto rule : {month_end_rule::last_day, month_end_rule::next_day})
        for (const auto tongue : {language::en, language::vi})
            if (word == month_end_word(rule, tongue)) return rule;
    return std::nullopt;
}

std::string_view month_end_word_in(language tongue, std::string_view word) noexcept {
    const auto rule = find_month_end_rule(word);
    return rule ? month_end_word(*rule, tongue) : word;
}

} // namespace guong::inline v0::checking
