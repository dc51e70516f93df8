#include "facts_read.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include <guong/model_parts.hpp>

namespace guong::inline v0::checking {

namespace {

/// Collects the fields that an operand reads, also through helpers.
class fact_collector {
public:
    explicit fact_collector(const model::ruleset& rules) : rules_{rules} {}

    std::set<std::pair<model::record_index, model::field_index>> fields;
    bool reads_day = false;        ///< the reference date
    bool reads_criterion = false;  ///< and with it anything

    void collect(const model::operand& operand) {
        std::visit([&](const auto& form) { note(form); }, operand.form);
        model::for_each_part(
            operand, [&](const model::operand& part) { collect(part); }, [&](const model::condition& part) { collect(part); });
    }

private:
    void collect(const model::condition& condition) {
        std::visit([&](const auto& form) { collect(form); }, condition.form);
        if (condition.applicability) collect(**condition.applicability);
    }
    void collect(const model::fact& form) { note(form.field); }
    void collect(const model::knowledge& form) { note(form.field); }
    void collect(const model::comparison& form) { collect(form.left), collect(form.right); }
    void collect(const model::interval& form) { collect(form.operand), collect(form.low), collect(form.high); }
    void collect(const model::membership& form) { collect(form.operand); }
    void collect(const model::text_test& form) {
        collect(form.content);
        if (form.other) collect(*form.other);
    }
    void collect(const model::meeting&) { reads_criterion = true; }
    void collect(const model::definition_use& form) { collect_definition(form.definition); }
    void collect(const model::group& form) {
        for (const auto& child : form.children) collect(child);
    }
    void collect(const model::quantifier& form) {
        note(form.elements);
        if (form.elements.filter) collect(**form.elements.filter);
        if (form.body) collect(**form.body);
    }
    void collect_definition(model::definition_index index) {
        std::visit([&](const auto& body) { collect(body); }, rules_.definitions[index].body);
    }

    void note(const model::field_path& path) { fields.emplace(path.row.end, path.field); }
    void note(const model::selection& elements) { note(elements.list); }
    void note(const model::reference_date&) { reads_day = true; }
    void note(const model::dated_parameter& form) { reads_day = reads_day || !form.day; }
    void note(const model::definition_value& form) { collect_definition(form.definition); }
    void note(const model::covered_time& form) {
        note(form.counted.elements);
        for (const auto& each : form.excluded) note(each.elements);
    }
    template <class Form>
    void note(const Form& form) {
        if constexpr (requires { form.elements; }) note(form.elements);
    }

    const model::ruleset& rules_;
};

} // namespace

bool share_facts(const model::operand& left, const model::operand& right, const model::ruleset& rules) {
    const auto* field = std::get_if<model::field_path>(&left.form);
    const auto* other = std::get_if<model::field_path>(&right.form);
    if (field && other) return *field == *other;
    fact_collector first{rules}, second{rules};
    first.collect(left);
    second.collect(right);
    if (first.reads_criterion || second.reads_criterion || (first.reads_day && second.reads_day)) return true;
    decltype(first.fields) common;
    std::set_intersection(first.fields.begin(), first.fields.end(), second.fields.begin(), second.fields.end(),
                          std::inserter(common, common.end()));
    return !common.empty();
}

} // namespace guong::inline v0::checking
