#include "witness_search.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include <guong/testing.hpp>

#include "../difference/blank_record.hpp"
#include "../difference/days_asked.hpp"
#include "../difference/expected_words.hpp"
#include "../difference/nested_record.hpp"
#include "../difference/same_program.hpp"
#include "../testing/test_words.hpp"
#include "impact_words.hpp"
#include "moved_value_words.hpp"

namespace guong::inline v0::impacts {

namespace {

witness::kind kind_of(differing::answer found) noexcept {
    switch (found) {
    case differing::answer::differs: return witness::kind::found;
    case differing::answer::same: return witness::kind::none;
    case differing::answer::same_where_known: return witness::kind::none_where_known;
    case differing::answer::unclear: break;
    }
    return witness::kind::unclear;
}

/// What both test under one name is mostly one record: the later one is tried.
std::vector<tested_record> tests_of_both(const rules& before, const rules& after, const evaluation_options& asked) {
    auto all = tested_records(after);
    std::set<std::string> names;
    for (const auto& each : all) names.insert(each.name);
    for (auto& each : tested_records(before))
        if (!names.contains(each.name)) all.push_back(std::move(each));
    if (asked.as_of)
        for (auto& each : all) each.options.as_of = asked.as_of;
    return all;
}

/// The value of that name and record type, if the rules report it.
std::optional<model::definition_index> find_reported(const model::ruleset& rules, const std::string& name, const std::string& record) {
    const auto found = std::find_if(rules.definitions.begin(), rules.definitions.end(), [&](const model::definition& each) {
        return each.reported && each.name == name && rules.records[each.record].name == record;
    });
    if (found == rules.definitions.end()) return std::nullopt;
    return static_cast<model::definition_index>(found - rules.definitions.begin());
}

} // namespace

value_witness uncompared(const model::ruleset& rules, model::definition_index definition) {
    const auto& value = rules.definitions[definition];
    const auto& type = rules.records[value.record];
    value_witness made;
    made.record = type.name;
    made.name = value.name;
    made.what = witness::kind::not_compared;
    made.label = value.label;
    made.record_label = type.label;
    return made;
}

witness_search::witness_search(const rules& before, const rules& after, const evaluation_options& asked, std::size_t trials_max)
    : before_{before}, after_{after}, asked_{asked}, trials_max_{trials_max}, are_alike_{dataset_builder{before.model()}.build().fits(after.model())} {
    if (are_alike_) tests_ = tests_of_both(before, after, asked);
}

witness witness_search::of_criterion(model::criterion_index later) {
    const auto& criterion = after_.model().criteria[later];
    witness made{criterion.name, witness::kind::not_compared, {}, {}, {}, {}, criterion.title};
    const auto earlier = before_.model().find_criterion(criterion.name);
    if (!earlier || !are_alike_ || before_.model().criteria[*earlier].record != criterion.record) return made;
    made.what = witness::kind::none;
    if (differing::are_same(before_.program(), *earlier, after_.program(), later)) return made;
    const auto found = difference_of(*earlier, later);
    made.what = kind_of(found.what);
    if (!found.record) return made;
    found_.push_back(*found.record);
    made.before = found.record->before;
    made.after = found.record->after;
    made.of_test = name_of_test(*found.record);
    const auto language = after_.model().language;
    auto told = differing::asked_of(*found.record);
    told.asked = {later};
    made.test = test_of(phrasing::filled(impact_phrases_in(language).witness_name,
                                         {criterion.name, testing::words_of(made.before, language), testing::words_of(made.after, language)}),
                        *found.record, std::move(told));
    return made;
}

differing::difference witness_search::difference_of(model::criterion_index earlier, model::criterion_index later) const {
    auto how = options();
    if (auto tested = differing::find_tested_difference(before_, after_, earlier, how)) return {differing::answer::differs, std::move(tested)};
    const auto leading = leading_to_found(earlier, later);
    auto inside = how;
    inside.tests = leading;
    if (auto found = differing::find_tested_difference(before_, after_, earlier, inside)) {
        found->like.reset(); // no test has it
        return {differing::answer::differs, std::move(found)};
    }
    std::vector<differing::eligible_record> eligible;
    for (auto known : {differing::find_eligible(before_, earlier, tests_, trials_max_, asked_.as_of),
                       differing::find_eligible(after_, later, tests_, trials_max_, asked_.as_of)})
        if (known) eligible.push_back(std::move(*known));
    how.eligible = eligible;
    return differing::find_difference(before_, after_, earlier, how);
}

/// Records of the criterion's type that lead to one found so far, brought to meet the criterion by the rules by which that one meets its own.
std::vector<tested_record> witness_search::leading_to_found(model::criterion_index earlier, model::criterion_index later) const {
    std::vector<tested_record> made;
    for (const auto& found : found_) {
        const bool is_met_before = found.before == verdict::eligible;
        const auto& rules = is_met_before ? before_ : after_;
        const auto& criterion = rules.model().criteria[is_met_before ? earlier : later];
        const auto day = found.options.as_of.value_or(differing::day_in_force(rules.model()));
        const auto outer = differing::plain_record(rules.model(), criterion.record, day);
        if (found.type == criterion.record || outer.data->of(found.type).row_count() == 0) continue;
        const differing::eligible_record base{differing::with_inside(rules.model(), outer, found.data), {}, found.options};
        if (const auto met = differing::find_meeting(rules, criterion.body, criterion.record, &base, trials_max_))
            made.push_back({{}, met->data.data, met->data.type, met->data.row, met->options});
    }
    return made;
}

value_witness witness_search::of_value(model::definition_index later) const {
    const auto& value = after_.model().definitions[later];
    auto made = uncompared(after_.model(), later);
    const auto earlier = find_reported(before_.model(), made.name, made.record);
    if (!earlier || !are_alike_ || !(before_.model().definitions[*earlier].type() == value.type())) return made;
    made.what = witness::kind::none;
    if (differing::are_same_values(before_.program(), *earlier, after_.program(), later)) return made;
    made.what = witness::kind::unclear;
    const auto found = moved_value_of(*earlier);
    if (!found) return made;
    made.what = witness::kind::found;
    made.before = found->value_before;
    made.after = found->value_after;
    made.of_test = name_of_test(*found);
    const auto said = [&](const rules& by, model::definition_index definition) {
        const evaluator engine{by.program(), found->data.data, found->options};
        const row_number frame[] = {found->data.row};
        return words_of_value(engine.value_of(by.program().operand_of_definition(definition), frame), value.type(), by.model());
    };
    made.words_before = said(before_, *earlier);
    made.words_after = said(after_, later);
    const auto language = after_.model().language;
    auto told = differing::asked_of(*found);
    told.asked_values = {later};
    made.test = test_of(phrasing::filled(impact_phrases_in(language).value_witness_name,
                                         {value.name, made.words_before.in(language), made.words_after.in(language)}),
                        *found, std::move(told));
    return made;
}

/// One of which both values are known says more than one of which one is not.
std::optional<difference_record> witness_search::moved_value_of(model::definition_index earlier) const {
    auto how = options();
    how.are_values_known = true;
    if (auto found = differing::find_tested_value_difference(before_, after_, earlier, how)) return found;
    const auto eligible = eligible_of(before_.model().definitions[earlier].record);
    how.eligible = eligible;
    for (const bool are_known : {true, false}) {
        how.are_values_known = are_known;
        if (auto found = differing::find_value_difference(before_, after_, earlier, how)) return found;
    }
    return std::nullopt;
}

/// Where values hang on verdicts, records that meet a criterion of their type lead to them.
std::vector<differing::eligible_record> witness_search::eligible_of(model::record_index type) const {
    std::vector<differing::eligible_record> found;
    const auto& criteria = after_.model().criteria;
    for (model::criterion_index each = 0; each < criteria.size(); ++each) {
        if (criteria[each].record != type) continue;
        if (auto known = differing::find_eligible(after_, each, tests_, trials_max_, asked_.as_of)) found.push_back(std::move(*known));
    }
    return found;
}

differing::difference_options witness_search::options() const {
    differing::difference_options made;
    made.trials_max = trials_max_;
    made.tests = tests_;
    made.as_of = asked_.as_of;
    made.valid_from = after_.model().valid_from;
    return made;
}

std::string witness_search::test_of(const std::string& name, const difference_record& found, tested_record asked) const {
    return written_test(after_, found.data, {name, differing::expected_words(after_, asked), found.options, after_.model().language});
}

std::string witness_search::name_of_test(const difference_record& found) const { return found.like ? tests_[*found.like].name : std::string{}; }

} // namespace guong::inline v0::impacts
