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
    const evaluator engine{code, test.data, test.options};
    const row_number frame[] = {test.row};
    asked_outcomes found;
    slots bits;
    for (const auto criterion : test.asked) {
        engine.run(code.unit_of(criterion), frame, bits);
        found.verdicts.push_back(verdict_of(bits[0]));
    }
    for (const auto definition : test.asked_values) {
        const auto operand = code.operand_of_definition(definition);
        found.values.push_back(operand == no_operand ? operand_value{} : engine.value_of(operand, frame));
    }
    return found;
}

} // namespace guong::inline v0::covering
