#pragma once

// What conditions on facts read, and what was needed.

#include <cstddef>

#include <guong/explanation.hpp>

#include "atlas.hpp"
#include "sensitivity.hpp"

namespace guong::inline v0::explaining {

/// A list whose elements are counted by a condition: where it stands, and the unit of the condition.
struct counted_list {
    model::field_path list;
    model::record_index element{};
    std::uint32_t unit = no_unit;
    frame scopes;
};

/// For a parameter that a file set which uses the declaring one: what that file cites, or else its name. Empty for any other.
[[nodiscard]] std::string cite_of_setting(const model::ruleset& rules, const model::parameter& parameter);

/// Refers to evaluator and atlas, which must outlive it.
class fact_reader {
public:
    /// `nodes` counts what was told: elements and other parts of calculated values too.
    fact_reader(const evaluator& engine, const atlas& places, std::size_t& nodes)
        : engine_{&engine}, atlas_{&places}, nodes_{&nodes}, secrets_{places.rules()} {}

    [[nodiscard]] reading read_fact(const model::field_path& path, const frame& scopes) const;
    /// The reference at the end of a path, or the first on the way that is unknown.
    [[nodiscard]] reading read_reference(const model::row_path& path, const frame& scopes) const;
    /// A list as a whole: how many elements it has.
    [[nodiscard]] reading read_list(const model::field_path& path, const frame& scopes) const;
    /// The value of an element of a list of plain values.
    [[nodiscard]] reading read_plain_element(const place& element) const;

    /// What an operand of the program is, and what it is made of. Its subject is what the rule file writes.
    [[nodiscard]] reading read_value(std::uint32_t operand, const frame& scopes) const;
    /// The same without what it is made of.
    [[nodiscard]] reading read_value_alone(std::uint32_t operand, const frame& scopes) const;
    /// A parameter; its subject is the label, or the name.
    [[nodiscard]] reading read_parameter(const model::parameter& read, const value& content) const;
    [[nodiscard]] displayed_value displayed(const value& content, const model::type& type) const;

    void read_comparison(explanation_node& made, const model::comparison& form, const instruction& code, const frame& scopes) const;
    /// What a comparison counts, if it counts elements that a condition holds for.
    [[nodiscard]] std::optional<counted_list> counted_by(const model::comparison& form, const instruction& code, const frame& scopes) const;
    [[nodiscard]] std::optional<counted_list> counted_by(const model::interval& form, const unit& within, const instruction& code,
                                                         const frame& scopes) const;
    void read_interval(explanation_node& made, const model::interval& form, const unit& within, const instruction& code,
                       const frame& scopes) const;
    void read_text_test(explanation_node& made, const model::text_test& form, const instruction& code, const frame& scopes) const;
    void read_membership(explanation_node& made, const model::membership& form, const unit& within, const instruction& code,
                         const frame& scopes) const;

private:
    /// Where the program reads an operand: what a count counts stands there.
    struct operand_place {
        std::uint32_t list_access = 0;
        std::uint32_t unit = no_unit;
        const operand_code* code = nullptr; ///< of a general comparison
    };
    [[nodiscard]] disclosure disclosed(const model::operand& written, const frame& scopes) const;
    [[nodiscard]] std::uint32_t index_of(const operand_place& compiled) const;
    [[nodiscard]] operand_place side_of(const instruction& code, std::uint32_t side) const;
    [[nodiscard]] reading read_operand(const model::operand& written, const operand_place& compiled, const frame& scopes) const;
    [[nodiscard]] std::optional<counted_list> counted_by(const model::operand& written, const operand_place& compiled,
                                                         const frame& scopes) const;
    [[nodiscard]] reading read_count(const model::count& form, const operand_place& compiled, const frame& scopes) const;
    [[nodiscard]] model::wording calculation_title(const model::operand& written) const;
    [[nodiscard]] std::string written_text(span where) const;
    [[nodiscard]] reading read_named(const model::definition_value& form, const operand_place& compiled, const frame& scopes) const;
    [[nodiscard]] reading unreachable(const journey& way, const model::field& asked, const model::row_path& path) const;
    [[nodiscard]] model::wording along(const model::row_path& path, const model::wording& title) const;
    void add_needed(explanation_node& made, const model::operand& written, const operand_place& compiled, const frame& scopes) const;
    [[nodiscard]] const model::constant* constant_of(const model::operand& written) const;
    void add_constant(explanation_node& made, const model::constant& needed, const model::type& type) const;

    const evaluator* engine_;
    const atlas* atlas_;
    std::size_t* nodes_;
    sensitivity secrets_;
};

} // namespace guong::inline v0::explaining
