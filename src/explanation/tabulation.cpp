#include "tabulation.hpp"

#include <algorithm>
#include <functional>

#include <guong/limits.hpp>

namespace guong::inline v0::explaining {

namespace {

constexpr std::int64_t tried_in_full_max = 300; // scales have no more levels

std::optional<int> order_of(const operand_value& left, const operand_value& right) {
    if (!is_known(left.content) || left.content.index() != right.content.index()) return std::nullopt;
    return left.content < right.content ? -1 : right.content < left.content ? 1 : 0;
}

/// Combinations of numbers below some limits, one after the other.
bool next_combination(std::vector<std::uint32_t>& numbers, const std::function<std::size_t(std::size_t)>& limit) {
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (++numbers[i] < limit(i)) return true;
        numbers[i] = 0;
    }
    return false;
}

} // namespace

/// The values of a type as whole numbers, in order, and those to begin with.
struct tabulator::line {
    model::type type;
    std::int64_t lowest = 0;
    std::int64_t highest = 0;
    int places = 0;
    std::vector<std::int64_t> begin; ///< sorted

    [[nodiscard]] bool is_tried_in_full() const { return highest - lowest < tried_in_full_max; }
    [[nodiscard]] decimal point(std::int64_t at) const { return decimal::of(at, places); }
    [[nodiscard]] value content(std::int64_t at) const {
        switch (type.base) {
        case model::base_type::boolean:
        case model::base_type::judgement: return at != 0;
        case model::base_type::scale: return level{static_cast<std::uint8_t>(at)};
        case model::base_type::date: return date{static_cast<std::int32_t>(at)};
        case model::base_type::school_year: return school_year{static_cast<std::int32_t>(at)};
        default: return point(at);
        }
    }
    void begin_with(std::vector<std::int64_t> values) {
        if (is_tried_in_full()) {
            for (auto at = lowest; at <= highest; ++at) begin.push_back(at);
            return;
        }
        for (const auto at : values)
            if (at >= lowest && at <= highest) begin.push_back(at);
        std::sort(begin.begin(), begin.end());
        begin.erase(std::unique(begin.begin(), begin.end()), begin.end());
    }
};

bool tabulator::is_ready() {
    if (!is_asked_) {
        is_asked_ = true;
        ground_ = trial_ground::around(engine_, root_, limits::trial_rows_max);
        collect_constants();
    }
    return ground_.has_value() && trials_left_ > 0;
}

void tabulator::collect_constants() {
    const auto note = [&](const value& content) {
        if (const auto* number = std::get_if<decimal>(&content)) numbers_.push_back(*number);
        if (const auto* amount = std::get_if<duration>(&content)) numbers_.emplace_back(std::int64_t{amount->amount});
        if (const auto* day = std::get_if<date>(&content)) days_.push_back(day->days);
        if (const auto* years = std::get_if<school_year>(&content)) years_.push_back(years->first);
    };
    const auto& code = engine_.program();
    for (const auto& operand : code.operands()) note(operand.content);
    for (const auto& option : code.options()) note(option);
    for (const auto& unit : code.units())
        for (const auto& instruction : unit.code) {
            note(instruction.low);
            note(instruction.high);
        }
    for (const auto& parameter : code.model().parameters)
        for (const auto& each : parameter.dated) {
            days_.push_back(each.from.days);
            note(each.content);
        }
    if (engine_.options().as_of) days_.push_back(engine_.options().as_of->days);
    const auto settle = [](auto& constants) {
        std::sort(constants.begin(), constants.end());
        constants.erase(std::unique(constants.begin(), constants.end()), constants.end());
        if (constants.size() > limits::trial_constants_max) constants.resize(limits::trial_constants_max);
    };
    settle(numbers_);
    settle(days_);
    settle(years_);
}

