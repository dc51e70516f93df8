/// Random rules, and files that change them at random: what the checker lets pass lets nobody in whom the rules keep out. For more of them:
///   GUONG_REFINEMENTS=1000 guong_test_reference

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <guong/json.hpp>
#include <guong/rules.hpp>

#include "support/environment.hpp"
#include "random_functions.hpp"
#include "random_records.hpp"
#include "random_rules.hpp"

namespace {

using guong::reference::dice;
namespace model = guong::model;

std::string random_value(dice& choices, model::type type, const model::ruleset& rules) {
    using base = model::base_type;
    switch (type.base) {
    case base::boolean:
    case base::judgement: return choices.percent(50) ? "true" : "false";
    case base::percent: return std::to_string(choices.between(0, 100)) + "%";
    case base::date: return "20" + std::to_string(choices.between(10, 30)) + "-0" + std::to_string(choices.between(1, 9)) + "-15";
    case base::text: return choices.percent(50) ? "\"a\"" : "\"b\"";
    case base::scale: return choices.one_of(rules.scales[type.index].levels).name;
    case base::duration: return std::to_string(choices.between(0, 12)) + (type.index == 0 ? " days" : type.index == 1 ? " months" : " years");
    case base::school_year: {
        const auto first = choices.between(2015, 2030);
        return std::to_string(first) + "-" + std::to_string(first + 1);
    }
    default: return std::to_string(choices.between(-2, 12));
    }
}

/// A condition on one fact of the record.
std::string random_condition(dice& choices, const model::record_type& record) {
    const auto& field = choices.one_of(record.fields);
    const bool is_yes_or_no = field.type.base == model::base_type::boolean || field.type.base == model::base_type::judgement;
    return (choices.percent(50) ? "not " : "") + (is_yes_or_no && !field.type.list ? field.name : "(" + field.name + " is known)");
}

/// The way to an item somewhere in a criterion.
std::string random_way(dice& choices, const model::criterion& criterion) {
    std::string way = criterion.name;
    const auto* at = &criterion.body;
    while (choices.percent(70)) {
        const auto* group = std::get_if<model::group>(&at->form);
        if (!group) break;
        const auto& child = choices.one_of(group->children);
        if (!child.item) break;
        way += "/" + child.item->name;
        at = &child;
    }
    return way;
}

std::string random_change(dice& choices, const model::ruleset& rules) {
    if (!rules.parameters.empty() && choices.percent(50)) {
        const auto& parameter = choices.one_of(rules.parameters);
        return "set " + parameter.name + " = " + random_value(choices, parameter.type, rules) + "\n";
    }
    const auto& criterion = choices.one_of(rules.criteria);
    return (choices.percent(50) ? "tighten " : "add to ") + random_way(choices, criterion) + " { added_item : " +
           random_condition(choices, rules.records[criterion.record]) + " }\n";
}

/// Records as they were read for some rules: a unit's own conditions may ask for more of what stands beside a fact, its evidence or who judged it.
class reading {
public:
    reading(const guong::rules& rules, const std::string& json) {
        auto read = guong::dataset_from_json(rules, json).value();
        REQUIRE(read.refused.empty());
        engine_ = std::make_shared<const guong::evaluator>(rules.program(), read.data);
    }

    bool is_eligible(model::criterion_index criterion, const std::string& id) const {
        const auto record = engine_->program().model().criteria[criterion].record;
        return guong::outcome{engine_, criterion, engine_->data().find(record, id).value()}.verdict() == guong::verdict::eligible;
    }

    const std::vector<std::string>& ids(model::record_index record) const { return engine_->data().of(record).ids; }

private:
    std::shared_ptr<const guong::evaluator> engine_;
};

/// Whom the changed rules let in and the plan keeps out; empty if there is nobody.
std::string let_in(dice& choices, const guong::rules& plan, const guong::rules& unit) {
    const auto json = guong::reference::to_json(choices, unit.model(), make_random_records(choices, unit.model(), {}));
    const reading before{plan, json}, after{unit, json};
    for (model::criterion_index criterion = 0; criterion < plan.model().criteria.size(); ++criterion)
        for (const auto& id : before.ids(plan.model().criteria[criterion].record))
            if (!id.empty() && after.is_eligible(criterion, id) && !before.is_eligible(criterion, id))
                return plan.model().criteria[criterion].name + ", " + id;
    return {};
}

} // namespace

TEST_CASE("random changes that are accepted never let in whom the plan keeps out") {
    const auto wanted = guong::testing::number_from_environment("GUONG_REFINEMENTS", 40);
    std::size_t accepted = 0, refused = 0;
    for (std::uint64_t seed = 1; accepted < wanted; ++seed) {
        dice choices{seed};
        const auto text = guong::reference::random_rules(choices, false);
        const auto loaded = guong::load_text("plan", text, {}, guong::reference::with_random_functions());
        if (!loaded) continue; // a table in it has two rows that hold at once
        const auto& plan = *loaded;
        const auto changes = "use \"plan\"\n" + random_change(choices, plan.model());
        auto where = guong::reference::with_random_functions();
        where.read = [&](const std::string&) { return std::optional{text}; };
        const auto unit = guong::load_text("unit", changes, {}, where);
        if (!unit) {
            ++refused;
            continue;
        }
        ++accepted;
        const auto who = let_in(choices, plan, *unit);
        REQUIRE_MESSAGE(who.empty(), "seed ", seed, ": ", who, "\n", changes, "\n", text);
    }
    CHECK(refused * 5 >= accepted);
}
