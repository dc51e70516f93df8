#include "test_words.hpp"

#include "../rendering/value_words.hpp"

namespace guong::inline v0::testing {

namespace {

constexpr test_phrases english_phrases{
    .eligible = "eligible", .ineligible = "ineligible", .undetermined = "undetermined",
    .met = "met", .unmet = "unmet", .open = "undetermined", .not_applicable = "not applicable",
    .unknown = "unknown",
    .is = "{0} is {1}", .is_not = "{0} is not {1}",
    .value_is = "{0} = {1}", .value_is_not = "{0} != {1}",
    .decided_by = "{0} decided by {1}", .not_decided_by = "{0} not decided by {1}",
    .decided_alone = "{0} decided by {1}", .no_reasons = "{0} undetermined, which no items decide",
    .misses = "{0} waits for {1}", .does_not_miss = "{0} does not wait for {1}", .misses_nothing = "{0} waits for nothing",
    .and_ = " and ", .or_ = ", or by ",
    .no_such_item = "there is no {0}", .not_calculated = "no rule calculates {0}",
    .does_not_fit = "the number has too many digits beside the others of its kind", .fits = "a number that can be kept",
    .test = "test", .row = "row {0}", .expected = "expected", .found = "found",
    .passed = "{0} tests passed", .passed_one = "1 test passed", .failed = "{0} of {1} tests failed", .none = "no tests",
};

constexpr test_phrases vietnamese_phrases{
    .eligible = "đủ tiêu chuẩn", .ineligible = "chưa đủ tiêu chuẩn", .undetermined = "chưa đủ căn cứ",
    .met = "đạt", .unmet = "chưa đạt", .open = "chưa rõ", .not_applicable = "không áp dụng",
    .unknown = "chưa biết",
    .is = "{0} {1}", .is_not = "{0} không phải là {1}",
    .value_is = "{0} = {1}", .value_is_not = "{0} khác {1}",
    .decided_by = "{0} được quyết định bởi {1}", .not_decided_by = "{0} không được quyết định bởi {1}",
    .decided_alone = "{0} được quyết định bởi {1}", .no_reasons = "{0} chưa đủ căn cứ, không do tiêu chí nào quyết định",
    .misses = "{0} còn thiếu {1}", .does_not_miss = "{0} không còn thiếu {1}", .misses_nothing = "{0} không còn thiếu gì",
    .and_ = " và ", .or_ = ", hoặc bởi ",
    .no_such_item = "không có {0}", .not_calculated = "không quy định nào tính {0}",
    .does_not_fit = "số có quá nhiều chữ số so với các số cùng loại", .fits = "một số lưu được",
    .test = "kiểm thử", .row = "dòng {0}", .expected = "mong đợi", .found = "kết quả",
    .passed = "{0} phép kiểm thử đều qua", .passed_one = "1 phép kiểm thử qua", .failed = "{0} trong {1} phép kiểm thử không qua",
    .none = "không có phép kiểm thử nào",
};

} // namespace

const test_phrases& test_phrases_in(language which) noexcept { return which == language::vi ? vietnamese_phrases : english_phrases; }

displayed_value shown_value(const value& content, model::type type, const model::ruleset& rules) {
    displayed_value shown;
    shown.content = content;
    shown.type = type.base;
    if (const auto* rank = std::get_if<level>(&content)) {
        const auto& named = rules.scales[type.index].levels[rank->rank];
        shown.level = named.label.empty() ? model::wording{named.name, {}, {}} : named.label;
    }
    return shown;
}

std::string words_of(verdict outcome, language which) {
    const auto& words = test_phrases_in(which);
    switch (outcome) {
    case verdict::eligible: return std::string{words.eligible};
    case verdict::ineligible: return std::string{words.ineligible};
    case verdict::undetermined: break;
    }
    return std::string{words.undetermined};
}

std::string words_of(status outcome, language which) {
    const auto& words = test_phrases_in(which);
    switch (outcome) {
    case status::met: return std::string{words.met};
    case status::unmet: return std::string{words.unmet};
    case status::not_applicable: return std::string{words.not_applicable};
    case status::undetermined: break;
    }
    return std::string{words.open};
}

std::string words_of(const value& content, model::type type, const model::ruleset& rules, language which) {
    if (!is_known(content)) return std::string{test_phrases_in(which).unknown};
    return phrasing::words_of(shown_value(content, type, rules), which);
}

std::string words_of(const operand_value& content, model::type type, const model::ruleset& rules, language which) {
    if (content.rows) {
        std::string words;
        for (const auto& each : *content.rows) words += (words.empty() ? "" : ", ") + words_of(each, type, rules, which);
        return '[' + words + ']';
    }
    return words_of(content.content, type, rules, which);
}

std::string place_words(const std::string& file, guong::position where) {
    return file + ':' + std::to_string(where.line) + ':' + std::to_string(where.column);
}

std::string indented(const std::string& text, std::string_view by) {
    std::string moved;
    bool at_line_begin = true;
    for (const char letter : text) {
        if (at_line_begin && letter != '\n') moved += by;
        moved += letter;
        at_line_begin = letter == '\n';
    }
    return moved;
}

std::string names_in_backticks(const std::vector<std::string>& names, std::string_view between) {
    std::string words;
    for (const auto& each : names) {
        if (!words.empty()) words += between;
        words += '`' + each + '`';
    }
    return words;
}

} // namespace guong::inline v0::testing
