#include "dependence.hpp"

#include "../model/model_walk.hpp"

namespace guong::inline v0::mutating {

namespace {

using declared_names = std::set<std::string>;

class name_reader {
public:
    explicit name_reader(const model::ruleset& rules) : rules_{rules} {
        visitor_.on_condition = [this](const model::condition& here, const walking::surroundings&) { read(here); };
        visitor_.on_operand = [this](const model::operand& here) { read(here); };
        // In their order each stands behind all that it depends on.
        definitions_.resize(rules.definitions.size());
        criteria_.resize(rules.criteria.size());
        for (const auto& step : rules.order)
            if (step.what == model::ruleset::step::kind::definition)
                definitions_[step.index] = names_of(rules.definitions[step.index]);
            else
                criteria_[step.index] = names_of(rules.criteria[step.index]);
    }

    [[nodiscard]] const declared_names& of_criterion(model::criterion_index index) const { return criteria_[index]; }
    [[nodiscard]] const declared_names& of_definition(model::definition_index index) const { return definitions_[index]; }

private:
    template <class Declared>
    declared_names names_of(const Declared& declared) {
        found_ = {declared.name};
        walking::walk(declared, visitor_);
        return std::move(found_);
    }

    void read(const model::condition& here) {
        if (const auto* met = std::get_if<model::meeting>(&here.form)) add(criteria_[met->criterion]);
        if (const auto* used = std::get_if<model::definition_use>(&here.form)) add(definitions_[used->definition]);
        if (const auto* group = std::get_if<model::group>(&here.form)) {
            if (group->parameter) add(*group->parameter);
            if (group->range) add(group->range->first), add(group->range->last);
        }
        if (const auto* membership = std::get_if<model::membership>(&here.form))
            for (const auto& option : membership->options) add(option);
    }

    void read(const model::operand& here) {
        if (const auto* used = std::get_if<model::definition_value>(&here.form)) add(definitions_[used->definition]);
        if (const auto* constant = std::get_if<model::constant>(&here.form)) add(*constant);
        if (const auto* dated = std::get_if<model::dated_parameter>(&here.form)) add(dated->parameter);
        if (const auto* over_list = std::get_if<model::aggregate>(&here.form); over_list && over_list->largest) add(*over_list->largest);
    }

    void add(const declared_names& others) { found_.insert(others.begin(), others.end()); }
    void add(model::parameter_index parameter) { found_.insert(rules_.parameters[parameter].name); }
    void add(const model::constant& constant) {
        if (constant.parameter) add(*constant.parameter);
    }

    const model::ruleset& rules_;
    walking::model_visitor visitor_;
    std::vector<declared_names> definitions_;
    std::vector<declared_names> criteria_;
    declared_names found_;
};

} // namespace

dependence::dependence(const model::ruleset& rules) {
    const name_reader read{rules};
    for (model::criterion_index each = 0; each < rules.criteria.size(); ++each) criteria_.push_back(read.of_criterion(each));
    for (model::definition_index each = 0; each < rules.definitions.size(); ++each)
        if (rules.definitions[each].reported) reported_.emplace(each, read.of_definition(each));
}

std::vector<model::criterion_index> dependence::criteria_on(const std::string& name) const {
    std::vector<model::criterion_index> found;
    for (model::criterion_index each = 0; each < criteria_.size(); ++each)
        if (criteria_[each].contains(name)) found.push_back(each);
    return found;
}

std::vector<model::definition_index> dependence::reported_on(const std::string& name) const {
    std::vector<model::definition_index> found;
    for (const auto& [definition, made_of] : reported_)
        if (made_of.contains(name)) found.push_back(definition);
    return found;
}

} // namespace guong::inline v0::mutating
