#include "keywords.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <unordered_map>
#include <utility>

namespace guong::inline v0::parsing {

namespace {

constexpr bool reserved = true;
constexpr bool ordinary = false;

/// Where Vietnamese puts a tone mark on the first or the second of two vowels, as the writer likes.
constexpr auto tone_places = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"òa", "oà"}, {"óa", "oá"}, {"ỏa", "oả"}, {"õa", "oã"}, {"ọa", "oạ"}, {"òe", "oè"}, {"óe", "oé"}, {"ỏe", "oẻ"},
    {"õe", "oẽ"}, {"ọe", "oẹ"}, {"ùy", "uỳ"}, {"úy", "uý"}, {"ủy", "uỷ"}, {"ũy", "uỹ"}, {"ụy", "uỵ"},
});

/// The same words with the tone marks in their other places; the words themselves where there is no choice.
std::string with_tones_moved(std::string_view words) {
    std::string moved{words};
    for (const auto& [first, second] : tone_places) {
        for (const auto& [from, to] : {std::pair{first, second}, std::pair{second, first}}) {
            const std::size_t at = words.find(from);
            if (at != std::string_view::npos) moved.replace(at, from.size(), to);
        }
    }
    return moved;
}

/// Spellings by their first word, those of more words first, and of those alike the later.
class keyword_index {
public:
    explicit keyword_index(const std::vector<keyword_spelling>& spellings) {
        for (auto spelling = spellings.rbegin(); spelling != spellings.rend(); ++spelling) {
            add(*spelling, spelling->words);
            std::string moved = with_tones_moved(spelling->words);
            if (moved != spelling->words) add(*spelling, moved_.emplace_back(std::move(moved)));
        }
        for (auto& [word, entries] : by_first_word_) {
            std::stable_sort(entries.begin(), entries.end(),
                             [](const entry& left, const entry& right) { return left.words.size() > right.words.size(); });
        }
    }

    [[nodiscard]] std::size_t words_max() const noexcept { return words_max_; }

    [[nodiscard]] keyword_match longest(const std::string_view* words, std::size_t count) const {
        if (count == 0) return {};
        const auto found = by_first_word_.find(words[0]);
        if (found == by_first_word_.end()) return {};
        for (const entry& candidate : found->second) {
            if (candidate.words.size() <= count && std::equal(candidate.words.begin(), candidate.words.end(), words)) {
                return {candidate.spelling, candidate.words.size()};
            }
        }
        return {};
    }

private:
    struct entry {
        const keyword_spelling* spelling;
        std::vector<std::string_view> words;
    };

    void add(const keyword_spelling& spelling, std::string_view words) {
        entry added{&spelling, split(words)};
        words_max_ = std::max(words_max_, added.words.size());
        by_first_word_[added.words.front()].push_back(std::move(added));
    }

    static std::vector<std::string_view> split(std::string_view words) {
        std::vector<std::string_view> parts;
        for (std::size_t blank = words.find(' '); blank != std::string_view::npos; blank = words.find(' ')) {
            parts.push_back(words.substr(0, blank));
            words.remove_prefix(blank + 1);
        }
        parts.push_back(words);
        return parts;
    }

    std::unordered_map<std::string_view, std::vector<entry>> by_first_word_;
    std::deque<std::string> moved_; ///< spellings with the tone marks in their other places
    std::size_t words_max_ = 0;
};

const keyword_index& index_of_keywords() {
    static const keyword_index index{keyword_spellings()};
    return index;
}

} // namespace

