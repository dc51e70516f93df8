#include "needed_facts.hpp"

namespace guong::inline v0::differing {

namespace {

bool is_same_place(const access& one, const access& other) { return one.row == other.row && one.field == other.field; }

/// Looks through the parts of values that are unknown where one of their parts is.
template <class IsUnknown>
bool has_unknown_part(const program& code, std::uint32_t index, const IsUnknown& is_unknown) {
    using kind = operand_code::kind;
    const auto& whole = code.operands()[index];
    if (is_unknown(whole)) return true;
    switch (whole.what) {
    case kind::call: return whole.subject.depth == 0 && whole.subject.hops.empty() && has_unknown_part(code, whole.first, is_unknown);
    case kind::sum:
    case kind::product:
    case kind::shift:
    case kind::rounding:
    case kind::smallest:
    case kind::largest:
    case kind::elapsed:
    case kind::year:
    case kind::school_year:
    case kind::text_length:
        for (std::uint32_t part = 0; part < whole.size; ++part)
            if (has_unknown_part(code, whole.first + part, is_unknown)) return true;
        return false;
    default: return false;
    }
}

/// A comparison is undetermined where one of its sides is unknown.
template <class IsUnknown>
bool has_unknown_side(const program& code, const instruction& condition, const IsUnknown& is_unknown) {
    return condition.what == operation::compare &&
           (has_unknown_part(code, condition.first, is_unknown) || has_unknown_part(code, condition.first + 1, is_unknown));
}

class element_need {
public:
    element_need(const program& code, const access& list, const access& fact) : code_{code}, list_{list}, fact_{fact} {}

    [[nodiscard]] bool operator()(const operand_code& value) const {
        using kind = operand_code::kind;
        switch (value.what) {
        case kind::list_sum: return !takes_best(value) && is_made_of_every_element(value, 1);
        case kind::list_least:
        case kind::list_most:
        case kind::list_average:
        case kind::longest_run:
        case kind::run_ending:
        case kind::blocks: return is_made_of_every_element(value, 1);
        case kind::covered_time: return has_stretch(value);
        default: return false;
        }
    }

private:
    /// Of a sum of the best, what is not known may be one that does not count.
    static bool takes_best(const operand_code& sum) { return sum.size > 1 || sum.number > 0; }

    [[nodiscard]] bool has_stretch(const operand_code& covered) const {
        for (std::uint32_t part = 0; part < covered.size; ++part) {
            const auto& stretch = code_.operands()[covered.first + part];
            if (stretch.what == operand_code::kind::stretch && is_made_of_every_element(stretch, stretch.size)) return true;
        }
        return false;
    }

    /// Without a filter, and one of the first parts lacks what the element lacks.
    [[nodiscard]] bool is_made_of_every_element(const operand_code& value, std::uint32_t parts) const {
        if (value.unit != no_unit || !is_same_place(code_.accesses()[value.access], list_)) return false;
        const auto is_fact = [&](const operand_code& part) {
            return part.what == operand_code::kind::fact && is_same_place(code_.accesses()[part.access], fact_);
        };
        for (std::uint32_t part = 0; part < parts; ++part)
            if (has_unknown_part(code_, value.first + part, is_fact)) return true;
        return false;
    }

    const program& code_;
    const access& list_;
    const access& fact_;
};

} // namespace

bool needs_fact(const program& code, const instruction& condition, const access& fact) {
    if (condition.what == operation::within || condition.what == operation::one_of)
        return is_same_place(code.accesses()[condition.access], fact);
    return has_unknown_side(code, condition, [&](const operand_code& value) {
        return value.what == operand_code::kind::fact && is_same_place(code.accesses()[value.access], fact);
    });
}

bool needs_of_every_element(const program& code, const instruction& condition, const access& list, const access& fact) {
    return has_unknown_side(code, condition, element_need{code, list, fact});
}

} // namespace guong::inline v0::differing
