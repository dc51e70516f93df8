#include "repair_search.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <queue>
#include <set>
#include <utility>

#include "../program/reached_code.hpp"
#include "repair_needs.hpp"
#include "repair_values.hpp"

namespace guong::inline v0::explaining {

world_parts::world_parts(const world& whole) : whole_{whole} {
    for (const auto& [fact, content] : whole.facts)
        if (!is_fresh(fact.first)) parts_.push_back({part::kind::fact, fact, 0});
    for (const auto& [list, edit] : whole.lists) {
        if (is_fresh(list.first)) continue; // part of the element that has it
        for (const auto element : edit.without) parts_.push_back({part::kind::without, list, element});
        for (const auto element : edit.fresh) parts_.push_back({part::kind::fresh, list, element});
        if (edit.without.empty() && edit.fresh.empty()) parts_.push_back({part::kind::emptied, list, 0});
    }
}

world world_parts::of(const std::vector<bool>& kept) const {
    world made;
    std::set<data_row> fresh;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        if (!kept[i]) continue;
        const auto& [what, where, element] = parts_[i];
        switch (what) {
        case part::kind::fact: made.facts.emplace(where, whole_.facts.at(where)); break;
        case part::kind::without: made.lists[where].without.push_back(element); break;
        case part::kind::fresh: made.lists[where].fresh.push_back(element); break;
        case part::kind::emptied: made.lists[where]; break;
        }
    }
    std::set<row_number> kept_rows;
    for (const auto& [list, edit] : made.lists) kept_rows.insert(edit.fresh.begin(), edit.fresh.end());
    for (bool is_new = true; is_new;) {
        is_new = false;
        for (const auto& [list, edit] : whole_.lists) {
            if (!is_fresh(list.first) || !kept_rows.contains(list.first.second) || !made.lists.emplace(list, edit).second) continue;
            kept_rows.insert(edit.fresh.begin(), edit.fresh.end());
            is_new = true;
        }
    }
    for (const auto& [fact, content] : whole_.facts)
        if (is_fresh(fact.first) && kept_rows.contains(fact.first.second)) made.facts.emplace(fact, content);
    return made;
}

namespace {

constexpr std::size_t obstacles_max = 16;
constexpr std::uint32_t changes_again_max = 1; // of facts that hang on each other; without an end they would drive each other on
constexpr std::size_t rounds_max = 4;

class repair_search {
public:
    repair_search(repair_room& room, const change_options& options)
        : room_{room}, options_{options}, calculated_{room.code()}, values_{room, calculated_} {}

    found_repairs find() {
        if (options_.sets_max == 0) return {};
        push({}, {}, {{}, changes_again_max});
        while (!waiting_.empty() && found_.worlds.size() < options_.sets_max) {
            if (room_.trials_left() == 0) break;
            auto next = waiting_.top();
            waiting_.pop();
            if (contains_found(next.changed)) continue;
            if (!next.is_evaluated)
                evaluate(std::move(next));
            else if (next.is_eligible)
                settle(std::move(next.changed));
            else
                expand(next);
        }
        // Without trials, nothing is found that could be tried.
        if (room_.trials_left() == 0) found_.complete = false;
        // Longer sets were not looked into; where none of those found costs as much as the least of them, that does not matter.
        const auto dearest = found_.worlds.empty() ? unaffordable.cost : room_.price_of(found_.worlds.back()).cost;
        if (least_too_long_ <= dearest && least_too_long_ < unaffordable.cost) found_.complete = false;
        if (!found_.worlds.empty()) found_.obstacles.clear();
        return std::move(found_);
    }

private:
    struct state {
        price estimate; ///< of the cheapest world behind it
        price spent;
        std::size_t depth = 0; ///< facts and elements that are otherwise
        std::uint64_t number = 0;
        world changed;
        need_reader::way come_by;
        bool is_evaluated = false;
        bool is_eligible = false;
        std::vector<spot> spots; ///< one of which must change

        /// The dearest on top of nothing: a queue gives the greatest first.
        friend bool operator<(const state& left, const state& right) noexcept {
            if (left.estimate != right.estimate) return right.estimate < left.estimate;
            if (left.is_eligible != right.is_eligible) return right.is_eligible;
            if (left.spent != right.spent) return left.spent < right.spent;
            if (left.depth != right.depth) return left.depth < right.depth;
            return right.number < left.number;
        }
    };

