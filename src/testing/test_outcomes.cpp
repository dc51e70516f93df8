#include "test_outcomes.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace guong::inline v0::testing {

namespace {

status status_of_truth(truth outcome) noexcept {
    switch (outcome) {
    case truth::yes: return status::met;
    case truth::no: return status::unmet;
    case truth::unknown: break;
    }
    return status::undetermined;
}

/// Where an item stands in the code of its criterion.
struct item_slots {
    std::uint32_t outer;                  ///< in its group
    std::uint32_t inner;                  ///< of its condition
    std::optional<std::uint32_t> applies; ///< of the condition that says whether it applies
};

class item_finder {
public:
    item_finder(const std::vector<instruction>& code, const std::vector<std::string>& items) : code_{code}, items_{items} {}

    [[nodiscard]] std::optional<item_slots> find_below(std::uint32_t slot, std::size_t depth) const {
        const auto& group = code_[slot];
        if (!is_group(group.what)) return std::nullopt;
        for (auto child = group.first; child < group.first + group.size; ++child) {
            const auto here = slots_at(child);
            const auto* condition = code_[here.inner].origin;
            if (!condition) continue;
            if (!condition->item) {
                // What has no name of its own is looked through.
                if (auto found = find_below(here.inner, depth)) return found;
            } else if (condition->item->name == items_[depth]) {
                return depth + 1 == items_.size() ? here : find_below(here.inner, depth + 1);
            }
        }
        return std::nullopt;
    }

private:
    /// The compiler puts an item that may not be applicable beside the condition that says so, both under a group of its own.
    [[nodiscard]] item_slots slots_at(std::uint32_t slot) const {
        const auto& code = code_[slot];
        if (code.origin || code.size != 2 || !is_group(code.what)) return {slot, slot, std::nullopt};
        const auto beside = code.first;
        return {slot, code.first + 1, code_[beside].origin ? beside : code_[beside].first};
    }

    const std::vector<instruction>& code_;
    const std::vector<std::string>& items_;
};

} // namespace

std::optional<status> status_of_item(const outcome& result, const std::vector<std::string>& items) {
    const auto& program = result.evaluator().program();
    const auto& code = program.units()[program.unit_of(result.criterion())].code;
    const auto found = item_finder{code, items}.find_below(0, 0);
    if (!found) return std::nullopt;
    const auto& bits = result.slots();
    if (!found->applies || bits[*found->applies] == truth::yes) return status_of_truth(bits[found->inner]);
    if (bits[*found->applies] == truth::no) return status::not_applicable;
    return status_of_truth(bits[found->outer]);
}

status status_of_helper(const evaluator& engine, model::definition_index helper, row_number row) {
    slots bits;
    const std::array frame{row};
    engine.run(engine.program().unit_of_definition(helper), frame, bits);
    return status_of_truth(bits[0]);
}

std::optional<operand_value> value_of_helper(const evaluator& engine, model::definition_index helper, row_number row) {
    const auto operand = engine.program().operand_of_definition(helper);
    if (operand == no_operand) return std::nullopt;
    return engine.value_of(operand, std::array{row});
}

} // namespace guong::inline v0::testing
