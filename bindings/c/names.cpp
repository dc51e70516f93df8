#include "names.hpp"

#include <string>
#include <vector>

#include <guong/text.hpp>

#include "boundary.hpp"

namespace c_binding {
namespace {

failure not_found(guong::diagnostic_code code, std::string_view name, const std::vector<std::string>& known, guong::language which) {
    guong::diagnostic finding;
    finding.code = code;
    finding.arguments = {std::string{name}};
    if (const auto nearest = guong::nearest_names(name, known); !nearest.empty())
        finding.help.push_back({guong::phrase_id::did_you_mean, nearest});
    guong::report alone;
    alone.findings.push_back(std::move(finding));
    return {GUONG_NOT_FOUND, std::move(alone), which};
}

} // namespace

guong::criterion require_criterion(const guong::rules& rules, std::string_view name) {
    if (auto found = rules.criterion(name)) return *std::move(found);
    std::vector<std::string> known;
    for (const auto& each : rules.model().criteria) known.push_back(each.name);
    throw not_found(guong::diagnostic_code::no_such_criterion, name, known, rules.model().language);
}

std::string_view require_record_type(const guong::rules& rules, std::string_view name) {
    const auto& model = rules.model();
    if (model.find_record(guong::compose(name))) return name;
    std::vector<std::string> known;
    for (const auto& each : model.records)
        if (!each.plain_element) known.push_back(each.name);
    throw not_found(guong::diagnostic_code::unknown_record_type, name, known, model.language);
}

} // namespace c_binding
