#include "coverage_words.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "../testing/test_words.hpp"

namespace guong::inline v0::covering {

namespace {

constexpr coverage_phrases english_coverage{
    .coverage = "Coverage",
    .share = "{0} of {1} ({2}%)",
    .decides = "deciding alone",
    .edges = "edges",
    .rows = "rows and branches",
    .versions = "versions",
    .clauses = "clauses",
    .not_counted = "not counted: {0} proved impossible",
    .never_met = "no test shows it met",
    .never_unmet = "no test shows it unmet",
    .never_undetermined = "no test shows it undetermined",
    .never_decides = "no two tests show that it decides alone",
    .not_at = "no test stands at {0}",
    .not_below = "no test stands next below {0}",
    .not_above = "no test stands next above {0}",
    .never_hit = "no test hits this row",
    .never_entered = "no test goes into this branch",
    .never_used = "no test uses this version",
    .never_touched = "no verdict of a test hangs on this clause",
    .nothing_missing = "Nothing is missing.",
    .shown = "shown",
    .partly = "shown in part",
    .missing = "missing",
};

constexpr coverage_phrases vietnamese_coverage{
    .coverage = "Độ bao phủ",
    .share = "{0}/{1} ({2}%)",
    .decides = "một mình làm đổi kết luận",
    .edges = "giá trị biên",
    .rows = "dòng của bảng và nhánh",
    .versions = "giá trị theo thời gian",
    .clauses = "điều khoản",
    .not_counted = "không tính: {0} trường hợp được chứng minh là không thể có",
    .never_met = "chưa có phép kiểm thử nào cho thấy đạt",
    .never_unmet = "chưa có phép kiểm thử nào cho thấy chưa đạt",
    .never_undetermined = "chưa có phép kiểm thử nào mà điều kiện này chưa rõ vì thiếu thông tin",
    .never_decides = "chưa có hai phép kiểm thử nào cho thấy chỉ riêng điều kiện này làm đổi kết luận",
    .not_at = "chưa có phép kiểm thử nào đúng tại {0}",
    .not_below = "chưa có phép kiểm thử nào ngay dưới {0}",
    .not_above = "chưa có phép kiểm thử nào ngay trên {0}",
    .never_hit = "chưa có phép kiểm thử nào vào dòng này",
    .never_entered = "chưa có phép kiểm thử nào vào nhánh này",
    .never_used = "chưa có phép kiểm thử nào dùng giá trị này",
    .never_touched = "chưa có kết luận nào của phép kiểm thử phụ thuộc điều khoản này",
    .nothing_missing = "Không còn thiếu gì.",
    .shown = "đã cho thấy đủ",
    .partly = "mới cho thấy một phần",
    .missing = "còn thiếu",
};

using gap_place = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;

class gap_list {
public:
    void add(const covered_place& place, std::string words) {
        const auto [found, is_new] = known_.emplace(gap_place{place.where.source, place.where.begin, place.where.end}, gaps_.size());
        if (is_new) gaps_.push_back({place, {}});
        // A condition and what it is made of may stand in one place, as `barred if` and what bars.
        auto& all = gaps_[found->second].words;
        if (std::find(all.begin(), all.end(), words) == all.end()) all.push_back(std::move(words));
    }

    std::vector<coverage_gap> take() {
        std::stable_sort(gaps_.begin(), gaps_.end(), [](const coverage_gap& a, const coverage_gap& b) {
            return std::tuple{a.place.where.source, a.place.where.begin} < std::tuple{b.place.where.source, b.place.where.begin};
        });
        return std::move(gaps_);
    }

private:
    std::map<gap_place, std::size_t> known_;
    std::vector<coverage_gap> gaps_;
};

} // namespace

const coverage_phrases& coverage_phrases_in(language which) noexcept { return which == language::vi ? vietnamese_coverage : english_coverage; }

std::vector<coverage_gap> gaps_of(const coverage& told, language which) {
    const auto& words = coverage_phrases_in(which);
    gap_list gaps;
    const auto add_unless = [&](bool shown, const covered_place& place, std::string_view pattern, const std::string& argument = {}) {
        if (!shown) gaps.add(place, phrasing::filled(pattern, {argument}));
    };
    for (const auto& each : told.conditions) {
        add_unless(each.met.has_value(), each, words.never_met);
        add_unless(each.unmet.has_value(), each, words.never_unmet);
        add_unless(each.undetermined || !each.can_be_undetermined, each, words.never_undetermined);
        add_unless(each.decides || !each.is_to_decide(), each, words.never_decides);
    }
    for (const auto& each : told.edges) {
        add_unless(each.at.has_value(), each, words.not_at, each.bound);
        add_unless(each.next.has_value(), each, each.beyond == edge_side::below ? words.not_below : words.not_above, each.bound);
    }
    for (const auto& each : told.rows) add_unless(each.hit.has_value(), each, each.is_branch ? words.never_entered : words.never_hit);
    for (const auto& each : told.versions) add_unless(each.used.has_value(), each, words.never_used);
    return gaps.take();
}

std::string per_cent_of(std::size_t part, std::size_t whole) {
    constexpr std::size_t hundred = 100;
    return std::to_string(whole == 0 ? hundred : part * hundred / whole);
}

std::string summary_of(const coverage_totals& totals, language which) {
    const auto& words = coverage_phrases_in(which);
    std::string text;
    const auto add = [&](std::string_view name, const covered_share& share) {
        if (share.of == 0) return;
        text += (text.empty() ? "" : "; ") + std::string{name} + ' ';
        text += phrasing::filled(words.share, {std::to_string(share.shown), std::to_string(share.of), per_cent_of(share.shown, share.of)});
    };
    add(testing::words_of(status::met, which), totals.met);
    add(testing::words_of(status::unmet, which), totals.unmet);
    add(testing::words_of(status::undetermined, which), totals.undetermined);
    add(words.decides, totals.decides);
    add(words.edges, totals.edges);
    add(words.rows, totals.rows);
    add(words.versions, totals.versions);
    add(words.clauses, totals.clauses);
    if (totals.impossible > 0) text += "; " + phrasing::filled(words.not_counted, {std::to_string(totals.impossible)});
    return text;
}

std::string line_words(const source_map& sources, span where) {
    const auto& text = sources.at(where.source);
    return text.name() + ':' + std::to_string(text.locate(where.begin).line);
}

std::string clause_words(const std::string& cite, const std::string& item) {
    if (cite.empty()) return item;
    return item.empty() ? cite : cite + " (" + item + ')';
}

} // namespace guong::inline v0::covering
