#include "rule_writer.hpp"

namespace guong::reference {

using model::base_type;

namespace {

/// Calls of calls of calls are deep enough; deeper ones only cost time, since the reference evaluator remembers nothing.
constexpr std::size_t call_depth_max = 2;
constexpr std::size_t hops_max = 2;

/// Who judged it, when and why.
void add_said(std::vector<reachable>& found, const reachable& judged) {
    const auto add = [&](std::string_view words, base_type base) {
        found.push_back({judged.text, {base, 0, false}, false, judged.hops, judged.scope, words});
    };
    add("judge of ", base_type::text);
    add("day of judging ", base_type::date);
    add("reason behind ", base_type::text);
}

bool is_judged(model::type type) { return !type.list && type.base == base_type::judgement; }

std::string first_name(const std::string& path) { return path.substr(0, path.find('.')); }

} // namespace

void rule_writer::enter_element(const reachable& list, const std::string& name) {
    auto element = list.type;
    element.list = false;
    const auto* record = element.base == base_type::record ? &schema_.records[element.index] : nullptr;
    enter({record, element, name});
}

bool rule_writer::hidden(const std::string& name, std::size_t position) const {
    for (auto inner = position + 1; inner < scopes_.size(); ++inner)
        if (scopes_[inner].record && scopes_[inner].record->declares(name)) return true;
    return false;
}

void rule_writer::add_reachable(std::vector<reachable>& found, const std::string& prefix, const schema_record& record, std::size_t hops) const {
    for (const auto& value : record.helper_values)
        if (may_call(depth_of_helper(value.name))) found.push_back({prefix + value.name, value.type, true, hops});
    for (const auto& field : record.fields) {
        found.push_back({prefix + field.name, field.type, false, hops});
        if (is_judged(field.type)) add_said(found, reachable{found.back()});
        if (field.evidence) found.push_back({prefix + field.name, {base_type::record, *field.evidence, true}, false, hops, 0, "evidence of "});
        if (is_reference(field.type) && hops < hops_max)
            add_reachable(found, prefix + field.name + ".", schema_.records[field.type.index], hops + 1);
    }
}

/// Everything that a path can lead to from here, by a spelling that means just that.
std::vector<reachable> rule_writer::reach() {
    std::vector<reachable> all;
    for (std::size_t position = 0; position < scopes_.size(); ++position) {
        const auto& here = scopes_[position];
        if (!here.record) {
            all.push_back({here.element_name, here.element_type, false, 0, position});
            if (is_judged(here.element_type)) add_said(all, reachable{all.back()});
            continue;
        }
        const auto named = !here.element_name.empty();
        std::vector<reachable> bare;
        add_reachable(bare, "", *here.record, 0);
        for (auto& each : bare) {
            each.scope = position;
            if (position == 0 && (hidden(first_name(each.text), position) || dice_.percent(20))) {
                each.text.insert(0, "this.");
                all.push_back(std::move(each));
                continue;
            }
            if (named && (hidden(first_name(each.text), position) || dice_.percent(50))) each.text = here.element_name + "." + each.text;
            if (named || !hidden(first_name(each.text), position)) all.push_back(std::move(each));
        }
    }
    std::erase_if(all, [&](const reachable& each) { return !each.beside.empty() && dice_.percent(60); }); // or they would be all that is read
    for (auto& each : all) each.text.insert(0, each.beside);
    return all;
}

std::optional<reachable> rule_writer::pick(const predicate& wanted) {
    std::vector<reachable> fitting;
    for (auto& each : reach())
        if (wanted(each)) fitting.push_back(std::move(each));
    if (fitting.empty()) return std::nullopt;
    if (dice_.percent(60)) prefer(fitting, [](const reachable& each) { return each.hops == 0; });
    if (dice_.percent(70)) prefer(fitting, [&](const reachable& each) { return each.scope + 1 == scopes_.size(); });
    const auto& chosen = dice_.one_of(fitting);
    if (chosen.is_helper) note_call(depth_of_helper(chosen.text.substr(chosen.text.rfind('.') + 1)));
    return chosen;
}

void rule_writer::prefer(std::vector<reachable>& fitting, const predicate& preferred) {
    std::vector<reachable> better;
    std::copy_if(fitting.begin(), fitting.end(), std::back_inserter(better), preferred);
    if (!better.empty()) fitting = std::move(better);
}

bool rule_writer::may_call(std::size_t depth) const { return depth < call_depth_max; }

std::size_t rule_writer::depth_of_helper(const std::string& name) const {
    for (const auto& [helper, depth] : helper_depth_)
        if (helper == name) return depth;
    return call_depth_max;
}

const callable* rule_writer::criterion_for(const schema_record& record) {
    std::vector<const callable*> fitting;
    for (const auto& each : criteria_)
        if (each.record->name == record.name && may_call(each.call_depth)) fitting.push_back(&each);
    if (fitting.empty()) return nullptr;
    const auto* chosen = dice_.one_of(fitting);
    note_call(chosen->call_depth);
    return chosen;
}

bool rule_writer::is_declared(const schema_record& record) const {
    return &record >= schema_.records.data() && &record < schema_.records.data() + schema_.records.size();
}

} // namespace guong::reference
