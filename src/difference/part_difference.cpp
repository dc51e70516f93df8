#include "part_difference.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "blank_record.hpp"
#include "days_asked.hpp"
#include "moved_facts.hpp"

namespace guong::inline v0::differing {

namespace {

constexpr std::size_t part_moves_max = 1'500; ///< records that come about by moving facts of one

class part_search {
public:
    part_search(const parted_rules& parted, const evaluation_options& asked, std::size_t trials_max)
        : parted_{parted}, type_{parted.code.model().criteria[parted.before].record}, blank_{blank_record(parted.code.model(), type_)},
          asked_{asked}, trials_max_{trials_max} {}

    [[nodiscard]] std::optional<changed_record> find() const {
        if (const auto direct = repair(parted_.steps.front()))
            if (auto whole = with_the_rest(*direct)) return whole;
        for (const auto base : parted_.bases) {
            const auto met = repair(base);
            const auto moved = met ? moved_apart(*met) : std::nullopt;
            if (!moved) continue;
            if (auto whole = with_the_rest(*moved)) return whole;
        }
        const auto day = asked_.as_of.value_or(day_in_force(parted_.code.model()));
        const auto moved = moved_apart({plain_record(parted_.code.model(), type_, day), {}});
        return moved ? with_the_rest(*moved) : std::nullopt;
    }

private:
    [[nodiscard]] std::optional<changed_record> repair(model::criterion_index criterion) const {
        return repaired(parted_.code, blank_, criterion, asked_, trials_max_).record;
    }

    [[nodiscard]] std::optional<changed_record> moved_apart(const changed_record& base) const {
        const auto both = verdicts_asked(parted_.code, parted_.part_before, parted_.part_after, asked_, parted_.wanted);
        auto found = find_by_moving(parted_.code.model(), base.data, both, std::min(part_moves_max, 2 * trials_max_));
        if (!found) return std::nullopt;
        auto facts = joined_changes(base.facts, {change_of(parted_.code.model(), *found)});
        return changed_record{std::move(found->data), std::move(facts)};
    }

    [[nodiscard]] std::optional<changed_record> with_the_rest(const changed_record& apart) const {
        auto whole = repaired_by_steps(parted_.code, apart.data, parted_.steps, asked_, trials_max_);
        if (!whole) return std::nullopt;
        whole->facts = joined_changes(apart.facts, whole->facts);
        return whole;
    }

    const parted_rules& parted_;
    model::record_index type_;
    record blank_;
    const evaluation_options& asked_;
    std::size_t trials_max_;
};

} // namespace

std::optional<changed_record> find_by_part(const parted_rules& parted, const evaluation_options& asked, std::size_t trials_max) {
    return part_search{parted, asked, trials_max}.find();
}

} // namespace guong::inline v0::differing