    void push(world changed, price at_least, const need_reader::way& come_by) {
        if (world_parts{changed}.size() + inner_elements_of(changed) > options_.changes_max) {
            least_too_long_ = std::min(least_too_long_, std::max(room_.price_of(changed), at_least).cost);
            return;
        }
        if (!visited_.insert(changed).second || contains_found(changed)) return;
        state made;
        made.spent = room_.price_of(changed);
        made.estimate = std::max(made.spent, at_least);
        made.depth = depth_of(changed);
        made.number = ++pushed_;
        made.changed = std::move(changed);
        made.come_by = come_by;
        waiting_.push(std::move(made));
    }

    /// Elements put into lists of elements that are put in themselves.
    static std::size_t inner_elements_of(const world& changed) {
        std::size_t count = 0;
        for (const auto& [list, edit] : changed.lists)
            if (is_fresh(list.first)) count += edit.fresh.size();
        return count;
    }

    static std::size_t depth_of(const world& changed) {
        auto depth = changed.facts.size();
        for (const auto& [list, edit] : changed.lists) depth += edit.without.size() + edit.fresh.size();
        return depth;
    }

    void evaluate(state next) {
        next.is_evaluated = true;
        next.is_eligible = room_.is_eligible(next.changed);
        if (!next.is_eligible) {
            auto asked = need_reader{room_, calculated_, next.changed, next.come_by}.of_criterion();
            if (asked.is_hopeless()) return note_obstacles(asked.spots);
            next.estimate = std::max(next.estimate, next.spent + asked.bound);
            next.spots = std::move(asked.spots);
        }
        waiting_.push(std::move(next));
    }

    void note_obstacles(const std::vector<spot>& spots) {
        for (const auto& each : spots) {
            if (is_fresh(each.row)) continue;
            switch (each.what) {
            case spot::kind::reference: note_obstacle(obstacle::kind::reference, each); break;
            case spot::kind::known: note_obstacle(obstacle::kind::known, each); break;
            default:
                if (room_.is_fixed(each.row, each.field)) note_obstacle(obstacle::kind::fixed, each);
            }
        }
    }

    void note_obstacle(obstacle::kind why, spot where) {
        if (where.what == spot::kind::removal) where = {spot::kind::addition, where.row, where.field, 0};
        const std::pair noted{why, where};
        const auto& all = found_.obstacles;
        if (all.size() < obstacles_max && std::find(all.begin(), all.end(), noted) == all.end()) found_.obstacles.push_back(noted);
    }

    // Worlds one change further.

    void expand(const state& from) {
        std::vector<compared_values> comparisons;
        std::vector<spot> open;
        {
            need_reader reader{room_, calculated_, from.changed, from.come_by};
            for (const auto& each : from.spots)
                if (reader.price_of(each) < unaffordable) open.push_back(each);
            tell_one_at_a_time(from.changed, open);
            if (std::any_of(open.begin(), open.end(), [&](const spot& each) { return calculated_.contains(each.row.first, each.field); }))
                comparisons = reader.comparisons();
        }
        note_obstacles(from.spots);
        for (const auto& each : open) {
            switch (each.what) {
            case spot::kind::fact: change_fact(from, each, comparisons); break;
            case spot::kind::addition: add_element(from, each); break;
            default: remove_element(from, each);
            }
        }
    }

    /// Of what an added element does not say yet, one fact at a time is told, of those that are only compared with constants first. In which
    /// order does not matter, and to say more takes nothing away, unless the rules ask what is known.
    void tell_one_at_a_time(const world& changed, std::vector<spot>& open) const {
        if (room_.code().asks_what_is_known()) return;
        const auto is_untold = [&](const spot& each) {
            return each.what == spot::kind::fact && is_fresh(each.row) && !changed.facts.contains({each.row, each.field});
        };
        std::map<data_row, spot> told;
        for (const bool calculated : {false, true})
            for (const auto& each : open)
                if (is_untold(each) && calculated_.contains(each.row.first, each.field) == calculated) told.emplace(each.row, each);
        std::erase_if(open, [&](const spot& each) { return is_untold(each) && told.at(each.row) != each; });
    }

