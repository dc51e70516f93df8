#include "model_walk.hpp"

#include <guong/model_parts.hpp>

namespace guong::inline v0::walking {

namespace {

class model_walker {
public:
    explicit model_walker(const model_visitor& visitor) : visitor_{visitor} {}

    void walk(const model::condition& here, surroundings around) {
        if (here.item) {
            around.item += (around.item.empty() ? "" : "/") + here.item->name;
            if (!here.item->cite.empty()) around.cite = here.item->cite;
        }
        if (visitor_.on_condition) visitor_.on_condition(here, around);
        around.is_helper = false;
        if (here.applicability) walk(**here.applicability, around);
        walk_parts(here, around);
    }

    void walk(const model::operand& here, const surroundings& around) {
        if (visitor_.on_operand) visitor_.on_operand(here);
        const auto* choice = std::get_if<model::choice>(&here.form);
        auto inside = around;
        inside.is_helper = false;
        if (!choice) return walk_parts(here, inside);
        if (visitor_.on_choice) visitor_.on_choice(here, *choice, around);
        for (const auto& row : choice->rows) {
            inside.in_table = !choice->inputs.empty();
            if (inside.in_table)
                walk_parts(row.when, inside); // the row itself is no condition that anybody wrote
            else
                walk(row.when, inside);
            inside.in_table = around.in_table;
            walk(row.content, inside);
        }
        if (choice->otherwise) walk(**choice->otherwise, inside);
    }

private:
    template <class Part>
    void walk_parts(const Part& whole, const surroundings& around) {
        model::for_each_part(
            whole, [&](const model::operand& part) { walk(part, around); }, [&](const model::condition& part) { walk(part, around); });
    }

    const model_visitor& visitor_;
};

} // namespace

void walk(const model::criterion& whole, const model_visitor& visitor) { model_walker{visitor}.walk(whole.body, {}); }

void walk(const model::definition& whole, const model_visitor& visitor) {
    std::visit([&](const auto& body) { model_walker{visitor}.walk(body, {whole.name, whole.cite, false, true}); }, whole.body);
}

void walk_model(const model::ruleset& rules, const model_visitor& visitor) {
    for (const auto& each : rules.definitions) walk(each, visitor);
    for (const auto& each : rules.criteria) walk(each, visitor);
}

} // namespace guong::inline v0::walking
