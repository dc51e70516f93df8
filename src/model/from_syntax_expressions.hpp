#pragma once

/// Expressions as written become conditions and operands as meant.

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "declared.hpp"

namespace guong::inline v0::checking {

/// Checks the expressions of one declaration. Reports what is wrong and returns nothing where something was.
class expression_checker {
public:
    /// `record` is the type of the records that the declaration is for.
    expression_checker(declared& known, model::record_index record) : known_{known} { scopes_.push_back({record, {}}); }

    /// The body of a criterion or item, with its children.
    [[nodiscard]] std::optional<model::condition> check_body(const syntax::body& body, const syntax::name& name,
                                                             const syntax::annotations& annotations);
    [[nodiscard]] std::optional<model::condition> check_condition(const syntax::expression& written);
    /// A definition's body is an operand if it reads like one: a number, a count, a field that is not yes/no.
    [[nodiscard]] std::optional<std::variant<model::condition, model::operand>> check_definition(const syntax::expression& written);

private:
    struct scope {
        model::record_index record;
        std::string element_name;
        bool looks_outwards = false;       ///< whether something inside speaks of a scope around this one
        std::size_t entangled_inside = 0; ///< of the lists inside, how many hang together
    };
    struct definition_at {
        model::row_path subject;
        model::definition_index definition;
    };
    /// What a path may lead to; nothing was found where it is broken, and that is reported.
    using target = std::variant<std::monostate, model::row_path, model::field_path, model::parameter_index, definition_at>;
    using condition_or_nothing = std::optional<model::condition>;
    using operand_or_nothing = std::optional<model::operand>;

    target resolve(const syntax::path& written);
    target resolve_first(const syntax::name& first);
    target resolve_rest(model::row_path row, const syntax::path& written, std::size_t next);
    void report_unknown_name(const syntax::name& name);
    void report_unknown_field(const syntax::name& name, model::record_index record);
    [[nodiscard]] bool is_declared(const syntax::name& name) const;
    [[nodiscard]] std::optional<definition_at> find_definition(const std::string& name, model::row_path row) const;
    [[nodiscard]] bool is_value(const target& found) const;
    [[nodiscard]] model::row_path row_of(std::size_t scope_position) const;
    void look_at(std::size_t scope_position);
    [[nodiscard]] const model::field& field_at(const model::field_path& path) const;

    operand_or_nothing check_operand(const syntax::expression& written, std::optional<model::type> expected = std::nullopt);
    operand_or_nothing operand_of_path(const syntax::path& written, std::optional<model::type> expected);
    operand_or_nothing operand_of_literal(const syntax::literal& written, std::optional<model::type> expected, span where);
    operand_or_nothing operand_of_count(const syntax::count& written, span where);
    std::optional<std::pair<operand_or_nothing, operand_or_nothing>> check_sides(const syntax::expression& left, const syntax::expression& right);

    struct checked_interval {
        operand_or_nothing operand, low, high;
    };
    checked_interval check_interval(const syntax::interval& written);

    condition_or_nothing condition_of_path(const syntax::path& written);
    condition_or_nothing condition_of(const syntax::comparison& written, span where);
    condition_or_nothing condition_of(const syntax::classification& written, span where);
    condition_or_nothing condition_of(const syntax::interval& written, span where);
    condition_or_nothing condition_of(const syntax::membership& written, span where);
    condition_or_nothing condition_of(const syntax::knowledge& written, span where);
    condition_or_nothing condition_of(const syntax::negation& written, span where);
    condition_or_nothing condition_of(const syntax::connection& written, span where);
    condition_or_nothing condition_of(const syntax::meeting& written, span where);
    condition_or_nothing condition_of(const syntax::quantifier& written, span where);
    condition_or_nothing make_comparison(comparison_operator operation, const syntax::expression& left, const syntax::expression& right,
                                         span operator_where, span where);

    bool may_compare(const model::operand& left, const model::operand& right);
    bool is_ordered(const model::operand& side, span operator_where);
    void report_mixed(const syntax::connection& written);
    std::optional<model::field_path> list_of(const syntax::path& written);
    std::optional<model::criterion_index> criterion_for(const syntax::name& written, model::record_index record);
    bool enter_element(const std::optional<syntax::name>& name, model::record_index record);
    /// False if too many lists hang together; that is reported.
    bool leave_element(span where);

    condition_or_nothing check_group(const syntax::group& written);
    std::optional<std::uint32_t> check_threshold(const syntax::group& written, model::group& group);
    void take_sentence_of_helper(model::condition& item) const;

    declared& known_;
    std::vector<scope> scopes_;
};

} // namespace guong::inline v0::checking
