#include "turned_rules.hpp"

#include <utility>

namespace guong::inline v0::covering {

namespace {

void turn(model::condition& here, turned_outcome outcome) {
    if (outcome == turned_outcome::opposite) {
        here.negated = !here.negated;
        return;
    }
    // All of nothing is met.
    model::group nothing;
    nothing.quantity = model::group::kind::all;
    here.form = std::move(nothing);
    here.negated = outcome == turned_outcome::unmet;
}

} // namespace

guong::rules turned_rules(const model::ruleset& rules, const point_map& points, point_index condition, turned_outcome outcome) {
    auto made = rules;
    for (const auto& [here, point] : points.places_in(made).conditions)
        // The places are those of the copy that is being made.
        if (point == condition) turn(const_cast<model::condition&>(*here), outcome);
    return guong::rules{compile(std::move(made))};
}

} // namespace guong::inline v0::covering
