#include "turned_program.hpp"

namespace guong::inline v0::covering {

namespace {

program::parts parts_of(const program& code) {
    program::parts made;
    // What keeps the program keeps its model.
    const auto kept = std::make_shared<const program>(code);
    made.model = std::shared_ptr<const model::ruleset>{kept, &kept->model()};
    made.units = code.units();
    made.accesses = code.accesses();
    made.options = code.options();
    made.operands = code.operands();
    for (model::criterion_index each = 0; each < code.model().criteria.size(); ++each) made.criterion_units.push_back(code.unit_of(each));
    for (model::definition_index each = 0; each < code.model().definitions.size(); ++each) {
        made.definition_units.push_back(code.unit_of_definition(each));
        made.definition_operands.push_back(code.operand_of_definition(each));
    }
    made.asks_what_is_known = code.asks_what_is_known();
    return made;
}

} // namespace

program_turner::program_turner(const program& code, const point_map::places& places, std::size_t points)
    : parts_{parts_of(code)}, slots_(points) {
    for (std::uint32_t unit = 0; unit < parts_.units.size(); ++unit)
        for (std::uint32_t slot = 0; slot < parts_.units[unit].code.size(); ++slot)
            if (const auto point = places.conditions.find(parts_.units[unit].code[slot].origin); point != places.conditions.end())
                slots_[point->second].push_back({unit, slot});
}

program program_turner::turned(point_index condition) const {
    auto parts = parts_;
    for (const auto& each : slots_[condition]) {
        auto& code = parts.units[each.unit].code[each.slot];
        code.negated = !code.negated;
    }
    return program{std::make_shared<const program::parts>(std::move(parts))};
}

} // namespace guong::inline v0::covering
