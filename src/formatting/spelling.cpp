#include "spelling.hpp"

#include <algorithm>

#include "../model/month_end_words.hpp"
#include "../model/type_words.hpp"

namespace guong::inline v0::formatting {

namespace {

using parsing::keyword;
using parsing::token;

/// A word or phrase with the ways it may be written.
struct spelled_word {
    std::string_view text;
    std::vector<std::string_view> others; ///< of a keyword: what to fall back on
    bool is_name = false;
    bool is_apart = false; ///< in backticks

    [[nodiscard]] std::size_t word_count() const noexcept {
        return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
    }
};

/// Words that stand side by side, which the reader joins into the longest phrases.
class word_run {
public:
    explicit word_run(std::vector<spelled_word> words) : words_{std::move(words)} {}

    [[nodiscard]] std::vector<spelled_word> settle() && {
        for (std::size_t index = 0; index < words_.size();) {
            // What changes here may change what the words just before are joined with.
            index = reads_as_meant(index) || !mend(index) ? index + 1 : index - std::min(index, parsing::keyword_words_max());
        }
        return std::move(words_);
    }

private:
    std::vector<spelled_word> words_;

    /// How many words the reader joins from here on.
    [[nodiscard]] std::size_t joined_words(std::size_t first) const {
        std::vector<std::string_view> following;
        for (std::size_t index = first; index < words_.size() && !words_[index].is_apart; ++index) {
            std::string_view rest = words_[index].text;
            for (std::size_t blank = rest.find(' '); blank != std::string_view::npos; blank = rest.find(' ')) {
                following.push_back(rest.substr(0, blank));
                rest.remove_prefix(blank + 1);
            }
            following.push_back(rest);
            if (following.size() >= parsing::keyword_words_max()) break;
        }
        return parsing::longest_keyword(following.data(), following.size()).words;
    }

    [[nodiscard]] bool reads_as_meant(std::size_t index) const {
        return words_[index].is_apart || joined_words(index) <= words_[index].word_count();
    }

    /// Sets apart a name of the phrase that nobody meant; where there is none, writes a keyword of it in another way.
    bool mend(std::size_t first) {
        std::size_t behind = first;
        for (std::size_t joined = joined_words(first), count = 0; count < joined && behind < words_.size(); ++behind) {
            count += words_[behind].word_count();
        }
        for (std::size_t index = first; index < behind; ++index) {
            if (words_[index].is_name) return words_[index].is_apart = true;
        }
        for (std::size_t index = first; index < behind; ++index) {
            auto& others = words_[index].others;
            if (others.empty()) continue;
            words_[index].text = others.front();
            others.erase(others.begin());
            return true;
        }
        return false;
    }
};

class speller {
public:
    speller(const parsing::reading& read, std::string_view bytes, language keywords) : read_{read}, bytes_{bytes}, keywords_{keywords} {}

    std::vector<std::string> spell() {
        std::vector<std::string> spellings(read_.sequence.tokens.size());
        for (std::size_t first = 0; first < spellings.size();) {
            std::vector<spelled_word> words;
            while (is_word_or_phrase(read_.sequence.tokens[first + words.size()])) words.push_back(word_at(first + words.size()));
            const std::size_t count = words.size();
            const auto settled = word_run{std::move(words)}.settle();
            for (std::size_t index = 0; index < count; ++index) spellings[first + index] = written(settled[index]);
            first += std::max<std::size_t>(count, 1);
        }
        return spellings;
    }

private:
    const parsing::reading& read_;
    std::string_view bytes_;
    language keywords_;

    [[nodiscard]] static std::string written(const spelled_word& word) {
        const std::string text{word.text};
        return word.is_apart ? "`" + text + "`" : text;
    }

    [[nodiscard]] spelled_word word_at(std::size_t index) const {
        const token& here = read_.sequence.tokens[index];
        const parsing::token_use use = read_.uses[index];
        if (here.meaning != keyword::none && !use.is_name) {
            if (precedes_reference_date(index)) return before_reference_date(here.meaning);
            return counts_one(index) ? singular_of(here.meaning) : keyword_of(here.meaning);
        }
        spelled_word name;
        name.text = use.is_type        ? checking::type_word_in(keywords_, here.text)
                    : use.is_month_end ? checking::month_end_word_in(keywords_, here.text)
                                       : here.text;
        name.is_name = true;
        // A word of the language that is no reserved one may be a name here and a keyword there: the author's backticks tell.
        const auto match = parsing::longest_keyword(&name.text, 1);
        if (match.words == 0) return name;
        name.is_apart = match.spelling->reserved || bytes_[here.begin] == '`' || looks_like_declaration(index, match.spelling->meaning);
        return name;
    }

    /// An item named `record` will begin a line: with another word behind it, it would read as a declaration.
    [[nodiscard]] bool looks_like_declaration(std::size_t index, keyword meaning) const {
        return parsing::is_declaration(meaning) && read_.uses[index].begins_entry && is_word_or_phrase(read_.sequence.tokens[index + 1]);
    }

    /// `1 day`, `to 1 place`
    [[nodiscard]] bool counts_one(std::size_t index) const {
        if (index == 0) return false;
        const token& number = read_.sequence.tokens[index - 1];
        return number.kind == parsing::token_kind::number && number.text == "1";
    }

    [[nodiscard]] bool precedes_reference_date(std::size_t index) const {
        const token& here = read_.sequence.tokens[index];
        const bool compares_days = here.meaning >= keyword::before && here.meaning <= keyword::on_or_after;
        return compares_days && read_.sequence.tokens[index + 1].meaning == keyword::reference_date;
    }

    /// `trước ngày xét`: a word that ends the one and begins the other is written once, as it is read.
    [[nodiscard]] spelled_word before_reference_date(keyword meaning) const {
        spelled_word word = keyword_of(meaning);
        const std::string_view day = parsing::spellings_of(keyword::reference_date, keywords_).front();
        const std::size_t blank = word.text.rfind(' ');
        const bool shares = blank != std::string_view::npos && word.text.substr(blank + 1) == day.substr(0, day.find(' '));
        if (!shares) return word;
        word.text = word.text.substr(0, blank);
        word.others.clear();
        return word;
    }

    /// The one that is written behind `1`, which comes last.
    [[nodiscard]] spelled_word singular_of(keyword meaning) const {
        spelled_word word = keyword_of(meaning);
        const bool has_singular = meaning == keyword::places || (meaning >= keyword::days && meaning <= keyword::years);
        if (has_singular && !word.others.empty()) std::swap(word.text, word.others.back());
        return word;
    }

    [[nodiscard]] spelled_word keyword_of(keyword meaning) const {
        spelled_word word;
        word.others = parsing::spellings_of(meaning, keywords_);
        word.text = word.others.front();
        word.others.erase(word.others.begin());
        return word;
    }
};

} // namespace

std::vector<std::string> spell_words(const parsing::reading& read, std::string_view bytes, language keywords) {
    return speller{read, bytes, keywords}.spell();
}

} // namespace guong::inline v0::formatting
