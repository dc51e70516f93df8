#include "suggestion_candidates.hpp"

#include <algorithm>
#include <utility>

#include "../coverage/turned_rules.hpp"
#include "../difference/known_facts.hpp"
#include "moved_values.hpp"

namespace guong::inline v0::proposing {

namespace {

using differing::verdict_change;

/// Candidates that are changed a little for one gap.
constexpr std::size_t bases_max = 12;
constexpr std::size_t bases_of_edge_max = 3;
constexpr std::size_t eligible_of_suite_max = 2;
constexpr std::size_t bases_of_mutant_max = 100;

std::string owner_of(const std::string& item) { return item.substr(0, item.find('/')); }

bool is_on_scale(const value& content, const model::ruleset& rules, const differing::known_fact& fact) {
    const auto* rank = std::get_if<level>(&content);
    return !rank || rank->rank < rules.scales[rules.records[fact.type].fields[fact.field].type.index].levels.size();
}

bool is_beyond(const value& found, const value& bound, edge_side beyond) { return beyond == edge_side::below ? found < bound : bound < found; }

/// Of what is calculated, every value on the other side will do.
bool is_beside(const covering::edge_reading& read, edge_side beyond) {
    if (!is_beyond(read.found, read.bound, beyond)) return false;
    const auto near = next_to(read.bound);
    return read.is_calculated || std::find(near.begin(), near.end(), read.found) != near.end();
}

bool moves_an_edge(mutation what) {
    return what == mutation::threshold || what == mutation::day || what == mutation::level || what == mutation::edge || what == mutation::count;
}

} // namespace

candidate_finder::candidate_finder(const rules& tested, std::span<const tested_record> tests, const suggestion_options& options)
    : tested_{tested}, tests_{tests}, options_{options}, book_{tested}, depends_{tested.model()}, texts_{tested.model(), options.overrides},
      ways_{row_ways(tested.model(), book_.points())} {}

void candidate_finder::add_witness(const difference_record& found) { book_.add({found.data, found.options, found.criterion, found.value}); }

const std::vector<differing::eligible_record>& candidate_finder::eligible_for(model::criterion_index criterion) {
    const auto [known, is_new] = eligible_.try_emplace(criterion);
    if (!is_new) return known->second;
    // Sought once for each criterion, and much hangs on it: it may take longer.
    if (auto found = differing::find_eligible(tested_, criterion, tests_, std::max(options_.trials_max, limits::changes_trials_max)))
        known->second.push_back(std::move(*found));
    else
        known->second = eligible_of_suite(criterion);
    for (const auto& each : known->second) book_.add({each.data, each.options, criterion});
    return known->second;
}

std::vector<differing::eligible_record> candidate_finder::eligible_of_suite(model::criterion_index criterion) const {
    std::vector<differing::eligible_record> found;
    for (const auto& each : tests_) {
        // Values of parameters that a test sets for itself are not those of the rules.
        const bool is_asked = !each.code && std::find(each.asked.begin(), each.asked.end(), criterion) != each.asked.end();
        if (!is_asked || found.size() == eligible_of_suite_max) continue;
        const candidate base{{each.data, each.type, each.row}, each.options, criterion};
        if (book_.outcomes_of(base).verdicts.front() == verdict::eligible)
            found.push_back({base.data, {}, base.options});
    }
    return found;
}

void candidate_finder::look_for_row(covering::point_index row) {
    const auto& rules = tested_.model();
    for (const auto& way : ways_) {
        if (way.row != row) continue;
        for (const auto criterion : depends_.criteria_on(owner_of(book_.points().blank().rows[row].item))) {
            if (rules.criteria[criterion].record != way.record) continue;
            for (const auto& base : eligible_for(criterion))
                if (auto found = differing::find_meeting(tested_, way.when, way.record, &base, options_.trials_max))
                    book_.add({std::move(found->data), found->options, criterion});
        }
        const auto found = differing::find_meeting(tested_, way.when, way.record, nullptr, options_.trials_max);
        if (!found) continue;
        for (model::definition_index each = 0; each < rules.definitions.size(); ++each) {
            if (!rules.definitions[each].reported || rules.definitions[each].record != way.record) continue;
            candidate made{found->data, found->options, std::nullopt, each};
            if (book_.observe(made).rows.contains(row)) book_.add(std::move(made));
        }
    }
}

void candidate_finder::look_for_condition(covering::point_index condition) {
    if (!looked_for_.insert(condition).second) return;
    const auto& place = book_.points().blank().conditions[condition];
    const auto owner = owner_of(place.item);
    const auto turned = covering::turned_rules(tested_.model(), book_.points(), condition);
    bool is_never_deciding = !depends_.is_reported_with(owner), is_shown = false;
    for (const auto criterion : depends_.criteria_on(owner)) {
        differing::changed_eligible by_turned;
        const auto lost = look_apart(condition, turned, criterion, verdict_change::lost, by_turned);
        const auto won = look_apart(condition, turned, criterion, verdict_change::won, by_turned);
        is_never_deciding = is_never_deciding && (lost.is_impossible || won.is_impossible);
        is_shown = is_shown || (lost.found && won.found);
    }
    if (is_never_deciding) never_deciding_.insert(condition);
    if (!is_shown) look_for_value_on(condition);
    leave_out_for(condition);
}

void candidate_finder::look_for_value_on(covering::point_index condition) {
    using covering::turned_outcome;
    const auto reported = depends_.reported_on(owner_of(book_.points().blank().conditions[condition].item));
    for (const auto instead : {turned_outcome::unmet, turned_outcome::met}) {
        // What is another value then hangs on the condition being the opposite now.
        const auto forced = covering::turned_rules(tested_.model(), book_.points(), condition, instead);
        for (const auto definition : reported)
            if (look_for_value_apart(forced, definition)) break;
    }
}

bool candidate_finder::look_for_value_apart(const rules& forced, model::definition_index definition) {
    differing::difference_options options;
    options.tests = tests_;
    options.trials_max = options_.trials_max;
    options.are_values_known = true;
    // Those found last were most likely found for conditions beside this one.
    std::vector<differing::eligible_record> known;
    for (auto at = book_.found().size(); at-- > 0 && known.size() < bases_max;)
        if (book_.found()[at].data.type == tested_.model().definitions[definition].record) known.push_back({book_.found()[at].data, {}, book_.found()[at].options});
    options.eligible = known;
    const auto found = differing::find_value_difference(tested_, forced, definition, options);
    if (found) add_witness(*found);
    return found.has_value();
}

candidate_finder::way_found candidate_finder::look_apart(covering::point_index condition, const rules& turned, model::criterion_index criterion,
                                                         verdict_change wanted, differing::changed_eligible& by_turned) {
    const auto before = wanted == verdict_change::lost ? verdict::eligible : verdict::ineligible;
    const auto after = wanted == verdict_change::lost ? verdict::ineligible : verdict::eligible;
    const auto& eligible = eligible_for(criterion);
    for (std::size_t each = 0; each < book_.found().size(); ++each) {
        // Where it is not asked for, or undetermined, nothing comes out otherwise.
        const bool is_definite = book_.seen_in(each).has_seen(condition, truth::yes) || book_.seen_in(each).has_seen(condition, truth::no);
        if (!is_definite || book_.found()[each].criterion != criterion || book_.told_of(each).verdicts.front() != before) continue;
        if (covering::outcomes_of(book_.found()[each].asked(), turned.program()).verdicts.front() == after) return {true, false};
    }
    differing::difference_options options;
    options.tests = tests_;
    options.eligible = eligible;
    options.trials_max = options_.trials_max;
    options.wanted = wanted;
    options.by_changed = &by_turned;
    const auto found = differing::find_difference(tested_, turned, criterion, options);
    if (found.record) add_witness(*found.record);
    // What is known in full tells all that can be told of definite verdicts, unless rules ask what is known.
    const bool is_proved = found.what == differing::answer::same ||
                           (found.what == differing::answer::same_where_known && !tested_.program().asks_what_is_known());
    return {found.record.has_value(), is_proved};
}

void candidate_finder::leave_out_for(covering::point_index condition) {
    if (!book_.points().blank().conditions[condition].can_be_undetermined) return;
    for (const auto& seen : book_.seen())
        if (seen.has_seen(condition, truth::unknown)) return;
    // Those found last were most likely found for this condition.
    std::size_t tried = 0;
    for (auto at = book_.found().size(); at-- > 0 && tried < bases_max;) {
        if (!book_.seen_in(at).has_seen(condition, truth::yes) && !book_.seen_in(at).has_seen(condition, truth::no)) continue;
        ++tried;
        if (leave_out(candidate{book_.found()[at]}, condition)) return;
    }
}

bool candidate_finder::leave_out(const candidate& whole, covering::point_index condition) {
    for (const auto& fact : differing::parts_known(tested_.model(), whole.data)) {
        auto left = with_fact(whole, fact, value{});
        if (!left || !book_.observe(*left).has_seen(condition, truth::unknown)) continue;
        book_.add(std::move(*left));
        return true;
    }
    return false;
}

void candidate_finder::look_for_mutant(const mutant& survivor) {
    const auto changed = texts_.load_with(survivor.edit);
    if (!changed) return;
    const auto criteria = depends_.criteria_on(owner_of(survivor.item));
    for (std::size_t at = 0, tried = 0; at < book_.found().size() && tried < bases_of_mutant_max; ++at) {
        const auto& asked = book_.found()[at].criterion;
        if (asked && std::find(criteria.begin(), criteria.end(), *asked) == criteria.end()) continue;
        ++tried;
        if (leave_out(at, *changed)) return;
    }
}

bool candidate_finder::leave_out(std::size_t which, const rules& changed) {
    for (const auto& [part, told] : book_.parts_of(which)) {
        auto left = with_fact(book_.found()[which], part, value{});
        if (!left || !tells_apart(*left, told, changed)) continue;
        book_.add(std::move(*left));
        return true;
    }
    return false;
}

void candidate_finder::look_for_edge(const covered_edge& edge, std::size_t index) {
    const auto has_reading = [&](const covering::observation& seen) {
        return std::any_of(seen.edges.begin(), seen.edges.end(), [&](const auto& each) { return each.edge == index; });
    };
    if (std::none_of(book_.seen().begin(), book_.seen().end(), has_reading))
        for (const auto& [key, number] : book_.points().edges())
            if (number == index) look_for_condition(key.condition);
    // Where tests for mutants are suggested, those at the edge were tried with the others.
    if (!move_facts(edge, index) && !options_.mutants) look_for_mutants_at(edge);
}

bool candidate_finder::move_facts(const covered_edge& edge, std::size_t index) {
    const auto is_of_edge = [&](const covering::edge_reading& each) { return each.edge == index; };
    bool is_at = edge.at.has_value(), is_next = edge.next.has_value();
    for (const auto& seen : book_.seen())
        for (const auto& each : seen.edges) {
            is_at = is_at || (is_of_edge(each) && each.found == each.bound);
            is_next = is_next || (is_of_edge(each) && is_beside(each, edge.beyond));
        }
    std::size_t tried = 0;
    for (auto at = book_.found().size(); at-- > 0 && tried < bases_of_edge_max && !(is_at && is_next);) {
        const auto reading = std::find_if(book_.seen_in(at).edges.begin(), book_.seen_in(at).edges.end(), is_of_edge);
        if (reading == book_.seen_in(at).edges.end()) continue;
        ++tried;
        const auto base = book_.found()[at]; // a copy of both: more are put behind them
        const auto read = *reading;
        if (!is_at) is_at = move_to_edge(base, read, read.bound);
        if (is_next) continue;
        for (const auto& beside : next_to(read.bound))
            if (is_beyond(beside, read.bound, edge.beyond)) is_next = move_to_edge(base, read, beside) || is_next;
    }
    return is_at && is_next;
}

bool candidate_finder::move_to_edge(const candidate& from, const covering::edge_reading& reading, const value& target) {
    for (const auto& fact : differing::known_facts(tested_.model(), from.data)) {
        const auto content = moved(from.data.data->fact(fact.type, fact.row, fact.field), reading.found, target);
        if (content && !is_on_scale(*content, tested_.model(), fact)) continue;
        auto made = content ? with_fact(from, fact, *content) : std::nullopt;
        if (!made) continue;
        const auto seen = book_.observe(*made);
        const bool is_there = std::any_of(seen.edges.begin(), seen.edges.end(), [&](const auto& each) {
            return each.edge == reading.edge && each.found == target && each.bound == reading.bound;
        });
        if (!is_there) continue;
        book_.add(std::move(*made));
        return true;
    }
    return false;
}

void candidate_finder::look_for_mutants_at(const covered_edge& edge) {
    for (const auto& each : mutants_of(tested_)) {
        const bool is_there = each.edit.where.source == edge.where.source && each.edit.where.begin >= edge.where.begin &&
                              each.edit.where.end <= edge.where.end;
        if (!is_there || !moves_an_edge(each.what)) continue;
        const auto changed = texts_.load_with(each.edit);
        if (!changed || book_.is_told_apart(*changed)) continue;
        for (const auto criterion : depends_.criteria_on(owner_of(edge.item))) {
            differing::difference_options options;
            options.tests = tests_;
            options.eligible = eligible_for(criterion);
            options.trials_max = options_.trials_max;
            if (const auto found = differing::find_difference(tested_, *changed, criterion, options); found.record) add_witness(*found.record);
        }
    }
}

void candidate_finder::look_for_version(const covered_version& version, std::size_t index) {
    for (const auto criterion : depends_.criteria_on(version.item)) static_cast<void>(eligible_for(criterion));
    for (std::size_t at = 0, tried = 0; at < book_.found().size() && tried < bases_max; ++at) {
        if (!book_.found()[at].options.as_of) continue;
        ++tried;
        auto made = book_.found()[at];
        made.options.as_of = version.from;
        if (!book_.observe(made).versions.contains(index)) continue;
        book_.add(std::move(made));
        return;
    }
}

} // namespace guong::inline v0::proposing
