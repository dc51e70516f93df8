#include <guong/impact.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "../rendering/wording.hpp"

namespace guong::inline v0 {

namespace impacts {

namespace {

using phrasing::filled;

/// The words of both lists in one language. `{0}` is a place for an argument.
struct impact_phrases {
    std::array<std::string_view, 13> parts; ///< by `rule_part`
    std::string_view added, removed, changed, words_changed; ///< {0} part, {1} path, {2} place
    std::string_view before, after;                          ///< {0} text
    std::string_view nothing;
    std::string_view compared, nobody, moved;                ///< {0} pairs; {1} of them
    std::string_view from_to;                                ///< {0} criterion, {1} verdict, {2} verdict, {3} how many
    std::string_view because_of, item_moved, clause;         ///< {0} path, {1} status, {2} status; clause: {0} item, {1} how many
    std::string_view record_moved;                           ///< {0} record, {1} id, {2} criterion, {3} verdict, {4} verdict
    std::string_view value_moved;                            ///< {0} record, {1} id, {2} name, {3} value, {4} value
    std::string_view not_compared;                           ///< {0} names
    std::string_view eligible, ineligible, undetermined;
    std::string_view met, unmet, unknown, not_applicable, absent;
};

constexpr impact_phrases english_impact{
    .parts = {"ruleset", "use", "scale", "scale value", "parameter", "record", "field", "definition", "table", "criterion", "item", "setting", "refinement"},
    .added = "+ {0} {1}  {2}",
    .removed = "- {0} {1}  {2}",
    .changed = "~ {0} {1}  {2}",
    .words_changed = "~ {0} {1}, in words alone  {2}",
    .before = "    - {0}",
    .after = "    + {0}",
    .nothing = "the rules say the same",
    .compared = "compared: {0} verdicts",
    .nobody = "nobody gets another verdict",
    .moved = "other verdicts: {0}",
    .from_to = "  {0}: {1} → {2}: {3}",
    .because_of = "because of",
    .item_moved = "    {0}: {1} → {2}",
    .clause = "  {0}: {1}",
    .record_moved = "{0} {1}, {2}: {3} → {4}",
    .value_moved = "{0} {1}, {2}: {3} → {4}",
    .not_compared = "not compared, as only one version has them: {0}",
    .eligible = "eligible", .ineligible = "not yet eligible", .undetermined = "not enough information",
    .met = "met", .unmet = "not met", .unknown = "not known", .not_applicable = "not applicable", .absent = "not asked",
};

constexpr impact_phrases vietnamese_impact{
    .parts = {"bộ tiêu chuẩn", "tệp được dùng", "thang bậc", "bậc", "tham số", "đối tượng", "trường thông tin", "định nghĩa", "bảng", "tiêu chuẩn", "tiêu chí", "giá trị đặt lại",
              "phần sửa đổi"},
    .added = "+ {0} {1}  {2}",
    .removed = "- {0} {1}  {2}",
    .changed = "~ {0} {1}  {2}",
    .words_changed = "~ {0} {1}, chỉ đổi lời văn  {2}",
    .before = "    - {0}",
    .after = "    + {0}",
    .nothing = "hai bản quy định như nhau",
    .compared = "đã so sánh: {0} kết luận",
    .nobody = "không ai đổi kết luận",
    .moved = "kết luận thay đổi: {0}",
    .from_to = "  {0}: {1} → {2}: {3}",
    .because_of = "do tiêu chí",
    .item_moved = "    {0}: {1} → {2}",
    .clause = "  {0}: {1}",
    .record_moved = "{0} {1}, {2}: {3} → {4}",
    .value_moved = "{0} {1}, {2}: {3} → {4}",
    .not_compared = "không so sánh được vì chỉ có ở một bản: {0}",
    .eligible = "đủ tiêu chuẩn", .ineligible = "chưa đủ tiêu chuẩn", .undetermined = "chưa đủ căn cứ",
    .met = "đạt", .unmet = "chưa đạt", .unknown = "chưa rõ", .not_applicable = "không áp dụng", .absent = "không xét",
};

const impact_phrases& impact_phrases_in(language which) noexcept { return which == language::vi ? vietnamese_impact : english_impact; }

std::string place_words(const rule_place& at) {
    return at.file + ':' + std::to_string(at.where.line) + ':' + std::to_string(at.where.column);
}

std::string_view pattern_of(const rule_change& told, const impact_phrases& words) {
    if (told.what == rule_change::kind::added) return words.added;
    if (told.what == rule_change::kind::removed) return words.removed;
    return told.about == rule_change::matter::words ? words.words_changed : words.changed;
}

std::string_view words_of(verdict found, const impact_phrases& words) noexcept {
    return found == verdict::eligible ? words.eligible : found == verdict::ineligible ? words.ineligible : words.undetermined;
}

std::string_view words_of(std::optional<status> found, const impact_phrases& words) noexcept {
    if (!found) return words.absent;
    switch (*found) {
    case status::met: return words.met;
    case status::unmet: return words.unmet;
    case status::undetermined: return words.unknown;
    case status::not_applicable: return words.not_applicable;
    }
    return {};
}

std::string named(const moved_item& told) { return told.path + (told.cite.empty() ? "" : " (" + told.cite + ')'); }

/// How many move from where to where, and how many because of each clause.
std::string counts_of(const impact& told, const impact_phrases& words) {
    std::map<std::pair<std::string, std::pair<verdict, verdict>>, std::size_t> ways;
    std::map<std::string, std::size_t> clauses;
    for (const auto& each : told.verdicts) {
        ++ways[{each.criterion, {each.before, each.after}}];
        for (const auto& item : each.because) ++clauses[named(item)];
    }
    std::string text;
    for (const auto& [way, count] : ways)
        text += filled(words.from_to, {way.first, words_of(way.second.first, words), words_of(way.second.second, words), std::to_string(count)}) + '\n';
    text += std::string{words.because_of} + ":\n";
    for (const auto& [clause, count] : clauses) text += filled(words.clause, {clause, std::to_string(count)}) + '\n';
    return text;
}

std::string verdict_words(const moved_verdict& told, const impact_phrases& words) {
    auto text = filled(words.record_moved, {told.record, told.id, told.criterion, words_of(told.before, words), words_of(told.after, words)}) + '\n';
    for (const auto& each : told.because)
        text += filled(words.item_moved, {named(each), words_of(each.before, words), words_of(each.after, words)}) + '\n';
    return text;
}

} // namespace

} // namespace impacts

std::string render(const std::vector<rule_change>& changes, const text_options& options) {
    const auto& words = impacts::impact_phrases_in(options.language);
    if (changes.empty()) return std::string{words.nothing} + '\n';
    std::string text;
    for (const auto& each : changes) {
        const auto& place = each.after_where ? *each.after_where : *each.before_where;
        const auto part = words.parts[static_cast<std::size_t>(each.part)];
        text += phrasing::filled(impacts::pattern_of(each, words), {part, each.path, impacts::place_words(place)}) + '\n';
        if (!each.before.empty()) text += phrasing::filled(words.before, {each.before}) + '\n';
        if (!each.after.empty()) text += phrasing::filled(words.after, {each.after}) + '\n';
    }
    return text;
}

std::string render(const impact& told, const text_options& options) {
    const auto& words = impacts::impact_phrases_in(options.language);
    auto text = phrasing::filled(words.compared, {std::to_string(told.compared)}) + '\n';
    if (told.verdicts.empty())
        text += std::string{words.nobody} + '\n';
    else
        text += phrasing::filled(words.moved, {std::to_string(told.verdicts.size())}) + '\n' + impacts::counts_of(told, words) + '\n';
    for (const auto& each : told.verdicts) text += impacts::verdict_words(each, words);
    for (const auto& each : told.values) text += phrasing::filled(words.value_moved, {each.record, each.id, each.name, each.before, each.after}) + '\n';
    std::string names;
    for (const auto& each : told.not_compared) names += (names.empty() ? "" : ", ") + each;
    if (!names.empty()) text += phrasing::filled(words.not_compared, {names}) + '\n';
    return text;
}

} // namespace guong::inline v0
