#include "criteria_choice.hpp"

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

} // namespace cli
