#include <guong/explanation.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "../program/reached_code.hpp"
#include "repair_needs.hpp"
#include "repair_values.hpp"
#include "sensitivity.hpp"
#include "world_words.hpp"

namespace guong::inline v0 {

namespace explaining {

namespace {

bool has_order(model::base_type base) {
    return base != model::base_type::text && base != model::base_type::boolean && base != model::base_type::judgement;
}

class margin_search {
public:
    explicit margin_search(repair_room& room) : room_{room}, calculated_{room.code()}, values_{room, calculated_}, words_{room}, secrets_{room.rules()} {}

    [[nodiscard]] margins find() {
        std::vector<spot> read;
        {
            need_reader reader{room_, calculated_, unchanged_, {}};
            read = reader.everything_read();
            if (!calculated_.empty()) comparisons_ = reader.comparisons();
        }
        std::map<list_place, std::vector<row_number>> lists;
        for (const auto& each : read) {
            if (each.what == spot::kind::fact) add_fact({each.row, each.field});
            if (each.what == spot::kind::removal) lists[{each.row, each.field}].push_back(each.element);
        }
        for (const auto& [list, elements] : lists) add_list(list, elements);
        std::stable_sort(found_.begin(), found_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        margins made;
        for (auto& [moved, each] : found_) made.facts.push_back(std::move(each));
        made.complete = room_.trials_left() > 0;
        return made;
    }

private:
    void add_fact(const fact_place& fact) {
        const auto original = room_.original(fact);
        if (!is_known(original)) return;
        const auto without = with(fact, value{});
        if (room_.is_eligible(without) && !room_.code().asks_what_is_known()) return; // then it is, whatever the fact says
        const auto& type = room_.field(fact.first.first, fact.second).type;
        margin made{words_.location_of(fact.first, fact.second)};
        made.actual = words_.displayed(original, type);
        std::int64_t moved = room_.distance(type, original, value{});
        std::optional<value> lost;
        if (has_order(type.base)) {
            const auto [below, above] = nearest_lost(fact, original);
            if (below) made.at_least = words_.displayed(values_.before(fact, *below), type);
            if (above) made.at_most = words_.displayed(values_.before(fact, *above), type);
            made.must_stay = below && above && made.at_least->content == original && made.at_most->content == original;
            lost = !below || (above && room_.distance(type, original, *above) < room_.distance(type, original, *below)) ? above : below;
        } else {
            lost = other_lost(fact);
            made.must_stay = lost.has_value();
        }
        if (!lost && room_.is_eligible(without)) return;
        for (auto* bound : {&made.at_least, &made.at_most})
            if (*bound) (*bound)->disclosed = disclosed_if(secrets_.is_entangled(fact.first.first, fact.second));
        if (lost) moved = room_.distance(type, original, *lost);
        made.serves = words_.unmet_in(lost ? with(fact, *lost) : without);
        found_.emplace_back(moved, std::move(made));
    }

    [[nodiscard]] static world with(const fact_place& fact, value content) {
        world changed;
        changed.facts[fact] = std::move(content);
        return changed;
    }

    [[nodiscard]] bool is_lost(const world& changed) { return room_.trials_left() > 0 && !room_.is_eligible(changed); }

    /// The values on either side, nearest to what the record says, with which it is not eligible.
    std::pair<std::optional<value>, std::optional<value>> nearest_lost(const fact_place& fact, const value& original) {
        std::pair<std::optional<value>, std::optional<value>> lost;
        for (auto& tried : values_.of(unchanged_, fact, comparisons_)) {
            auto& side = tried < original ? lost.first : lost.second;
            if (!side && is_lost(with(fact, tried))) side = std::move(tried);
        }
        return lost;
    }

    /// Some other value, if it is not eligible with any.
    std::optional<value> other_lost(const fact_place& fact) {
        const auto tried = values_.of(unchanged_, fact, comparisons_);
        const bool all = std::all_of(tried.begin(), tried.end(), [&](const value& each) { return is_lost(with(fact, each)); });
        return all && !tried.empty() ? std::optional{tried.front()} : std::nullopt;
    }

    // Lists

    void add_list(const list_place& list, const std::vector<row_number>& elements) {
        if (room_.field(list.first.first, list.second).referring || !is_lost(without(list, elements))) return;
        margin made{words_.location_of(list.first, list.second)};
        made.size = static_cast<std::uint32_t>(elements.size());
        if (has_sensitive_facts(room_.field(list.first.first, list.second).type.index)) made.disclosed = disclosure::sensitive;
        for (const auto element : elements)
            if (is_lost(without(list, {element}))) made.needed.push_back(words_.name_of_element(list, element));
        const auto least = made.needed.empty() ? smallest_loss(list, elements) : std::vector<row_number>{};
        made.spare = made.needed.empty() ? static_cast<std::uint32_t>(least.size()) - 1 : 0;
        made.serves = words_.unmet_in(without(list, elements));
        const auto moved = (made.spare + 1) * room_.distance({model::base_type::text}, value{false}, value{true});
        found_.emplace_back(moved, std::move(made));
    }

    /// Which elements count may then tell of them.
    [[nodiscard]] bool has_sensitive_facts(model::record_index element) const {
        const auto& fields = room_.rules().records[element].fields;
        return std::any_of(fields.begin(), fields.end(), [](const model::field& each) { return each.sensitive; });
    }

    [[nodiscard]] static world without(const list_place& list, std::vector<row_number> elements) {
        world changed;
        std::sort(elements.begin(), elements.end());
        changed.lists[list].without = std::move(elements);
        return changed;
    }

    /// The fewest elements, from two on, without which it is not eligible; those that were looked through, where the bound is met.
    std::vector<row_number> smallest_loss(const list_place& list, const std::vector<row_number>& elements) {
        for (std::size_t count = 2; count < elements.size(); ++count) {
            std::vector<bool> taken(elements.size());
            std::fill_n(taken.begin(), count, true);
            do {
                std::vector<row_number> lost;
                for (std::size_t i = 0; i < elements.size(); ++i)
                    if (taken[i]) lost.push_back(elements[i]);
                if (is_lost(without(list, lost))) return lost;
                if (room_.trials_left() == 0) return lost;
            } while (std::prev_permutation(taken.begin(), taken.end()));
        }
        return elements;
    }

    repair_room& room_;
    calculated_fields calculated_;
    repair_values values_;
    world_words words_;
    sensitivity secrets_;
    const world unchanged_;
    std::vector<compared_values> comparisons_;
    std::vector<std::pair<std::int64_t, margin>> found_; ///< with how far it is to where eligibility is lost
};

} // namespace

} // namespace explaining

margins find_margins(const outcome& result, const margin_options& options) {
    if (result.verdict() != verdict::eligible) return {};
    explaining::repair_room room{result, options.trials_max};
    if (!room.is_open()) return {{}, false};
    auto found = explaining::margin_search{room}.find();
    // What functions of the host answer is tried, not reckoned.
    found.complete = found.complete && !reached_from(result.evaluator().program(), result.evaluator().program().unit_of(result.criterion())).asks_functions;
    return options.show_sensitive ? found : masked(std::move(found));
}

} // namespace guong::inline v0
