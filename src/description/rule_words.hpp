#pragma once

// Conditions and values of a ruleset in words.

#include <map>
#include <string>
#include <vector>

#include <guong/model.hpp>

#include "phrases.hpp"

namespace guong::inline v0::describing {

/// By the name of a definition, the number under which it is described.
using definition_numbers = std::map<std::string, std::size_t>;

/// Words for the conditions and values of one record type, as Markdown.
class rule_words {
public:
    rule_words(const model::ruleset& rules, language which, const definition_numbers& numbers, model::record_index record)
        : rules_{rules}, which_{which}, words_{phrasing::wording_in(which)}, phrases_{phrases_in(which)}, numbers_{numbers} {
        scopes_.push_back({record, {}, {}});
    }

    /// A whole condition in one line; `turned`: that it does not hold.
    [[nodiscard]] std::string of(const model::condition& condition, bool turned = false);
    [[nodiscard]] std::string of(const model::operand& operand);
    /// A value in lines: several where one would be too long to read, each a step that later ones name by its number, `(1)`.
    [[nodiscard]] std::vector<std::string> steps(const model::operand& whole);
    /// What each case of an `if` gives, in order; empty for any other value.
    [[nodiscard]] std::vector<std::string> cases(const model::operand& operand);
    /// What a cell of a table asks of its column: `at least 8`.
    [[nodiscard]] std::string of_cell(const model::condition& cell);
    /// How many of the conditions below are needed: `at least 2 of the following`.
    [[nodiscard]] std::string quantity(const model::group& group, bool turned);

private:
    struct scope {
        model::record_index record;
        std::string list; ///< whose elements are spoken of; empty for the record itself
        std::string name; ///< what one of them is called, where lists stand inside one another
        bool holds_lists = false;
    };
    /// What is asked, and how it is joined to the subject.
    struct request {
        std::string_view link;
        std::string words;
    };

    std::string words_of(const model::fact& form, bool turned);
    std::string words_of(const model::comparison& form, bool turned);
    std::string words_of(const model::interval& form, bool turned);
    std::string words_of(const model::membership& form, bool turned);
    std::string words_of(const model::text_test& form, bool turned);
    std::string words_of(const model::knowledge& form, bool turned);
    std::string words_of(const model::meeting& form, bool turned);
    std::string words_of(const model::definition_use& form, bool turned);
    std::string words_of(const model::group& form, bool turned);
    std::string words_of(const model::quantifier& form, bool turned);
    std::string range_words(const model::group& form, bool turned);
    std::string count_words(const model::count& form, comparison_operator operation, const model::operand& number);
    std::string part_of_group(const model::condition& condition, bool turned);

    /// That a fact is yes or no, or judged so.
    [[nodiscard]] std::string_view answer_words(model::base_type base, bool answer) const;
    request asked(const model::comparison& form, bool turned);
    request asked(const model::interval& form, bool turned);
    request asked(const model::membership& form, bool turned);
    request asked(const model::text_test& form, bool turned);
    std::string bare_value(const model::operand& operand);
    std::string parameter_suffix(const model::operand& operand) const;
    std::string parameter_suffix(std::optional<model::parameter_index> parameter) const;

    std::string words_of(const model::constant& form, model::type type);
    std::string words_of(const model::field_path& form);
    std::string words_of(const model::count& form);
    std::string words_of(const model::definition_value& form);
    std::string words_of(const model::sum& form);
    std::string words_of(const model::product& form);
    std::string words_of(const model::shift& form);
    std::string words_of(const model::rounding& form);
    std::string words_of(const model::choice& form);
    std::string words_of(const model::fallback& form);
    std::string words_of(const model::extreme& form);
    std::string words_of(const model::function_call& form);
    std::string words_of(const model::aggregate& form);
    std::string words_of(const model::share& form);
    std::string words_of(const model::run& form);
    std::string words_of(const model::elapsed& form);
    std::string words_of(const model::covered_time& form);
    std::string words_of(const model::part& form);
    std::string words_of(const model::reference_date& form);
    std::string words_of(const model::dated_parameter& form);
    std::string words_of(const model::covered_time::stretch& form);
    /// In brackets where the words could be read as belonging to what stands around.
    std::string enclosed(const model::operand& operand);

    void take_steps(const model::operand& whole, std::vector<std::string>& taken);
    std::vector<std::string> cases(const model::choice& form);
    std::string value_words(const value& content, model::type type) const;
    std::string quoted(const std::string& text) const;
    std::string parameter_title(model::parameter_index index) const;
    std::string definition_title(model::definition_index index) const;
    /// Whose field or criterion: nothing for the row that is spoken of anyway.
    std::string owner(const model::row_path& row);
    /// The list, and what its elements are called if that must be said: where they are `named`, or a list stands around this one.
    std::string list_words(const model::selection& elements, bool named);
    std::string entries(const model::selection& elements, bool named);
    /// Words that are said of an element.
    struct said_of_element {
        std::string words;
        bool named = false; ///< they speak of other lists inside, and so by a name of this element
    };
    said_of_element inside(const model::selection& elements, const model::condition& said);
    said_of_element inside(const model::selection& elements, const model::operand& said);
    template <class Said>
    said_of_element inside_scope(const model::selection& elements, Said said);
    std::string element_name(const model::selection& elements) const;
    [[nodiscard]] bool is_in_list() const { return scopes_.size() > 1; }

    const model::ruleset& rules_;
    language which_;
    const phrasing::wording_table& words_;
    const phrase_table& phrases_;
    const definition_numbers& numbers_;
    std::vector<scope> scopes_;
    std::map<const model::operand*, std::size_t> numbered_; ///< values that are steps of their own
};

} // namespace guong::inline v0::describing
