#include "margins_words.hpp"

#include <string_view>

#include <guong/rendering.hpp>

#include "../text/json_text.hpp"
#include "changes_words.hpp"
#include "value_words.hpp"
#include "wording.hpp"

namespace guong::inline v0 {

namespace phrasing {

namespace {

/// {0} is the fact or list, {1} what stands there; then the bounds, or how many and which entries.
struct margin_wording {
    std::string_view heading, none, perhaps_more;
    std::string_view stays, known;
    std::string_view at_least, at_most, between; ///< of numbers and levels, and `between` of all
    std::string_view from, until;                ///< of days and years
    std::string_view spare, needed;
};

constexpr margin_wording english_margins{
    .heading = "Eligibility hangs on these facts. Each may go so far, all else being as it is:",
    .none = "No fact that changes alone costs eligibility.",
    .perhaps_more = "The search met its bound: other facts may matter too, and lists may have less to spare.",
    .stays = "{0}: {1}; must stay so",
    .known = "{0}: {1}; must be known, and other values may cost it",
    .at_least = "{0}: {1}; not below {2}",
    .at_most = "{0}: {1}; not above {2}",
    .between = "{0}: {1}; from {2} to {3}",
    .from = "{0}: {1}; not before {2}",
    .until = "{0}: {1}; not after {2}",
    .spare = "{0}: {1}; may lose at most {2}",
    .needed = "{0}: {1}; may not lose entry {2}",
};

constexpr margin_wording vietnamese_margins{
    .heading = "Kết luận “Đủ tiêu chuẩn” phụ thuộc vào các thông tin sau; khi các thông tin khác giữ nguyên, từng thông tin phải ở trong mức:",
    .none = "Không có thông tin nào mà riêng nó thay đổi thì mất kết luận “Đủ tiêu chuẩn”.",
    .perhaps_more = "Việc tìm đã dừng ở giới hạn đặt trước: có thể còn thông tin khác ảnh hưởng đến kết luận, và danh sách có thể bớt được ít hơn.",
    .stays = "{0}: {1}; phải giữ nguyên",
    .known = "{0}: {1}; phải có thông tin, và giá trị khác có thể làm thay đổi kết luận",
    .at_least = "{0}: {1}; không được thấp hơn {2}",
    .at_most = "{0}: {1}; không được cao hơn {2}",
    .between = "{0}: {1}; phải từ {2} đến {3}",
    .from = "{0}: {1}; không được trước {2}",
    .until = "{0}: {1}; không được sau {2}",
    .spare = "{0}: {1}; bớt được nhiều nhất {2}",
    .needed = "{0}: {1}; không được bớt mục {2}",
};

const margin_wording& margin_words_in(language which) { return which == language::vi ? vietnamese_margins : english_margins; }

std::string list_words(const margin& told, language which) {
    const auto& words = margin_words_in(which);
    const auto entries = entries_words(told.size, which);
    if (told.needed.empty()) return filled(words.spare, {words_of(static_cast<const fact_location&>(told), which), entries, entries_words(told.spare, which)});
    return filled(words.needed, {words_of(static_cast<const fact_location&>(told), which), entries, joined(told.needed, ", ")});
}

std::string sentence_of(const margin& told, language which) {
    const auto& words = margin_words_in(which);
    if (told.size > 0) return list_words(told, which);
    const auto fact = words_of(static_cast<const fact_location&>(told), which);
    if (told.disclosed == disclosure::withheld) return fact + ": " + std::string{wording_in(which).withheld};
    const auto actual = words_of(*told.actual, which);
    const auto low = told.at_least ? words_of(*told.at_least, which) : std::string{}, high = told.at_most ? words_of(*told.at_most, which) : std::string{};
    const bool is_time = told.actual->type == model::base_type::date || told.actual->type == model::base_type::school_year;
    if (told.must_stay) return filled(words.stays, {fact, actual});
    if (told.at_least && told.at_most) return filled(words.between, {fact, actual, low, high});
    if (told.at_least) return filled(is_time ? words.from : words.at_least, {fact, actual, low});
    if (told.at_most) return filled(is_time ? words.until : words.at_most, {fact, actual, high});
    return filled(words.known, {fact, actual});
}

void write_bound(json_writer& json, std::string_view key, const std::optional<displayed_value>& bound, language which) {
    if (bound) write_plain(json.key(key), *bound, which);
}

void write_margin(json_writer& json, const margin& told, language which) {
    json.begin_object().key("at").text(told.at).key("label").text(told.label.in(which));
    if (told.disclosed == disclosure::withheld) json.key("masked").boolean(true);
    write_bound(json, "actual", told.actual, which);
    write_bound(json, "at_least", told.at_least, which);
    write_bound(json, "at_most", told.at_most, which);
    if (told.must_stay) json.key("must_stay").boolean(true);
    if (told.size > 0) json.key("entries").number(told.size).key("spare").number(told.spare).key("needed").texts(told.needed);
    json.key("serves").begin_array();
    for (const auto& each : told.serves) json.text(each.item);
    json.end_array().key("text").text(sentence_of(told, which)).end_object();
}

} // namespace

told_margins words_of(const margins& found, language which) {
    const auto& words = margin_words_in(which);
    told_margins told;
    told.heading = found.facts.empty() ? words.none : words.heading;
    for (const auto& each : found.facts) told.points.push_back(sentence_of(each, which));
    if (!found.complete) told.remark = words.perhaps_more;
    return told;
}

} // namespace phrasing

std::string render_json(const margins& found, language which) {
    json_writer json;
    json.begin_array();
    for (const auto& each : found.facts) phrasing::write_margin(json, each, which);
    return json.end_array().take();
}

} // namespace guong::inline v0
