#include <guong/mutation.hpp>

#include <map>

#include <guong/rendering.hpp>

#include "../coverage/coverage_words.hpp"
#include "../testing/test_words.hpp"

namespace guong::inline v0 {

namespace mutating {

namespace {

struct mutant_phrases {
    std::string_view mutants;                ///< {0} killed, {1} of so many, {2} per cent
    std::string_view not_counted;            ///< {0} equivalent, {1} with errors
    std::string_view test;                   ///< what stands before a test
    std::string_view told_apart;             ///< {0} what a record says, {1} the criterion or value, {2} and {3} verdicts or values
    std::string_view nothing_known, without; ///< {0} a fact
    std::string_view like_test;              ///< {0} a test
    std::string_view on_day;                 ///< {0} the reference date
    std::string_view all_killed;
};

constexpr mutant_phrases english_mutants{
    .mutants = "Mutants: {0} of {1} killed ({2}%)",
    .not_counted = "not counted: {0} proved equivalent, {1} with errors",
    .test = "this test would fail",
    .told_apart = "told apart by a record with {0}: {1} is {2}, and would be {3}",
    .nothing_known = "nothing known",
    .without = "without {0}",
    .like_test = "the facts of test “{0}”",
    .on_day = "{0} as reference date",
    .all_killed = "Every mutant is killed.",
};

constexpr mutant_phrases vietnamese_mutants{
    .mutants = "Biến thể (quy định bị sửa thử một chỗ): phát hiện được {0}/{1} ({2}%)",
    .not_counted = "không tính: {0} biến thể được chứng minh là không làm đổi kết quả nào, {1} biến thể có lỗi",
    .test = "phép kiểm thử này sẽ không qua",
    .told_apart = "hồ sơ phân biệt được – {0}: {1} là {2}, còn theo biến thể là {3}",
    .nothing_known = "không có thông tin nào",
    .without = "không có {0}",
    .like_test = "thông tin của phép kiểm thử “{0}”",
    .on_day = "ngày xét {0}",
    .all_killed = "Mọi biến thể đều bị phát hiện.",
};

const mutant_phrases& phrases_in(language which) noexcept { return which == language::vi ? vietnamese_mutants : english_mutants; }

/// The lines of a text, each behind a mark; blank ones are left out.
std::string marked(const std::string& text, std::string_view mark) {
    std::string made;
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        const auto line = text.substr(at, end - at);
        if (line.find_first_not_of(" \t\r") != std::string::npos) made += "  " + std::string{mark} + ' ' + line + '\n';
        at = end + 1;
    }
    return made;
}

std::string witness_words(const difference_record& told, const mutants& whole, const mutant_phrases& words, language which) {
    std::string facts;
    const auto add = [&](const std::string& text) { facts += (facts.empty() ? "" : "; ") + text; };
    if (told.like) add(phrasing::filled(words.like_test, {whole.tests.at(*told.like)}));
    for (const auto& each : told.facts) add(render(each, which));
    if (facts.empty()) add(std::string{words.nothing_known});
    if (!told.left_out.empty()) add(phrasing::filled(words.without, {told.left_out}));
    if (told.options.as_of) add(phrasing::filled(words.on_day, {told.options.as_of->to_string()}));
    if (told.value) return phrasing::filled(words.told_apart, {facts, told.value_name, told.value_before, told.value_after});
    const auto before = testing::words_of(told.before, which), after = testing::words_of(told.after, which);
    return phrasing::filled(words.told_apart, {facts, told.criterion_name, before, after});
}

} // namespace

} // namespace mutating

std::string render(const mutants& told, language which) {
    const auto& words = mutating::phrases_in(which);
    const auto killed = told.count(mutant_fate::killed), survived = told.count(mutant_fate::survived);
    const auto counted = killed + survived;
    auto text = phrasing::filled(words.mutants, {std::to_string(killed), std::to_string(counted), covering::per_cent_of(killed, counted)});
    const auto equivalent = told.count(mutant_fate::equivalent), invalid = told.count(mutant_fate::invalid);
    if (equivalent + invalid > 0) text += "; " + phrasing::filled(words.not_counted, {std::to_string(equivalent), std::to_string(invalid)});
    text += '\n';
    if (survived == 0) return text + std::string{words.all_killed} + '\n';
    std::vector<std::string> headings;
    std::map<std::string, std::string> clauses;
    for (const auto& each : told.all) {
        if (each.fate != mutant_fate::survived) continue;
        const auto heading = covering::clause_words(each.cite, each.item);
        if (!clauses.contains(heading)) headings.push_back(heading);
        const auto line = edited(told.sources, each.edit);
        auto& clause = clauses[heading];
        clause += "  " + line.file + ':' + std::to_string(line.line) + '\n' + mutating::marked(line.before, "-") + mutating::marked(line.after, "+");
        if (!each.test.empty())
            clause += "    " + std::string{words.test} + ":\n" + testing::indented(each.test, "    ");
        else if (each.witness)
            clause += "    " + mutating::witness_words(*each.witness, told, words, which) + '\n';
    }
    for (const auto& heading : headings) text += '\n' + heading + '\n' + clauses[heading];
    return text;
}

} // namespace guong::inline v0