tabulator::line tabulator::line_of(const model::type& type) const {
    line made;
    made.type = type;
    std::vector<std::int64_t> values;
    const auto with_neighbours = [&](std::int64_t at) {
        for (const auto each : {at - 1, at, at + 1}) values.push_back(each);
    };
    constexpr int decimal_places = 9;
    constexpr std::int64_t far = 100'000'000, units_in_one = 1'000'000'000;
    switch (type.base) {
    case model::base_type::boolean:
    case model::base_type::judgement: made.highest = 1; break;
    case model::base_type::scale:
        made.highest = static_cast<std::int64_t>(engine_.program().model().scales[type.index].levels.size()) - 1;
        break;
    case model::base_type::date:
        made.lowest = date::of(1, 1, 1)->days;
        made.highest = date::of(9999, 12, 31)->days;
        for (const auto day : days_) with_neighbours(day);
        for (const int year : {1900, 1950, 1980, 2000, 2010, 2020, 2100}) values.push_back(date::of(year, 1, 1)->days);
        break;
    case model::base_type::school_year:
        made.lowest = 1;
        made.highest = limits::school_year_max;
        for (const auto year : years_) with_neighbours(year);
        for (const int year : {1950, 2000, 2020, 2100}) values.push_back(year);
        break;
    default: {
        made.places = type.base == model::base_type::integer ? 0 : decimal_places;
        const auto one = made.places == 0 ? 1 : units_in_one;
        made.lowest = -far * one;
        made.highest = far * one;
        for (const auto number : numbers_)
            if (const auto at = number.at_scale(made.places)) with_neighbours(*at);
        for (const std::int64_t whole : {0, 1, 10, 100, 1'000, 10'000, 1'000'000, 100'000'000})
            for (const auto each : {-whole, whole}) values.push_back(each * one);
    }
    }
    made.begin_with(std::move(values));
    return made;
}

std::shared_ptr<const relevance::trial_table> tabulator::tried(const tried_condition& asked, const std::vector<data_fact>& facts, truth present) {
    auto table = std::make_shared<relevance::trial_table>();
    table->points.resize(facts.size());
    table->outcomes.emplace(std::vector<std::uint32_t>(facts.size()), present);
    const bool can_be_tried = std::all_of(facts.begin(), facts.end(), [](const data_fact& fact) {
        return !fact.type.list && fact.type.base != model::base_type::text && fact.type.base != model::base_type::record &&
               fact.type.base != model::base_type::duration;
    });
    if (!can_be_tried || facts.size() > limits::trial_facts_max || !is_ready()) return table;
    std::vector<line> lines;
    for (const auto& fact : facts) lines.push_back(line_of(fact.type));
    if (facts.size() == 1)
        try_one(asked, facts.front(), lines.front(), *table);
    else
        try_several(asked, facts, lines, *table);
    for (const auto& fact : facts) static_cast<void>(ground_->set(fact, {}));
    return table;
}

/// One fact: closes in on the values at which something changes.
class tabulator::single_search {
public:
    single_search(trial_ground& ground, const program& code, const tried_condition& asked, const data_fact& fact, const line& values,
                  std::size_t& trials_left)
        : ground_{ground}, code_{code}, asked_{asked}, fact_{fact}, values_{values}, trials_left_{trials_left} {
        const auto& instruction = code.units()[asked.unit].code[asked.slot];
        if (instruction.what == operation::compare) sides_ = instruction.first;
    }

    struct finding {
        std::int64_t at = 0;
        truth outcome{};
        std::optional<int> order; ///< of the sides, where both are known

        [[nodiscard]] bool is_like(const finding& other) const { return outcome == other.outcome && order == other.order; }
    };

    std::vector<finding> find() {
        std::vector<finding> found;
        for (const auto at : values_.begin) {
            const auto next = try_at(at);
            if (!next) continue;
            if (!found.empty()) close_in(finding{found.back()}, *next, found);
            found.push_back(*next);
        }
        return found;
    }

private:
    std::optional<finding> try_at(std::int64_t at) {
        if (trials_left_ == 0 || !ground_.set(fact_, values_.content(at))) return std::nullopt;
        --trials_left_;
        finding made{at, ground_.outcome(asked_.unit, asked_.slot, asked_.scopes), std::nullopt};
        if (sides_) made.order = order_of(side(*sides_), side(*sides_ + 1));
        return made;
    }

    /// An option of `is one of` stands for no operand of the model, and needs no evaluation.
    [[nodiscard]] operand_value side(std::uint32_t operand) const {
        const auto& code = code_.operands()[operand];
        if (code.what != operand_code::kind::constant) return ground_.value_of(operand, asked_.scopes);
        operand_value made;
        made.content = code.content;
        return made;
    }