const std::vector<keyword_spelling>& keyword_spellings() {
    static const std::vector<keyword_spelling> spellings = {
        {keyword::ruleset, language::en, "ruleset", ordinary},
        {keyword::ruleset, language::vi, "bộ tiêu chuẩn", ordinary},
        {keyword::ruleset, language::vi, "bộ quy tắc", ordinary},
        {keyword::scale, language::en, "scale", ordinary},
        {keyword::scale, language::vi, "thang bậc", ordinary},
        {keyword::scale, language::vi, "xếp bậc", ordinary},
        {keyword::parameter, language::en, "parameter", ordinary},
        {keyword::parameter, language::vi, "tham số", ordinary},
        {keyword::parameter, language::vi, "mức quy định", ordinary},
        {keyword::parameter, language::vi, "giá trị quy định", ordinary},
        {keyword::record, language::en, "record", ordinary},
        {keyword::record, language::vi, "đối tượng", ordinary},
        {keyword::record, language::vi, "hồ sơ", ordinary},
        {keyword::define, language::en, "define", ordinary},
        {keyword::define, language::vi, "định nghĩa", ordinary},
        {keyword::define, language::vi, "khái niệm", ordinary},
        {keyword::value, language::en, "value", ordinary},
        {keyword::value, language::vi, "giá trị", ordinary},
        {keyword::table, language::en, "table", ordinary},
        {keyword::table, language::vi, "bảng", ordinary},
        {keyword::function, language::en, "function", ordinary},
        {keyword::function, language::vi, "hàm", ordinary},
        {keyword::criterion, language::en, "criterion", ordinary},
        {keyword::criterion, language::vi, "tiêu chuẩn", ordinary},
        {keyword::criterion, language::vi, "tiêu chí", ordinary},
        {keyword::sample, language::en, "sample", ordinary},
        {keyword::sample, language::vi, "mẫu", ordinary},
        {keyword::sample, language::vi, "bản mẫu", ordinary},
        {keyword::test, language::en, "test", ordinary},
        {keyword::test, language::vi, "kiểm thử", ordinary},
        {keyword::test, language::vi, "ví dụ", ordinary},
        {keyword::applies_to, language::en, "for", ordinary},
        {keyword::applies_to, language::vi, "áp dụng cho", ordinary},
        {keyword::applies_to, language::vi, "áp dụng đối với", ordinary},
        {keyword::applies_to, language::vi, "đối với", ordinary},

        {keyword::source, language::en, "source", ordinary},
        {keyword::source, language::vi, "nguồn", ordinary},
        {keyword::source, language::vi, "văn bản gốc", ordinary},
        {keyword::valid_from, language::en, "valid from", ordinary},
        {keyword::valid_from, language::vi, "có hiệu lực từ", ordinary},
        {keyword::valid_from, language::vi, "có hiệu lực từ ngày", ordinary},
        {keyword::valid_from, language::vi, "áp dụng từ ngày", ordinary},
        {keyword::valid_through, language::en, "through", ordinary},
        {keyword::valid_through, language::vi, "đến hết", ordinary},
        {keyword::valid_through, language::vi, "đến hết ngày", ordinary},
        {keyword::valid_through, language::vi, "hết hiệu lực ngày", ordinary},
        {keyword::language, language::en, "language", ordinary},
        {keyword::language, language::vi, "ngôn ngữ", ordinary},
        {keyword::month_ends, language::en, "months end on", ordinary},
        {keyword::month_ends, language::vi, "tháng kết thúc vào", ordinary},

        {keyword::label_en, language::en, "en", ordinary},
        {keyword::label_en, language::vi, "tiếng Anh", ordinary},
        {keyword::label_en, language::vi, "tiếng anh", ordinary},
        {keyword::label_vi, language::en, "vi", ordinary},
        {keyword::label_vi, language::vi, "tiếng Việt", ordinary},
        {keyword::label_vi, language::vi, "tiếng việt", ordinary},
        {keyword::cite, language::en, "cite", ordinary},
        {keyword::cite, language::vi, "căn cứ", ordinary},
        {keyword::cite, language::vi, "trích dẫn", ordinary},
        {keyword::note, language::en, "note", ordinary},
        {keyword::note, language::vi, "ghi chú", ordinary},
        {keyword::key, language::en, "key", ordinary},
        {keyword::key, language::vi, "tên trong hồ sơ", ordinary},
        {keyword::when_met, language::en, "when met", ordinary},
        {keyword::when_met, language::vi, "khi đạt", ordinary},
        {keyword::when_unmet, language::en, "when unmet", ordinary},
        {keyword::when_unmet, language::en, "when not met", ordinary},
        {keyword::when_unmet, language::vi, "khi chưa đạt", ordinary},
        {keyword::when_unmet, language::vi, "khi không đạt", ordinary},
        {keyword::when_undetermined, language::en, "when undetermined", ordinary},
        {keyword::when_undetermined, language::vi, "khi chưa đủ căn cứ", ordinary},
        {keyword::when_undetermined, language::vi, "khi chưa rõ", ordinary},
        {keyword::when_not_applicable, language::en, "when not applicable", ordinary},
        {keyword::when_not_applicable, language::vi, "khi không áp dụng", ordinary},

        {keyword::all, language::en, "all", reserved},
        {keyword::all, language::vi, "tất cả", ordinary},
        {keyword::all, language::vi, "đáp ứng tất cả", ordinary},
        {keyword::all, language::vi, "tất cả các điều kiện sau", ordinary},
        {keyword::any, language::en, "any", reserved},
        {keyword::any, language::vi, "một trong các điều kiện sau", ordinary},
        {keyword::any, language::vi, "một trong các tiêu chuẩn sau", ordinary},
        {keyword::any, language::vi, "đáp ứng một trong", ordinary},
        {keyword::none_of, language::en, "none", reserved},
        {keyword::none_of, language::vi, "không thuộc trường hợp nào", ordinary},
        {keyword::none_of, language::vi, "không thuộc một trong các trường hợp sau", ordinary},
        {keyword::none_of, language::vi, "không có điều nào", ordinary},
        {keyword::at_least, language::en, "at least", ordinary},
        {keyword::at_least, language::vi, "ít nhất", ordinary},
        {keyword::at_least, language::vi, "tối thiểu", ordinary},
        {keyword::at_least, language::vi, "đáp ứng ít nhất", ordinary},
        {keyword::exactly, language::en, "exactly", reserved},
        {keyword::exactly, language::vi, "đúng", reserved},
        {keyword::exactly, language::vi, "vừa đúng", ordinary},
        {keyword::percent_of, language::en, "of", reserved},
        {keyword::percent_of, language::vi, "của", ordinary},
        {keyword::percent_of, language::vi, "trong", reserved},
        {keyword::percent_of, language::vi, "trong số", ordinary},
        {keyword::of, language::en, "of", reserved},
        {keyword::of, language::vi, "trong", reserved},
        {keyword::of, language::vi, "trong số", ordinary},
        {keyword::of, language::vi, "trong các điều kiện sau", ordinary},

        {keyword::only_if, language::en, "only if", ordinary},
        {keyword::only_if, language::vi, "chỉ khi", ordinary},
        {keyword::unless, language::en, "unless", ordinary},
        {keyword::unless, language::vi, "trừ khi", ordinary},
        {keyword::unless, language::vi, "trừ trường hợp", ordinary},
        {keyword::barred_if, language::en, "barred if", ordinary},
        {keyword::barred_if, language::vi, "bị loại nếu", ordinary},

        {keyword::range_end, language::en, "and", reserved},
        {keyword::range_end, language::vi, "đến", ordinary},
        {keyword::range_end, language::vi, "và", reserved},
        {keyword::conjunction, language::en, "and", reserved},
        {keyword::conjunction, language::vi, "và", reserved},
        {keyword::conjunction, language::vi, "đồng thời", ordinary},
        {keyword::disjunction, language::en, "or", reserved},
        {keyword::disjunction, language::vi, "hoặc", reserved},
        {keyword::negation, language::en, "not", reserved},
        {keyword::negation, language::vi, "không", reserved},
        {keyword::negation, language::vi, "không phải", ordinary},
        {keyword::is, language::en, "is", reserved},
        {keyword::is, language::vi, "là", reserved},
        {keyword::is_not, language::en, "is not", ordinary},
        {keyword::is_not, language::vi, "không là", ordinary},
        {keyword::is_not, language::vi, "không phải là", ordinary},
        {keyword::is_known, language::en, "is known", ordinary},
        {keyword::is_known, language::vi, "đã có thông tin", ordinary},
        {keyword::is_known, language::vi, "đã rõ", ordinary},
        {keyword::is_not_known, language::en, "is not known", ordinary},
        {keyword::is_not_known, language::vi, "chưa có thông tin", ordinary},
        {keyword::is_not_known, language::vi, "chưa rõ", ordinary},
        {keyword::is_blank, language::en, "is blank", ordinary},
        {keyword::is_blank, language::vi, "để trống", ordinary},
        {keyword::is_blank, language::vi, "bỏ trống", ordinary},
        {keyword::is_not_blank, language::en, "is not blank", ordinary},
        {keyword::is_not_blank, language::vi, "không để trống", ordinary},
        {keyword::is_not_blank, language::vi, "không bỏ trống", ordinary},
        {keyword::one_of, language::en, "one of", ordinary},
        {keyword::one_of, language::vi, "một trong", ordinary},
        {keyword::upwards, language::en, "upwards", ordinary},
        {keyword::upwards, language::vi, "trở lên", ordinary},
        {keyword::downwards, language::en, "downwards", ordinary},
        {keyword::downwards, language::vi, "trở xuống", ordinary},
        {keyword::or_better, language::en, "or better", ordinary},
        {keyword::or_better, language::vi, "trở lên", ordinary},
        {keyword::or_higher, language::en, "or higher", ordinary},
        {keyword::or_higher, language::vi, "hoặc cao hơn", ordinary},
        {keyword::or_worse, language::en, "or worse", ordinary},
        {keyword::or_worse, language::vi, "trở xuống", ordinary},
        {keyword::or_lower, language::en, "or lower", ordinary},
        {keyword::or_lower, language::vi, "hoặc thấp hơn", ordinary},
        {keyword::between, language::en, "between", reserved},
        {keyword::between, language::vi, "trong khoảng từ", ordinary},
        {keyword::between, language::vi, "trong khoảng", ordinary},
        {keyword::not_between, language::en, "not between", ordinary},
        {keyword::not_between, language::vi, "ngoài khoảng từ", ordinary},
        {keyword::not_between, language::vi, "ngoài khoảng", ordinary},
        {keyword::not_between, language::vi, "không trong khoảng", ordinary},
        {keyword::not_between, language::vi, "không trong khoảng từ", ordinary},
        {keyword::before, language::en, "before", reserved},
        {keyword::before, language::vi, "trước ngày", ordinary},
        {keyword::after, language::en, "after", reserved},
        {keyword::after, language::vi, "sau ngày", ordinary},
        {keyword::on_or_before, language::en, "on or before", ordinary},
        {keyword::on_or_before, language::vi, "chậm nhất ngày", ordinary},
        {keyword::on_or_before, language::vi, "đến hết ngày", ordinary},
        {keyword::on_or_after, language::en, "on or after", ordinary},
        {keyword::on_or_after, language::vi, "từ ngày", ordinary},
        {keyword::on_or_after, language::vi, "kể từ ngày", ordinary},
        {keyword::below, language::en, "below", ordinary},
        {keyword::below, language::vi, "dưới", ordinary},
        {keyword::above, language::en, "above", ordinary},
        {keyword::above, language::vi, "trên", ordinary},
        {keyword::above, language::vi, "hơn", ordinary},
        {keyword::at_most, language::en, "at most", ordinary},
        {keyword::at_most, language::vi, "không quá", ordinary},
        {keyword::at_most, language::vi, "nhiều nhất", ordinary},
        {keyword::at_most, language::vi, "tối đa", ordinary},
        {keyword::from, language::en, "from", ordinary},
        {keyword::from, language::vi, "từ", reserved},
        {keyword::from, language::vi, "kể từ", ordinary},
        {keyword::to, language::en, "to", ordinary},
        {keyword::to, language::vi, "đến", ordinary},
        {keyword::to_below, language::en, "to below", ordinary},
        {keyword::to_below, language::vi, "đến dưới", ordinary},
        {keyword::starts_with, language::en, "starts with", ordinary},
        {keyword::starts_with, language::vi, "bắt đầu bằng", ordinary},
        {keyword::ends_with, language::en, "ends with", ordinary},
        {keyword::ends_with, language::vi, "kết thúc bằng", ordinary},
        {keyword::contains, language::en, "contains", ordinary},
        {keyword::contains, language::vi, "có chứa", ordinary},
        {keyword::meets, language::en, "meets", reserved},
        {keyword::meets, language::vi, "đáp ứng", ordinary},
        {keyword::meets, language::vi, "đáp ứng tiêu chuẩn", ordinary},

        {keyword::list_of, language::en, "list of", ordinary},
        {keyword::list_of, language::vi, "danh sách", ordinary},
        {keyword::count_of, language::en, "count of", ordinary},
        {keyword::count_of, language::vi, "số lượng", ordinary},
        {keyword::some, language::en, "some", reserved},
        {keyword::some, language::vi, "có", reserved},
        {keyword::some, language::vi, "có ít nhất một", ordinary},
        {keyword::some, language::vi, "tồn tại", ordinary},
        {keyword::every, language::en, "every", reserved},
        {keyword::every, language::vi, "mọi", reserved},
        {keyword::no, language::en, "no", reserved},
        {keyword::no, language::vi, "không có", ordinary},
        {keyword::in, language::en, "in", reserved},
        {keyword::in, language::vi, "trong", reserved},
        {keyword::where, language::en, "where", reserved},
        {keyword::where, language::vi, "mà", reserved},
        {keyword::satisfies, language::en, "satisfies", reserved},
        {keyword::satisfies, language::vi, "thỏa mãn", ordinary},
        {keyword::satisfies, language::vi, "đều phải", ordinary},
        {keyword::satisfies, language::vi, "đều thỏa mãn", ordinary},
        {keyword::over, language::en, "over", ordinary},
        {keyword::over, language::vi, "ở mỗi", ordinary},
        {keyword::over, language::vi, "tính trên", ordinary},
        {keyword::referring_by, language::en, "by", ordinary},
        {keyword::referring_by, language::vi, "theo", ordinary},
        {keyword::evidenced_by, language::en, "evidenced by", ordinary},
        {keyword::evidenced_by, language::vi, "minh chứng bằng", ordinary},
        {keyword::evidenced_by, language::vi, "kèm minh chứng là", ordinary},

        {keyword::yes_value, language::en, "true", reserved},
        {keyword::yes_value, language::vi, "đúng", reserved},
        {keyword::no_value, language::en, "false", reserved},
        {keyword::no_value, language::vi, "sai", reserved},
        {keyword::days, language::en, "days", ordinary},
        {keyword::days, language::en, "day", ordinary},
        {keyword::days, language::vi, "ngày", ordinary},
        {keyword::months, language::en, "months", ordinary},
        {keyword::months, language::en, "month", ordinary},
        {keyword::months, language::vi, "tháng", ordinary},
        {keyword::years, language::en, "years", ordinary},
        {keyword::years, language::en, "year", ordinary},
        {keyword::years, language::vi, "năm", ordinary},
        {keyword::choice, language::en, "if", reserved},
        {keyword::choice, language::vi, "nếu", reserved},
        {keyword::choice_then, language::en, "then", reserved},
        {keyword::choice_then, language::vi, "thì", reserved},
        {keyword::choice_else, language::en, "else", reserved},
        {keyword::choice_else, language::vi, "nếu không thì", ordinary},
        {keyword::choice_else_if, language::en, "else if", ordinary},
        {keyword::choice_else_if, language::vi, "còn nếu", ordinary},
        {keyword::or_else, language::en, "or else", ordinary},
        {keyword::or_else, language::vi, "nếu chưa rõ thì", ordinary},
        {keyword::smallest_of, language::en, "smallest of", ordinary},
        {keyword::smallest_of, language::vi, "số nhỏ nhất trong", ordinary},
        {keyword::largest_of, language::en, "largest of", ordinary},
        {keyword::largest_of, language::vi, "số lớn nhất trong", ordinary},
        {keyword::sum_of, language::en, "sum of", ordinary},
        {keyword::sum_of, language::vi, "tổng của", ordinary},
        {keyword::sum_of, language::vi, "tổng", ordinary},
        {keyword::least_of, language::en, "least of", ordinary},
        {keyword::least_of, language::vi, "giá trị nhỏ nhất của", ordinary},
        {keyword::most_of, language::en, "most of", ordinary},
        {keyword::most_of, language::vi, "giá trị lớn nhất của", ordinary},
        {keyword::average_of, language::en, "average of", ordinary},
        {keyword::average_of, language::vi, "trung bình của", ordinary},
        {keyword::share_of, language::en, "share of", ordinary},
        {keyword::share_of, language::vi, "tỷ lệ", ordinary},
        {keyword::share_of, language::vi, "tỉ lệ", ordinary},
        {keyword::longest_run_of, language::en, "longest run of", ordinary},
        {keyword::longest_run_of, language::vi, "chuỗi liên tục dài nhất của", ordinary},
        {keyword::run_of, language::en, "run of", ordinary},
        {keyword::run_of, language::vi, "chuỗi liên tục của", ordinary},
        {keyword::ending_in, language::en, "ending in", ordinary},
        {keyword::ending_in, language::vi, "kết thúc ở", ordinary},
        {keyword::gaps_of_at_most, language::en, "with gaps of at most", ordinary},
        {keyword::gaps_of_at_most, language::vi, "cho phép cách quãng không quá", ordinary},
        {keyword::blocks_of, language::en, "blocks of", ordinary},
        {keyword::blocks_of, language::vi, "số đợt đủ", ordinary},
        {keyword::consecutive, language::en, "consecutive", ordinary},
        {keyword::consecutive, language::vi, "lần liên tục của", ordinary},
        {keyword::days_from, language::en, "days from", ordinary},
        {keyword::days_from, language::vi, "số ngày từ", ordinary},
        {keyword::months_from, language::en, "months from", ordinary},
        {keyword::months_from, language::vi, "số tháng từ", ordinary},
        {keyword::years_from, language::en, "years from", ordinary},
        {keyword::years_from, language::vi, "số năm từ", ordinary},
        {keyword::days_covered, language::en, "days covered by", ordinary},
        {keyword::days_covered, language::vi, "số ngày trong các khoảng từ", ordinary},
        {keyword::days_covered, language::vi, "tổng số ngày từ", ordinary},
        {keyword::months_covered, language::en, "months covered by", ordinary},
        {keyword::months_covered, language::vi, "số tháng trong các khoảng từ", ordinary},
        {keyword::months_covered, language::vi, "tổng số tháng từ", ordinary},
        {keyword::years_covered, language::en, "years covered by", ordinary},
        {keyword::years_covered, language::vi, "số năm trong các khoảng từ", ordinary},
        {keyword::years_covered, language::vi, "tổng số năm từ", ordinary},
        {keyword::excluding, language::en, "excluding", ordinary},
        {keyword::excluding, language::vi, "không kể các khoảng từ", ordinary},
        {keyword::excluding, language::vi, "không kể", ordinary},
        {keyword::excluding, language::vi, "trừ đi", ordinary},
        {keyword::within, language::en, "within", ordinary},
        {keyword::within, language::vi, "chỉ tính từ", ordinary},
        {keyword::within, language::vi, "trong thời gian từ", ordinary},
        {keyword::year_of, language::en, "year of", ordinary},
        {keyword::year_of, language::vi, "năm của", ordinary},
        {keyword::school_year_of, language::en, "school year of", ordinary},
        {keyword::school_year_of, language::vi, "năm học của", ordinary},
        {keyword::starting_in_month, language::en, "starting in month", ordinary},
        {keyword::starting_in_month, language::vi, "bắt đầu từ tháng", ordinary},
        {keyword::length_of, language::en, "length of", ordinary},
        {keyword::length_of, language::vi, "độ dài của", ordinary},
        {keyword::reference_date, language::en, "reference date", ordinary},
        {keyword::reference_date, language::vi, "ngày xét", ordinary},
        {keyword::in_force_on, language::en, "in force on", ordinary},
        {keyword::in_force_on, language::vi, "có hiệu lực vào", ordinary},
        {keyword::rounded_down, language::en, "rounded down", ordinary},
        {keyword::rounded_down, language::vi, "làm tròn xuống", ordinary},
        {keyword::rounded_up, language::en, "rounded up", ordinary},
        {keyword::rounded_up, language::vi, "làm tròn lên", ordinary},
        {keyword::rounded_half_up, language::en, "rounded half up", ordinary},
        {keyword::rounded_half_up, language::vi, "làm tròn", ordinary},
        {keyword::rounded_half_up, language::vi, "làm tròn nửa lên", ordinary},
        {keyword::rounded_half_even, language::en, "rounded half even", ordinary},
        {keyword::rounded_half_even, language::vi, "làm tròn nửa về số chẵn", ordinary},
        {keyword::places, language::en, "places", ordinary},
        {keyword::places, language::en, "place", ordinary},
        {keyword::places, language::vi, "chữ số thập phân", ordinary},
        {keyword::to_multiples_of, language::en, "to multiples of", ordinary},
        {keyword::to_multiples_of, language::vi, "đến bội số của", ordinary},
        {keyword::judge_of, language::en, "judge of", ordinary},
        {keyword::judge_of, language::vi, "người đánh giá", ordinary},
        {keyword::judging_day_of, language::en, "day of judging", ordinary},
        {keyword::judging_day_of, language::vi, "ngày đánh giá", ordinary},
        {keyword::reason_of, language::en, "reason behind", ordinary},
        {keyword::reason_of, language::vi, "lý do đánh giá", ordinary},
        {keyword::reason_of, language::vi, "lí do đánh giá", ordinary},
        {keyword::evidence_of, language::en, "evidence of", ordinary},
        {keyword::evidence_of, language::vi, "minh chứng của", ordinary},
        {keyword::evidence_of, language::vi, "minh chứng cho", ordinary},
        {keyword::this_record, language::en, "this", reserved},
        {keyword::this_record, language::vi, "hồ sơ đang xét", ordinary},
        {keyword::most_for_each, language::en, "the most for each", ordinary},
        {keyword::most_for_each, language::vi, "chỉ tính mức cao nhất của mỗi", ordinary},
        {keyword::most_for_each, language::vi, "chỉ tính cao nhất cho mỗi", ordinary},
        {keyword::the_largest, language::en, "the", ordinary},
        {keyword::the_largest, language::vi, "chỉ tính", ordinary},
        {keyword::largest, language::en, "largest", ordinary},
        {keyword::largest, language::vi, "mức cao nhất", ordinary},

        {keyword::given_facts, language::en, "given", ordinary},
        {keyword::given_facts, language::vi, "cho", ordinary},
        {keyword::given_facts, language::vi, "cho biết", ordinary},
        {keyword::given, language::en, "given", ordinary},
        {keyword::given, language::vi, "xét theo", ordinary},
        {keyword::given, language::vi, "căn theo", ordinary},
        {keyword::gives, language::en, "gives", ordinary},
        {keyword::gives, language::vi, "kết quả là", ordinary},
        {keyword::gives, language::vi, "cho ra", ordinary},
        {keyword::takes_only_row, language::en, "takes only row", ordinary},
        {keyword::takes_only_row, language::vi, "lấy dòng duy nhất", ordinary},
        {keyword::takes_first_row, language::en, "takes first row", ordinary},
        {keyword::takes_first_row, language::vi, "lấy dòng đầu tiên", ordinary},
        {keyword::takes_total, language::en, "takes sum of rows", ordinary},
        {keyword::takes_total, language::vi, "lấy tổng các dòng", ordinary},
        {keyword::takes_count, language::en, "takes count of rows", ordinary},
        {keyword::takes_count, language::vi, "lấy số dòng", ordinary},
        {keyword::takes_all, language::en, "takes all rows", ordinary},
        {keyword::takes_all, language::vi, "lấy tất cả các dòng", ordinary},
        {keyword::row, language::en, "row", ordinary},
        {keyword::row, language::vi, "dòng", ordinary},
        {keyword::any_value, language::en, "any value", ordinary},
        {keyword::any_value, language::vi, "bất kỳ", ordinary},
        {keyword::otherwise, language::en, "otherwise", ordinary},
        {keyword::otherwise, language::vi, "còn lại", ordinary},

        {keyword::use, language::en, "use", ordinary},
        {keyword::use, language::vi, "dùng", ordinary},
        {keyword::set, language::en, "set", ordinary},
        {keyword::set, language::vi, "đặt", ordinary},
        {keyword::tighten, language::en, "tighten", ordinary},
        {keyword::tighten, language::vi, "siết chặt", ordinary},
        {keyword::add_to, language::en, "add to", ordinary},
        {keyword::add_to, language::vi, "bổ sung vào", ordinary},
        {keyword::replace, language::en, "replace", ordinary},
        {keyword::replace, language::vi, "thay thế", ordinary},
        {keyword::open, language::en, "open", ordinary},
        {keyword::open, language::vi, "cho phép thay đổi", ordinary},
        {keyword::fixed, language::en, "fixed", ordinary},
        {keyword::fixed, language::vi, "không đổi được", ordinary},
        {keyword::costs, language::en, "costs", ordinary},
        {keyword::costs, language::vi, "mức khó", ordinary},
        {keyword::sensitive, language::en, "sensitive", ordinary},
        {keyword::sensitive, language::vi, "cần bảo mật", ordinary},

        {keyword::as_of, language::en, "as of", ordinary},
        {keyword::as_of, language::vi, "tính đến ngày", ordinary},
        {keyword::as_of, language::vi, "vào ngày", ordinary},
        {keyword::like, language::en, "like", ordinary},
        {keyword::like, language::vi, "như", ordinary},
        {keyword::like, language::vi, "giống như", ordinary},
        {keyword::with_record, language::en, "with", ordinary},
        {keyword::with_record, language::vi, "kèm theo", ordinary},
        {keyword::with_record, language::vi, "kèm", ordinary},
        {keyword::with_no, language::en, "with no", ordinary},
        {keyword::with_no, language::vi, "không kèm theo", ordinary},
        {keyword::expect, language::en, "expect", ordinary},
        {keyword::expect, language::vi, "kết quả mong đợi", ordinary},
        {keyword::cases, language::en, "cases", ordinary},
        {keyword::cases, language::vi, "các trường hợp", ordinary},
        {keyword::because, language::en, "because", ordinary},
        {keyword::because, language::vi, "vì", ordinary},
        {keyword::because, language::vi, "vì lý do", ordinary},
        {keyword::because, language::vi, "vì lí do", ordinary},
        {keyword::missing, language::en, "missing", ordinary},
        {keyword::missing, language::vi, "còn thiếu", ordinary},
        {keyword::unknown_fact, language::en, "unknown", ordinary},
        {keyword::unknown_fact, language::vi, "chưa biết", ordinary},
        {keyword::eligible, language::en, "eligible", ordinary},
        {keyword::eligible, language::vi, "đủ tiêu chuẩn", ordinary},
        {keyword::eligible, language::vi, "đủ điều kiện", ordinary},
        {keyword::ineligible, language::en, "ineligible", ordinary},
        {keyword::ineligible, language::vi, "chưa đủ tiêu chuẩn", ordinary},
        {keyword::ineligible, language::vi, "không đủ tiêu chuẩn", ordinary},
        {keyword::ineligible, language::vi, "chưa đủ điều kiện", ordinary},
        {keyword::ineligible, language::vi, "không đủ điều kiện", ordinary},
        {keyword::undetermined, language::en, "undetermined", ordinary},
        {keyword::undetermined, language::vi, "chưa đủ căn cứ", ordinary},
        {keyword::met, language::en, "met", ordinary},
        {keyword::met, language::vi, "đạt", ordinary},
        {keyword::unmet, language::en, "unmet", ordinary},
        {keyword::unmet, language::vi, "chưa đạt", ordinary},
        {keyword::applicable, language::en, "applicable", ordinary},
        {keyword::applicable, language::vi, "áp dụng", ordinary},

        {keyword::none, language::en, "count", reserved},
        {keyword::none, language::en, "known", reserved},
    };
    return spellings;
}

