#include "local_proof.hpp"

#include <algorithm>
#include <vector>

#include "../coverage/coverage_points.hpp"
#include "../difference/verdict_proof.hpp"

namespace guong::inline v0::differing {

namespace {

struct condition_pair {
    const model::condition* before;
    const model::condition* after;
    model::record_index record;
};

class change_finder {
public:
    change_finder(const model::ruleset& before, const model::ruleset& after) : before_{before}, after_{after} {}

    /// From the whole inwards, as far as one part alone differs.
    [[nodiscard]] std::vector<condition_pair> around_change(condition_pair whole) const {
        std::vector<condition_pair> found{whole};
        while (const auto part = only_part_that_differs(found.back())) found.push_back(*part);
        return found;
    }

private:
    [[nodiscard]] std::optional<condition_pair> only_part_that_differs(const condition_pair& whole) const {
        const auto *one = std::get_if<model::group>(&whole.before->form), *other = std::get_if<model::group>(&whole.after->form);
        if (!one || !other || !are_groups_alike(*one, *other) || whole.before->negated != whole.after->negated) return std::nullopt;
        std::optional<condition_pair> found;
        for (std::size_t i = 0; i < one->children.size(); ++i) {
            const auto &left = one->children[i], &right = other->children[i];
            if (are_alike(left, right) && has_same_applicability(left, right)) continue;
            if (found || !has_same_applicability(left, right)) return std::nullopt;
            found = condition_pair{&left, &right, whole.record};
        }
        return found;
    }

    static bool are_groups_alike(const model::group& one, const model::group& other) {
        return one.quantity == other.quantity && one.needed == other.needed && one.children.size() == other.children.size() && !one.range &&
               !other.range;
    }

    [[nodiscard]] bool has_same_applicability(const model::condition& one, const model::condition& other) const {
        if (!one.applicability || !other.applicability) return !one.applicability && !other.applicability;
        return are_alike(**one.applicability, **other.applicability) && (**one.applicability).negated == (**other.applicability).negated;
    }

    /// The text says the same: all else that it names is unchanged.
    [[nodiscard]] bool are_alike(const model::condition& one, const model::condition& other) const {
        if (one.form.index() != other.form.index() || one.negated != other.negated) return false;
        const auto *first = std::get_if<model::group>(&one.form), *second = std::get_if<model::group>(&other.form);
        if (!first || first->range) return covering::text_at(before_.sources_text, one.where) == covering::text_at(after_.sources_text, other.where);
        const auto are_children_alike = [&](const model::condition& a, const model::condition& b) {
            return are_alike(a, b) && has_same_applicability(a, b);
        };
        return are_groups_alike(*first, *second) &&
               std::equal(first->children.begin(), first->children.end(), second->children.begin(), are_children_alike);
    }

    const model::ruleset& before_;
    const model::ruleset& after_;
};

/// The conditions that are declared by a name: one, or of a helper one for each record type. None where it is a value.
std::vector<condition_pair> declared_by(const model::ruleset& before, const model::ruleset& changed, const std::string& owner) {
    std::vector<condition_pair> found;
    const auto criterion = before.find_criterion(owner), other = changed.find_criterion(owner);
    if (criterion && other) found.push_back({&before.criteria[*criterion].body, &changed.criteria[*other].body, before.criteria[*criterion].record});
    if (before.definitions.size() != changed.definitions.size()) return {};
    for (std::size_t each = 0; each < before.definitions.size(); ++each) {
        if (before.definitions[each].name != owner) continue;
        const auto* left = std::get_if<model::condition>(&before.definitions[each].body);
        const auto* right = std::get_if<model::condition>(&changed.definitions[each].body);
        if (!left || !right) return {};
        found.push_back({left, right, before.definitions[each].record});
    }
    return found;
}

} // namespace

bool are_same_around_change(const rules& before, const rules& changed, const std::string& owner) {
    const change_finder finder{before.model(), changed.model()};
    const auto declared = declared_by(before.model(), changed.model(), owner);
    return !declared.empty() && std::all_of(declared.begin(), declared.end(), [&](const condition_pair& whole) {
        auto around = finder.around_change(whole);
        return std::any_of(around.rbegin(), around.rend(), [&](const condition_pair& each) {
            const auto joined = join_conditions(before.model(), *each.before, changed.model(), *each.after, each.record);
            return joined && is_never_changed(*joined, verdict_change::either);
        });
    });
}

} // namespace guong::inline v0::differing
