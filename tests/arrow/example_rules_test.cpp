#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <guong/arrow.hpp>
#include <guong/audit.hpp>
#include <guong/json.hpp>
#include <guong/rendering.hpp>

#include "support/golden.hpp"

#include "dataset_arrays.hpp"

namespace {

using guong::tests::array_choice;

struct example {
    const char* rules;
    const char* records;
    std::string_view beside_facts = {}; ///< the criterion that asks for what is recorded beside them
};

constexpr example examples[] = {
    {"rules/scholarship/scholarship.guong", "rules/scholarship/students.json", "tài_năng"},
    {"rules/household-benefit/benefit.guong", "rules/household-benefit/households.json"},
    {"rules/hvqlgd-326/exemplars.guong", "rules/hvqlgd-326/academy.json"},
    {"rules/titles/titles.guong", "rules/titles/academy.json"},
};

constexpr array_choice choices[] = {{true, 0, 0}, {true, 3, 2}, {false, 0, 0}, {false, 5, 1}};

bool are_same(const guong::slots& left, const guong::slots& right) { return left.is_true == right.is_true && left.is_known == right.is_known; }

struct comparison {
    std::size_t judged = 0;
    std::size_t different = 0;
};

/// The bits of every criterion on every record of its type, one by one.
comparison compare(const guong::rules& rules, const guong::evaluator& by_json, const guong::evaluator& by_arrow, const example& from) {
    comparison made;
    guong::slots expected, found;
    for (guong::model::criterion_index each = 0; each < rules.model().criteria.size(); ++each) {
        const auto& criterion = rules.model().criteria[each];
        const auto json_rows = by_json.data().roots(criterion.record), arrow_rows = by_arrow.data().roots(criterion.record);
        REQUIRE(json_rows.size() == arrow_rows.size());
        if (criterion.name == from.beside_facts) continue;
        for (std::size_t i = 0; i < json_rows.size(); ++i) {
            const guong::row_number json_frame[] = {json_rows[i]}, arrow_frame[] = {arrow_rows[i]};
            by_json.run(rules.program().unit_of(each), json_frame, expected);
            by_arrow.run(rules.program().unit_of(each), arrow_frame, found);
            ++made.judged;
            made.different += !are_same(expected, found);
        }
    }
    return made;
}

} // namespace

TEST_CASE("the rules that come with Gương judge arrays as they judge JSON, however the arrays say it") {
    for (const auto& from : examples) {
        CAPTURE(std::string{from.rules});
        const auto rules = guong::load(from.rules).value();
        const auto records = guong::dataset_from_json(rules, guong::tests::read_repository_file(from.records)).value();
        guong::evaluation_options options;
        options.as_of = guong::date::of(2025, 6, 1);
        const guong::evaluator by_json{rules.program(), records.data, options};
        for (const auto& choice : choices) {
            CAPTURE(choice.plain);
            CAPTURE(choice.lead);
            auto tables = guong::tests::tables_of(*records.data, rules.model(), choice);
            const auto read = guong::dataset_from_arrow(rules, tables);
            tables.clear();
            if (!read) FAIL(guong::render(read.report()));
            CHECK(read->refused.empty());
            CHECK_MESSAGE(read.report().empty(), guong::render(read.report()));
            const guong::evaluator by_arrow{rules.program(), read->data, options};
            const auto made = compare(rules, by_json, by_arrow, from);
            CHECK(made.judged > 0);
            CHECK(made.different == 0);
            MESSAGE(std::string{from.rules} << ": " << made.judged << " verdicts");
        }
    }
    CHECK(guong::tests::unreleased_structures() == 0);
}

TEST_CASE("statuses as arrays are those of audits") {
    for (const auto& from : examples) {
        CAPTURE(std::string{from.rules});
        const auto rules = guong::load(from.rules).value();
        const auto records = guong::dataset_from_json(rules, guong::tests::read_repository_file(from.records)).value();
        const auto engine = std::make_shared<const guong::evaluator>(rules.program(), records.data, guong::evaluation_options{guong::date::of(2025, 6, 1)});
        for (guong::model::criterion_index each = 0; each < rules.model().criteria.size(); ++each) {
            ArrowSchema schema;
            ArrowArray array;
            guong::statuses_to_arrow(*engine, each, 2, schema, array);
            const auto type = rules.model().criteria[each].record;
            const auto roots = records.data->roots(type);
            REQUIRE(array.length == static_cast<std::int64_t>(roots.size()));
            std::size_t different = 0;
            for (std::size_t row = 0; row < roots.size(); ++row) {
                const auto items = guong::audit_of({engine, each, roots[row]}).items;
                REQUIRE(array.n_children == static_cast<std::int64_t>(items.size()));
                for (std::size_t item = 0; item < items.size(); ++item) {
                    const auto code = static_cast<const std::int8_t*>(array.children[item]->buffers[1])[row];
                    different += schema.children[item]->name != items[item].path || code != static_cast<std::int8_t>(items[item].status);
                }
            }
            CHECK(different == 0);
            schema.release(&schema);
            array.release(&array);
        }
    }
}
