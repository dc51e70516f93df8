#include "cases.hpp"

namespace sqlite_binding {

std::string_view require_text(sqlite3_value* argument, const char* name) {
    if (const auto content = text_of(argument)) return *content;
    throw statement_error{std::string{"the "} + name + " may not be NULL"};
}

std::string_view optional_text(std::span<sqlite3_value* const> arguments, size_t index) {
    return index < arguments.size() && arguments[index] ? text_of(arguments[index]).value_or("") : std::string_view{};
}

guong_language language_of(std::string_view word) {
    if (word.empty()) return GUONG_LANGUAGE_OF_RULES;
    if (word == "en") return GUONG_ENGLISH;
    if (word == "vi") return GUONG_VIETNAMESE;
    throw statement_error{"the language is `vi` or `en`, not `" + std::string{word} + "`"};
}

evaluator bind(const guong_rules& judging, const records& judged, std::string_view as_of) {
    guong_evaluation_options options{};
    options.size = sizeof options;
    options.as_of = string_of(as_of);
    return take<evaluator>([&](auto out, auto told) { return guong_evaluator_bind(&judging, judged.get(), &options, out, told); });
}

outcome judge(const guong_rules& judging, std::string_view criterion, std::string_view json, std::string_view as_of) {
    const auto found = take<table>([&](auto out, auto told) {
        return guong_rules_find_criterion(&judging, criterion.data(), criterion.size(), GUONG_LANGUAGE_OF_RULES, out, told);
    });
    const auto type = cell(found, 0, 3);
    const auto read = take<records>([&](auto out, auto told) {
        return guong_records_read_one(&judging, type.data(), type.size(), json.data(), json.size(), nullptr, out, told);
    });
    const auto bound = bind(judging, read, as_of);
    return take<outcome>(
        [&](auto out, auto told) { return guong_evaluator_evaluate(bound.get(), criterion.data(), criterion.size(), 0, out, told); });
}

std::string_view verdict_of(const outcome& judged) {
    guong_verdict verdict = GUONG_UNDETERMINED;
    require_done(guong_outcome_verdict(judged.get(), &verdict, nullptr), nullptr);
    switch (verdict) {
    case GUONG_ELIGIBLE: return "eligible";
    case GUONG_INELIGIBLE: return "ineligible";
    default: return "undetermined";
    }
}

} // namespace sqlite_binding