    void change_fact(const state& from, const spot& where, const std::vector<compared_values>& comparisons) {
        const fact_place fact{where.row, where.field};
        const auto values = values_.of(from.changed, fact, comparisons);
        if (values.empty() && !from.changed.facts.contains(fact) && !is_fresh(where.row)) {
            if (waits_for_reference_date(where, comparisons)) note_obstacle(obstacle::kind::no_reference_date, {});
            else note_obstacle(obstacle::kind::no_value, where);
        }
        for (const auto& content : values) {
            auto next = from.changed;
            next.facts[fact] = content;
            const bool is_again = from.changed.facts.contains(fact);
            push(std::move(next), from.estimate, {fact, from.come_by.again - is_again});
        }
    }

    /// Whether no value of it can be tried as the host gives no day up to which to count.
    [[nodiscard]] bool waits_for_reference_date(const spot& fact, const std::vector<compared_values>& comparisons) const {
        if (room_.engine().options().as_of) return false;
        return std::any_of(comparisons.begin(), comparisons.end(), [&](const compared_values& each) {
            return std::binary_search(each.spots.begin(), each.spots.end(), fact) &&
                   reached_from(room_.code(), room_.code().units()[each.unit].code[each.slot]).reads_reference_date;
        });
    }

    void add_element(const state& from, const spot& where) {
        const list_place list{where.row, where.field};
        const auto known = from.changed.lists.find(list);
        const bool is_unknown = known == from.changed.lists.end() &&
                                (is_fresh(where.row) || !room_.engine().data().elements(where.row.first, where.row.second, where.field));
        if (is_unknown) {
            auto next = from.changed;
            next.lists[list];
            push(std::move(next), from.estimate, {{}, from.come_by.again});
        }
        const auto ordinal = known == from.changed.lists.end() ? 0 : known->second.fresh.size();
        auto next = from.changed;
        const auto added = room_.fresh_row(list, ordinal);
        next.lists[list].fresh.push_back(added);
        if (ordinal > 0) { // one like the last is often what is lacking
            auto alike = next;
            const auto type = room_.field(where.row.first, where.field).type.index;
            const data_row last{type, known->second.fresh.back()};
            for (const auto& [fact, content] : from.changed.facts)
                if (fact.first == last) alike.facts[{{type, added}, fact.second}] = content;
            copy_lists(last, {type, added}, from.changed, alike);
            push(std::move(alike), from.estimate, {{}, from.come_by.again});
        }
        push(std::move(next), from.estimate, {{}, from.come_by.again});
    }

    /// What stands in lists of an element that was put in, into those of another.
    void copy_lists(data_row like, data_row added, const world& from, world& to) {
        for (const auto& [list, edit] : from.lists) {
            if (list.first != like) continue;
            const list_place own{added, list.second};
            auto& copies = to.lists[own].fresh;
            const auto type = room_.field(added.first, list.second).type.index;
            for (const auto element : edit.fresh) {
                copies.push_back(room_.fresh_row(own, copies.size()));
                for (const auto& [fact, content] : from.facts)
                    if (fact.first == data_row{type, element}) to.facts[{{type, copies.back()}, fact.second}] = content;
            }
        }
    }

    void remove_element(const state& from, const spot& where) {
        auto next = from.changed;
        auto& without = next.lists[{where.row, where.field}].without;
        without.insert(std::lower_bound(without.begin(), without.end(), where.element), where.element);
        std::erase_if(next.facts, [&](const auto& each) {
            return each.first.first == data_row{room_.field(where.row.first, where.field).type.index, where.element} && !is_elsewhere(each.first.first);
        });
        push(std::move(next), from.estimate, {{}, from.come_by.again});
    }

    /// A record of its own may be reached on other ways too.
    [[nodiscard]] bool is_elsewhere(data_row row) const { return !room_.engine().data().of(row.first).inline_row[row.second]; }

    // What was found.

    /// Whether it changes all that some world found changes, whatever to.
    [[nodiscard]] bool contains_found(const world& changed) const {
        return std::any_of(found_.worlds.begin(), found_.worlds.end(), [&](const world& each) { return contains(changed, each); });
    }

    static bool contains(const world& whole, const world& part) {
        for (const auto& [fact, content] : part.facts)
            if (!is_fresh(fact.first) && !whole.facts.contains(fact)) return false;
        for (const auto& [list, edit] : part.lists) {
            if (is_fresh(list.first)) continue;
            const auto other = whole.lists.find(list);
            if (other == whole.lists.end() || other->second.fresh.size() < edit.fresh.size()) return false;
            if (!std::includes(other->second.without.begin(), other->second.without.end(), edit.without.begin(), edit.without.end())) return false;
        }
        return true;
    }

