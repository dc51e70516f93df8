#include "keywords.hpp"

#include <algorithm>
#include <unordered_map>

namespace guong::inline v0::parsing {

namespace {

constexpr bool reserved = true;
constexpr bool ordinary = false;

/// Spellings by their first word, those of more words first.
class keyword_index {
public:
    explicit keyword_index(const std::vector<keyword_spelling>& spellings) {
        for (const keyword_spelling& spelling : spellings) {
            entry added{&spelling, split(spelling.words)};
            words_max_ = std::max(words_max_, added.words.size());
            by_first_word_[added.words.front()].push_back(std::move(added));
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
        {keyword::scale, language::en, "scale", ordinary},
        {keyword::parameter, language::en, "parameter", ordinary},
        {keyword::record, language::en, "record", ordinary},
        {keyword::define, language::en, "define", ordinary},
        {keyword::criterion, language::en, "criterion", ordinary},
        {keyword::applies_to, language::en, "for", ordinary},

        {keyword::source, language::en, "source", ordinary},
        {keyword::valid_from, language::en, "valid from", ordinary},
        {keyword::valid_through, language::en, "through", ordinary},
        {keyword::language, language::en, "language", ordinary},

        {keyword::label_en, language::en, "en", ordinary},
        {keyword::label_vi, language::en, "vi", ordinary},
        {keyword::cite, language::en, "cite", ordinary},
        {keyword::note, language::en, "note", ordinary},
        {keyword::key, language::en, "key", ordinary},

        {keyword::all, language::en, "all", reserved},
        {keyword::any, language::en, "any", reserved},
        {keyword::none_of, language::en, "none", reserved},
        {keyword::at_least, language::en, "at least", ordinary},
        {keyword::exactly, language::en, "exactly", reserved},
        {keyword::of, language::en, "of", reserved},

        {keyword::conjunction, language::en, "and", reserved},
        {keyword::disjunction, language::en, "or", reserved},
        {keyword::negation, language::en, "not", reserved},
        {keyword::is, language::en, "is", reserved},
        {keyword::known, language::en, "known", reserved},
        {keyword::one_of, language::en, "one of", ordinary},
        {keyword::or_better, language::en, "or better", ordinary},
        {keyword::or_worse, language::en, "or worse", ordinary},
        {keyword::between, language::en, "between", reserved},
        {keyword::before, language::en, "before", reserved},
        {keyword::after, language::en, "after", reserved},
        {keyword::on_or_before, language::en, "on or before", ordinary},
        {keyword::on_or_after, language::en, "on or after", ordinary},
        {keyword::meets, language::en, "meets", reserved},

        {keyword::list_of, language::en, "list of", ordinary},
        {keyword::count, language::en, "count", reserved},
        {keyword::count_of, language::en, "count of", ordinary},
        {keyword::some, language::en, "some", reserved},
        {keyword::every, language::en, "every", reserved},
        {keyword::no, language::en, "no", reserved},
        {keyword::in, language::en, "in", reserved},
        {keyword::where, language::en, "where", reserved},
        {keyword::satisfies, language::en, "satisfies", reserved},

        {keyword::yes_value, language::en, "true", reserved},
        {keyword::no_value, language::en, "false", reserved},

        {keyword::use, language::en, "use", ordinary},
        {keyword::set, language::en, "set", ordinary},
        {keyword::tighten, language::en, "tighten", ordinary},
        {keyword::add_to, language::en, "add to", ordinary},
        {keyword::replace, language::en, "replace", ordinary},
        {keyword::open, language::en, "open", ordinary},
        {keyword::use, language::vi, "dùng", ordinary},
        {keyword::set, language::vi, "đặt", ordinary},
        {keyword::tighten, language::vi, "siết chặt", ordinary},
        {keyword::add_to, language::vi, "bổ sung vào", ordinary},
        {keyword::replace, language::vi, "thay thế", ordinary},
        {keyword::open, language::vi, "cho phép thay đổi", ordinary},
    };
    return spellings;
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
        for (const keyword_spelling& spelling : keyword_spellings()) {
            if (is_declaration(spelling.meaning)) found.emplace_back(spelling.words);
        }
        return found;
    }();
    return words;
}

} // namespace guong::inline v0::parsing
