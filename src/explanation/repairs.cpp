#include <guong/explanation.hpp>

#include <algorithm>
#include <utility>

#include "repair_search.hpp"
#include "repair_world.hpp"
#include "sensitivity.hpp"
#include "told_changes.hpp"
#include "world_words.hpp"

namespace guong::inline v0 {

namespace explaining {

namespace {

/// Tells what a world changes.
class change_teller {
public:
    explicit change_teller(repair_room& room) : room_{room}, words_{room}, secrets_{room.rules()} {}

    [[nodiscard]] change_set tell(const world& changed) {
        change_set made;
        made.cost = room_.price_of(changed).cost;
        for (const auto& [fact, content] : changed.facts) {
            if (is_fresh(fact.first)) continue;
            made.changes.push_back(of_fact(fact, content));
            auto fewer = changed;
            fewer.facts.erase(fact);
            made.changes.back().serves = words_.unmet_in(fewer);
        }
        for (const auto& [list, edit] : changed.lists) {
            if (is_fresh(list.first)) continue;
            const auto first = made.changes.size();
            add_list(list, edit, changed, made.changes);
            auto fewer = changed;
            fewer.lists.erase(list);
            const auto served = words_.unmet_in(fewer);
            for (auto i = first; i < made.changes.size(); ++i) made.changes[i].serves = served;
        }
        return made;
    }

    [[nodiscard]] obstacle tell(const std::pair<obstacle::kind, spot>& found) const {
        if (found.first == obstacle::kind::no_reference_date) return {found.first, std::string{reference_date_pointer}, reference_date_title()};
        const auto& at = room_.place_of(found.second.row);
        return {found.first, room_.places().pointer(at, found.second.field), room_.places().title(at, found.second.field)};
    }

private:
    [[nodiscard]] change of_fact(const fact_place& fact, const value& content) const {
        change made{words_.location_of(fact.first, fact.second)};
        const auto original = room_.original(fact);
        const auto& type = room_.field(fact.first.first, fact.second).type;
        made.what = is_known(original) ? change::kind::set : change::kind::give;
        if (is_known(original)) made.from = words_.displayed(original, type);
        made.to = words_.displayed(content, type);
        made.to->disclosed = disclosed_if(secrets_.is_entangled(fact.first.first, fact.second));
        return made;
    }

    void add_list(const list_place& list, const list_edit& edit, const world& changed, std::vector<change>& changes) const {
        const auto& declared = room_.field(list.first.first, list.second);
        for (const auto element : edit.without) {
            const data_row row{declared.type.index, element};
            change made{words_.location_of(list.first, list.second)};
            made.what = change::kind::remove;
            made.at += '/' + std::to_string(words_.index_of(list, element));
            made.element = words_.name_of_element(list, element);
            for (model::field_index field = 0; field < fields_of(row).size(); ++field)
                if (!fields_of(row)[field].type.list) add_said(row, field, room_.original({row, field}), disclosed_if(fields_of(row)[field].sensitive), made.facts);
            made.element_label = label_of(row.first);
            changes.push_back(std::move(made));
        }
        const auto first_added = changes.size();
        for (const auto element : edit.fresh) {
            const data_row row{declared.type.index, element};
            change made{words_.location_of(list.first, list.second)};
            made.what = change::kind::add;
            made.at += "/-";
            made.element_label = label_of(row.first);
            made.facts = facts_of(row, changed);
            add_alike(std::move(made), first_added, changes);
        }
        if (edit.without.empty() && edit.fresh.empty()) {
            changes.push_back({words_.location_of(list.first, list.second)});
            changes.back().what = change::kind::empty;
        }
    }

    /// Elements that must say the same are added together.
    static void add_alike(change made, std::size_t first_added, std::vector<change>& changes) {
        for (auto i = first_added; i < changes.size(); ++i) {
            if (!are_alike(made.facts, changes[i].facts)) continue;
            ++changes[i].count;
            return;
        }
        changes.push_back(std::move(made));
    }

    static bool are_alike(const std::vector<said_fact>& left, const std::vector<said_fact>& right) {
        return std::equal(left.begin(), left.end(), right.begin(), right.end(), [](const said_fact& a, const said_fact& b) {
            return a.name == b.name && a.beside == b.beside && a.content.content == b.content.content &&
                   std::equal(a.elements.begin(), a.elements.end(), b.elements.begin(), b.elements.end(), are_alike);
        });
    }

    /// What an element that is added must say.
    [[nodiscard]] std::vector<said_fact> facts_of(data_row row, const world& changed) const {
        std::vector<said_fact> facts;
        for (const auto& [fact, content] : changed.facts)
            if (fact.first == row) add_said(row, fact.second, content, disclosed_if(secrets_.is_entangled(row.first, fact.second)), facts);
        for (const auto& [list, edit] : changed.lists) {
            if (list.first != row) continue;
            auto said = begin_said(row, list.second);
            said.list = true;
            const auto type = fields_of(row)[list.second].type.index;
            said.plain = room_.rules().records[type].plain_element;
            for (const auto element : edit.fresh) said.elements.push_back(facts_of({type, element}, changed));
            facts.push_back(std::move(said));
        }
        return facts;
    }

    [[nodiscard]] const std::vector<model::field>& fields_of(data_row row) const { return room_.rules().records[row.first].fields; }
    [[nodiscard]] model::wording label_of(model::record_index record) const {
        const auto& declared = room_.rules().records[record];
        return declared.plain_element ? model::wording{} : wording_or(declared.label, declared.name);
    }

    void add_said(data_row row, model::field_index field, const value& content, disclosure disclosed, std::vector<said_fact>& facts) const {
        if (!is_known(content)) return;
        facts.push_back(begin_said(row, field));
        facts.back().content = words_.displayed(content, fields_of(row)[field].type);
        facts.back().content.disclosed = disclosed;
    }

    /// What stands beside a fact goes by the name of that.
    [[nodiscard]] said_fact begin_said(data_row row, model::field_index field) const {
        const auto& declared = fields_of(row)[field];
        const auto& named = declared.beside ? fields_of(row)[declared.beside->of] : declared;
        said_fact said;
        said.name = named.key.empty() ? named.name : named.key;
        if (declared.beside) said.beside = declared.beside->what;
        if (declared.beside || !room_.rules().records[row.first].plain_element) said.label = wording_of(declared);
        return said;
    }

    repair_room& room_;
    world_words words_;
    sensitivity secrets_;
};

} // namespace

change_set told_changes(repair_room& room, const world& changed) { return change_teller{room}.tell(changed); }

} // namespace explaining

repairs find_changes(const outcome& result, const change_options& options) {
    repairs made;
    if (result.verdict() == verdict::eligible) return made;
    explaining::repair_room room{result, options.trials_max};
    if (!room.is_open()) {
        made.complete = false;
        return made;
    }
    const auto found = explaining::find_repairs(room, options);
    explaining::change_teller teller{room};
    for (const auto& each : found.worlds) made.sets.push_back(teller.tell(each));
    for (const auto& each : found.obstacles) made.obstacles.push_back(teller.tell(each));
    made.complete = found.complete;
    return options.show_sensitive ? made : masked(std::move(made));
}

} // namespace guong::inline v0
