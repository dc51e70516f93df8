#include "rule_words.hpp"

#include <algorithm>

#include "../syntax/file_language.hpp"

namespace guong::inline v0::mutating {

namespace {

const parsing::keyword_spelling* spelling_of(const parsing::token& word) {
    const bool is_keyword = is_word_or_phrase(word) && word.meaning != parsing::keyword::none;
    return is_keyword ? parsing::find_spelling(word.meaning, word.text) : nullptr;
}

std::size_t words_in(std::string_view text) { return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1; }

} // namespace

file_words::file_words(const source& text, std::uint32_t index) : text_{text}, index_{index} {
    parsing::finding_list findings{index};
    read_ = parsing::read(text, findings);
    if (!read_) return;
    tongue_ = parsing::language_of_keywords(read_->sequence.tokens);
}

std::size_t file_words::token_from(std::uint32_t offset) const {
    const auto& tokens = read_->sequence.tokens;
    const auto found = std::lower_bound(tokens.begin(), tokens.end(), offset,
                                        [](const parsing::token& each, std::uint32_t at) { return each.begin < at; });
    return static_cast<std::size_t>(std::min(found, tokens.end() - 1) - tokens.begin());
}

std::optional<std::size_t> file_words::find(parsing::keyword meaning, std::uint32_t begin, std::uint32_t end) const {
    for (auto place = token_from(begin); place < count() && token_at(place).begin < end; ++place)
        if (token_at(place).meaning == meaning) return place;
    return std::nullopt;
}

std::string file_words::word_for(parsing::keyword meaning, std::size_t place) const {
    const auto* there = spelling_of(token_at(place));
    auto words = std::string{parsing::spellings_of(meaning, there ? there->tongue : tongue_).front()};
    // `trước ngày xét`: the word that two phrases share stands there once, and stays.
    const bool shares = there && words_in(text_of(where_is(place))) < words_in(there->words);
    if (shares) words.resize(words.find_last_of(' ') == std::string::npos ? words.size() : words.find_last_of(' '));
    return words;
}

std::string file_words::word_for(parsing::keyword meaning) const { return std::string{parsing::spellings_of(meaning, tongue_).front()}; }

} // namespace guong::inline v0::mutating
