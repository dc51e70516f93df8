#include "moved_facts.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "../testing/test_words.hpp"

namespace guong::inline v0::differing {

namespace {

/// How far numbers and days are moved, in units of the last digit and in days.
constexpr std::int64_t number_reach = 10'000'000'000;
constexpr std::int64_t day_reach = 40'000;
constexpr std::int64_t year_reach = 100;
constexpr std::int64_t step_growth = 4;
constexpr int digits_behind_point_min = 2; ///< rules may compare with finer numbers than records say

/// A fact as a place on a line: so many units from what it is.
class fact_line {
public:
    fact_line(const model::ruleset& rules, const known_fact& fact, value from)
        : type_{rules.records[fact.type].fields[fact.field].type}, from_{std::move(from)} {
        if (const auto* number = std::get_if<decimal>(&from_)) set_up(*number);
        if (std::holds_alternative<date>(from_)) reach_low_ = reach_high_ = day_reach;
        if (std::holds_alternative<school_year>(from_)) reach_low_ = reach_high_ = year_reach;
        if (const auto* rank = std::get_if<level>(&from_)) {
            reach_low_ = rank->rank;
            reach_high_ = static_cast<std::int64_t>(rules.scales[type_.index].levels.size()) - 1 - rank->rank;
        }
        if (const auto* answer = std::get_if<bool>(&from_)) (*answer ? reach_low_ : reach_high_) = 1;
    }

    /// Places to look at, in order; the fact as it is is one of them. A single one where it cannot be moved.
    [[nodiscard]] std::vector<std::int64_t> stations() const {
        std::vector<std::int64_t> found{0};
        for (std::int64_t step = 1; step < reach_low_; step *= step_growth) found.push_back(-step);
        for (std::int64_t step = 1; step < reach_high_; step *= step_growth) found.push_back(step);
        if (reach_low_ > 0) found.push_back(-reach_low_);
        if (reach_high_ > 0) found.push_back(reach_high_);
        std::sort(found.begin(), found.end());
        return found;
    }

    [[nodiscard]] std::optional<value> at(std::int64_t place) const {
        if (std::holds_alternative<decimal>(from_)) return decimal::of(units_ + place, scale_);
        if (const auto* day = std::get_if<date>(&from_)) return date{static_cast<std::int32_t>(day->days + place)};
        if (const auto* years = std::get_if<school_year>(&from_)) return school_year{static_cast<decltype(years->first)>(years->first + place)};
        if (const auto* rank = std::get_if<level>(&from_)) return level{static_cast<std::uint8_t>(rank->rank + place)};
        if (const auto* answer = std::get_if<bool>(&from_)) return place == 0 ? *answer : !*answer;
        return std::nullopt;
    }

private:
    /// Whole numbers of things are not below nothing, unless they are.
    void set_up(const decimal& number) {
        scale_ = type_.base == model::base_type::integer ? 0 : std::max(number.scale(), digits_behind_point_min);
        const auto units = number.at_scale(scale_);
        if (!units || *units > number_reach || *units < -number_reach) return;
        units_ = *units;
        reach_low_ = units_ >= 0 ? units_ : number_reach;
        reach_high_ = number_reach;
    }

    model::type type_;
    value from_;
    std::int64_t units_ = 0;
    int scale_ = 0;
    std::int64_t reach_low_ = 0;
    std::int64_t reach_high_ = 0;
};

class fact_mover {
public:
    fact_mover(const model::ruleset& rules, const record& base, const both_asked& asked, std::size_t trials_max)
        : rules_{rules}, base_{base}, asked_{asked}, trials_left_{trials_max}, data_{std::make_shared<dataset>(*base.data)},
          engine_{asked.code, data_, asked.options} {}

