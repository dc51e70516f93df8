#include "table_boxes.hpp"

#include <algorithm>
#include <utility>

#include "../value/comparison.hpp"
#include "types.hpp"

namespace guong::inline v0::checking {

namespace boxing {

namespace {

using model::base_type;

/// The values of a column for which a cell may hold, and those for which it surely does.
struct cell_values {
    value_set possible = value_set::all();
    value_set certain = value_set::none();

    static cell_values exactly(value_set values) { return {values, values}; }
    [[nodiscard]] cell_values opposite() const { return {certain.complement(), possible.complement()}; }
};

const value* constant_in(const model::operand& operand) {
    const auto* constant = std::get_if<model::constant>(&operand.form);
    return constant ? &constant->content : nullptr;
}

/// The constants that a cell compares with.
std::vector<const value*> constants_in(const model::condition& cell) {
    std::vector<const value*> found;
    const auto add = [&](const model::operand& operand) {
        if (const auto* content = constant_in(operand)) found.push_back(content);
    };
    if (const auto* comparison = std::get_if<model::comparison>(&cell.form)) add(comparison->left), add(comparison->right);
    if (const auto* interval = std::get_if<model::interval>(&cell.form)) add(interval->low), add(interval->high);
    if (const auto* membership = std::get_if<model::membership>(&cell.form))
        for (const auto& option : membership->options) found.push_back(&option.content);
    return found;
}

class table_reader {
public:
    table_reader(const model::choice& table, const model::ruleset& rules, table_space space) : table_{table}, rules_{rules}, space_{space} {}

    table_boxes read() {
        collect_constants();
        for (std::size_t column = 0; column < table_.inputs.size(); ++column) {
            made_.space.all.push_back(domain_of(column));
            made_.space.whole.push_back(is_whole(table_.inputs[column].type.base));
        }
        for (const auto& row : table_.rows) made_.rows.push_back(boxes_of(row));
        return std::move(made_);
    }

private:
    void collect_constants() {
        constants_.resize(table_.inputs.size());
        made_.texts.resize(table_.inputs.size());
        for (const auto& row : table_.rows) {
            const auto& cells = std::get<model::group>(row.when.form).children;
            for (std::size_t place = 0; place < cells.size(); ++place)
                for (const auto* content : constants_in(cells[place])) collect(*content, row.columns[place]);
        }
    }

    void collect(const value& content, std::size_t column) {
        auto& texts = made_.texts[column];
        if (const auto* text = std::get_if<std::string>(&content); text && std::find(texts.begin(), texts.end(), *text) == texts.end())
            texts.push_back(*text);
        if (const auto number = as_number(content)) constants_[column].push_back(*number);
    }

    static bool is_whole(base_type base) { return base != base_type::decimal && base != base_type::percent; }

    /// Whether values beyond a limit belong to the space.
    [[nodiscard]] bool speaks_of(std::size_t column, comparison_operator operation, decimal limit) const {
        const auto lies_there = value_set::that_compare(operation, limit);
        if (space_ == table_space::possible) return true;
        return std::any_of(constants_[column].begin(), constants_[column].end(),
                           [&](const decimal& each) { return !lies_there.intersection(value_set::between(each, each)).empty(); });
    }

    [[nodiscard]] value_set domain_of(std::size_t column) const {
        const auto& input = table_.inputs[column];
        const auto from_zero = value_set::that_compare(comparison_operator::greater_or_equal, decimal{0});
        const auto up_to = [](std::size_t last) { return value_set::between(decimal{0}, decimal{static_cast<std::int64_t>(last)}); };
        switch (input.type.base) {
        case base_type::boolean:
        case base_type::judgement: return up_to(1);
        case base_type::text: return up_to(made_.texts[column].size());
        case base_type::scale: return up_to(rules_.scales[input.type.index].levels.size() - 1);
        case base_type::percent: return percent_domain(column);
        case base_type::duration: return speaks_of(column, comparison_operator::less, 0) ? value_set::all() : from_zero;
        default: break;
        }
        const auto* part = std::get_if<model::part>(&input.form);
        const bool counts = std::holds_alternative<model::count>(input.form) || std::holds_alternative<model::run>(input.form) ||
                            (part && part->what == model::part::kind::length);
        return counts ? from_zero : value_set::all();
    }

