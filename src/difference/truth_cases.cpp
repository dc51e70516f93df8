#include "truth_cases.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include <guong/evaluation.hpp>

#include "../coverage/element_turns.hpp"
#include "../evaluation/schedule.hpp"
#include "same_program.hpp"

namespace guong::inline v0::differing {

namespace {

/// Conditions that are given outcomes at most.
constexpr std::size_t leaves_max = 9;
/// Steps that are walked through at most, with all that is called.
constexpr std::size_t steps_max = 400;

truth turned_if(bool negated, truth outcome) noexcept {
    if (!negated || outcome == truth::unknown) return outcome;
    return outcome == truth::yes ? truth::no : truth::yes;
}

/// `at least so much`, or `more than so much`.
struct lower_bound {
    std::uint32_t operand;
    value bound;
    bool excludes_bound;
};

class truth_trial {
public:
    explicit truth_trial(const program& code) : code_{code} {}

    [[nodiscard]] bool is_never_met(std::uint32_t root) {
        if (!collect(root)) return false;
        find_implications();
        outcomes_.assign(leaves_.size(), truth::no);
        return !is_met_from(0, root);
    }

private:
    /// A condition as it is before it is turned round; `less than` is `at least`, turned round.
    struct straight_condition {
        instruction code;
        bool is_turned = false;
    };
    struct leaf_place {
        std::size_t leaf = 0;
        bool is_turned = false;
    };

    [[nodiscard]] bool is_inner(const instruction& each) const {
        if (is_group(each.what)) return true;
        if (each.what != operation::call) return false;
        const auto& subject = code_.accesses()[each.access].row;
        return subject.depth == 0 && subject.hops.empty();
    }

    [[nodiscard]] bool collect(std::uint32_t index) {
        for (const auto& each : code_.units()[index].code) {
            if (++steps_ > steps_max) return false;
            if (each.what == operation::call && is_inner(each) && !collect(each.unit)) return false;
            if (is_inner(each)) continue;
            find_place(each);
            if (leaves_.size() > leaves_max) return false;
        }
        return true;
    }

    static straight_condition straight(const instruction& each) {
        straight_condition made{each};
        made.code.negated = false;
        if (each.what != operation::compare) return made;
        const auto opposite = [&](comparison_operator plain) {
            made.code.comparison = plain;
            made.is_turned = true;
        };
        if (each.comparison == comparison_operator::less) opposite(comparison_operator::greater_or_equal);
        if (each.comparison == comparison_operator::less_or_equal) opposite(comparison_operator::greater);
        if (each.comparison == comparison_operator::not_equal) opposite(comparison_operator::equal);
        return made;
    }

    /// The same condition in two places comes out alike.
    void find_place(const instruction& each) {
        const auto made = straight(each);
        const auto known = std::find_if(leaves_.begin(), leaves_.end(), [&](const instruction& other) { return are_same(code_, other, made.code); });
        places_[&each] = {static_cast<std::size_t>(known - leaves_.begin()), made.is_turned};
        if (known == leaves_.end()) leaves_.push_back(made.code);
    }

    void find_implications() {
        for (std::size_t one = 0; one < leaves_.size(); ++one)
            for (std::size_t other = 0; other < leaves_.size(); ++other)
                if (one != other && implies(leaves_[one], leaves_[other])) implications_.emplace_back(one, other);
    }

    [[nodiscard]] std::optional<lower_bound> lower_bound_of(const instruction& each) const {
        const bool is_lower = each.comparison == comparison_operator::greater_or_equal || each.comparison == comparison_operator::greater;
        if (each.what != operation::compare || !is_lower) return std::nullopt;
        const auto& bound = code_.operands()[each.first + 1];
        if (bound.what != operand_code::kind::constant || !is_known(bound.content)) return std::nullopt;
        return lower_bound{each.first, bound.content, each.comparison == comparison_operator::greater};
    }

    [[nodiscard]] bool implies(const instruction& one, const instruction& other) const {
        const auto first = lower_bound_of(one), second = lower_bound_of(other);
        if (!first || !second || first->bound.index() != second->bound.index()) return false;
        const bool is_as_much = first->bound == second->bound && (first->excludes_bound || !second->excludes_bound);
        return (second->bound < first->bound || is_as_much) && is_at_most(first->operand, second->operand);
    }

    [[nodiscard]] bool is_at_most(std::uint32_t one, std::uint32_t other) const {
        auto shorter = code_.operands()[one];
        const auto& longer = code_.operands()[other];
        const bool is_run = shorter.what == operand_code::kind::run_ending || shorter.what == operand_code::kind::longest_run;
        // Of runs the number is the gap that is allowed.
        if (is_run && shorter.number < longer.number) shorter.number = longer.number;
        return are_same(code_, shorter, longer);
    }

    /// Whether some choice of outcomes for the leaves from `next` on meets it.
    [[nodiscard]] bool is_met_from(std::size_t next, std::uint32_t root) {
        if (next == leaves_.size()) return can_be() && outcome_of(root) == truth::yes;
        for (const auto outcome : {truth::no, truth::yes, truth::unknown}) {
            outcomes_[next] = outcome;
            if (is_met_from(next + 1, root)) return true;
        }
        return false;
    }

    [[nodiscard]] bool can_be() const {
        return std::none_of(implications_.begin(), implications_.end(), [&](const auto& pair) {
            return outcomes_[pair.first] == truth::yes && outcomes_[pair.second] == truth::no;
        });
    }

    [[nodiscard]] truth outcome_of(std::uint32_t index) const {
        const auto& whole = code_.units()[index];
        return covering::outcome_of(whole, [&](std::size_t slot) -> std::optional<truth> {
            const auto& each = whole.code[slot];
            if (is_group(each.what)) return std::nullopt;
            if (is_inner(each)) return turned_if(each.negated, outcome_of(each.unit));
            const auto& place = places_.at(&each);
            return turned_if(each.negated != place.is_turned, outcomes_[place.leaf]);
        });
    }

    const program& code_;
    std::size_t steps_ = 0;
    std::vector<instruction> leaves_; ///< each once
    std::map<const instruction*, leaf_place> places_;
    std::vector<truth> outcomes_; ///< of each leaf, in the case that is tried
    std::vector<std::pair<std::size_t, std::size_t>> implications_; ///< where the first is met, the second is
};

} // namespace

bool is_never_met(const program& code, model::criterion_index criterion) { return truth_trial{code}.is_never_met(code.unit_of(criterion)); }

} // namespace guong::inline v0::differing