    std::optional<moved_record> find() && {
        for (const auto& fact : known_facts(rules_, base_)) {
            if (found_ || trials_left_ == 0) break;
            move(fact);
            static_cast<void>(data_->replace(fact.type, fact.row, fact.field, from_)); // as it was
        }
        return std::move(found_);
    }

private:
    struct stop {
        std::int64_t place = 0;
        covering::asked_outcomes outcome; ///< by the rules as they are
    };

    void move(const known_fact& fact) {
        fact_ = &fact;
        from_ = base_.data->fact(fact.type, fact.row, fact.field);
        const fact_line line{rules_, fact, from_};
        line_ = &line;
        std::optional<stop> last;
        for (const auto place : line.stations()) {
            auto here = ask(place);
            if (found_ || trials_left_ == 0) return;
            if (last && here) look_between(*last, *here);
            if (found_) return;
            if (here) last = std::move(here);
        }
    }

    /// Where the outcome is another at both ends, the place where it changes is between them; what differs there from what the changed rules
    /// say is found on the way.
    void look_between(const stop& low, const stop& high) {
        if (covering::are_equal(low.outcome, high.outcome) || high.place - low.place < 2) return;
        const auto middle = ask(low.place + (high.place - low.place) / 2);
        if (!middle || found_) return;
        look_between(low, *middle);
        if (!found_) look_between(*middle, high);
    }

    /// Nothing where the fact cannot be so.
    std::optional<stop> ask(std::int64_t place) {
        const auto content = line_->at(place);
        if (!content || trials_left_ == 0) return std::nullopt;
        if (!data_->replace(fact_->type, fact_->row, fact_->field, *content)) return std::nullopt;
        --trials_left_;
        auto told = outcomes_of(asked_, engine_, base_.row);
        if (asked_.is_wanted(told)) found_ = moved_record{{std::make_shared<const dataset>(*data_), base_.type, base_.row}, *fact_, from_, *content};
        return stop{place, std::move(told.before)};
    }

    const model::ruleset& rules_;
    const record& base_;
    const both_asked& asked_;
    std::size_t trials_left_;
    std::shared_ptr<dataset> data_; ///< a copy, in which facts are set where the evaluator reads them: known ones stay known
    evaluator engine_;
    const known_fact* fact_ = nullptr;
    const fact_line* line_ = nullptr;
    value from_;
    std::optional<moved_record> found_;
};

} // namespace

bool are_apart(verdict before, verdict after, verdict_change wanted) noexcept {
    switch (wanted) {
    case verdict_change::lost: return before == verdict::eligible && after == verdict::ineligible;
    case verdict_change::won: return before == verdict::ineligible && after == verdict::eligible;
    case verdict_change::either: break;
    }
    return before != after;
}

both_outcomes outcomes_of(const both_asked& asked, const evaluator& engine, row_number row) {
    return {covering::outcomes_of(engine, row, asked.before.criteria, asked.before.values),
            covering::outcomes_of(engine, row, asked.after.criteria, asked.after.values)};
}

both_asked verdicts_asked(const program& code, model::criterion_index before, model::criterion_index after, const evaluation_options& options,
                          verdict_change wanted) {
    return {code, {{before}, {}}, {{after}, {}}, options, [wanted](const both_outcomes& told) {
                return are_apart(told.before.verdicts.front(), told.after.verdicts.front(), wanted);
            }};
}

change change_of(const model::ruleset& rules, const moved_record& moved) {
    const auto& field = rules.records[moved.what.type].fields[moved.what.field];
    change made;
    made.at = moved.what.at;
    made.label = field.label.empty() ? model::wording{field.name, {}, {}} : field.label;
    made.what = change::kind::set;
    made.from = testing::shown_value(moved.from, field.type, rules);
    made.to = testing::shown_value(moved.to, field.type, rules);
    return made;
}

std::optional<moved_record> find_by_moving(const model::ruleset& rules, const record& base, const both_asked& asked, std::size_t trials_max) {
    return fact_mover{rules, base, asked, trials_max}.find();
}

} // namespace guong::inline v0::differing