    [[nodiscard]] value_set percent_domain(std::size_t column) const {
        const bool is_share = std::holds_alternative<model::share>(table_.inputs[column].form);
        auto domain = value_set::all();
        if (is_share || !speaks_of(column, comparison_operator::less, 0))
            domain = value_set::that_compare(comparison_operator::greater_or_equal, 0);
        if (is_share || !speaks_of(column, comparison_operator::greater, 100))
            domain = domain.intersection(value_set::that_compare(comparison_operator::less_or_equal, 100));
        return domain;
    }

    [[nodiscard]] row_boxes boxes_of(const model::choice::row& row) const {
        row_boxes made{made_.space.all, made_.space.all};
        const auto& cells = std::get<model::group>(row.when.form).children;
        for (std::size_t place = 0; place < cells.size(); ++place) {
            const auto column = row.columns[place];
            auto values = values_of(cells[place], column);
            made.possible[column] = std::move(values.possible);
            made.certain[column] = std::move(values.certain);
        }
        return {made_.space.inside(std::move(made.possible)), made_.space.inside(std::move(made.certain))};
    }

    [[nodiscard]] cell_values values_of(const model::condition& cell, std::size_t column) const {
        auto values = cell_values{};
        if (const auto* comparison = std::get_if<model::comparison>(&cell.form)) values = values_of(*comparison, column);
        if (const auto* interval = std::get_if<model::interval>(&cell.form)) values = values_of(*interval, column);
        if (const auto* membership = std::get_if<model::membership>(&cell.form)) values = values_of(*membership, column);
        return cell.negated ? values.opposite() : values;
    }

    [[nodiscard]] cell_values values_of(const model::comparison& cell, std::size_t column) const {
        if (const auto limit = number_in(cell.right, column)) return cell_values::exactly(value_set::that_compare(cell.operation, *limit));
        if (const auto limit = number_in(cell.left, column))
            return cell_values::exactly(value_set::that_compare(mirrored(cell.operation), *limit));
        return {};
    }

    [[nodiscard]] cell_values values_of(const model::interval& cell, std::size_t column) const {
        const auto low = number_in(cell.low, column), high = number_in(cell.high, column);
        auto values = value_set::all();
        if (low) values = value_set::that_compare(comparison_operator::greater_or_equal, *low);
        if (high)
            values = values.intersection(
                value_set::that_compare(cell.excludes_high ? comparison_operator::less : comparison_operator::less_or_equal, *high));
        if (low && high) return cell_values::exactly(std::move(values));
        return {std::move(values), value_set::none()};
    }

    [[nodiscard]] cell_values values_of(const model::membership& cell, std::size_t column) const {
        std::vector<value_set> options;
        for (const auto& option : cell.options) {
            const auto number = number_of(option.content, column);
            if (!number) return {};
            options.push_back(value_set::between(*number, *number));
        }
        return cell_values::exactly(value_set::union_of(options));
    }

    [[nodiscard]] std::optional<decimal> number_in(const model::operand& operand, std::size_t column) const {
        const auto* content = constant_in(operand);
        return content ? number_of(*content, column) : std::nullopt;
    }

    [[nodiscard]] std::optional<decimal> number_of(const value& content, std::size_t column) const {
        const auto* text = std::get_if<std::string>(&content);
        if (!text) return as_number(content);
        const auto& texts = made_.texts[column];
        return decimal{static_cast<std::int64_t>(std::find(texts.begin(), texts.end(), *text) - texts.begin())};
    }

    const model::choice& table_;
    const model::ruleset& rules_;
    table_space space_;
    table_boxes made_;
    std::vector<std::vector<decimal>> constants_; ///< of each column
};

} // namespace

} // namespace boxing

table_boxes boxes_of(const model::choice& table, const model::ruleset& rules, table_space space) {
    return boxing::table_reader{table, rules, space}.read();
}

} // namespace guong::inline v0::checking
