#include "attainable.hpp"

#include <algorithm>
#include <deque>
#include <utility>

namespace guong::inline v0::relevance {

attainable::attainable(const formula& form, belief held, others rest)
    : form_{form}, belief_{held}, others_{rest}, shape_{form}, cells_{cells_of(form)}, facts_behind_(form.facts.size()), index_in_list_(form.nodes.size()),
      count_caps_(form.nodes.size()), pairs_tried_(form.nodes.size()), settled_lists_(form.facts.size()), changed_(shape_.place_count()),
      changed_children_(form.nodes.size()), recent_(form.nodes.size()), recent_stamps_(form.nodes.size()), choices_(form.facts.size()),
      list_outcomes_(form.facts.size()) {
    for (auto& each : memories_) {
        each.outcomes.resize(form.nodes.size());
        each.children.resize(form.nodes.size());
    }
    for (fact_index fact = 0; fact < form.facts.size(); ++fact) {
        facts_behind_[shape_.root_of(fact)].push_back(fact);
        const auto& nodes = shape_.list_nodes(fact);
        for (std::uint32_t i = 0; i < nodes.size(); ++i) index_in_list_[nodes[i]] = i;
    }
    for (node_index index = 0; index < form.nodes.size(); ++index) {
        const auto& node = form.nodes[index];
        if (node.what == node::kind::list) count_caps_[index] = std::max(count_caps_[index], cap_of(node.needed));
        if (node.what != node::kind::comparison) continue;
        for (const auto& compared : node.sides)
            if (const auto* count = std::get_if<count_side>(&compared)) count_caps_[count->node] = cells_.count_limit + 1;
    }
}

std::optional<pair_set> attainable::at_root(fact_index varied, care how, std::uint64_t& effort) {
    varied_ = varied;
    care_ = how;
    effort_ = effort;
    exhausted_ = false;
    mark_changed(varied);
    const auto found = outcomes(form_.root);
    effort = effort_;
    if (exhausted_) return std::nullopt;
    return found;
}

std::optional<pair_set> attainable::when_complete(care how, std::uint64_t effort) {
    begin_without_variation(how, effort);
    const auto found = outcomes(form_.root);
    if (exhausted_) return std::nullopt;
    return found;
}

void attainable::begin_without_variation(care how, std::uint64_t effort) {
    varied_ = nothing;
    care_ = how;
    effort_ = effort;
    exhausted_ = false;
    stamp_ = ++last_stamp_;
}

void attainable::prepare(care how, std::uint64_t effort) {
    begin_without_variation(how, effort);
    // Children stand before their parents. With nothing varied the root has nothing to say.
    for (node_index node = 0; node < form_.root && !exhausted_; ++node)
        if (!is_open(node)) static_cast<void>(outcomes(node));
}

void attainable::spend(std::uint64_t effort) {
    if (effort > effort_) exhausted_ = true;
    effort_ -= std::min(effort, effort_);
}

void attainable::mark_changed(fact_index varied) {
    stamp_ = ++last_stamp_;
    for (const auto fact : facts_behind_[varied])
        for (const auto reader : shape_.readers(fact)) mark_changed_above(reader);
}

void attainable::mark_changed_above(node_index place) {
    for (auto below = nothing; place != nothing; below = std::exchange(place, shape_.parent(place))) {
        const bool already = is_changed(place);
        changed_[place] = stamp_;
        if (shape_.is_stem(place)) {
            if (already) return;
            // What the list can be changes, and so does all that reads the list.
            for (const auto reader : shape_.readers(shape_.list_of_stem(place))) mark_changed_above(reader);
            continue;
        }
        if (!already) changed_children_[place].clear();
        if (below != nothing && !shape_.is_stem(below)) changed_children_[place].push_back(below);
        if (already) return;
    }
}

/// A fact that varies is unknown in the first world; one behind it may be unknown in the second as well; all others are the same in both.
template <class Visit>
void attainable::for_each_choice(fact_index fact, std::size_t cells, Visit visit) const {
    const bool varies = shape_.root_of(fact) == varied_;
    for (auto cell = fact == varied_ || others_ == others::known ? 0 : unset; cell < static_cast<std::int32_t>(cells); ++cell)
        visit(choice{varies ? unset : cell, cell, true});
}

template <class Next>
void attainable::choose(fact_index fact, Next next) {
    auto cells = cells_.cells[fact].size();
    if (form_.facts[fact].what == fact::kind::reference) cells = 1;
    if (form_.facts[fact].what == fact::kind::list) {
        list_outcomes_[fact] = list_outcomes(fact);
        cells = list_outcomes_[fact].size();
    }
    for_each_choice(fact, cells, [&](choice made) {
        if (exhausted_) return;
        choices_[fact] = made;
        next();
    });
    choices_[fact].made = false;
}

pair_set attainable::outcomes(node_index node) {
    if (exhausted_) return pair_set::all();
    const bool lasting = !is_open(node);
    auto& remembered = memories_[static_cast<std::size_t>(care_)].outcomes[node];
    if (lasting && !is_changed(node) && !remembered.empty()) return remembered;
    if (lasting && is_changed(node) && recent_stamps_[node] == stamp_) return recent_[node];
    spend(1);
    pair_set found;
    if (care_ == care::exact && !shape_.homed(node).empty())
        try_homed(node, trial_order(node), found);
    else
        found = combined(node);
    if (!lasting || exhausted_) return found;
    if (is_changed(node)) {
        recent_[node] = found;
        recent_stamps_[node] = stamp_;
    } else {
        remembered = found;
    }
    return found;
}

std::vector<fact_index> attainable::trial_order(node_index place) const {
    auto order = shape_.homed(place);
    // Lists stay behind: what they can be depends on the others.
    const auto lists =
        std::find_if(order.begin(), order.end(), [&](fact_index fact) { return form_.facts[fact].what == fact::kind::list; });
    std::stable_partition(order.begin(), lists, [&](fact_index fact) { return shape_.root_of(fact) != varied_; });
    return order;
}

void attainable::try_homed(node_index node, std::span<const fact_index> facts, pair_set& found) {
    if (facts.empty()) {
        spend(1);
        found |= combined(node);
        return;
    }
    choose(facts.front(), [&] {
        if (found.full() || (node == form_.root && found.can_differ())) return;
        try_homed(node, facts.subspan(1), found);
    });
}

pair_set attainable::anything(node_index node) const {
    if (belief_ == belief::witnessed) return {};
    return is_changed(node) ? pair_set::all() : pair_set::all_equal();
}

pair_set attainable::combined(node_index index) {
    const auto& node = form_.nodes[index];
    pair_set found;
    if (node.what == node::kind::constant)
        found.insert({node.constant, node.constant});
    else if (node.what == node::kind::opaque)
        found = outcomes_tried(index);
    else if (node.what == node::kind::threshold)
        found = combined_children(index);
    else
        read_facts(index, 0, found);
    return node.negated ? found.opposite() : found;
}

/// A bit for each truth that is possible of a child that depends on nothing outside, if nothing varies.
unsigned attainable::possible_truths(node_index settled_child) const {
    unsigned key = 0;
    memories_[static_cast<std::size_t>(care_)].outcomes[settled_child].for_each(
        [&](outcome_pair each) { key |= 1u << static_cast<unsigned>(each.set); });
    return key;
}

attainable::settled_children& attainable::settled(node_index node) {
    auto& children = memories_[static_cast<std::size_t>(care_)].children[node];
    if (children.known) return children;
    const auto varied = std::exchange(varied_, nothing);
    const auto stamp = std::exchange(stamp_, ++last_stamp_);
    children = {};
    for (const auto child : form_.nodes[node].children) {
        if (is_open(child)) {
            children.others.push_back(child);
            continue;
        }
        static_cast<void>(outcomes(child)); // remembered
        ++children.count_by_outcomes[possible_truths(child)];
    }
    varied_ = varied;
    stamp_ = stamp;
    children.known = !exhausted_;
    return children;
}

tally_set attainable::added(const tally_set& before, pair_set outcomes, std::uint32_t cap) {
    if (exhausted_) return before;
    auto after = counted(before, outcomes, cap);
    spend(after.size());
    return after;
}

/// Adds a number of conditions that are possible in the same ways, the same in both worlds.
tally_set attainable::added_alike(const tally_set& before, unsigned possible, std::uint32_t cap, std::uint32_t count) {
    if (exhausted_) return before;
    const auto can_be = [possible](truth outcome) { return (possible & 1u << static_cast<unsigned>(outcome)) != 0; };
    tally_set after;
    const auto add = [&](std::uint32_t sure, std::uint32_t open) {
        const auto sum = [&](tally to) { return tally{std::min(to.sure + sure, cap), std::min(to.possible + sure + open, cap)}; };
        for (const auto& each : before) after.push_back({sum(each.unset), sum(each.set)});
        spend(before.size());
    };
    const auto sure_max = can_be(truth::yes) ? std::min(count, cap) : 0;
    for (std::uint32_t sure = 0; sure <= sure_max && !exhausted_; ++sure) {
        const auto rest = count - sure;
        const auto open_max = std::min(rest, cap - std::min(sure, cap)); // more would be counted as that many
        if (sure == cap || rest == 0)
            add(sure, 0);
        else if (can_be(truth::no))
            for (std::uint32_t open = 0; open <= (can_be(truth::unknown) ? open_max : 0) && !exhausted_; ++open) add(sure, open);
        else if (can_be(truth::unknown))
            add(sure, open_max);
    }
    std::sort(after.begin(), after.end());
    after.erase(std::unique(after.begin(), after.end()), after.end());
    return after;
}

pair_set attainable::combined_children(node_index index) {
    auto& children = settled(index);
    static const std::vector<node_index> none;
    if (!is_changed(index)) return combined_with(index, children, none);
    const auto& changed = changed_children_[index];
    if (changed.size() != 1 || !children.others.empty()) return combined_with(index, children, changed);
    const std::pair key{possible_truths(changed.front()), outcomes(changed.front()).bits()};
    const auto found = children.if_one_changes.find(key);
    if (found != children.if_one_changes.end()) return found->second;
    const auto made = combined_with(index, children, changed);
    if (!exhausted_) children.if_one_changes.emplace(key, made);
    return made;
}

pair_set attainable::combined_with(node_index index, const settled_children& children, const std::vector<node_index>& changed) {
    const auto& needed = form_.nodes[index].needed;
    const auto cap = cap_of(needed);
    auto counts = children.count_by_outcomes;
    tally_set tallies{{}};
    for (const auto child : changed) {
        if (is_open(child)) continue;
        --counts[possible_truths(child)];
        tallies = added(tallies, outcomes(child), cap);
    }
    // A condition of which nothing is proven says nothing of the whole either.
    if (belief_ == belief::witnessed && counts[0] > 0) return {};
    for (unsigned possible = 1; possible < counts.size(); ++possible)
        if (counts[possible] > 0) tallies = added_alike(tallies, possible, cap, counts[possible]);
    for (const auto child : children.others) tallies = added(tallies, outcomes(child), cap);
    pair_set found;
    for (const auto& each : tallies) found.insert(within(each, needed));
    return found;
}

// Conditions on calculated values.

pair_set attainable::outcomes_tried(node_index index) {
    const auto& node = form_.nodes[index];
    if (!node.tried || (!node.tried->is_complete && belief_ == belief::anything)) return anything(index);
    const bool is_shared = std::any_of(node.facts.begin(), node.facts.end(), [&](fact_index fact) { return shape_.is_shared(fact); });
    if (care_ == care::loose || !is_shared) return pairs_tried(index);
    constexpr std::size_t facts_max = 3; // their cells multiply
    if (node.facts.size() > facts_max || cells_.tried_points[index].empty()) return anything(index);
    pair_set found;
    read_facts(index, 0, found);
    return found;
}

/// What was found where the facts are free: the fact that varies with and without each of its values, the others alike.
pair_set attainable::pairs_tried(node_index index) {
    const auto& node = form_.nodes[index];
    auto& pairs = pairs_tried_[index];
    if (pairs.empty()) {
        pairs.resize(node.facts.size() + 1);
        for (const auto& [values, outcome] : node.tried->outcomes) {
            const bool is_partial = std::find(values.begin(), values.end(), 0u) != values.end();
            if (is_partial && others_ == others::known) continue;
            pairs.back().insert({outcome, outcome});
            for (std::size_t i = 0; i < node.facts.size(); ++i) {
                auto without = values;
                without[i] = 0;
                const auto before = node.tried->outcomes.find(without);
                if (before != node.tried->outcomes.end()) pairs[i].insert({before->second, outcome});
            }
        }
    }
    const auto varied = std::find(node.facts.begin(), node.facts.end(), varied_);
    return pairs[static_cast<std::size_t>(varied - node.facts.begin())];
}

/// What was found for the values chosen; nothing where those were not tried.
pair_set attainable::read_tried(node_index index) const {
    const auto& node = form_.nodes[index];
    std::vector<std::uint32_t> first, second;
    const auto point = [&](std::size_t place, std::int32_t cell) {
        return cell == unset ? 0 : cells_.tried_points[index][place][static_cast<std::size_t>(cell)];
    };
    for (std::size_t i = 0; i < node.facts.size(); ++i) {
        first.push_back(point(i, choices_[node.facts[i]].first));
        second.push_back(point(i, choices_[node.facts[i]].second));
    }
    const auto one = node.tried->outcomes.find(first);
    const auto other = node.tried->outcomes.find(second);
    if (one == node.tried->outcomes.end() || other == node.tried->outcomes.end()) return {};
    return pair_set{outcome_pair{one->second, other->second}};
}

/// Tries the facts a node reads that are left to it.
void attainable::read_facts(node_index node, std::size_t next, pair_set& found) {
    const auto& facts = shape_.reads(node);
    while (next < facts.size() && choices_[facts[next]].made) ++next;
    if (next == facts.size())
        found |= read(node);
    else
        choose(facts[next], [&] { read_facts(node, next + 1, found); });
}

pair_set attainable::read(node_index node) {
    switch (form_.nodes[node].what) {
    case node::kind::test: return read_test(node);
    case node::kind::knowledge: return read_knowledge(node);
    case node::kind::list: return read_list(node);
    case node::kind::opaque: return read_tried(node);
    default: return read_comparison(node);
    }
}

/// Whether a reference on the way to the fact's record is unknown, where that was asked.
bool attainable::is_out_of_reach(fact_index fact, bool second_world) const {
    for (auto holder = form_.facts[fact].holder; holder != nothing && form_.facts[holder].what == fact::kind::reference;
         holder = form_.facts[holder].holder) {
        const auto& reference = choices_[holder];
        if (reference.made && (second_world ? reference.second : reference.first) == unset) return true;
    }
    return false;
}

pair_set attainable::read_test(node_index index) const {
    const auto fact = form_.nodes[index].fact;
    const auto outcome = [&](std::int32_t cell, bool second_world) {
        return cell == unset || is_out_of_reach(fact, second_world) ? truth::unknown
                                                                    : cells_.outcomes[index][static_cast<std::size_t>(cell)];
    };
    return pair_set{outcome_pair{outcome(choices_[fact].first, false), outcome(choices_[fact].second, true)}};
}

pair_set attainable::read_knowledge(node_index index) const {
    const auto fact = form_.nodes[index].fact;
    const auto outcome = [&](std::int32_t cell, bool second_world) {
        return is_out_of_reach(fact, second_world) ? truth::unknown : cell == unset ? truth::no : truth::yes;
    };
    pair_set found;
    if (choices_[fact].made)
        found.insert({outcome(choices_[fact].first, false), outcome(choices_[fact].second, true)});
    else // a list that only this condition reads
        for_each_choice(fact, 1, [&](choice made) { found.insert({outcome(made.first, false), outcome(made.second, true)}); });
    return found;
}

pair_set attainable::read_list(node_index index) {
    const auto& node = form_.nodes[index];
    if (shape_.is_free(node.fact)) return anything(index);
    const auto outcome = [&](std::int32_t cell, bool second_world, const tally& counted) {
        if (is_out_of_reach(node.fact, second_world)) return truth::unknown;
        return within(cell == unset ? any_number : counted, node.needed);
    };
    pair_set found;
    if (const auto& made = choices_[node.fact]; made.made) {
        static constexpr tally_pair unknown{any_number, any_number};
        const auto& counted =
            made.second == unset ? unknown : list_outcomes_[node.fact][static_cast<std::size_t>(made.second)][index_in_list_[index]];
        found.insert({outcome(made.first, false, counted.unset), outcome(made.second, true, counted.set)});
        return found;
    }
    const auto tallies = tallies_of_elements(outcomes(node.children.front()), count_caps_[index]);
    for_each_choice(node.fact, tallies.size(), [&](choice made) {
        const auto counted = made.second == unset ? tally_pair{any_number, any_number} : tallies[static_cast<std::size_t>(made.second)];
        found.insert({outcome(made.first, false, counted.unset), outcome(made.second, true, counted.set)});
    });
    return found;
}

/// The tallies of lists of any length.
tally_set attainable::tallies_of_elements(pair_set one_element, std::uint32_t cap) {
    tally_set tallies{{}};
    for (;;) {
        auto more = counted(tallies, one_element, cap);
        more.insert(more.end(), tallies.begin(), tallies.end());
        std::sort(more.begin(), more.end());
        more.erase(std::unique(more.begin(), more.end()), more.end());
        spend(more.size());
        if (exhausted_ || more.size() == tallies.size()) return tallies;
        tallies = std::move(more);
    }
}

/// The outcomes of all conditions on a shared list together, for lists of any length, as the facts outside are chosen.
std::vector<attainable::list_outcome> attainable::list_outcomes(fact_index list) {
    const auto stem = shape_.stem_of(list);
    const bool lasting = !shape_.is_open(stem) && !is_changed(stem);
    if (lasting && settled_lists_[list]) return *settled_lists_[list];
    std::set<std::vector<outcome_pair>> kinds;
    collect_element_kinds(list, shape_.homed(stem), kinds);
    auto found = closure(list, kinds);
    if (lasting && !exhausted_) settled_lists_[list] = found;
    return found;
}

/// What the conditions can say of one element, together.
void attainable::collect_element_kinds(fact_index list, std::span<const fact_index> facts, std::set<std::vector<outcome_pair>>& kinds) {
    if (!facts.empty()) {
        choose(facts.front(), [&] { collect_element_kinds(list, facts.subspan(1), kinds); });
        return;
    }
    spend(1);
    std::vector<std::vector<outcome_pair>> found{{}};
    for (const auto node : shape_.list_nodes(list)) {
        const auto possible = outcomes(form_.nodes[node].children.front());
        std::vector<std::vector<outcome_pair>> longer;
        for (const auto& each : found)
            possible.for_each([&](outcome_pair outcome) {
                longer.push_back(each);
                longer.back().push_back(outcome);
            });
        found = std::move(longer);
        spend(found.size());
        if (exhausted_) return;
    }
    kinds.insert(found.begin(), found.end());
}

std::vector<attainable::list_outcome> attainable::closure(fact_index list, const std::set<std::vector<outcome_pair>>& kinds) {
    const auto& nodes = shape_.list_nodes(list);
    std::set<list_outcome> found{list_outcome(nodes.size())};
    std::deque<list_outcome> waiting{list_outcome(nodes.size())};
    while (!waiting.empty() && !exhausted_) {
        const auto before = std::move(waiting.front());
        waiting.pop_front();
        for (const auto& kind : kinds) {
            auto after = before;
            for (std::size_t i = 0; i < nodes.size(); ++i) after[i] = counted(after[i], kind[i], count_caps_[nodes[i]]);
            spend(nodes.size());
            if (found.insert(after).second) waiting.push_back(std::move(after));
        }
    }
    return {found.begin(), found.end()};
}

attainable::side_values attainable::value_of(fact_index fact) const {
    side_values values;
    const auto& made = choices_[fact];
    const auto set = [&](std::size_t world, std::int32_t cell) {
        if (cell == unset || is_out_of_reach(fact, world == 1)) return;
        const auto& point = cells_.cells[fact][static_cast<std::size_t>(cell)];
        values[world] = position_range{point, point};
    };
    set(0, made.first);
    set(1, made.second);
    return values;
}

std::variant<attainable::side_values, pair_set> attainable::value_of(const count_side& compared, node_index comparison) {
    const auto& node = form_.nodes[compared.node];
    const auto range_of = [](const tally& counted) { return position_range{{decimal{counted.sure}, 0}, {decimal{counted.possible}, 0}}; };
    if (care_ == care::loose) return anything(comparison);
    if (node.what == node::kind::threshold) {
        tally_pair sum;
        for (const auto child : node.children) {
            // The facts it reads are chosen, so that one outcome is left; none if a count in it is too large.
            const auto found = outcomes(child);
            if (found.size() > 1) return anything(comparison);
            if (found.empty()) return pair_set{};
            found.for_each([&](outcome_pair only) { sum = counted(sum, only, unbounded); });
        }
        return side_values{range_of(sum.unset), range_of(sum.set)};
    }
    if (shape_.is_free(node.fact)) return anything(comparison);
    const auto& made = choices_[node.fact];
    tally_pair counted{any_number, any_number};
    if (made.second != unset) {
        counted = list_outcomes_[node.fact][static_cast<std::size_t>(made.second)][index_in_list_[compared.node]];
        // A count too large to be told from others: smaller ones bring about the same.
        if (std::max(counted.unset.possible, counted.set.possible) > cells_.count_limit) return pair_set{};
        if (made.first == unset) counted.unset = any_number;
    }
    side_values values;
    if (!is_out_of_reach(node.fact, false)) values[0] = range_of(counted.unset);
    if (!is_out_of_reach(node.fact, true)) values[1] = range_of(counted.set);
    return values;
}

pair_set attainable::read_comparison(node_index index) {
    const auto& node = form_.nodes[index];
    std::array<side_values, 2> sides;
    for (std::size_t i = 0; i < sides.size(); ++i) {
        if (const auto* fact = std::get_if<fact_side>(&node.sides[i])) {
            sides[i] = value_of(fact->fact);
        } else if (const auto* point = std::get_if<known_point>(&node.sides[i])) {
            const position content{point->content, 0};
            sides[i].fill(position_range{content, content});
        } else {
            const auto value = value_of(std::get<count_side>(node.sides[i]), index);
            if (const auto* instead = std::get_if<pair_set>(&value)) return *instead;
            sides[i] = std::get<side_values>(value);
        }
    }
    const auto outcome = [&](std::size_t world) {
        if (!sides[0][world] || !sides[1][world]) return truth::unknown;
        return compare(node.operation, *sides[0][world], *sides[1][world]);
    };
    return pair_set{outcome_pair{outcome(0), outcome(1)}};
}

} // namespace guong::inline v0::relevance
