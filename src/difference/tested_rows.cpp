#include "tested_rows.hpp"

namespace guong::inline v0::differing {

namespace {

/// The tested row first.
std::vector<row_number> rows_of_test(const tested_record& test, model::record_index type) {
    std::vector<row_number> rows;
    if (test.type == type) rows.push_back(test.row);
    const auto& table = test.data->of(type);
    for (row_number row = 0; row < table.row_count(); ++row)
        if (!table.spoiled[row] && (test.type != type || test.row != row)) rows.push_back(row);
    return rows;
}

} // namespace

void ask_tested_rows(const model::ruleset& rules, model::record_index type, const difference_options& options,
                     const std::vector<std::optional<date>>& days, const test_question& ask) {
    for (test_index test = 0; test < options.tests.size(); ++test) {
        const auto& each = options.tests[test];
        if (!each.data->fits(rules)) continue;
        for (const auto row : rows_of_test(each, type)) {
            if (ask({each.data, type, row}, each.options, test)) return;
            for (const auto& day : days)
                if (day && day != each.options.as_of && ask({each.data, type, row}, {day}, test)) return;
        }
    }
}

} // namespace guong::inline v0::differing
