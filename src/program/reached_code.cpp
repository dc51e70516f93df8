#include "reached_code.hpp"

#include <set>

namespace guong::inline v0 {

namespace reaching {

namespace {

class code_follower {
public:
    explicit code_follower(const program& code) : code_{code} {}

    reached_code follow(const instruction& condition) && {
        follow_condition(condition);
        return found_;
    }
    reached_code follow(std::uint32_t unit, std::uint32_t operand = no_operand) && {
        follow_unit(unit);
        if (operand != no_operand) follow_operand(operand);
        return found_;
    }

private:
    void follow_unit(std::uint32_t index) {
        if (index == no_unit || !units_.insert(index).second) return;
        for (const auto& each : code_.units()[index].code) follow_condition(each);
    }

    void follow_condition(const instruction& each) {
        if (is_group(each.what)) return;
        if (takes_operands(each.what)) {
            found_.calculates = true;
            for (std::uint32_t side = 0; side < operand_count(each.what, each.size); ++side) follow_operand(each.first + side);
            return;
        }
        const bool asks_fact = each.what == operation::within || each.what == operation::one_of;
        if (asks_fact && code_.accesses()[each.access].type.base == model::base_type::text) found_.calculates = true;
        if (reads_access(each.what)) note_list(each.access);
        follow_unit(each.unit);
    }

    void follow_operand(std::uint32_t index) {
        if (!operands_.insert(index).second) return;
        const auto& operand = code_.operands()[index];
        found_.reads_reference_date = found_.reads_reference_date || operand.reads_reference_date();
        found_.asks_functions = found_.asks_functions || operand.what == operand_code::kind::function_call;
        if (operand_code::is_over_list(operand.what)) note_list(operand.access);
        follow_unit(operand.unit);
        for (const auto unit : operand.units) follow_unit(unit);
        for (std::uint32_t part = 0; part < operand.size; ++part) follow_operand(operand.first + part);
    }

    void note_list(std::uint32_t access) {
        const auto& place = code_.accesses()[access];
        const auto& fields = code_.model().records[place.row.end].fields;
        if (place.type.list && fields[place.field].referring) found_.reads_referring_lists = true;
    }

    const program& code_;
    reached_code found_;
    std::set<std::uint32_t> units_;
    std::set<std::uint32_t> operands_;
};

} // namespace

} // namespace reaching

reached_code reached_from(const program& code, std::uint32_t unit) { return reaching::code_follower{code}.follow(unit); }

reached_code reached_from(const program& code, const instruction& condition) { return reaching::code_follower{code}.follow(condition); }

reached_code reached_from_definition(const program& code, model::definition_index definition) {
    return reaching::code_follower{code}.follow(code.unit_of_definition(definition), code.operand_of_definition(definition));
}

} // namespace guong::inline v0
