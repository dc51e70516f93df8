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
        {keyword::criterion, language::en, "criterion", ordinary},
        {keyword::criterion, language::vi, "tiêu chuẩn", ordinary},
        {keyword::criterion, language::vi, "tiêu chí", ordinary},
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
        {keyword::of, language::en, "of", reserved},
        {keyword::of, language::vi, "trong", reserved},
        {keyword::of, language::vi, "trong số", ordinary},
        {keyword::of, language::vi, "trong các điều kiện sau", ordinary},

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
        {keyword::one_of, language::en, "one of", ordinary},
        {keyword::one_of, language::vi, "một trong", ordinary},
        {keyword::or_better, language::en, "or better", ordinary},
        {keyword::or_better, language::vi, "trở lên", ordinary},
        {keyword::or_worse, language::en, "or worse", ordinary},
        {keyword::or_worse, language::vi, "trở xuống", ordinary},
        {keyword::between, language::en, "between", reserved},
        {keyword::between, language::vi, "từ", reserved},
        {keyword::between, language::vi, "trong khoảng", ordinary},
        {keyword::between, language::vi, "trong khoảng từ", ordinary},
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

        {keyword::yes_value, language::en, "true", reserved},
        {keyword::yes_value, language::vi, "đúng", reserved},
        {keyword::no_value, language::en, "false", reserved},
        {keyword::no_value, language::vi, "sai", reserved},

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
            for (auto word = keyword::ruleset; is_declaration(word); word = static_cast<keyword>(static_cast<int>(word) + 1)) {
                found.emplace_back(spellings_of(word, tongue).front());
            }
        }
        return found;
    }();
    return words;
}

} // namespace guong::inline v0::parsing
