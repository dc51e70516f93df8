#include "names.hpp"

#include <string>
#include <utility>
#include <vector>

#include <guong/text.hpp>

#include "boundary.hpp"

namespace c_binding {

guong::criterion require_criterion(const guong::rules& rules, std::string_view name) {
    auto found = rules.criterion(name);
    if (!found) throw failure{GUONG_NOT_FOUND, std::move(found).report(), rules.model().language};
    return *std::move(found);
}

std::string_view require_record_type(const guong::rules& rules, std::string_view name) {
    const auto& model = rules.model();
    if (model.find_record(guong::compose(name))) return name;
    std::vector<std::string> known;
    for (const auto& each : model.records)
        if (!each.plain_element) known.push_back(each.name);
    guong::diagnostic finding;
    finding.code = guong::diagnostic_code::unknown_record_type;
    finding.arguments = {std::string{name}};
    if (auto nearest = guong::nearest_names(name, known); !nearest.empty()) finding.help.push_back({guong::phrase_id::did_you_mean, std::move(nearest)});
    guong::report alone;
    alone.findings.push_back(std::move(finding));
    throw failure{GUONG_NOT_FOUND, std::move(alone), model.language};
}

} // namespace c_binding
