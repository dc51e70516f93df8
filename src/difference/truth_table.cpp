#include "truth_table.hpp"

#include <algorithm>

#include <guong/evaluation.hpp>

#include "../coverage/element_turns.hpp"
#include "../value/truth.hpp"
#include "needed_facts.hpp"
#include "same_program.hpp"

namespace guong::inline v0::differing {

namespace tabling {

namespace {

constexpr std::size_t columns_max = 9;
/// Steps that are walked through at most, with all that is called.
constexpr std::size_t steps_max = 400;
/// Conditions on one list that are looked at together, and facts of its elements.
constexpr std::size_t columns_of_list_max = 3, facts_of_element_max = 3;

struct straight_condition {
    instruction code;
    bool is_turned = false;
};

straight_condition straight(const instruction& each) {
    straight_condition made{each};
    made.code.negated = false;
    if (each.what != operation::compare) return made;
    const auto opposite = [&](comparison_operator plain) {
        made.code.comparison = plain;
        made.is_turned = true;
    };
    if (each.comparison == comparison_operator::less) opposite(comparison_operator::greater_or_equal);
    if (each.comparison == comparison_operator::less_or_equal) opposite(comparison_operator::greater);
    if (each.comparison == comparison_operator::not_equal) opposite(comparison_operator::equal);
    return made;
}

/// `at least so much`, or `more than so much`.
struct lower_bound {
    std::uint32_t operand;
    value bound;
    bool excludes_bound;
};

std::optional<lower_bound> lower_bound_of(const program& code, const instruction& each) {
    const bool is_lower = each.comparison == comparison_operator::greater_or_equal || each.comparison == comparison_operator::greater;
    if (each.what != operation::compare || !is_lower) return std::nullopt;
    const auto& bound = code.operands()[each.first + 1];
    if (bound.what != operand_code::kind::constant || !is_known(bound.content)) return std::nullopt;
    return lower_bound{each.first, bound.content, each.comparison == comparison_operator::greater};
}

bool is_at_most(const program& code, std::uint32_t one, std::uint32_t other) {
    auto shorter = code.operands()[one];
    const auto& longer = code.operands()[other];
    const bool is_run = shorter.what == operand_code::kind::run_ending || shorter.what == operand_code::kind::longest_run;
    // Of runs the number is the gap that is allowed.
    if (is_run && shorter.number < longer.number) shorter.number = longer.number;
    return are_same(code, shorter, longer);
}

/// Whether a range of a fact lies within another of the same fact; texts are equal or not.
bool lies_within(const program& code, const instruction& one, const instruction& other) {
    const auto &place = code.accesses()[one.access], &other_place = code.accesses()[other.access];
    if (place.row != other_place.row || place.field != other_place.field || place.type.base == model::base_type::text) return false;
    const auto is_ordered = [](const value& less, const value& more) { return less.index() == more.index() && !(more < less); };
    return (!is_known(other.low) || is_ordered(other.low, one.low)) && (!is_known(other.high) || is_ordered(one.high, other.high));
}

bool implies(const program& code, const instruction& one, const instruction& other) {
    if (one.what == operation::within && other.what == operation::within) return lies_within(code, one, other);
    const auto first = lower_bound_of(code, one), second = lower_bound_of(code, other);
    if (!first || !second || first->bound.index() != second->bound.index()) return false;
    const bool is_as_much = first->bound == second->bound && (first->excludes_bound || !second->excludes_bound);
    return (second->bound < first->bound || is_as_much) && is_at_most(code, first->operand, second->operand);
}

bool asks_elements(const instruction& each) {
    return each.what == operation::some || each.what == operation::every || each.what == operation::no;
}

/// One element more: `every` is met as long as all are, the others are told from whether some is.
truth with_element(operation what, truth before, truth element) {
    if (what == operation::no) return turned(with_element(operation::some, turned(before), element));
    const auto settles = what == operation::every ? truth::no : truth::yes;
    if (before == settles || element == settles) return settles;
    return before == truth::unknown || element == truth::unknown ? truth::unknown : before;
}

} // namespace

} // namespace tabling

bool truth_table::is_inner(const instruction& each) const {
    if (is_group(each.what)) return true;
    if (each.what != operation::call) return false;
    const auto& subject = code_.accesses()[each.access].row;
    return subject.depth == 0 && subject.hops.empty();
}

bool truth_table::add(std::uint32_t unit) {
    for (const auto& each : code_.units()[unit].code) {
        if (++steps_ > tabling::steps_max) return false;
        if (each.what == operation::call && is_inner(each) && !add(each.unit)) return false;
        if (is_inner(each)) continue;
        find_place(each);
        if (columns_.size() > tabling::columns_max) return false;
    }
    return true;
}

/// The same condition in two places comes out alike.
void truth_table::find_place(const instruction& each) {
    const auto made = tabling::straight(each);
    const auto known = std::find_if(columns_.begin(), columns_.end(), [&](const instruction& other) { return are_same(code_, other, made.code); });
    places_[&each] = {static_cast<std::size_t>(known - columns_.begin()), made.is_turned};
    if (known == columns_.end()) columns_.push_back(made.code);
}

void truth_table::relate_facts() {
    implications_.clear();
    needs_.clear();
    for (std::size_t one = 0; one < columns_.size(); ++one)
        for (std::size_t other = 0; other < columns_.size(); ++other) {
            if (one == other) continue;
            if (tabling::implies(code_, columns_[one], columns_[other])) implications_.emplace_back(one, other);
            if (columns_[one].what == operation::known && needs_fact(code_, columns_[other], code_.accesses()[columns_[one].access]))
                needs_.emplace_back(one, other);
        }
}

void truth_table::relate_lists() {
    std::set<std::size_t> related;
    for (std::size_t first = 0; first < columns_.size(); ++first) {
        if (!tabling::asks_elements(columns_[first]) || related.contains(first)) continue;
        const auto& list = code_.accesses()[columns_[first].access];
        list_relation found;
        for (auto each = first; each < columns_.size(); ++each) {
            const auto& other = code_.accesses()[columns_[each].access];
            if (tabling::asks_elements(columns_[each]) && other.row == list.row && other.field == list.field) found.columns.push_back(each);
        }
        related.insert(found.columns.begin(), found.columns.end());
        if (found.columns.size() > tabling::columns_of_list_max || !find_elements(found)) continue;
        find_lists(found);
        find_needs(found);
        lists_.push_back(std::move(found));
    }
}

/// How the conditions come out of one element, by a table of its own.
bool truth_table::find_elements(list_relation& found) const {
    truth_table elements{code_};
    for (const auto column : found.columns)
        if (const auto unit = columns_[column].unit; unit != no_unit && !elements.add(unit)) return false;
    elements.relate_lists();
    std::vector<std::size_t> asked; // whether a fact of the element is known
    for (std::size_t each = 0; each < elements.columns_.size(); ++each) {
        const auto& condition = elements.columns_[each];
        if (condition.what != operation::known) continue;
        const auto& fact = code_.accesses()[condition.access];
        if (fact.row.depth > 0 || !fact.row.hops.empty() || asked.size() == tabling::facts_of_element_max) continue;
        asked.push_back(each);
        found.lacking.push_back(fact);
    }
    return elements.holds_always([&] {
        list_case one;
        for (const auto column : found.columns)
            one.outcomes.push_back(columns_[column].unit == no_unit ? truth::yes : elements.outcome_of(columns_[column].unit));
        for (std::size_t fact = 0; fact < asked.size(); ++fact)
            if (elements.outcomes_[asked[fact]] == truth::no) one.lacks |= 1u << fact;
        found.cases.insert(std::move(one));
        return true;
    });
}

/// From the outcomes for one element those for lists of any length.
void truth_table::find_lists(list_relation& found) const {
    const auto elements = std::move(found.cases);
    list_case empty;
    for (const auto column : found.columns) empty.outcomes.push_back(columns_[column].what == operation::some ? truth::no : truth::yes);
    found.cases = {empty};
    for (std::vector<list_case> open{empty}; !open.empty();) {
        const auto list = std::move(open.back());
        open.pop_back();
        for (const auto& element : elements) {
            auto longer = list;
            longer.lacks |= element.lacks;
            for (std::size_t each = 0; each < found.columns.size(); ++each)
                longer.outcomes[each] = tabling::with_element(columns_[found.columns[each]].what, list.outcomes[each], element.outcomes[each]);
            if (found.cases.insert(longer).second) open.push_back(std::move(longer));
        }
    }
    // A list of which nothing is known.
    found.cases.insert({std::vector(found.columns.size(), truth::unknown), 0});
}

void truth_table::find_needs(list_relation& found) const {
    const auto& list = code_.accesses()[columns_[found.columns.front()].access];
    found.needed.resize(columns_.size());
    for (std::size_t column = 0; column < columns_.size(); ++column)
        for (std::size_t fact = 0; fact < found.lacking.size(); ++fact)
            if (needs_of_every_element(code_, columns_[column], list, found.lacking[fact])) found.needed[column] |= 1u << fact;
}

bool truth_table::holds_always(const std::function<bool()>& holds) {
    relate_facts();
    outcomes_.assign(columns_.size(), truth::no);
    return holds_from(0, holds);
}

/// In every case that agrees with this one before the column `next`.
bool truth_table::holds_from(std::size_t next, const std::function<bool()>& holds) {
    if (next == columns_.size()) return !can_be() || holds();
    for (const auto outcome : {truth::no, truth::yes, truth::unknown}) {
        if (outcome == truth::unknown && is_always_decided(columns_[next])) break;
        outcomes_[next] = outcome;
        if (!holds_from(next + 1, holds)) return false;
    }
    return true;
}

/// Where a record is that is referred to may be unknown, and then what is known of it.
bool truth_table::is_always_decided(const instruction& each) const {
    return each.what == operation::known && code_.accesses()[each.access].row.hops.empty();
}

bool truth_table::can_be() const {
    const auto contradicts = [&](const auto& pair) { return outcomes_[pair.first] == truth::yes && outcomes_[pair.second] == truth::no; };
    const auto is_known_without = [&](const auto& pair) { return outcomes_[pair.first] == truth::no && outcomes_[pair.second] != truth::unknown; };
    return std::none_of(implications_.begin(), implications_.end(), contradicts) && std::none_of(needs_.begin(), needs_.end(), is_known_without) &&
           std::all_of(lists_.begin(), lists_.end(), [&](const list_relation& each) { return can_be(each); });
}

bool truth_table::can_be(const list_relation& lists) const {
    std::vector<truth> asked;
    for (const auto column : lists.columns) asked.push_back(outcomes_[column]);
    // Facts without which something is known that needs them of every element.
    std::uint32_t there = 0;
    for (std::size_t column = 0; column < outcomes_.size(); ++column)
        if (outcomes_[column] != truth::unknown) there |= lists.needed[column];
    return std::any_of(lists.cases.begin(), lists.cases.end(),
                       [&](const list_case& each) { return each.outcomes == asked && (each.lacks & there) == 0; });
}

truth truth_table::outcome_of(std::uint32_t unit) const {
    const auto& whole = code_.units()[unit];
    return covering::outcome_of(whole, [&](std::size_t slot) -> std::optional<truth> {
        const auto& each = whole.code[slot];
        if (is_group(each.what)) return std::nullopt;
        if (is_inner(each)) return turned(outcome_of(each.unit), each.negated);
        const auto& place = places_.at(&each);
        return turned(outcomes_[place.column], each.negated != place.is_turned);
    });
}

} // namespace guong::inline v0::differing
