#include "turned_rules.hpp"

#include <utility>

namespace guong::inline v0::covering {

rules turned_rules(const rules& original, const point_map& points, point_index condition) {
    auto made = original.model();
    for (const auto& [here, point] : points.places_in(made).conditions)
        // The places are those of the copy that is being made.
        if (point == condition) const_cast<model::condition*>(here)->negated = !here->negated;
    return rules{compile(std::move(made))};
}

} // namespace guong::inline v0::covering
