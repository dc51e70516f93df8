#include "audit_words.hpp"

#include <array>
#include <string>

#include <guong/rendering.hpp>

#include "value_words.hpp"
#include "wording.hpp"

namespace guong::inline v0 {

namespace phrasing {

namespace {

/// {0} is the name, {1} what was recorded, {2} what it is now.
struct difference_wording {
    std::string_view name, english, vietnamese;
};

/// In the order of `audit_difference::kind`.
constexpr std::array<difference_wording, 11> difference_table{{
    {"engine", "Another version of the engine: recorded {1}, now {2}.", "Phiên bản chương trình khác: khi lập biên bản {1}, nay {2}."},
    {"rules", "The rule file {0} has changed: recorded {1}, now {2}.", "Tệp quy định {0} đã thay đổi: khi lập biên bản {1}, nay {2}."},
    {"parameter", "The parameter “{0}” is set to another value: recorded {1}, now {2}.",
     "Mức quy định “{0}” được đặt khác: khi lập biên bản {1}, nay {2}."},
    {"reference_date", "Another reference date: recorded {1}, now {2}.", "Ngày xét khác: khi lập biên bản {1}, nay {2}."},
    {"criterion", "The rules have no criterion “{0}” for such records any more.", "Quy định không còn tiêu chuẩn “{0}” cho loại hồ sơ này."},
    {"record_missing", "There is no record with the id “{0}”.", "Không có hồ sơ nào mang mã “{0}”."},
    {"record", "The record, or one that it leads to, has changed: recorded {1}, now {2}.",
     "Hồ sơ, hoặc hồ sơ liên quan, đã thay đổi: khi lập biên bản {1}, nay {2}."},
    {"verdict", "Another verdict: recorded {1}, now {2}.", "Kết luận khác: khi lập biên bản {1}, nay {2}."},
    {"item", "Another outcome of the item {0}: recorded {1}, now {2}.", "Kết quả của mục {0} khác: khi lập biên bản {1}, nay {2}."},
    {"bits", "Some condition came out otherwise: recorded {1}, now {2}.", "Có điều kiện cho kết quả khác: khi lập biên bản {1}, nay {2}."},
    {"value", "Another value “{0}”: recorded {1}, now {2}.", "Giá trị “{0}” khác: khi lập biên bản {1}, nay {2}."},
}};

const difference_wording& row_of(audit_difference::kind what) noexcept { return difference_table[static_cast<std::size_t>(what)]; }

std::string verdict_words(const std::string& content, const wording_table& words) {
    if (content == to_string(verdict::eligible)) return std::string{words.eligible};
    return std::string{content == to_string(verdict::ineligible) ? words.ineligible : words.undetermined};
}

std::string status_words(const std::string& content, const wording_table& words) {
    if (content == to_string(status::not_applicable)) return std::string{words.not_applicable};
    if (content == to_string(status::met)) return std::string{words.wanted_status[0]};
    return std::string{words.wanted_status[content == to_string(status::unmet) ? 1 : 2]};
}

/// Digests and rows of bits by their beginning.
std::string in_short(const std::string& told, language which) {
    constexpr std::size_t letters_max = 16;
    if (told.empty()) return which == language::vi ? "không có" : "none";
    return told.size() > 2 * letters_max ? told.substr(0, letters_max) + "…" : told;
}

std::string content_words(const audit_difference& told, const std::string& content, language which) {
    if (content.empty()) return in_short(content, which);
    if (told.what == audit_difference::kind::verdict) return filled(wording_in(which).quoted, {verdict_words(content, wording_in(which))});
    if (told.what == audit_difference::kind::item) return status_words(content, wording_in(which));
    const auto day = told.what == audit_difference::kind::reference_date ? date::parse(content) : std::nullopt;
    return day ? words_of(*day, which) : in_short(content, which);
}

} // namespace

std::string_view name_of(audit_difference::kind what) noexcept { return row_of(what).name; }

} // namespace phrasing

std::string render(const audit_difference& told, language which) {
    const auto& row = phrasing::row_of(told.what);
    return phrasing::filled(which == language::vi ? row.vietnamese : row.english,
                            {told.name, phrasing::content_words(told, told.recorded, which), phrasing::content_words(told, told.now, which)});
}

} // namespace guong::inline v0
