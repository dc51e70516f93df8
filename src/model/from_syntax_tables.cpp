#include "from_syntax_expressions.hpp"

#include "types.hpp"

namespace guong::inline v0::checking {

/// The condition of a row holds where all its cells do; a row of `any value` alone always holds.
std::optional<model::choice::row> expression_checker::check_row(const syntax::table_row& written, std::size_t columns,
                                                                std::optional<model::type> type) {
    if (written.cells.size() != columns) {
        known_.report_finding(diagnostic_code::cells_do_not_match, written.where, {std::to_string(written.cells.size()), std::to_string(columns)});
        return std::nullopt;
    }
    model::group cells;
    std::vector<std::uint32_t> restricted;
    bool is_whole = true;
    for (std::uint32_t column = 0; column < columns; ++column) {
        const auto& test = written.cells[column].test;
        if (!test) continue;
        restricted.push_back(column);
        if (auto checked = check_condition(*test))
            cells.children.push_back(std::move(*checked));
        else
            is_whole = false;
    }
    // Where rows are counted, each counts as one.
    auto content = written.content ? check_operand(*written.content, type)
                                   : model::operand{model::constant{decimal{1}, std::nullopt}, model::type{model::base_type::integer}, written.where};
    if (!is_whole || !content) return std::nullopt;
    return model::choice::row{{std::move(cells), false, std::nullopt, written.where}, std::move(*content), written.where, std::move(restricted)};
}

std::optional<model::operand> expression_checker::check_table(const syntax::table& written) {
    model::choice made;
    made.takes = static_cast<model::choice::policy>(written.takes);
    for (const auto& input : written.inputs) {
        auto checked = check_operand(input);
        if (!checked) return std::nullopt; // each row would repeat it
        made.inputs.push_back(std::move(*checked));
    }
    if (written.rows.empty()) {
        known_.report_finding(diagnostic_code::table_without_rows, written.name.where, {written.name.text});
        return std::nullopt;
    }
    auto type = written.type ? known_.type_named(*written.type) : std::nullopt;
    if (written.type && !type) return std::nullopt;
    bool is_whole = true;
    const bool counts = made.takes == model::choice::policy::count;
    for (const auto& each : written.rows) {
        if (!each.content && !counts) {
            known_.report_finding(diagnostic_code::row_without_value, each.where);
            is_whole = false;
            continue;
        }
        auto row = check_row(each, written.inputs.size(), type);
        if (!row) {
            is_whole = false;
            continue;
        }
        const auto common = made.rows.empty() ? std::optional{row->content.type} : common_type(made.rows.front().content, row->content);
        is_whole = is_whole && common;
        if (common) type = type ? wider(*type, *common) : *common;
        made.rows.push_back(std::move(*row));
    }
    if (written.otherwise) {
        auto otherwise = check_operand(*written.otherwise, type);
        if (!otherwise) return std::nullopt;
        const auto common = made.rows.empty() ? std::optional{otherwise->type} : common_type(made.rows.front().content, *otherwise);
        if (!common) return std::nullopt;
        type = type ? wider(*type, *common) : *common;
        made.otherwise = box<model::operand>{std::move(*otherwise)};
    }
    if (!is_whole) return std::nullopt;
    const bool adds = made.takes == model::choice::policy::total;
    if (adds && !is_amount(type->base)) return refuse_operand("takes sum of rows", made.rows.front().content);
    if (counts) type = model::type{model::base_type::integer};
    type->list = made.takes == model::choice::policy::all;
    return model::operand{std::move(made), *type, written.name.where};
}

} // namespace guong::inline v0::checking
