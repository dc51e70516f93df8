#include <cstring>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <guong/arrow.hpp>
#include <guong/json.hpp>
#include <guong/rendering.hpp>

#include "array_spec.hpp"

namespace {

constexpr const char* rule_text = R"(
ruleset r { language en }
scale grade { low middle high }
record student { age : integer  hours : decimal  grade : grade  born : date  member : boolean  name : text }
record teacher { age : integer }
criterion grown for student all { a : age >= 18 }
criterion good for student all {
  a : grade is middle or better
  b : hours >= 8.25
  c any {
    d : name = "An"
    e : member
  }
}
criterion old for teacher all { a : age >= 60 }
)";

/// Both structures, released at the end.
struct received {
    ArrowSchema schema{};
    ArrowArray array{};

    received() = default;
    received(const received&) = delete;
    received& operator=(const received&) = delete;
    ~received() {
        if (schema.release) schema.release(&schema);
        if (array.release) array.release(&array);
    }

    [[nodiscard]] std::string name(std::int64_t column) const { return schema.children[column]->name; }
    /// The text in a cell; `-` for null.
    [[nodiscard]] std::string cell(std::int64_t column, std::int64_t row) const {
        const auto& of = *array.children[column];
        const auto* known = static_cast<const std::uint8_t*>(of.buffers[0]);
        if (known && !(known[row / 8] >> row % 8 & 1)) return "-";
        if (!of.dictionary) {
            const auto* offsets = static_cast<const std::int64_t*>(of.buffers[1]);
            return {static_cast<const char*>(of.buffers[2]) + offsets[row], static_cast<std::size_t>(offsets[row + 1] - offsets[row])};
        }
        const auto code = static_cast<const std::int8_t*>(of.buffers[1])[row];
        const auto* offsets = static_cast<const std::int32_t*>(of.dictionary->buffers[1]);
        return {static_cast<const char*>(of.dictionary->buffers[2]) + offsets[code], static_cast<std::size_t>(offsets[code + 1] - offsets[code])};
    }
    [[nodiscard]] std::string column(std::int64_t which) const {
        std::string all = name(which) + ':';
        for (std::int64_t row = 0; row < array.length; ++row) all += ' ' + cell(which, row);
        return all;
    }
};

guong::rules loaded() { return guong::load_text("r.guong", rule_text).value(); }

guong::records read_students(const guong::rules& rules) {
    return guong::dataset_from_json(rules, R"({"student": [
        {"id": "a", "age": 20, "grade": "high", "hours": 8.25, "name": "An"},
        {"id": "b", "age": "x"},
        {"age": 17, "grade": "low"},
        {"id": "d", "grade": "high", "hours": 9, "name": "Bình", "member": false}
    ]})")
        .value();
}

} // namespace

TEST_CASE("verdicts are a row for each record as it was given, null where it was refused") {
    const auto rules = loaded();
    const guong::evaluator engine{rules.program(), read_students(rules).data};
    received made;
    guong::verdicts_to_arrow(engine, *rules.model().find_record("student"), {.criteria = {}, .jobs = 2, .ids = true}, made.schema, made.array);
    CHECK(std::string{made.schema.format} == "+s");
    REQUIRE(made.array.n_children == 3);
    CHECK(made.array.length == 4);
    CHECK(std::string{made.schema.children[1]->format} == "c");
    CHECK(made.column(0) == "id: a b - d");
    CHECK(made.column(1) == "grown: eligible - ineligible undetermined");
    CHECK(made.column(2) == "good: eligible - ineligible ineligible");
    CHECK(made.array.children[1]->null_count == 1);
}

TEST_CASE("statuses are a column for each item, the criterion first") {
    const auto rules = loaded();
    const guong::evaluator engine{rules.program(), read_students(rules).data};
    received made;
    guong::statuses_to_arrow(engine, rules.criterion("good")->index(), 1, made.schema, made.array);
    REQUIRE(made.array.n_children == 6);
    CHECK(made.column(0) == "good: met - unmet unmet");
    CHECK(made.column(1) == "good/a: met - unmet met");
    CHECK(made.column(2) == "good/b: met - undetermined met");
    CHECK(made.column(3) == "good/c: met - undetermined unmet");
    CHECK(made.column(4) == "good/c/d: met - undetermined unmet");
    CHECK(made.column(5) == "good/c/e: undetermined - undetermined unmet");
}

