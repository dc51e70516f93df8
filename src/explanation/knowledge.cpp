#include "knowledge.hpp"

#include <optional>

namespace guong::inline v0::explaining {

std::vector<std::vector<bool>> find_knowledge(const program& code) {
    std::vector<std::vector<bool>> asks;
    const auto of_unit = [&](std::uint32_t unit) { return unit != no_unit && asks[unit][0]; };
    // Each once: values that are made of values would be gone through once for each way to them.
    std::vector<std::optional<bool>> of_operands(code.operands().size());
    const auto of_operand = [&](std::uint32_t index, const auto& self) -> bool {
        if (of_operands[index]) return *of_operands[index];
        const auto& operand = code.operands()[index];
        // A value that stands in for an unknown one goes when that becomes known.
        bool found = operand.what == operand_code::kind::fallback || of_unit(operand.unit);
        for (const auto unit : operand.units) found = found || of_unit(unit);
        for (std::uint32_t part = 0; part < operand.size; ++part) found = found || self(operand.first + part, self);
        of_operands[index] = found;
        return found;
    };
    for (const auto& unit : code.units()) {
        std::vector<bool> slots(unit.code.size());
        for (auto slot = unit.code.size(); slot-- > 0;) {
            const auto& instruction = unit.code[slot];
            switch (instruction.what) {
            case operation::known: slots[slot] = true; break;
            case operation::within:
            case operation::one_of: break;
            case operation::text_test:
                for (std::uint32_t side = 0; side < instruction.size; ++side)
                    slots[slot] = slots[slot] || of_operand(instruction.first + side, of_operand);
                break;
            case operation::compare:
                slots[slot] = of_operand(instruction.first, of_operand) || of_operand(instruction.first + 1, of_operand);
                break;
            case operation::all:
            case operation::any:
            case operation::none:
            case operation::at_least:
            case operation::exactly:
                for (std::uint32_t i = 0; i < instruction.size; ++i) slots[slot] = slots[slot] || slots[instruction.first + i];
                break;
            default: slots[slot] = of_unit(instruction.unit);
            }
        }
        asks.push_back(std::move(slots));
    }
    return asks;
}

} // namespace guong::inline v0::explaining
