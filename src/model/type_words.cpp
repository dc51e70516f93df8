#include "type_words.hpp"

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

} // namespace guong::inline v0::checking