    void settle(world changed) {
        for (std::size_t round = 0; round < rounds_max; ++round) {
            auto next = tightened(without_idle_facts(smallest_part(changed)));
            if (next == changed) break;
            changed = std::move(next);
        }
        if (contains_found(changed) || !is_minimal(changed) || !room_.is_eligible(changed)) return;
        std::erase_if(found_.worlds, [&](const world& each) { return contains(each, changed); });
        const auto cost = room_.price_of(changed);
        const auto place = std::upper_bound(found_.worlds.begin(), found_.worlds.end(), cost,
                                            [&](const price& asked, const world& each) { return asked < room_.price_of(each); });
        found_.worlds.insert(place, std::move(changed));
    }

    template <class Visit>
    static void for_each_proper_part(const world_parts& parts, Visit visit) {
        if (parts.size() > max_parts) return;
        for (std::uint64_t bits = 1; bits + 1 < std::uint64_t{1} << parts.size(); ++bits) {
            std::vector<bool> kept;
            for (std::size_t i = 0; i < parts.size(); ++i) kept.push_back((bits >> i & 1) != 0);
            if (!visit(parts.of(kept))) return;
        }
    }

    /// The cheapest part of it that is enough.
    world smallest_part(const world& changed) {
        auto best = changed;
        for_each_proper_part(world_parts{changed}, [&](world part) {
            if (room_.price_of(part) < room_.price_of(best) && room_.is_eligible(part)) best = std::move(part);
            return room_.trials_left() > 0;
        });
        return best;
    }

    bool is_minimal(const world& changed) {
        bool minimal = true;
        for_each_proper_part(world_parts{changed}, [&](const world& part) {
            minimal = room_.trials_left() > 0 && !room_.is_eligible(part);
            return minimal;
        });
        return minimal;
    }

    /// What an element that is added need not say.
    world without_idle_facts(world changed) {
        for (const auto& [list, edit] : std::map{changed.lists}) {
            auto fewer = changed;
            fewer.lists.erase(list);
            if (is_fresh(list.first) && room_.is_eligible(fewer)) changed = std::move(fewer);
        }
        for (auto fact = changed.facts.begin(); fact != changed.facts.end();) {
            if (!is_fresh(fact->first.first)) {
                ++fact;
                continue;
            }
            auto fewer = changed;
            fewer.facts.erase(fact->first);
            const auto next = std::next(fact)->first;
            const bool is_last = std::next(fact) == changed.facts.end();
            if (!room_.is_eligible(fewer)) {
                ++fact;
                continue;
            }
            changed = std::move(fewer);
            fact = is_last ? changed.facts.end() : changed.facts.find(next);
        }
        return changed;
    }

    /// Each fact, the others being as they are, as near to what the record says as it can be.
    world tightened(world changed) {
        const auto comparisons = need_reader{room_, calculated_, changed, {}}.comparisons();
        for (const auto& [fact, content] : world{changed}.facts) {
            const auto type = room_.field(fact.first.first, fact.second).type;
            const auto original = room_.original(fact);
            if (!is_known(original)) continue;
            const auto moved = room_.distance(type, original, content);
            for (const auto& nearer : values_.of(changed, fact, comparisons)) {
                if (type.base == model::base_type::text || is_further(original, nearer, content)) continue;
                if (room_.distance(type, original, nearer) > moved) continue;
                auto other = changed;
                other.facts[fact] = nearer;
                if (!room_.is_eligible(other)) continue;
                changed = std::move(other);
                break;
            }
        }
        return changed;
    }

    /// Of two values on one side of what the record says: whether the first is no nearer.
    static bool is_further(const value& original, const value& first, const value& second) {
        if (original < first && original < second) return !(first < second);
        if (first < original && second < original) return !(second < first);
        return false;
    }

    static constexpr std::size_t max_parts = 16;

    repair_room& room_;
    const change_options& options_;
    calculated_fields calculated_;
    repair_values values_;
    std::priority_queue<state> waiting_;
    std::set<world> visited_;
    std::uint64_t pushed_ = 0;
    std::int64_t least_too_long_ = unaffordable.cost; ///< what a set of too many changes costs at least
    found_repairs found_;
};

} // namespace

found_repairs find_repairs(repair_room& room, const change_options& options) {
    auto found = repair_search{room, options}.find();
    // What a function of the host answers can be tried, not reckoned: there may always be another set.
    found.complete = found.complete && !reached_from(room.code(), room.unit()).asks_functions;
    return found;
}

} // namespace guong::inline v0::explaining
