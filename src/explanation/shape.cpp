#include "shape.hpp"

#include <algorithm>
#include <unordered_map>

namespace guong::inline v0::relevance {

shape::shape(const formula& form)
    : form_{&form}, parent_(form.nodes.size() + form.facts.size(), nothing), readers_(form.facts.size()), reads_(form.nodes.size()),
      list_nodes_(form.facts.size()), free_(form.facts.size()) {
    find_reads();
    while (!settle_homes()) {
    }
    has_shared_ = std::find(shared_.begin(), shared_.end(), true) != shared_.end();
    mark_open();
}

fact_index shape::root_of(fact_index fact) const noexcept {
    while (form_->facts[fact].holder != nothing) fact = form_->facts[fact].holder;
    return fact;
}

/// The unknown list in whose imagined element a fact stands; `nothing` for a fact outside all.
fact_index shape::scope_of(fact_index fact) const noexcept {
    auto holder = form_->facts[fact].holder;
    while (holder != nothing && form_->facts[holder].what != fact::kind::list) holder = form_->facts[holder].holder;
    return holder;
}

void shape::add_reader(node_index node, fact_index fact) {
    if (form_->facts[fact].what != fact::kind::list) {
        auto& facts = reads_[node];
        if (std::find(facts.begin(), facts.end(), fact) != facts.end()) return;
        facts.push_back(fact);
    }
    readers_[fact].push_back(node);
}

/// A record behind an unknown reference may be imagined with all its facts left unknown, which is the same as leaving the reference
/// unknown, but for conditions that ask whether something is known or can be decided of any record. Only where there are such is the
/// reference itself read.
void shape::find_reads() {
    const auto references_to = [this](fact_index fact) {
        std::vector<fact_index> way;
        for (auto holder = form_->facts[fact].holder; holder != nothing && form_->facts[holder].what == fact::kind::reference;
             holder = form_->facts[holder].holder)
            way.push_back(holder);
        return way;
    };
    std::vector<bool> asked_for(form_->facts.size());
    const auto ask_for_references = [&](fact_index fact) {
        for (const auto reference : references_to(fact)) asked_for[reference] = true;
    };
    for (const auto& node : form_->nodes) {
        if (node.what == node::kind::knowledge) {
            asked_for[node.fact] = true;
            ask_for_references(node.fact);
        }
        // An unknown list has some number of elements, if only there is a record to hold it.
        if (node.what == node::kind::list &&
            (node.needed.low > node.needed.high || (node.needed.low == 0 && node.needed.high == unbounded)))
            ask_for_references(node.fact);
        if (node.what != node::kind::comparison) continue;
        for (const auto& compared : node.sides)
            if (const auto* count = std::get_if<count_side>(&compared); count && form_->nodes[count->node].what == node::kind::list)
                ask_for_references(form_->nodes[count->node].fact);
    }
    const auto read = [&](node_index node, fact_index fact) {
        for (const auto reference : references_to(fact))
            if (asked_for[reference]) add_reader(node, reference);
        add_reader(node, fact);
    };
    for (node_index index = 0; index < form_->nodes.size(); ++index) {
        const auto& node = form_->nodes[index];
        if (node.fact != nothing) read(index, node.fact);
        if (node.what == node::kind::list) list_nodes_[node.fact].push_back(index);
        for (const auto fact : node.facts) read(index, fact);
        if (node.what != node::kind::comparison) continue;
        for (const auto& compared : node.sides)
            if (const auto* fact = std::get_if<fact_side>(&compared)) read(index, fact->fact);
    }
}

void shape::link_children() {
    std::fill(parent_.begin(), parent_.end(), nothing);
    for (node_index index = 0; index < form_->nodes.size(); ++index) {
        for (const auto child : form_->nodes[index].children) parent_[child] = index;
        if (form_->nodes[index].what != node::kind::comparison) continue;
        for (const auto& compared : form_->nodes[index].sides)
            if (const auto* count = std::get_if<count_side>(&compared)) parent_[count->node] = index;
    }
}

/// Finds the homes of all shared facts. False if a list had to be set free on the way: then all is to be done again.
bool shape::settle_homes() {
    link_children();
    must_repeat_ = false;
    const auto facts = form_->facts.size();
    homed_.assign(place_count(), {});
    home_.assign(facts, nothing);
    shared_.assign(facts, false);
    progress_.assign(facts, progress::waiting);
    settled_lists_.clear();
    for (fact_index fact = 0; fact < facts; ++fact)
        if (form_->facts[fact].what == fact::kind::list) settle_list(fact);
    for (fact_index fact = 0; fact < facts; ++fact)
        if (form_->facts[fact].what != fact::kind::list) settle_home(fact);
    if (must_repeat_) return false;
    for (fact_index fact = 0; fact < facts; ++fact)
        if (shared_[fact] && form_->facts[fact].what != fact::kind::list) homed_[home_[fact]].push_back(fact);
    // A list settled later may hold conditions of one settled before, never the other way round.
    for (auto list = settled_lists_.rbegin(); list != settled_lists_.rend(); ++list)
        if (shared_[*list]) homed_[home_[*list]].push_back(*list);
    return true;
}

void shape::settle_list(fact_index list) {
    if (progress_[list] != progress::waiting || free_[list]) return;
    progress_[list] = progress::begun;
    settle_home(list);
    progress_[list] = progress::done;
    if (!shared_[list]) return;
    settled_lists_.push_back(list);
    parent_[stem_of(list)] = home_[list];
    for (const auto node : list_nodes_[list])
        for (const auto child : form_->nodes[node].children) parent_[child] = stem_of(list);
}

void shape::set_free(fact_index list) {
    free_[list] = true;
    has_free_ = true;
    must_repeat_ = true;
}

/// The place above, once it is settled where the conditions on elements of a list stand.
node_index shape::above(node_index place) {
    const auto up = parent_[place];
    if (up == nothing || is_stem(up) || form_->nodes[up].what != node::kind::list) return up;
    const auto list = form_->nodes[up].fact;
    if (progress_[list] == progress::begun) {
        set_free(list); // its conditions stand inside those of a list which stands inside its own
        return up;
    }
    settle_list(list);
    return parent_[place];
}

/// The places from a reader of a fact up to the root, or to where the element begins that has the fact. Empty below a free list.
std::vector<node_index> shape::way_up(node_index from, fact_index fact) {
    const auto scope = scope_of(fact);
    std::vector<node_index> way;
    bool in_scope = scope == nothing;
    fact_index crossed = nothing;
    for (auto place = from; place != nothing; place = above(place)) {
        const bool comes_from_element = !way.empty() && !is_stem(place) && form_->nodes[place].what == node::kind::list;
        if (comes_from_element && free_[form_->nodes[place].fact]) return {};
        if (comes_from_element && form_->nodes[place].fact == scope) {
            in_scope = true;
            break;
        }
        way.push_back(place);
        if (is_stem(place)) {
            if (list_of_stem(place) == scope) {
                in_scope = true;
                break;
            }
            if (crossed == nothing) crossed = list_of_stem(place);
        }
    }
    if (in_scope) return way;
    // It reads an element of another imagined list, but stands outside that element, since its own list is shared.
    if (crossed != nothing) set_free(crossed);
    return {};
}

node_index shape::lowest_common(const std::vector<std::vector<node_index>>& ways) const {
    std::unordered_map<node_index, std::size_t> passed;
    for (const auto& way : ways)
        for (const auto place : way) ++passed[place];
    for (const auto place : ways.front())
        if (passed[place] == ways.size()) return place;
    return ways.front().back();
}

/// A home must stand outside conditions on elements other than the fact's own, and outside comparisons of counts.
node_index shape::raised(node_index home, const std::vector<node_index>& way, fact_index fact) const {
    const auto scope = scope_of(fact);
    auto raised = home;
    for (auto at = std::find(way.begin(), way.end(), home); at != way.end(); ++at) {
        if (is_stem(*at)) {
            if (list_of_stem(*at) != scope) raised = parent_[*at];
        } else if (at != way.begin()) {
            const auto& node = form_->nodes[*at];
            const bool leaves_element = node.what == node::kind::list && node.children.front() == *(at - 1);
            if (leaves_element || node.what == node::kind::comparison) raised = *at;
        }
    }
    return raised;
}

void shape::settle_home(fact_index fact) {
    std::vector<std::vector<node_index>> ways;
    for (const auto reader : readers_[fact]) {
        auto way = way_up(reader, fact);
        if (!way.empty()) ways.push_back(std::move(way));
    }
    if (ways.empty()) return;
    home_[fact] = raised(lowest_common(ways), ways.front(), fact);
    shared_[fact] = ways.size() > 1 || home_[fact] != ways.front().front();
}

/// Opens every place between the readers of a shared fact and its home.
void shape::mark_open() {
    open_.assign(place_count(), false);
    std::vector<fact_index> opened_for(place_count(), nothing);
    for (fact_index fact = 0; fact < form_->facts.size(); ++fact) {
        if (!shared_[fact]) continue;
        std::vector<node_index> starts = readers_[fact];
        while (!starts.empty()) {
            auto place = starts.back();
            starts.pop_back();
            for (; place != nothing && place != home_[fact] && opened_for[place] != fact; place = parent_[place]) {
                opened_for[place] = fact;
                open_[place] = true;
                if (!is_stem(place)) continue;
                // What the list can be depends on the fact, and so does all that reads the list.
                const auto& readers = readers_[list_of_stem(place)];
                starts.insert(starts.end(), readers.begin(), readers.end());
            }
        }
    }
}

} // namespace guong::inline v0::relevance
