#include "repair_needs.hpp"

#include <algorithm>

#include "freed_facts.hpp"

namespace guong::inline v0::explaining {

namespace {

std::vector<row_number> numbers_of(const std::vector<data_row>& rows) {
    std::vector<row_number> numbers;
    for (const auto& each : rows) numbers.push_back(each.second);
    return numbers;
}

std::vector<spot> in_order(std::vector<spot> spots) {
    std::sort(spots.begin(), spots.end());
    spots.erase(std::unique(spots.begin(), spots.end()), spots.end());
    return spots;
}

bool have_common(const std::vector<spot>& left, const std::vector<spot>& right) {
    for (auto a = left.begin(), b = right.begin(); a != left.end() && b != right.end();) {
        if (*a == *b) return true;
        if (*a < *b)
            ++a;
        else
            ++b;
    }
    return false;
}

std::vector<data_row> with_inner(const std::vector<data_row>& scopes, data_row inner) {
    auto rows = scopes;
    rows.push_back(inner);
    return rows;
}

} // namespace

// Sets of spots.

need need_reader::leaf(std::vector<spot> spots) const {
    need made{in_order(std::move(spots)), unaffordable};
    for (const auto& each : made.spots) made.bound = std::min(made.bound, price_of(each));
    return made;
}

/// Any of them is enough: the spots of all, but for those about which nothing can be done.
need need_reader::one_of(std::vector<need> needs) {
    need made{{}, unaffordable};
    const bool has_hope = std::any_of(needs.begin(), needs.end(), [](const need& each) { return !each.is_hopeless(); });
    for (auto& each : needs) {
        made.bound = std::min(made.bound, each.bound);
        if (has_hope && each.is_hopeless()) continue;
        made.spots.insert(made.spots.end(), each.spots.begin(), each.spots.end());
    }
    made.spots = in_order(std::move(made.spots));
    return made;
}

std::size_t need_reader::ways_of(const need& each) const {
    return static_cast<std::size_t>(
        std::count_if(each.spots.begin(), each.spots.end(), [&](const spot& asked) { return price_of(asked) < unaffordable; }));
}

/// Where no change serves two of them, each has its own price. Of all of them, a part that does so is looked for.
price need_reader::least_together(const std::vector<need>& needs, std::size_t count) const {
    std::vector<const need*> by_price;
    for (const auto& each : needs) by_price.push_back(&each);
    std::stable_sort(by_price.begin(), by_price.end(), [](const need* a, const need* b) { return a->bound < b->bound; });
    const bool all = count == needs.size();
    if (all) std::reverse(by_price.begin(), by_price.end());
    std::vector<spot> taken;
    price total;
    for (std::size_t i = 0; i < by_price.size(); ++i) {
        if (have_common(taken, by_price[i]->spots)) {
            if (all) continue;
            return by_price[count - 1]->bound;
        }
        if (all || i < count) total = total + by_price[i]->bound;
        taken.insert(taken.end(), by_price[i]->spots.begin(), by_price[i]->spots.end());
        taken = in_order(std::move(taken));
    }
    return total;
}

/// So many of them must be seen to: then one of all but so many others.
need need_reader::some_of(std::vector<need> needs, std::size_t count) const {
    if (count <= 1) return one_of(std::move(needs));
    auto hopeful = needs;
    std::erase_if(hopeful, [](const need& each) { return each.is_hopeless(); });
    if (hopeful.size() < count) {
        std::erase_if(needs, [](const need& each) { return !each.is_hopeless(); });
        return one_of(std::move(needs));
    }
    const auto bound = least_together(hopeful, count);
    std::stable_sort(hopeful.begin(), hopeful.end(), [&](const need& a, const need& b) { return ways_of(a) < ways_of(b); });
    hopeful.resize(hopeful.size() - (count - 1));
    auto made = one_of(std::move(hopeful));
    made.bound = std::max(made.bound, bound);
    return made;
}

price need_reader::price_of(const spot& asked) const {
    const auto& declared = room_.field(asked.row.first, asked.field);
    switch (asked.what) {
    case spot::kind::fact: {
        const bool is_changed = world_.facts.contains({asked.row, asked.field});
        // Of what is only compared with constants, every value that makes a difference was tried when it was changed.
        if (is_changed && (way_.again == 0 || !calculated_.contains(asked.row.first, asked.field))) return unaffordable;
        if (way_.last == fact_place{asked.row, asked.field}) return unaffordable;
        if (is_changed || is_fresh(asked.row)) return {};
        if (room_.is_fixed(asked.row, asked.field)) return unaffordable;
        const bool is_turned = (declared.type.base == model::base_type::boolean || declared.type.base == model::base_type::judgement);
        return {declared.cost, is_turned && is_known(room_.original({asked.row, asked.field})) ? room_.distance(declared.type, true, false) : 0};
    }
    case spot::kind::addition: {
        if (!room_.can_add(asked.row, asked.field)) return unaffordable;
        const auto edit = world_.lists.find({asked.row, asked.field});
        const bool is_emptied = edit != world_.lists.end() && edit->second.without.empty() && edit->second.fresh.empty();
        return {is_emptied ? 0 : std::int64_t{declared.cost}, 0};
    }
    case spot::kind::removal:
        if (!room_.can_remove(asked.row, asked.field, asked.element)) return unaffordable;
        return {declared.cost, 0};
    case spot::kind::reference:
    case spot::kind::known: break;
    }
    return unaffordable;
}

// The way through the code.

need_reader::journey_end need_reader::follow(const model::row_path& path, const copies& scopes) const {
    journey_end end{true, scopes[scopes.size() - 1 - path.depth], {}};
    for (const auto hop : path.hops) {
        const auto next = ground_.engine().data().reference(end.row.first, end.row.second, hop);
        if (!next) return {false, end.row, {spot::kind::reference, original(end.row), hop, 0}};
        end.row = {room_.field(end.row.first, hop).type.index, *next};
    }
    return end;
}

slots need_reader::bits_of(std::uint32_t unit, const copies& scopes) const {
    slots bits;
    ground_.engine().run(unit, numbers_of(scopes), bits);
    return bits;
}

truth need_reader::outcome_of(std::uint32_t unit, const copies& scopes) const { return bits_of(unit, scopes)[0]; }

need need_reader::of_criterion() { return of_unit(room_.unit(), {{room_.root().first, ground_.copy_of(room_.root())}}, true); }

need need_reader::of_unit(std::uint32_t unit, const copies& scopes, bool wanted) { return of_slot(unit, 0, scopes, bits_of(unit, scopes), wanted); }

need need_reader::of_slot(std::uint32_t unit, std::uint32_t slot, const copies& scopes, const slots& bits, bool wanted) {
    ++visited_;
    const auto& code = code_.units()[unit].code[slot];
    if (code.negated) wanted = !wanted;
    switch (code.what) {
    case operation::within:
    case operation::one_of: return of_everything(unit, slot, scopes);
    case operation::compare:
    case operation::text_test: return of_calculation(unit, slot, scopes, wanted);
    case operation::known: return of_knowledge(code_.accesses()[code.access], scopes, wanted);
    case operation::call: return of_call(code, scopes, wanted);
    case operation::some:
    case operation::every:
    case operation::no:
    case operation::count_within: return of_list(code, scopes, wanted);
    default: return of_group(unit, code, scopes, bits, wanted);
    }
}

need need_reader::of_everything(std::uint32_t unit, std::uint32_t slot, const copies& scopes) {
    std::vector<spot> spots;
    collect(unit, slot, scopes, spots);
    return leaf(std::move(spots));
}

need need_reader::of_calculation(std::uint32_t unit, std::uint32_t slot, const copies& scopes, bool wanted) {
    auto made = of_everything(unit, slot, scopes);
    if (code_.asks_what_is_known() || made.is_hopeless()) return made; // there, not to know a fact may decide
    std::vector<data_row> rows;
    for (const auto& each : scopes) rows.push_back(original(each));
    freed_facts freed{ground_, world_, room_, [this, unit, slot, wanted, rows] {
                          visited_ += visits_for_a_trial;
                          return ground_.outcome(unit, slot, rows) != (wanted ? truth::no : truth::yes);
                      }};
    made.bound = std::max(made.bound, freed.least_price(made.spots, [this](const spot& each) { return price_of(each); }));
    return made;
}

need need_reader::of_group(std::uint32_t unit, const instruction& code, const copies& scopes, const slots& bits, bool wanted) {
    std::size_t met = 0, unmet = 0;
    for (std::uint32_t i = 0; i < code.size; ++i) {
        met += bits[code.first + i] == truth::yes;
        unmet += bits[code.first + i] == truth::no;
    }
    const auto children = [&](bool child_wanted) {
        std::vector<need> needs;
        for (std::uint32_t i = 0; i < code.size; ++i)
            if (bits[code.first + i] != (child_wanted ? truth::yes : truth::no)) needs.push_back(of_slot(unit, code.first + i, scopes, bits, child_wanted));
        return needs;
    };
    const std::size_t size = code.size, needed = code.needed;
    switch (code.what) {
    case operation::all: return wanted ? some_of(children(true), size - met) : one_of(children(false));
    case operation::any: return wanted ? one_of(children(true)) : some_of(children(false), size - unmet);
    case operation::none: return wanted ? some_of(children(false), size - unmet) : one_of(children(true));
    case operation::at_least:
        return wanted ? some_of(children(true), needed - met) : some_of(children(false), size - unmet + 1 - needed);
    default: break;
    }
    std::vector<spot> spots;
    for (std::uint32_t i = 0; i < code.size; ++i) collect(unit, code.first + i, scopes, spots);
    return leaf(std::move(spots));
}

need need_reader::of_knowledge(const access& asked, const copies& scopes, bool wanted) {
    const auto end = follow(asked.row, scopes);
    if (!end.is_reached) return leaf({end.unreached});
    auto what = spot::kind::known;
    if (wanted) what = asked.type.list ? spot::kind::addition : asked.type.base == model::base_type::record ? spot::kind::reference : spot::kind::fact;
    return leaf({{what, original(end.row), asked.field, 0}});
}

need need_reader::of_call(const instruction& code, const copies& scopes, bool wanted) {
    const auto end = follow(code_.accesses()[code.access].row, scopes);
    if (!end.is_reached) return leaf({end.unreached});
    const std::tuple key{code.unit, end.row, wanted};
    if (const auto known = called_.find(key); known != called_.end()) return known->second;
    return called_.emplace(key, of_unit(code.unit, {end.row}, wanted)).first->second;
}

// Lists.

need_reader::listed need_reader::list_of(std::uint32_t list_access, std::uint32_t unit, const copies& scopes) {
    const auto& asked = code_.accesses()[list_access];
    listed found;
    const auto end = follow(asked.row, scopes);
    found.is_reached = end.is_reached;
    found.unreached = end.unreached;
    if (!end.is_reached) return found;
    found.owner = original(end.row);
    found.field = asked.field;
    const auto elements = ground_.engine().data().elements(end.row.first, end.row.second, asked.field);
    found.is_known = elements.has_value();
    if (!elements) return found;
    found.elements.assign(elements->begin(), elements->end());
    for (const auto element : found.elements)
        found.outcomes.push_back(unit == no_unit ? truth::yes : outcome_of(unit, with_inner(scopes, {asked.type.index, element})));
    return found;
}

need need_reader::of_element(const listed& list, std::size_t index, std::uint32_t unit, const copies& scopes, bool wanted) {
    if (unit == no_unit) return {{}, unaffordable};
    return of_unit(unit, with_inner(scopes, {room_.field(list.owner.first, list.field).type.index, list.elements[index]}), wanted);
}

/// So many more elements must come out as wanted: those that do not yet, or others that are added.
need need_reader::of_more(const listed& list, std::uint32_t unit, const copies& scopes, bool wanted, std::uint64_t lacking) {
    const auto addition = leaf({{spot::kind::addition, list.owner, list.field, 0}});
    std::vector<need> needs;
    for (std::size_t i = 0; i < list.elements.size(); ++i)
        if (list.outcomes[i] != (wanted ? truth::yes : truth::no)) needs.push_back(of_element(list, i, unit, scopes, wanted));
    std::vector<need> several = needs;
    constexpr std::uint64_t additions_counted_max = 100; // a bound need not be the best
    for (std::uint64_t i = 0; i < std::min(lacking, additions_counted_max); ++i) {
        // Each addition is another one; told apart here, so that they add up.
        auto next = addition;
        if (!next.is_hopeless()) next.spots = {{spot::kind::addition, list.owner, list.field, static_cast<row_number>(i + 1)}};
        several.push_back(std::move(next));
    }
    std::erase_if(several, [](const need& each) { return each.is_hopeless(); });
    const auto count = static_cast<std::size_t>(std::min(lacking, additions_counted_max));
    needs.push_back(addition);
    auto made = one_of(std::move(needs));
    if (count > 1 && several.size() >= count) made.bound = std::max(made.bound, least_together(several, count));
    return made;
}

/// So many elements that may come out otherwise must come out as wanted, or go.
need need_reader::of_fewer(const listed& list, std::uint32_t unit, const copies& scopes, bool wanted, std::uint64_t excess) {
    std::vector<need> needs;
    for (std::size_t i = 0; i < list.elements.size(); ++i) {
        if (list.outcomes[i] == (wanted ? truth::yes : truth::no)) continue;
        const auto element = ground_.original_of(room_.field(list.owner.first, list.field).type.index, list.elements[i]).second;
        const auto removal = leaf({{spot::kind::removal, list.owner, list.field, element}});
        needs.push_back(one_of({of_element(list, i, unit, scopes, wanted), removal}));
    }
    return some_of(std::move(needs), static_cast<std::size_t>(excess));
}

need need_reader::of_list(const instruction& code, const copies& scopes, bool wanted) {
    const auto list = list_of(code.access, code.unit, scopes);
    if (!list.is_reached) return leaf({list.unreached});
    if (!list.is_known) return leaf({{spot::kind::addition, list.owner, list.field, 0}});
    const auto count = [&](truth outcome) { return static_cast<std::uint64_t>(std::count(list.outcomes.begin(), list.outcomes.end(), outcome)); };
    const std::uint64_t size = list.elements.size(), met = count(truth::yes), possible = size - count(truth::no);
    switch (code.what) {
    case operation::some: return wanted ? of_more(list, code.unit, scopes, true, 1) : of_fewer(list, code.unit, scopes, false, possible);
    case operation::no: return wanted ? of_fewer(list, code.unit, scopes, false, possible) : of_more(list, code.unit, scopes, true, 1);
    case operation::every: return wanted ? of_fewer(list, code.unit, scopes, true, size - met) : of_more(list, code.unit, scopes, false, 1);
    default: break;
    }
    const bool is_simple = wanted && code.count_low <= code.count_high;
    if (is_simple && met < code.count_low && possible <= code.count_high) return of_more(list, code.unit, scopes, true, code.count_low - met);
    if (is_simple && met >= code.count_low && possible > code.count_high) return of_fewer(list, code.unit, scopes, false, possible - code.count_high);
    std::vector<spot> spots;
    collect_list(code.access, {code.unit}, scopes, spots);
    return leaf(std::move(spots));
}

} // namespace guong::inline v0::explaining
