#include "names.hpp"

#include <utility>

#include "boundary.hpp"

namespace c_binding {

guong::criterion require_criterion(const guong::rules& rules, std::string_view name) {
    auto found = rules.criterion(name);
    if (!found) throw failure{GUONG_NOT_FOUND, std::move(found).report(), rules.model().language};
    return *std::move(found);
}

guong::model::record_index require_record_type(const guong::rules& rules, std::string_view name) {
    auto found = rules.record_type(name);
    if (!found) throw failure{GUONG_NOT_FOUND, std::move(found).report(), rules.model().language};
    return *found;
}

} // namespace c_binding
