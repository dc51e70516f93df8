#pragma once

/// The words of a rule file where they stand, and others in their place.

#include <optional>
#include <string>
#include <string_view>

#include <guong/text.hpp>

#include "../syntax/reading.hpp"

namespace guong::inline v0::mutating {

/// The tokens of one file that was read without errors.
class file_words {
public:
    file_words(const source& text, std::uint32_t index);

    [[nodiscard]] bool is_readable() const noexcept { return read_.has_value(); }
    [[nodiscard]] const syntax::file& tree() const noexcept { return read_->file; }
    [[nodiscard]] std::string_view text_of(span where) const { return text_.bytes().substr(where.begin, where.end - where.begin); }

    /// The place of the first token that begins at an offset or behind it.
    [[nodiscard]] std::size_t token_from(std::uint32_t offset) const;
    [[nodiscard]] const parsing::token& token_at(std::size_t place) const { return read_->sequence.tokens.at(place); }
    [[nodiscard]] std::size_t count() const noexcept { return read_->sequence.tokens.size(); }
    [[nodiscard]] bool begins_entry(std::size_t place) const { return read_->uses.at(place).begins_entry; }
    /// The first token of a meaning in a range of the text.
    [[nodiscard]] std::optional<std::size_t> find(parsing::keyword meaning, std::uint32_t begin, std::uint32_t end) const;

    [[nodiscard]] span where_is(std::size_t place) const { return {index_, token_at(place).begin, token_at(place).end}; }
    [[nodiscard]] span between(std::uint32_t begin, std::uint32_t end) const noexcept { return {index_, begin, end}; }

    /// A keyword in the language of the token that it takes the place of, or that the file is written in where it is a sign.
    [[nodiscard]] std::string word_for(parsing::keyword meaning, std::size_t place) const;
    /// A keyword in the language that most words of the file are in.
    [[nodiscard]] std::string word_for(parsing::keyword meaning) const;

private:
    const source& text_;
    std::uint32_t index_;
    std::optional<parsing::reading> read_;
    language tongue_ = language::en;
};

} // namespace guong::inline v0::mutating
