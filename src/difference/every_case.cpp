#include "every_case.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include <guong/evaluation.hpp>

namespace guong::inline v0::differing {

namespace {

/// Cases that are tried at most, for one pair of conditions.
constexpr std::size_t cases_max = 4'000;

/// The facts that a condition reads, with what it compares them with.
class fact_constants {
public:
    fact_constants(const program& code, model::record_index record) : code_{code}, record_{record} {}

    /// False where it reads anything else.
    [[nodiscard]] bool read(std::uint32_t index) {
        if (!units_.insert(index).second) return true;
        const auto& unit = code_.units()[index];
        return unit.record == record_ && unit.depth == 1 &&
               std::all_of(unit.code.begin(), unit.code.end(), [&](const instruction& each) { return read(each); });
    }

    [[nodiscard]] const std::map<model::field_index, std::set<value>>& facts() const noexcept { return facts_; }

private:
    [[nodiscard]] bool read(const instruction& code) {
        if (is_group(code.what)) return true;
        const bool compares = code.what == operation::within || code.what == operation::one_of || code.what == operation::known;
        if (!compares && code.what != operation::call) return false;
        const auto& place = code_.accesses()[code.access];
        if (place.row.depth != 0 || !place.row.hops.empty()) return false;
        if (code.what == operation::call) return read(code.unit);
        if (place.type.list || place.type.base == model::base_type::record) return false;
        auto& constants = facts_[place.field];
        for (const auto* bound : {&code.low, &code.high})
            if (code.what == operation::within && is_known(*bound)) constants.insert(*bound);
        for (std::uint32_t option = 0; code.what == operation::one_of && option < code.size; ++option)
            constants.insert(code_.options()[code.first + option]);
        return true;
    }

    const program& code_;
    model::record_index record_;
    std::set<std::uint32_t> units_;
    std::map<model::field_index, std::set<value>> facts_;
};

/// A value for each way in which comparisons with these constants can come out, and none.
std::vector<value> cases_of(const model::ruleset& rules, model::type type, const std::set<value>& constants) {
    std::set<value> cases{value{}};
    const auto add = [&](value one) { cases.insert(std::move(one)); };
    if (type.base == model::base_type::boolean || type.base == model::base_type::judgement) add(false), add(true);
    if (type.base == model::base_type::scale)
        for (std::size_t rank = 0; rank < rules.scales[type.index].levels.size(); ++rank) add(level{static_cast<std::uint8_t>(rank)});
    if (type.base == model::base_type::text) add(std::string{"′"});
    if (type.base == model::base_type::integer || type.base == model::base_type::decimal || type.base == model::base_type::percent) add(decimal{0});
    if (type.base == model::base_type::date) add(date{0});
    if (type.base == model::base_type::school_year) add(school_year{});
    int places = 0;
    for (const auto& each : constants)
        if (const auto* number = std::get_if<decimal>(&each)) places = std::max(places, number->scale() + 1);
    for (const auto& each : constants) {
        if (const auto* text = std::get_if<std::string>(&each)) add(*text);
        for (const int step : {-1, 0, 1}) {
            if (const auto* day = std::get_if<date>(&each)) add(date{day->days + step});
            if (const auto* years = std::get_if<school_year>(&each)) add(school_year{years->first + step});
            const auto* number = std::get_if<decimal>(&each);
            if (!number) continue;
            if (type.base == model::base_type::integer)
                add(decimal{number->floor_at_scale(0) + step});
            else if (const auto units = number->at_scale(places))
                add(decimal::of(*units + step, places));
        }
    }
    return {cases.begin(), cases.end()};
}

class case_trial {
public:
    explicit case_trial(const joined_rules& joined) : joined_{joined}, record_{joined.code.model().criteria[joined.before].record} {}

    [[nodiscard]] bool agree() {
        fact_constants read{joined_.code, record_};
        if (!read.read(joined_.code.unit_of(joined_.before)) || !read.read(joined_.code.unit_of(joined_.after))) return false;
        const auto& rules = joined_.code.model();
        std::size_t count = 1;
        for (const auto& [field, constants] : read.facts()) {
            fields_.push_back(field);
            cases_.push_back(cases_of(rules, rules.records[record_].fields[field].type, constants));
            count *= cases_.back().size();
            if (count > cases_max) return false;
        }
        return agree_on_all(count);
    }

private:
    /// Each case is a record of one table.
    [[nodiscard]] bool agree_on_all(std::size_t count) const {
        dataset_builder builder{joined_.code.model()};
        for (std::size_t number = 0; number < count; ++number) {
            const auto row = builder.add_row(record_, {}, false).first;
            auto rest = number;
            for (std::size_t fact = 0; fact < fields_.size(); ++fact) {
                const auto& content = cases_[fact][rest % cases_[fact].size()];
                rest /= cases_[fact].size();
                if (is_known(content) && !builder.set(record_, row, fields_[fact], content)) return false;
            }
        }
        const evaluator engine{joined_.code, std::make_shared<const dataset>(builder.build())};
        const model::criterion_index asked[] = {joined_.before, joined_.after};
        const auto bits = evaluate(engine, asked);
        for (row_number row = 0; row < count; ++row)
            if (bits.of(joined_.before, row) != bits.of(joined_.after, row)) return false;
        return true;
    }

    const joined_rules& joined_;
    model::record_index record_;
    std::vector<model::field_index> fields_;
    std::vector<std::vector<value>> cases_;
};

} // namespace

bool agree_in_every_case(const joined_rules& joined) { return case_trial{joined}.agree(); }

} // namespace guong::inline v0::differing
