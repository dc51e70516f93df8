#include "repair_needs.hpp"

#include <algorithm>

namespace guong::inline v0::explaining {

namespace {

/// The facts in operands of general comparisons.
class operand_fields {
public:
    operand_fields(const program& code, std::set<std::pair<model::record_index, model::field_index>>& fields) : code_{code}, fields_{fields} {}

    void add(std::uint32_t index) {
        const auto& operand = code_.operands()[index];
        if (operand.what == operand_code::kind::fact) {
            const auto& read = code_.accesses()[operand.access];
            fields_.emplace(read.row.end, read.field);
        }
        if (operand.what == operand_code::kind::call && !seen_.insert(index).second) return;
        for (std::uint32_t part = 0; part < operand.size; ++part) add(operand.first + part);
    }

private:
    const program& code_;
    std::set<std::pair<model::record_index, model::field_index>>& fields_;
    std::set<std::uint32_t> seen_;
};

std::vector<spot> distinct(std::vector<spot> spots) {
    std::sort(spots.begin(), spots.end());
    spots.erase(std::unique(spots.begin(), spots.end()), spots.end());
    return spots;
}

std::vector<data_row> one_further(std::vector<data_row> scopes, data_row inner) {
    scopes.push_back(inner);
    return scopes;
}

} // namespace

calculated_fields::calculated_fields(const program& code) {
    operand_fields fields{code, fields_};
    for (const auto& unit : code.units())
        for (const auto& instruction : unit.code)
            for (std::uint32_t side = 0; side < operand_count(instruction.what, instruction.size); ++side) fields.add(instruction.first + side);
}

// All that an outcome depends on.

void need_reader::collect(std::uint32_t unit, std::uint32_t slot, const copies& scopes, std::vector<spot>& spots) {
    ++visited_;
    const auto& code = code_.units()[unit].code[slot];
    if (is_group(code.what)) {
        for (std::uint32_t i = 0; i < code.size; ++i) collect(unit, code.first + i, scopes, spots);
        return;
    }
    if (takes_operands(code.what)) {
        for (std::uint32_t side = 0; side < operand_count(code.what, code.size); ++side) collect_operand(code.first + side, scopes, spots);
        return;
    }
    if (is_over_elements(code.what)) return collect_list(code.access, {code.unit}, scopes, spots);
    const auto& read = code_.accesses()[code.access];
    const auto end = follow(read.row, scopes);
    if (!end.is_reached) {
        spots.push_back(end.unreached);
    } else if (code.what == operation::call) {
        collect_unit(code.unit, {end.row}, spots);
    } else {
        const auto what = read.type.list ? spot::kind::addition : read.type.base == model::base_type::record ? spot::kind::reference : spot::kind::fact;
        spots.push_back({what, original(end.row), read.field, 0});
    }
}

/// Tables and helpers that several conditions use are looked through once.
void need_reader::collect_unit(std::uint32_t unit, const copies& scopes, std::vector<spot>& spots) {
    const auto [known, is_new] = read_units_.try_emplace({unit, scopes});
    if (is_new) {
        std::vector<spot> behind;
        collect(unit, 0, scopes, behind);
        known->second = distinct(std::move(behind));
    }
    spots.insert(spots.end(), known->second.begin(), known->second.end());
}

void need_reader::collect_operand(std::uint32_t index, const copies& scopes, std::vector<spot>& spots) {
    if (code_.operands()[index].size == 0 && code_.operands()[index].units.empty()) return collect_parts(index, scopes, spots);
    const auto [known, is_new] = read_values_.try_emplace({index, scopes});
    if (is_new) {
        std::vector<spot> behind;
        collect_parts(index, scopes, behind);
        known->second = distinct(std::move(behind));
    }
    spots.insert(spots.end(), known->second.begin(), known->second.end());
}

void need_reader::collect_parts(std::uint32_t index, const copies& scopes, std::vector<spot>& spots) {
    ++visited_;
    const auto& operand = code_.operands()[index];
    using kind = operand_code::kind;
    if (operand.what == kind::choice) return collect_choice(operand, scopes, spots);
    if (operand_code::is_over_list(operand.what)) return collect_list_operand(operand, scopes, spots);
    if (operand.what == kind::fact) {
        const auto& read = code_.accesses()[operand.access];
        const auto end = follow(read.row, scopes);
        spots.push_back(end.is_reached ? spot{spot::kind::fact, original(end.row), read.field, 0} : end.unreached);
        return;
    }
    if (operand.what == kind::call) {
        const auto end = follow(operand.subject, scopes);
        if (!end.is_reached) {
            spots.push_back(end.unreached);
            return;
        }
        return collect_operand(operand.first, {end.row}, spots);
    }
    for (std::uint32_t part = 0; part < operand.size; ++part) collect_operand(operand.first + part, scopes, spots);
}

/// As long as the conditions of the rows come out as they do, those that do not hold give nothing.
void need_reader::collect_choice(const operand_code& operand, const copies& scopes, std::vector<spot>& spots) {
    const auto rows = static_cast<std::uint32_t>(operand.units.size());
    bool has_row = false;
    for (std::uint32_t row = 0; row < rows; ++row) {
        collect_unit(operand.units[row], scopes, spots);
        const auto holds = outcome_of(operand.units[row], scopes);
        if (holds != truth::no) collect_operand(operand.first + row, scopes, spots);
        has_row = has_row || holds == truth::yes;
        if (operand.takes == model::choice::policy::first && holds == truth::yes) return;
    }
    if (operand.has_last && !has_row) collect_operand(operand.first + rows, scopes, spots);
}

void need_reader::collect_list(std::uint32_t list_access, const std::vector<std::uint32_t>& units, const copies& scopes, std::vector<spot>& spots) {
    const auto list = list_of(list_access, no_unit, scopes);
    if (!list.is_reached) {
        spots.push_back(list.unreached);
        return;
    }
    spots.push_back({spot::kind::addition, list.owner, list.field, 0});
    const auto element_type = room_.field(list.owner.first, list.field).type.index;
    for (const auto element : list.elements) {
        spots.push_back({spot::kind::removal, list.owner, list.field, ground_.original_of(element_type, element).second});
        for (const auto unit : units)
            if (unit != no_unit) collect_unit(unit, one_further(scopes, {element_type, element}), spots);
    }
}

void need_reader::collect_list_operand(const operand_code& operand, const copies& scopes, std::vector<spot>& spots) {
    auto units = operand.units;
    units.push_back(operand.unit);
    collect_list(operand.access, units, scopes, spots);
    const auto list = list_of(operand.access, operand.unit, scopes);
    if (operand.what == operand_code::kind::run_ending) collect_operand(operand.first + 1, scopes, spots);
    if (!list.is_reached) return;
    const auto element_type = room_.field(list.owner.first, list.field).type.index;
    const auto inner_parts = operand.what == operand_code::kind::run_ending ? 1 : operand.size;
    for (std::size_t i = 0; i < list.elements.size(); ++i) {
        if (list.outcomes[i] == truth::no) continue;
        for (std::uint32_t part = 0; part < inner_parts; ++part)
            collect_operand(operand.first + part, one_further(scopes, {element_type, list.elements[i]}), spots);
    }
}

std::vector<spot> need_reader::everything_read() {
    std::vector<spot> spots;
    collect_unit(room_.unit(), {{room_.root().first, ground_.copy_of(room_.root())}}, spots);
    return spots;
}

// General comparisons. Those inside of calculations are left to the one around them: it tells what comes of them.

std::vector<compared_values> need_reader::comparisons() {
    std::vector<compared_values> found;
    seen_.clear();
    find_comparisons(room_.unit(), {{room_.root().first, ground_.copy_of(room_.root())}}, found);
    return found;
}

void need_reader::find_comparisons(std::uint32_t unit, const copies& scopes, std::vector<compared_values>& found) {
    if (!seen_.emplace(unit, scopes).second) return;
    const auto& code = code_.units()[unit].code;
    for (std::uint32_t slot = 0; slot < code.size(); ++slot) {
        const auto& each = code[slot];
        ++visited_;
        if (takes_operands(each.what)) {
            compared_values comparison{unit, slot, {}, {}};
            for (const auto& row : scopes) comparison.scopes.push_back(original(row));
            collect(unit, slot, scopes, comparison.spots);
            comparison.spots = distinct(std::move(comparison.spots));
            found.push_back(std::move(comparison));
        } else if (is_over_elements(each.what)) {
            find_comparisons_of_elements(each.access, each.unit, scopes, found);
        } else if (each.what == operation::call) {
            if (const auto end = follow(code_.accesses()[each.access].row, scopes); end.is_reached) find_comparisons(each.unit, {end.row}, found);
        }
    }
}

void need_reader::find_comparisons_of_elements(std::uint32_t list_access, std::uint32_t unit, const copies& scopes,
                                               std::vector<compared_values>& found) {
    if (unit == no_unit) return;
    const auto list = list_of(list_access, no_unit, scopes);
    if (!list.is_reached) return;
    const auto element_type = room_.field(list.owner.first, list.field).type.index;
    for (const auto element : list.elements) find_comparisons(unit, one_further(scopes, {element_type, element}), found);
}

} // namespace guong::inline v0::explaining