TEST_CASE("columns can be moved out of a batch before it is released") {
    const auto rules = loaded();
    const guong::evaluator engine{rules.program(), read_students(rules).data};
    received made;
    guong::verdicts_to_arrow(engine, *rules.model().find_record("student"), {}, made.schema, made.array);
    received moved;
    moved.array = *made.array.children[0];
    made.array.children[0]->release = nullptr;
    made.array.release(&made.array);
    const bool is_released = made.array.release == nullptr;
    CHECK(is_released);
    CHECK(static_cast<const std::int8_t*>(moved.array.buffers[1])[0] == 1);
}

TEST_CASE("a record type without records, or without criteria, gives a batch without rows, or without columns") {
    const auto rules = loaded();
    const guong::evaluator engine{rules.program(), read_students(rules).data};
    received made;
    guong::verdicts_to_arrow(engine, *rules.model().find_record("teacher"), {}, made.schema, made.array);
    CHECK(made.array.length == 0);
    CHECK(made.array.n_children == 1);
    received wrong;
    CHECK_THROWS_AS(guong::verdicts_to_arrow(engine, *rules.model().find_record("teacher"), {{rules.criterion("good")->index()}}, wrong.schema, wrong.array),
                    std::invalid_argument);
    CHECK_THROWS_AS(guong::statuses_to_arrow(engine, 77, 1, wrong.schema, wrong.array), std::out_of_range);
    const bool is_untouched = wrong.schema.release == nullptr && wrong.array.release == nullptr;
    CHECK(is_untouched);
}

TEST_CASE("columns of a host are read where they lie") {
    const auto rules = loaded();
    const std::vector<std::int64_t> ages{20, 17, 0}, units{825, 900, 824};
    const std::vector<std::int32_t> days{7000, 8000, 9000};
    const std::vector<std::uint8_t> grades{2, 0, 1};
    const std::vector<double> halves{0.5, 1.5, 2.5};
    const std::uint8_t ages_known = 3, members = 5;
    const std::string_view names[] = {"An", "Bình", "Châu"};
    guong::arrow_columns columns{3};
    columns.numbers("age", ages, &ages_known)
        .decimals("hours", units, 2)
        .days("born", days)
        .levels("grade", grades, {"low", "middle", "high"})
        .answers("member", &members)
        .texts("name", names)
        .texts("id", names);
    CHECK_THROWS_AS(columns.numbers("age", std::span{ages}.first(2)), std::invalid_argument);
    CHECK_THROWS_AS(columns.decimals("age", ages, 19), std::invalid_argument);
    const auto read = guong::records_from_arrow(rules, "student", std::move(columns).batch());
    if (!read) FAIL(guong::render(read.report()));
    const auto type = *rules.model().find_record("student");
    const auto& rows = read->data->of(type);
    const auto cells_of = [&](const char* name) -> const guong::column& { return rows.columns[*rules.model().records[type].find(name)]; };
    CHECK(std::get<guong::cell_array<std::int64_t>>(cells_of("age").cells).data() == ages.data());
    CHECK(std::get<guong::cell_array<std::int64_t>>(cells_of("hours").cells).data() == units.data());
    CHECK(std::get<guong::cell_array<std::int32_t>>(cells_of("born").cells).data() == days.data());
    CHECK(std::get<guong::cell_array<std::uint8_t>>(cells_of("grade").cells).data() == grades.data());
    received made;
    guong::verdicts_to_arrow({rules.program(), read->data}, type, {.criteria = {}, .jobs = 1, .ids = true}, made.schema, made.array);
    CHECK(made.column(0) == "id: An Bình Châu");
    CHECK(made.column(1) == "grown: eligible ineligible undetermined");
    CHECK(made.column(2) == "good: eligible ineligible ineligible");
    guong::arrow_columns doubles{3};
    const auto halved = guong::records_from_arrow(rules, "student", std::move(doubles.numbers("hours", halves)).batch());
    REQUIRE(halved);
    CHECK(halved->data->fact(type, 2, *rules.model().records[type].find("hours")) == guong::value{*guong::decimal::parse("2.5")});
    CHECK(guong::records_from_arrow(rules, "student", guong::arrow_columns{0}.batch()));
}