    /// Adds what lies between two findings.
    void close_in(const finding& low, const finding& high, std::vector<finding>& found) {
        if (low.is_like(high) || high.at - low.at <= 1) return;
        const auto middle = try_at(low.at + (high.at - low.at) / 2);
        if (!middle) return;
        close_in(low, *middle, found);
        found.push_back(*middle);
        close_in(*middle, high, found);
    }

    trial_ground& ground_;
    const program& code_;
    const tried_condition& asked_;
    const data_fact& fact_;
    const line& values_;
    std::size_t& trials_left_;
    std::optional<std::uint32_t> sides_;
};

void tabulator::try_one(const tried_condition& asked, const data_fact& fact, const line& values, relevance::trial_table& table) {
    const auto found = single_search{*ground_, engine_.program(), asked, fact, values, trials_left_}.find();
    std::optional<truth> last;
    for (const auto& each : found) {
        if (each.outcome == last) continue;
        last = each.outcome;
        table.points.front().push_back(values.point(each.at));
        table.outcomes[{static_cast<std::uint32_t>(table.points.front().size())}] = each.outcome;
    }
    table.holds_between = true;
    table.is_complete = values.is_tried_in_full() && found.size() == values.begin.size();
}

/// Several facts: each value of each with each of the others, or where those are too many, around some combinations.
void tabulator::try_several(const tried_condition& asked, const std::vector<data_fact>& facts, const std::vector<line>& lines,
                            relevance::trial_table& table) {
    std::vector<std::vector<std::int64_t>> values;
    bool is_complete = true;
    std::size_t combinations = 1;
    for (const auto& each : lines) {
        auto chosen = each.begin;
        constexpr std::size_t values_max = 12;
        if (!each.is_tried_in_full()) {
            is_complete = false;
            const auto step = (chosen.size() + values_max - 1) / values_max;
            std::vector<std::int64_t> fewer;
            for (std::size_t i = 0; i < chosen.size(); i += step) fewer.push_back(chosen[i]);
            chosen = std::move(fewer);
        }
        combinations = std::min(combinations * (chosen.size() + 1), limits::trial_combinations_max + 1);
        values.push_back(std::move(chosen));
    }
    for (std::size_t i = 0; i < facts.size(); ++i)
        for (const auto at : values[i]) table.points[i].push_back(lines[i].point(at));

    const auto choices_of = [&](std::size_t i) { return values[i].size() + 1; };
    std::vector<std::vector<std::uint32_t>> choices;
    if (combinations <= limits::trial_combinations_max) {
        std::vector<std::uint32_t> choice(facts.size());
        do choices.push_back(choice);
        while (next_combination(choice, choices_of));
    } else {
        is_complete = false;
        std::size_t most = 0;
        for (const auto& each : values) most = std::max(most, each.size());
        for (std::uint32_t number = 1; number <= most; ++number) {
            std::vector<std::uint32_t> base;
            for (const auto& each : values) base.push_back(std::min(number, static_cast<std::uint32_t>(each.size())));
            try_around(base, table, choices);
        }
    }
    for (const auto& choice : choices) {
        bool fits = trials_left_ > 0;
        for (std::size_t i = 0; fits && i < facts.size(); ++i)
            fits = ground_->set(facts[i], choice[i] == 0 ? value{} : lines[i].content(values[i][choice[i] - 1]));
        if (!fits) {
            is_complete = false;
            continue;
        }
        --trials_left_;
        table.outcomes[choice] = ground_->outcome(asked.unit, asked.slot, asked.scopes);
    }
    table.is_complete = is_complete;
}

/// A combination, and those that differ from it in one fact.
void tabulator::try_around(const std::vector<std::uint32_t>& base, const relevance::trial_table& table,
                           std::vector<std::vector<std::uint32_t>>& choices) const {
    choices.push_back(base);
    for (std::size_t i = 0; i < base.size(); ++i)
        for (std::uint32_t number = 0; number <= table.points[i].size(); ++number) {
            if (number == base[i]) continue;
            choices.push_back(base);
            choices.back()[i] = number;
        }
}

} // namespace guong::inline v0::explaining
