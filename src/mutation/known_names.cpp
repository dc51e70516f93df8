#include "known_names.hpp"

#include <numeric>

#include "../model/model_walk.hpp"

namespace guong::inline v0::mutating {

known_names::known_names(const model::ruleset& rules) {
    for (const auto& scale : rules.scales) {
        auto& levels = scales_.emplace_back();
        const auto& text = rules.sources_text.at(scale.where.source);
        for (const auto& level : scale.levels) {
            // A name that is a word of the language stands in backticks.
            const bool is_quoted = text.bytes().find("`" + level.name + "`") != std::string_view::npos;
            levels.emplace_back(level.name, is_quoted ? "`" + level.name + "`" : level.name);
        }
    }
    note_scales_of_values(rules);
    for (const auto& each : rules.parameters)
        if (each.type.base == model::base_type::scale) parameters_.emplace(each.name, each.type.index);
    for (const auto& each : rules.definitions) helpers_.insert(each.name);
    for (const auto& record : rules.records)
        for (const auto& field : record.fields) helpers_.erase(field.name);
}

void known_names::note_scales_of_values(const model::ruleset& rules) {
    walking::model_visitor visitor;
    visitor.on_operand = [this](const model::operand& here) {
        const bool is_level = std::holds_alternative<model::constant>(here.form) && here.type.base == model::base_type::scale;
        if (is_level) values_.emplace(std::pair{here.where.source, here.where.begin}, here.type.index);
    };
    visitor.on_condition = [this](const model::condition& here, const walking::surroundings&) {
        const auto* membership = std::get_if<model::membership>(&here.form);
        if (membership && membership->operand.type.base == model::base_type::scale)
            memberships_.emplace_back(here.where, membership->operand.type.index);
    };
    walking::walk_model(rules, visitor);
}

std::vector<known_names::scale_index> known_names::scales_at(span where) const {
    if (const auto known = values_.find({where.source, where.begin}); known != values_.end()) return {known->second};
    for (const auto& [around, scale] : memberships_)
        if (around.source == where.source && around.begin <= where.begin && where.end <= around.end) return {scale};
    std::vector<scale_index> all(scales_.size());
    std::iota(all.begin(), all.end(), scale_index{0});
    return all;
}

void known_names::add_beside(scale_index scale, std::string_view level, std::vector<std::string>& found) const {
    const auto& levels = scales_[scale];
    for (std::size_t rank = 0; rank < levels.size(); ++rank) {
        if (levels[rank].first != level) continue;
        if (rank > 0) found.push_back(levels[rank - 1].second);
        if (rank + 1 < levels.size()) found.push_back(levels[rank + 1].second);
    }
}

std::vector<std::string> known_names::levels_beside(const syntax::name& level) const {
    std::vector<std::string> found;
    for (const auto scale : scales_at(level.where)) add_beside(scale, level.text, found);
    return found;
}

std::vector<std::string> known_names::levels_beside(const syntax::name& level, const std::string& parameter) const {
    const auto known = parameters_.find(parameter);
    if (known == parameters_.end()) return levels_beside(level);
    std::vector<std::string> found;
    add_beside(known->second, level.text, found);
    return found;
}

} // namespace guong::inline v0::mutating
