#include "changes_words.hpp"

#include <guong/rendering.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>

#include "../evaluation/value_json.hpp"
#include "../text/json_text.hpp"
#include "../text/utf8.hpp"
#include "value_words.hpp"
#include "wording.hpp"

namespace guong::inline v0 {

namespace phrasing {

namespace {

/// {0} is what is changed, {1} from, {2} to. Changes follow one another in a sentence: they begin with small letters.
struct change_wording {
    std::string_view raise, lower, set, give;
    std::string_view judge_anew, judge;     ///< likewise, of judgements
    std::string_view add, remove, empty;    ///< {0} list, {1} how many or which, {2} of what
    std::string_view an_entry;
    std::string_view inside, in_record;     ///< {0} what, {1} which entry, {2} list
    std::string_view facts, said;           ///< {0} what, {1} facts; {0} label, {1} content
    std::string_view only_way, ways, nothing, nothing_because, nothing_found, perhaps_cheaper;
    std::string_view cost;
    std::string_view fixed, reference, known, no_value, no_reference_date;
};

constexpr change_wording english_changes{
    .raise = "raise {0} from {1} to {2}",
    .lower = "lower {0} from {1} to {2}",
    .set = "change {0} from {1} to {2}",
    .give = "record {0}: {2}",
    .judge_anew = "have {0} judged anew as {2} (now {1})",
    .judge = "have {0} judged as {2}",
    .add = "add {1} {2} to {0}",
    .remove = "remove {2} {1} from {0}",
    .empty = "record that {0} has no entry",
    .an_entry = "entry",
    .inside = "{0} of entry {1} of {2}",
    .in_record = "{0} in the record {1}",
    .facts = "{0} ({1})",
    .said = "{0}: {1}",
    .only_way = "This would make it eligible:",
    .ways = "Any one of these would make it eligible:",
    .nothing = "No change of the record makes it eligible.",
    .nothing_because = "No change of the record makes it eligible, because of these:",
    .nothing_found = "No changes that make it eligible were found; the search met its bound.",
    .perhaps_cheaper = "The search met its bound: there may be others as cheap, or cheaper.",
    .cost = "{0} (cost {1})",
    .fixed = "{0} cannot be changed",
    .reference = "{0}: which record it refers to is not changed",
    .known = "{0} is known, and stays so",
    .no_value = "{0}: the rules name no value to try",
    .no_reference_date = "{0}: none was given, and the rules count up to it",
};

constexpr change_wording vietnamese_changes{
    .raise = "nâng {0} từ {1} lên {2}",
    .lower = "giảm {0} từ {1} xuống {2}",
    .set = "đổi {0} từ {1} thành {2}",
    .give = "ghi nhận {0}: {2}",
    .judge_anew = "được đánh giá lại là {2} ở nội dung {0} (hiện {1})",
    .judge = "được đánh giá là {2} ở nội dung {0}",
    .add = "thêm {1} {2} vào {0}",
    .remove = "bỏ {2} {1} khỏi {0}",
    .empty = "ghi nhận {0} không có mục nào",
    .an_entry = "mục",
    .inside = "{0} ở mục {1} của {2}",
    .in_record = "{0} ở hồ sơ {1}",
    .facts = "{0} ({1})",
    .said = "{0}: {1}",
    .only_way = "Để đủ tiêu chuẩn, cần:",
    .ways = "Để đủ tiêu chuẩn, chỉ cần một trong các cách sau:",
    .nothing = "Không có thay đổi nào trong hồ sơ có thể đưa đến kết luận “Đủ tiêu chuẩn”.",
    .nothing_because = "Không có thay đổi nào trong hồ sơ có thể đưa đến kết luận “Đủ tiêu chuẩn”, vì:",
    .nothing_found = "Chưa tìm được thay đổi nào giúp đủ tiêu chuẩn; việc tìm đã dừng ở giới hạn đặt trước.",
    .perhaps_cheaper = "Việc tìm đã dừng ở giới hạn đặt trước: có thể còn cách khác dễ bằng hoặc dễ hơn.",
    .cost = "{0} (mức khó {1})",
    .fixed = "{0} không thể thay đổi",
    .reference = "{0}: không đổi hồ sơ được dẫn chiếu",
    .known = "{0} đã biết, không thể thành chưa biết",
    .no_value = "{0}: quy tắc không nêu giá trị nào để thử",
    .no_reference_date = "{0}: chưa được cho biết, mà quy định tính đến ngày này",
};

const change_wording& change_words_in(language which) { return which == language::vi ? vietnamese_changes : english_changes; }

std::string in_quotes(const model::wording& label, language which) { return filled(wording_in(which).quoted, {label.in(which)}); }

/// Of numbers and levels: whether the second is the greater one; nothing for others.
std::optional<bool> goes_up(const value& from, const value& to) {
    const bool is_ordered = std::holds_alternative<decimal>(from) || std::holds_alternative<level>(from);
    if (!is_ordered || from.index() != to.index()) return std::nullopt;
    return from < to;
}

std::string facts_words(const std::vector<said_fact>& facts, language which);

/// How many elements, and what they must say where that is anything.
std::string list_words(const said_fact& list, language which) {
    const auto entries = entries_words(list.elements.size(), which);
    std::vector<std::string> inside;
    for (const auto& each : list.elements) inside.push_back(facts_words(each, which));
    const auto said = joined(inside, " | ");
    return said.empty() ? entries : filled(change_words_in(which).facts, {entries, said});
}

std::string facts_words(const std::vector<said_fact>& facts, language which) {
    constexpr std::size_t facts_shown_max = 6;
    std::vector<std::string> pieces;
    for (const auto& fact : facts) {
        if (pieces.size() == facts_shown_max) break;
        const auto content = fact.list ? list_words(fact, which) : words_of(fact.content, which);
        pieces.push_back(fact.label.empty() ? content : filled(change_words_in(which).said, {fact.label.in(which), content}));
    }
    return joined(pieces, "; ");
}

void write_element(json_writer& json, const std::vector<said_fact>& facts, bool is_plain, language which);

void write_content(json_writer& json, const said_fact& fact, language which) {
    if (!fact.list) {
        write_plain(json, fact.content, which);
        return;
    }
    json.begin_array();
    for (const auto& each : fact.elements) write_element(json, each, fact.plain, which);
    json.end_array();
}

/// A fact, which may be unknown, with what is said beside it: as records write it.
void write_with_companions(json_writer& json, const std::vector<said_fact>& facts, const std::string& name, language which) {
    static constexpr std::array<std::string_view, 4> keys{"by", "on", "reason", "evidence"};
    const auto says_of_it = [&](const said_fact& each) { return each.beside && each.name == name; };
    const auto fact = std::find_if(facts.begin(), facts.end(), [&](const said_fact& each) { return !each.beside && each.name == name; });
    const auto write_fact = [&] {
        if (fact == facts.end())
            json.null();
        else
            write_content(json, *fact, which);
    };
    if (std::none_of(facts.begin(), facts.end(), says_of_it)) return write_fact();
    json.begin_object().key("value");
    write_fact();
    for (const auto& each : facts)
        if (says_of_it(each)) write_content(json.key(keys[static_cast<std::size_t>(*each.beside)]), each, which);
    json.end_object();
}

/// An element as an object, or of a list of plain values as its value.
void write_element(json_writer& json, const std::vector<said_fact>& facts, bool is_plain, language which) {
    if (is_plain) return write_with_companions(json, facts, facts.empty() ? std::string{} : facts.front().name, which);
    json.begin_object();
    std::set<std::string_view> written;
    for (const auto& fact : facts)
        if (written.insert(fact.name).second) write_with_companions(json.key(fact.name), facts, fact.name, which);
    json.end_object();
}

/// Nobody changes a judgement: somebody judges, or judges anew.
bool is_judged(const change& told) { return told.to && told.to->type == model::base_type::judgement; }

std::string instruction_of(const change& told, language which) {
    const auto& words = change_words_in(which);
    const auto subject = words_of(told, which);
    const auto element = told.element_label.empty() ? std::string{words.an_entry} : utf8::inside_sentence(told.element_label.in(which));
    const auto from = told.from ? words_of(*told.from, which) : std::string{}, to = told.to ? words_of(*told.to, which) : std::string{};
    std::string text;
    switch (told.what) {
    case change::kind::set: {
        const auto up = goes_up(told.from->content, told.to->content);
        text = filled(is_judged(told) ? words.judge_anew : !up ? words.set : *up ? words.raise : words.lower, {subject, from, to});
        break;
    }
    case change::kind::give: text = filled(is_judged(told) ? words.judge : words.give, {subject, from, to}); break;
    case change::kind::add: text = filled(words.add, {subject, std::to_string(told.count), element}); break;
    case change::kind::remove: text = filled(words.remove, {subject, told.element, element}); break;
    case change::kind::empty: text = filled(words.empty, {subject}); break;
    }
    return told.facts.empty() ? text : filled(words.facts, {text, facts_words(told.facts, which)});
}

void write_change(json_writer& json, const change& told, language which) {
    json.begin_object().key("at").text(told.at).key("from");
    if (told.from)
        write_plain(json, *told.from, which);
    else if (told.what == change::kind::remove)
        write_element(json, told.facts, told.element_label.empty(), which);
    else
        json.null();
    json.key("to");
    if (told.to)
        write_plain(json, *told.to, which);
    else if (told.what == change::kind::add)
        write_element(json, told.facts, told.element_label.empty(), which);
    else if (told.what == change::kind::empty)
        json.begin_array().end_array();
    else
        json.null();
    if (told.count > 1) json.key("count").number(told.count);
    json.key("text").text(utf8::capitalised(instruction_of(told, which))).end_object();
}

std::string_view name_of_obstacle(obstacle::kind why) {
    switch (why) {
    case obstacle::kind::fixed: return "fixed";
    case obstacle::kind::reference: return "reference";
    case obstacle::kind::known: return "known";
    case obstacle::kind::no_reference_date: return "no_reference_date";
    case obstacle::kind::no_value: break;
    }
    return "no_value";
}

std::string obstacle_words(const obstacle& met, language which) {
    const auto& words = change_words_in(which);
    const auto subject = in_quotes(met.label, which);
    switch (met.why) {
    case obstacle::kind::fixed: return filled(words.fixed, {subject});
    case obstacle::kind::reference: return filled(words.reference, {subject});
    case obstacle::kind::known: return filled(words.known, {subject});
    case obstacle::kind::no_reference_date: return filled(words.no_reference_date, {subject});
    case obstacle::kind::no_value: break;
    }
    return filled(words.no_value, {subject});
}

/// The same fact of several elements reads alike.
void add_once(std::vector<std::string>& points, std::string point) {
    if (std::find(points.begin(), points.end(), point) == points.end()) points.push_back(std::move(point));
}

} // namespace

std::string words_of(const fact_location& told, language which) {
    const auto& words = change_words_in(which);
    auto subject = in_quotes(told.label, which);
    for (const auto& each : told.inside) subject = filled(words.inside, {subject, each.element, in_quotes(each.list, which)});
    return told.record.empty() ? subject : filled(words.in_record, {subject, record_words(told.record, told.record_id, which)});
}

void write_plain(json_writer& json, const displayed_value& shown, language which) {
    if (shown.disclosed == disclosure::withheld)
        json.raw(withheld_json);
    else
        json.raw(value_writing::json_of(std::holds_alternative<level>(shown.content) ? value{shown.level.in(which)} : shown.content));
}

told_changes words_of(const repairs& found, language which) {
    const auto& words = change_words_in(which);
    told_changes told;
    if (found.sets.empty()) {
        told.heading = !found.complete ? words.nothing_found : found.obstacles.empty() ? words.nothing : words.nothing_because;
        if (found.complete)
            for (const auto& met : found.obstacles) add_once(told.points, obstacle_words(met, which));
        return told;
    }
    const bool costs_differ = found.sets.size() > 1 && std::any_of(found.sets.begin(), found.sets.end(), [](const change_set& set) {
        return set.cost != static_cast<std::int64_t>(set.changes.size());
    });
    told.heading = found.sets.size() == 1 ? words.only_way : words.ways;
    for (const auto& set : found.sets) {
        std::vector<std::string> pieces;
        for (const auto& each : set.changes) pieces.push_back(instruction_of(each, which));
        auto text = utf8::capitalised(joined(pieces, "; "));
        if (costs_differ) text = filled(words.cost, {text, std::to_string(set.cost)});
        told.points.push_back(std::move(text));
    }
    if (!found.complete) told.remark = words.perhaps_cheaper;
    return told;
}

std::string obstacles_json(const repairs& found, language which) {
    json_writer json;
    json.begin_array();
    for (const auto& met : found.obstacles)
        json.begin_object().key("at").text(met.at).key("label").text(met.label.in(which)).key("why").text(name_of_obstacle(met.why)).end_object();
    return json.end_array().take();
}

} // namespace phrasing

std::string render(const change& told, language which) { return utf8::capitalised(phrasing::instruction_of(told, which)); }

std::string render_json(const repairs& found, language which) {
    json_writer json;
    json.begin_array();
    for (const auto& set : found.sets) {
        json.begin_array();
        for (const auto& each : set.changes) phrasing::write_change(json, each, which);
        json.end_array();
    }
    return json.end_array().take();
}

} // namespace guong::inline v0
