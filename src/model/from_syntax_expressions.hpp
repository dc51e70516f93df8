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

    /// The body of a criterion or item, with its children, and of an item where it applies.
    [[nodiscard]] std::optional<model::condition> check_body(const syntax::body& body, const syntax::name& name,
                                                             const syntax::annotations& annotations,
                                                             const std::optional<syntax::applicability>& applicability = std::nullopt);
    [[nodiscard]] std::optional<model::condition> check_condition(const syntax::expression& written);
    /// A definition's body is an operand if it reads like one: a number, a count, a field that is not yes/no.
    [[nodiscard]] std::optional<std::variant<model::condition, model::operand>> check_definition(const syntax::expression& written);
    /// The rows of a table as a choice among them.
    [[nodiscard]] std::optional<model::operand> check_table(const syntax::table& written);

private:
    struct scope {
        model::record_index record;
        std::string element_name;
        bool looks_outwards = false;       ///< whether something inside speaks of a scope around this one
        std::size_t entangled_inside = 0; ///< of the lists inside, how many hang together
    };
    /// What stands for the numbers of a range, one after the other.
    struct bound_number {
        std::string name;
        model::type type;
        value content;
        std::size_t scope; ///< in which it is bound
    };
    struct definition_at {
        model::row_path subject;
        model::definition_index definition;
    };
    /// What a path may lead to; nothing was found where it is broken, and that is reported.
    using target = std::variant<std::monostate, model::row_path, model::field_path, model::parameter_index, definition_at, bound_number>;
    using condition_or_nothing = std::optional<model::condition>;
    using operand_or_nothing = std::optional<model::operand>;

    target resolve(const syntax::path& written);
    target resolve_fact(const syntax::path& written);
    target resolve_beside(target fact, const syntax::path& written);
    target resolve_this();
    target resolve_first(const syntax::name& first);
    void warn_of_field_around(const syntax::name& name, std::size_t position);
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
    operand_or_nothing operand_of(const syntax::count& written, span where);
    operand_or_nothing operand_of(const syntax::calculation& written, span where);
    operand_or_nothing operand_of(const syntax::opposite& written, span where);
    operand_or_nothing operand_of(const syntax::rounding& written, span where);
    operand_or_nothing operand_of(const syntax::elapsed& written, span where);
    operand_or_nothing operand_of(const syntax::part& written, span where);
    operand_or_nothing operand_of(const syntax::dated_parameter& written, span where);
    operand_or_nothing operand_of(const syntax::aggregate& written, span where);
    operand_or_nothing operand_of(const syntax::share& written, span where);
    operand_or_nothing operand_of(const syntax::run& written, span where);
    operand_or_nothing operand_of(const syntax::covered_time& written, span where);
    operand_or_nothing operand_of(const syntax::fallback& written, span where, std::optional<model::type> expected);
    operand_or_nothing operand_of(const syntax::choice& written, span where, std::optional<model::type> expected);
    operand_or_nothing operand_of(const syntax::extreme& written, span where, std::optional<model::type> expected);
    operand_or_nothing operand_of(const syntax::function_call& written, span where);
    operand_or_nothing add_all(std::vector<model::operand> terms, const syntax::calculation& written, span where);
    operand_or_nothing move_day(std::vector<model::operand> terms, const syntax::calculation& written, span where);
    operand_or_nothing multiply_all(std::vector<model::operand> factors, const syntax::calculation& written, span where);
    operand_or_nothing refuse_calculation(std::string_view sign, span where, const model::operand& left, const model::operand& right);
    /// What takes all rows is no single value. Reports it.
    void refuse_rows(const syntax::name& name, const model::definition& table);
    operand_or_nothing refuse_operand(std::string words, const model::operand& content);
    operand_or_nothing check_argument(const syntax::expression& written, model::type type);
    operand_or_nothing check_typed(const syntax::expression& written, model::type type);
    /// One type that fits both: integers are decimals too. Nothing, and reported, where there is none.
    std::optional<model::type> common_type(const model::operand& first, const model::operand& second);
    std::optional<std::int64_t> number_within(const syntax::literal& written, std::int64_t low, std::int64_t high);
    std::optional<model::covered_time::stretch> check_stretch(const syntax::covered_time::stretch& written);
    std::optional<model::choice::row> check_row(const syntax::table_row& written, std::size_t columns, std::optional<model::type> type);
    /// The elements that are meant; `inside` is checked in the scope of an element, and says whether it is whole.
    template <class Inside>
    std::optional<model::selection> check_selection(const syntax::selection& written, Inside inside);
    std::optional<std::pair<operand_or_nothing, operand_or_nothing>> check_sides(const syntax::expression& left, const syntax::expression& right);

    struct checked_interval {
        operand_or_nothing operand, low, high;
    };
    checked_interval check_interval(const syntax::interval& written);

    [[nodiscard]] static model::condition holds(model::operand content);
    condition_or_nothing condition_of_path(const syntax::path& written);
    condition_or_nothing condition_of(const syntax::comparison& written, span where);
    condition_or_nothing condition_of(const syntax::classification& written, span where);
    condition_or_nothing condition_of(const syntax::interval& written, span where);
    condition_or_nothing condition_of(const syntax::membership& written, span where);
    condition_or_nothing condition_of(const syntax::text_test& written, span where);
    condition_or_nothing condition_of(const syntax::knowledge& written, span where);
    condition_or_nothing condition_of(const syntax::negation& written, span where);
    condition_or_nothing condition_of(const syntax::connection& written, span where);
    condition_or_nothing condition_of(const syntax::meeting& written, span where);
    condition_or_nothing condition_of(const syntax::quantifier& written, span where);
    condition_or_nothing condition_of(const syntax::number_quantifier& written, span where);
    std::optional<model::number_range> check_range(const syntax::number_quantifier& written);
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
    /// A number that is written, or that a parameter is.
    struct named_number {
        value content;
        span where;
        std::string words;
        bool counts = true; ///< its type is that of a number
        std::optional<model::parameter_index> parameter;
        std::optional<span> set_where; ///< of the parameter
    };
    /// Nothing where no parameter has that name; that is reported.
    std::optional<named_number> number_of(const syntax::threshold& written);
    std::optional<model::constant> check_largest(const syntax::threshold& written);
    std::optional<std::uint32_t> check_threshold(const syntax::group& written, model::group& group);
    void take_sentence_of_helper(model::condition& item) const;

    declared& known_;
    std::vector<scope> scopes_;
    std::vector<bound_number> numbers_; ///< the innermost last
    std::size_t steps_ = 1;             ///< how often what is checked now is checked, for numbers around it
};

template <class Inside>
std::optional<model::selection> expression_checker::check_selection(const syntax::selection& written, Inside inside) {
    auto list = list_of(written.list);
    if (!list) return std::nullopt;
    model::selection made;
    made.list = std::move(*list);
    made.element = field_at(made.list).type.index;
    if (written.element) made.element_name = written.element->text;
    if (!enter_element(written.element, made.element)) return std::nullopt;
    auto filter = written.filter ? check_condition(**written.filter) : std::nullopt;
    const bool is_whole = inside();
    if (!leave_element(written.list.where) || !is_whole || (written.filter && !filter)) return std::nullopt;
    if (filter) made.filter = box<model::condition>{std::move(*filter)};
    return made;
}

} // namespace guong::inline v0::checking
