#include "criteria_choice.hpp"

#include <algorithm>
#include <set>

#include "exit_status.hpp"
#include "findings.hpp"

namespace cli {

std::vector<guong::model::criterion_index> choose_criteria(const guong::rules& rules, const options& chosen, guong::language which) {
    const auto& all = rules.model().criteria;
    std::set<guong::model::criterion_index> wanted;
    auto unknown = false;
    for (const auto& name : chosen.criteria) {
        if (const auto found = rules.criterion(name)) {
            wanted.insert(found->index());
            continue;
        }
        std::vector<std::string> names;
        for (const auto& criterion : all) names.push_back(criterion.name);
        complain(unknown_name(guong::diagnostic_code::no_such_criterion, name, "`--criterion`", names), which);
        unknown = true;
    }
    if (unknown) throw stop{exit_status::unusable};
    if (chosen.criteria.empty())
        for (guong::model::criterion_index i = 0; i < all.size(); ++i) wanted.insert(i);
    return {wanted.begin(), wanted.end()};
}

bool criteria_asked::are_in(const guong::rules& rules, guong::language which) {
    language_ = which;
    for (const auto& each : rules.model().criteria)
        if (std::find(known_.begin(), known_.end(), each.name) == known_.end()) known_.push_back(each.name);
    bool has_one = names_.empty();
    for (const auto& name : names_) {
        if (!rules.criterion(name)) continue;
        found_.insert(name);
        has_one = true;
    }
    return has_one;
}

bool criteria_asked::some_are_unknown() const {
    if (some_were_unreadable_) return false;
    for (const auto& name : names_)
        if (!found_.contains(name)) complain(unknown_name(guong::diagnostic_code::no_such_criterion, name, "`--criterion`", known_), language_);
    return std::any_of(names_.begin(), names_.end(), [&](const std::string& name) { return !found_.contains(name); });
}

} // namespace cli
