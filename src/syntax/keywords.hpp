#pragma once

/// The words of the rule language. What they are called in a language is data: one table, one row for each spelling.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <guong/value.hpp>

namespace guong::inline v0::parsing {

enum class keyword : std::uint8_t {
    none,
    // declarations
    ruleset,
    scale,
    parameter,
    record,
    define,
    criterion,
    applies_to,
    // inside a ruleset
    source,
    valid_from,
    valid_through,
    language,
    // annotations
    label_en,
    label_vi,
    cite,
    note,
    key,
    // groups
    all,
    any,
    none_of,
    at_least,
    exactly,
    of,
    // conditions
    conjunction,
    disjunction,
    negation,
    is,
    known,
    one_of,
    or_better,
    or_worse,
    between,
    before,
    after,
    on_or_before,
    on_or_after,
    meets,
    // lists
    list_of,
    count,
    count_of,
    some,
    every,
    no,
    in,
    where,
    satisfies,
    // values
    yes_value,
    no_value,
    // files that build on others
    use,
    set,
    tighten,
    add_to,
    replace,
    open,
};

/// One way to write a keyword. The first row of a keyword in a language is what a formatter would write.
struct keyword_spelling {
    keyword meaning;
    guong::language tongue;
    std::string_view words; ///< composed, with single blanks
    bool reserved;          ///< a name must stand in backticks to be written like it
};

/// Every spelling.
[[nodiscard]] const std::vector<keyword_spelling>& keyword_spellings();

/// The longest spelling that the words at the front of a sequence make. `count` 0: none.
struct keyword_match {
    const keyword_spelling* spelling = nullptr;
    std::size_t words = 0;
};
[[nodiscard]] keyword_match longest_keyword(const std::string_view* words, std::size_t count);

/// The most words that one spelling has.
[[nodiscard]] std::size_t keyword_words_max();

/// Words that begin a declaration, for suggestions.
[[nodiscard]] const std::vector<std::string>& declaration_words();

/// Of those that begin a declaration, the ones that speak of another file.
[[nodiscard]] constexpr bool is_declaration_of_used(keyword word) noexcept { return word >= keyword::use && word <= keyword::replace; }
[[nodiscard]] constexpr bool is_declaration(keyword word) noexcept {
    return (word >= keyword::ruleset && word <= keyword::criterion) || is_declaration_of_used(word);
}
[[nodiscard]] constexpr bool is_annotation(keyword word) noexcept { return word >= keyword::label_en && word <= keyword::key; }
[[nodiscard]] constexpr bool is_quantity(keyword word) noexcept { return word >= keyword::all && word <= keyword::exactly; }

} // namespace guong::inline v0::parsing
