#include <guong/model_parts.hpp>
#include <guong/testing.hpp>

#include <algorithm>
#include <limits>
#include <utility>

#include "../model/table_coverage.hpp"

namespace guong::inline v0 {

namespace testing {

namespace {

/// Puts values of parameters in the places where the checker put the present ones, and answers in the place of functions of the host.
class setting_applier {
public:
    explicit setting_applier(model::ruleset& rules) : rules_{rules} {}

    void apply(const model::test_setting& setting) {
        if (setting.function) {
            rules_.functions[*setting.function].body = [answer = setting.content](std::span<const value>) { return answer; };
            return;
        }
        which_ = setting.parameter;
        content_ = &setting.content;
        auto& parameter = rules_.parameters[which_];
        parameter.content = setting.content;
        parameter.dated.clear();
        parameter.overridden = true;
        for (auto& definition : rules_.definitions) {
            if (auto* condition = std::get_if<model::condition>(&definition.body)) in_condition(*condition);
            if (auto* operand = std::get_if<model::operand>(&definition.body)) in_operand(*operand);
        }
        for (auto& criterion : rules_.criteria) in_condition(criterion.body);
    }

private:
    [[nodiscard]] bool is_it(const std::optional<model::parameter_index>& parameter) const noexcept { return parameter == which_; }

    void in_constant(model::constant& constant) const {
        if (is_it(constant.parameter)) constant.content = *content_;
    }

    void in_operand(model::operand& operand) {
        if (auto* constant = std::get_if<model::constant>(&operand.form)) return in_constant(*constant);
        const auto* dated = std::get_if<model::dated_parameter>(&operand.form);
        if (dated && dated->parameter == which_) {
            operand.form = model::constant{*content_, which_};
            return;
        }
        if (auto* aggregate = std::get_if<model::aggregate>(&operand.form); aggregate && aggregate->largest) in_constant(*aggregate->largest);
        in_parts(operand);
        if (auto* choice = std::get_if<model::choice>(&operand.form))
            for (auto& input : choice->inputs) in_operand(input);
    }

    void in_condition(model::condition& condition) {
        if (condition.applicability) in_condition(**condition.applicability);
        if (auto* membership = std::get_if<model::membership>(&condition.form))
            for (auto& option : membership->options) in_constant(option);
        if (auto* group = std::get_if<model::group>(&condition.form)) {
            if (is_it(group->parameter)) group->needed = number_needed();
            if (group->range) in_range(*group);
        }
        in_parts(condition);
    }

    /// The parts of what is no constant itself are not constant either.
    template <class Whole>
    void in_parts(Whole& whole) {
        model::for_each_part(
            std::as_const(whole), [&](const model::operand& part) { in_operand(const_cast<model::operand&>(part)); },
            [&](const model::condition& part) { in_condition(const_cast<model::condition&>(part)); });
    }

    /// How many items must be met: never so few that the number would turn round, and where it is not whole, the next one above.
    [[nodiscard]] std::uint32_t number_needed() const {
        const auto number = std::get<decimal>(*content_).ceiling_at_scale(0);
        constexpr std::int64_t largest = std::numeric_limits<std::uint32_t>::max();
        return static_cast<std::uint32_t>(std::min(std::max<std::int64_t>(number, 0), largest));
    }

    // One condition for each number of a range: written out again where its ends move.

    void in_range(model::group& group) {
        auto& range = *group.range;
        const bool moves = is_it(range.first.parameter) || is_it(range.last.parameter);
        in_constant(range.first);
        in_constant(range.last);
        if (!moves || group.children.empty()) return;
        const auto pattern = group.children.front();
        group.children.clear();
        const auto last = number_of(range.last.content);
        for (auto number = number_of(range.first.content); number <= last && group.children.size() < limits::range_numbers_max; ++number) {
            auto& child = group.children.emplace_back(pattern);
            number_name_ = range.name;
            number_ = value_like(range.first.content, number);
            number_in_condition(child);
        }
    }

    [[nodiscard]] static std::int64_t number_of(const value& content) {
        if (const auto* years = std::get_if<school_year>(&content)) return years->first;
        return std::get<decimal>(content).floor_at_scale(0);
    }
    [[nodiscard]] static value value_like(const value& content, std::int64_t number) {
        if (std::holds_alternative<school_year>(content)) return school_year{static_cast<std::int32_t>(number)};
        return decimal{number};
    }

    void number_in_constant(model::constant& constant) const {
        if (constant.standing_for == number_name_) constant.content = number_;
    }
    void number_in_operand(model::operand& operand) {
        if (auto* constant = std::get_if<model::constant>(&operand.form)) number_in_constant(*constant);
        number_in_parts(operand);
    }
    void number_in_condition(model::condition& condition) {
        if (auto* membership = std::get_if<model::membership>(&condition.form))
            for (auto& option : membership->options) number_in_constant(option);
        // A range inside that has the same name for its numbers means its own.
        const auto* group = std::get_if<model::group>(&condition.form);
        if (group && group->range && group->range->name == number_name_) return;
        number_in_parts(condition);
    }
    template <class Whole>
    void number_in_parts(Whole& whole) {
        model::for_each_part(
            std::as_const(whole), [&](const model::operand& part) { number_in_operand(const_cast<model::operand&>(part)); },
            [&](const model::condition& part) { number_in_condition(const_cast<model::condition&>(part)); });
    }

    model::ruleset& rules_;
    model::parameter_index which_{};
    const value* content_ = nullptr;
    std::string number_name_;
    value number_;
};

} // namespace

} // namespace testing

program with_settings(const program& code, const std::vector<model::test_setting>& settings) {
    auto changed = code.model();
    testing::setting_applier applier{changed};
    for (const auto& each : settings) applier.apply(each);
    // Whether the rows of a table leave nothing out may hang on a parameter.
    checking::note_table_coverage(changed);
    return compile(std::move(changed));
}

} // namespace guong::inline v0
