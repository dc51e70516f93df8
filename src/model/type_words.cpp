#include "type_words.hpp"

#include <algorithm>

namespace guong::inline v0::checking {

const std::vector<type_word>& type_words() {
    using model::base_type;
    static const std::vector<type_word> words = {
        {base_type::boolean, language::en, "boolean"},
        {base_type::boolean, language::vi, "đúng_sai"},
        {base_type::boolean, language::vi, "có_không"},
        {base_type::judgement, language::en, "judgement"},
        {base_type::judgement, language::vi, "đánh_giá"},
        {base_type::integer, language::en, "integer"},
        {base_type::integer, language::vi, "số_nguyên"},
        {base_type::decimal, language::en, "decimal"},
        {base_type::decimal, language::vi, "số_thập_phân"},
        {base_type::decimal, language::vi, "số"},
        {base_type::percent, language::en, "percent"},
        {base_type::percent, language::vi, "phần_trăm"},
        {base_type::text, language::en, "text"},
        {base_type::text, language::vi, "chữ"},
        {base_type::date, language::en, "date"},
        {base_type::date, language::vi, "ngày"},
        {base_type::school_year, language::en, "school_year"},
        {base_type::school_year, language::vi, "năm_học"},
    };
    return words;
}

std::optional<model::base_type> find_plain_type(std::string_view word) {
    for (const auto& each : type_words())
        if (each.word == word) return each.base;
    return std::nullopt;
}

std::string_view type_word_in(language tongue, std::string_view word) {
    const auto base = find_plain_type(word);
    for (const auto& each : type_words())
        if (base == each.base && each.tongue == tongue) return each.word;
    return word;
}

std::string_view unit_words(time_unit unit) noexcept {
    switch (unit) {
    case time_unit::days: return "days";
    case time_unit::months: return "months";
    case time_unit::years: return "years";
    }
    return "days";
}

std::string type_text(const model::ruleset& rules, model::type type, language tongue) {
    const std::string list_of = tongue == language::vi ? "danh sách " : "list of ";
    if (type.base == model::base_type::duration) return std::string{unit_words(static_cast<time_unit>(type.index))};
    if (type.base == model::base_type::record) {
        const auto& record = rules.records[type.index];
        if (record.plain_element) return list_of + type_text(rules, record.fields.front().type, tongue);
        return (type.list ? list_of : "") + record.name;
    }
    const std::string words = type.list ? list_of : "";
    if (type.base == model::base_type::scale) return words + rules.scales[type.index].name;
    const auto plain = std::find_if(type_words().begin(), type_words().end(), [&](const auto& each) { return each.base == type.base && each.tongue == tongue; });
    return words + std::string{plain->word};
}

} // namespace guong::inline v0::checking
