#include "suggestion_words.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "../coverage/coverage_words.hpp"
#include "../testing/test_words.hpp"

namespace guong::inline v0::proposing {

namespace {

constexpr suggestion_phrases english_suggestions{
    .name = "suggestion {0}: {1}",
    .for_one = "# suggestion ({0}): confirm what is expected",
    .for_several = "# suggestion ({0} gaps): confirm what is expected",
    .at = "at {0}",
    .below = "next below {0}",
    .above = "next above {0}",
    .row = "this row gives the value",
    .branch = "this branch gives the value",
    .version = "this version is in force",
    .clause = "a verdict hangs on this clause",
    .mutant = "fails if `{0}` becomes `{1}`",
    .mutant_without = "fails if `{0}` is dropped",
    .mutant_with = "fails if `{1}` is put in",
    .summary = "tests suggested: {0}; gaps that they close: {1}. Confirm what each expects.",
    .summary_none = "no test to suggest",
    .remaining = "gaps that remain: {0}",
    .impossible = "proved impossible",
    .not_found = "no record found within the bound",
};

constexpr suggestion_phrases vietnamese_suggestions{
    .name = "gợi ý {0}: {1}",
    .for_one = "# gợi ý ({0}): hãy xác nhận kết quả mong đợi",
    .for_several = "# gợi ý ({0} chỗ thiếu): hãy xác nhận kết quả mong đợi",
    .at = "đúng tại {0}",
    .below = "ngay dưới {0}",
    .above = "ngay trên {0}",
    .row = "dòng này cho giá trị",
    .branch = "nhánh này cho giá trị",
    .version = "giá trị này có hiệu lực",
    .clause = "có kết luận phụ thuộc điều khoản này",
    .mutant = "không qua nếu `{0}` bị đổi thành `{1}`",
    .mutant_without = "không qua nếu bỏ `{0}`",
    .mutant_with = "không qua nếu thêm `{1}`",
    .summary = "gợi ý {0} phép kiểm thử, bù được {1} chỗ thiếu; hãy xác nhận kết quả mong đợi của từng phép",
    .summary_none = "không có phép kiểm thử nào để gợi ý",
    .remaining = "chỗ còn thiếu: {0}",
    .impossible = "đã chứng minh là không thể",
    .not_found = "không tìm được hồ sơ nào trong giới hạn tìm kiếm",
};

constexpr std::size_t words_max_bytes = 72;

/// The beginning of a long text.
std::string shortened(const std::string& text) {
    if (text.size() <= words_max_bytes) return text;
    auto end = words_max_bytes;
    constexpr unsigned continuation = 0x80, leading_bits = 0xc0;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & leading_bits) == continuation) --end;
    return text.substr(0, end) + "…";
}

/// An edit may have several lines, and end with a blank.
std::string on_one_line(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    std::replace(text.begin(), text.end(), '\r', ' ');
    while (!text.empty() && text.back() == ' ') text.pop_back();
    return shortened(text);
}

} // namespace

const suggestion_phrases& suggestion_phrases_in(language which) noexcept {
    return which == language::vi ? vietnamese_suggestions : english_suggestions;
}

std::string place_words(const test_gap& gap) {
    const auto clause = covering::clause_words(gap.cite, gap.item);
    // Of items that must all be met there is nothing to read but a brace.
    if (gap.what == test_gap::kind::mutant || gap.text.empty() || gap.text == "{") return clause;
    return clause + ", " + shortened(gap.text);
}

std::string gap_words(const test_gap& gap, language which) {
    using kind = test_gap::kind;
    const auto& words = suggestion_phrases_in(which);
    switch (gap.what) {
    case kind::met: return testing::words_of(status::met, which);
    case kind::unmet: return testing::words_of(status::unmet, which);
    case kind::undetermined: return testing::words_of(status::undetermined, which);
    case kind::decides: return std::string{covering::coverage_phrases_in(which).decides};
    case kind::at_bound: return phrasing::filled(words.at, {gap.bound});
    case kind::beside_bound: return phrasing::filled(gap.beyond == edge_side::below ? words.below : words.above, {gap.bound});
    case kind::row: return std::string{words.row};
    case kind::branch: return std::string{words.branch};
    case kind::version: return std::string{words.version};
    case kind::clause: return std::string{words.clause};
    case kind::mutant: break;
    }
    const auto replacement = on_one_line(gap.replacement);
    const auto pattern = replacement.empty() ? words.mutant_without : gap.text.empty() ? words.mutant_with : words.mutant;
    return phrasing::filled(pattern, {shortened(gap.text), replacement});
}

std::string comment_for(const std::vector<test_gap>& closes, language which) {
    const auto& words = suggestion_phrases_in(which);
    std::vector<std::pair<std::string, std::string>> places;
    for (const auto& each : closes) {
        const auto place = place_words(each);
        const auto said = gap_words(each, which);
        const auto known = std::find_if(places.begin(), places.end(), [&](const auto& other) { return other.first == place; });
        if (known == places.end())
            places.emplace_back(place, said);
        else
            known->second += "; " + said;
    }
    if (places.size() == 1) return phrasing::filled(words.for_one, {places.front().first + ": " + places.front().second}) + '\n';
    auto text = phrasing::filled(words.for_several, {std::to_string(closes.size())}) + '\n';
    for (const auto& [place, said] : places) text += "#   " + place + ": " + said + '\n';
    return text;
}

} // namespace guong::inline v0::proposing
