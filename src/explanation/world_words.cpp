#include "world_words.hpp"

#include <algorithm>

#include "atlas.hpp"
#include "sensitivity.hpp"

namespace guong::inline v0::explaining {

fact_location world_words::location_of(data_row row, model::field_index field) const {
    const auto& at = room_.place_of(row);
    fact_location made;
    made.disclosed = disclosed_if(at.sensitive || room_.field(row.first, field).sensitive);
    made.at = room_.places().pointer(at, field);
    made.label = room_.places().title(at, field);
    made.inside = elements_around(at);
    if (const auto hash = made.at.find('#'); hash != std::string::npos) {
        const auto owner = made.at.substr(0, hash);
        const auto slash = owner.find('/');
        made.record_id = owner.substr(slash + 1);
        for (const auto& record : room_.rules().records)
            if (record.name == owner.substr(0, slash)) made.record = wording_or(record.label, record.name);
    }
    return made;
}

/// Those inside the record alone: that another record was come to by a list says its name.
std::vector<enclosing_element> world_words::elements_around(const place& innermost) const {
    std::vector<enclosing_element> around;
    const auto inner_begin = innermost.pointer.find('#') == std::string::npos ? 0 : innermost.pointer.find('#') + 1;
    for (auto pointer = innermost.pointer; pointer.size() > inner_begin; pointer.erase(pointer.rfind('/'))) {
        const auto* element = room_.place_at(pointer);
        if (!element || !element->list) continue;
        const auto& id = id_of({element->record, element->row});
        around.push_back({pointer, wording_of(*element->list), id.empty() ? place_in_list(pointer) : id});
    }
    return around;
}

displayed_value world_words::displayed(const value& content, const model::type& type) const {
    displayed_value made;
    made.content = content;
    made.type = type.base;
    if (const auto* rank = std::get_if<level>(&content)) {
        const auto& found = room_.rules().scales[type.index].levels[rank->rank];
        made.level = wording_or(found.label, found.name);
    }
    return made;
}

std::vector<served_clause> world_words::unmet_in(const world& changed) const {
    const auto& there = room_.ground(changed);
    const auto row = there.copy_of(room_.root());
    slots bits;
    there.engine().run(room_.unit(), {&row, 1}, bits);
    std::vector<served_clause> unmet;
    for (const auto& each : clauses_)
        if (each.is_innermost && bits[each.slot] != truth::yes) unmet.push_back({each.path, each.item->sentence, each.item->cite});
    return unmet;
}

std::size_t world_words::index_of(const list_place& list, row_number element) const {
    const auto elements = *room_.engine().data().elements(list.first.first, list.first.second, list.second);
    return static_cast<std::size_t>(std::find(elements.begin(), elements.end(), element) - elements.begin());
}

std::string world_words::name_of_element(const list_place& list, row_number element) const {
    const auto& id = id_of({room_.field(list.first.first, list.second).type.index, element});
    return id.empty() ? std::to_string(index_of(list, element) + 1) : id;
}

} // namespace guong::inline v0::explaining
