#include "truth_cases.hpp"

#include "truth_table.hpp"

namespace guong::inline v0::differing {

bool is_never_met(const program& code, model::criterion_index criterion) {
    truth_table table{code};
    const auto unit = code.unit_of(criterion);
    return table.add(unit) && table.holds_always([&] { return table.outcome_of(unit) != truth::yes; });
}

bool agree_in_truth_cases(const joined_rules& joined) {
    truth_table table{joined.code};
    const auto before = joined.code.unit_of(joined.before), after = joined.code.unit_of(joined.after);
    if (!table.add(before) || !table.add(after)) return false;
    table.relate_lists();
    return table.holds_always([&] { return table.outcome_of(before) == table.outcome_of(after); });
}

} // namespace guong::inline v0::differing