std::vector<std::string_view> spellings_of(keyword meaning, language tongue) {
    std::vector<std::string_view> found;
    for (const keyword_spelling& spelling : keyword_spellings()) {
        if (spelling.meaning == meaning && spelling.tongue == tongue) found.push_back(spelling.words);
    }
    return found;
}

std::string with_keywords_in(language tongue, std::string_view words) {
    std::string turned;
    // Of `given` the later row is that of tables; among the lines of a sample or test, which a brace closes, it begins facts.
    const bool is_among_lines = words.find("`}`") != std::string_view::npos;
    for (std::size_t begin = words.find('`'); begin != std::string_view::npos; begin = words.find('`')) {
        const std::size_t end = words.find('`', begin + 1);
        const std::string_view quoted = words.substr(begin + 1, end - begin - 1);
        turned += words.substr(0, begin + 1);
        const auto match = std::find_if(keyword_spellings().rbegin(), keyword_spellings().rend(),
                                        [&](const auto& each) { return each.tongue == language::en && each.words == quoted; });
        const bool is_of_facts = is_among_lines && match != keyword_spellings().rend() && match->meaning == keyword::given;
        const auto meaning = is_of_facts ? keyword::given_facts : match == keyword_spellings().rend() ? keyword::none : match->meaning;
        turned += meaning == keyword::none ? quoted : spellings_of(meaning, tongue).front();
        turned += '`';
        words.remove_prefix(end + 1);
    }
    return turned + std::string{words};
}

const keyword_spelling* find_spelling(keyword meaning, std::string_view words) {
    for (const keyword_spelling& spelling : keyword_spellings()) {
        if (spelling.meaning == meaning && spelling.words == words) return &spelling;
    }
    return nullptr;
}

keyword_match longest_keyword(const std::string_view* words, std::size_t count) {
    return index_of_keywords().longest(words, count);
}

std::size_t keyword_words_max() {
    return index_of_keywords().words_max();
}

const std::vector<std::string>& declaration_words() {
    static const std::vector<std::string> words = [] {
        std::vector<std::string> found;
        for (const language tongue : {language::en, language::vi}) {
            for (const auto first : {keyword::ruleset, keyword::use}) {
                for (auto word = first; is_declaration(word); word = static_cast<keyword>(static_cast<int>(word) + 1)) {
                    found.emplace_back(spellings_of(word, tongue).front());
                }
            }
        }
        return found;
    }();
    return words;
}

} // namespace guong::inline v0::parsing
