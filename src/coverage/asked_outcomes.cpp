#include "asked_outcomes.hpp"

#include <algorithm>

#include "../value/truth.hpp"

namespace guong::inline v0::covering {

bool are_equal(const operand_value& left, const operand_value& right) {
    return left.content == right.content && left.at_least == right.at_least && left.at_most == right.at_most && left.rows == right.rows;
}

bool are_equal(const asked_outcomes& left, const asked_outcomes& right) {
    return left.verdicts == right.verdicts && std::equal(left.values.begin(), left.values.end(), right.values.begin(), right.values.end(),
                                                         [](const operand_value& a, const operand_value& b) { return are_equal(a, b); });
}

asked_outcomes outcomes_of(const tested_record& test, const program& code) {
    return outcomes_of(evaluator{code, test.data, test.options}, test.row, test.asked, test.asked_values);
}

asked_outcomes outcomes_of(const evaluator& engine, row_number row, std::span<const model::criterion_index> criteria,
                           std::span<const model::definition_index> values) {
    const auto& code = engine.program();
    const row_number frame[] = {row};
    asked_outcomes found;
    slots bits;
    for (const auto criterion : criteria) {
        engine.run(code.unit_of(criterion), frame, bits);
        found.verdicts.push_back(verdict_of(bits[0]));
    }
    for (const auto definition : values) {
        const auto operand = code.operand_of_definition(definition);
        found.values.push_back(operand == no_operand ? operand_value{} : engine.value_of(operand, frame));
    }
    return found;
}

} // namespace guong::inline v0::covering
