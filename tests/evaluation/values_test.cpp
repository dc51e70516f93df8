#include <memory>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <guong/json.hpp>
#include <guong/rendering.hpp>

namespace {

struct bound_rules {
    guong::evaluator engine;

    bound_rules(const std::string& rules_text, const std::string& records, guong::evaluation_options options = {}) : engine{bind(rules_text, records, options)} {}

    static guong::evaluator bind(const std::string& rules_text, const std::string& records, guong::evaluation_options options) {
        const auto rules = guong::load_text("rules.guong", rules_text).value();
        return {rules.program(), guong::dataset_from_json(rules, records).value().data, options};
    }

    [[nodiscard]] guong::verdict verdict(guong::row_number row = 0) const { return guong::evaluate(engine).of(0, row); }
    /// What the only `value` declaration says of the first record of a type.
    [[nodiscard]] guong::operand_value reported(guong::model::record_index record = 0) const {
        return guong::reported_values(engine, record, 0).at(0).content;
    }
};

} // namespace

TEST_CASE("where nobody knows which of two texts a choice gives, no other text is told apart from it") {
    // Whatever numbers the texts have: `b` stands in a record between, before and behind the two.
    const std::string rules = R"(
record person { member : boolean  note : text }
criterion c for person : (if member then "a" else "z") = "b"
)";
    for (const auto* records : {R"({"person": [{"id": "1", "note": "a"}, {"id": "2", "note": "b"}, {"id": "3", "note": "z"}]})",
                                R"({"person": [{"id": "1", "note": "b"}, {"id": "2", "note": "a"}, {"id": "3", "note": "z"}]})",
                                R"({"person": [{"id": "1", "note": "z"}, {"id": "2", "note": "a"}, {"id": "3", "note": "b"}]})"})
        CHECK(bound_rules{rules, records}.verdict() == guong::verdict::undetermined);
}

TEST_CASE("a text that may be one of two is unknown: what stands behind `or else` counts") {
    const bound_rules rules{R"(
record person { member : boolean  note : text }
value note_or_none for person : (if member then "a" else note) or else "none"
)",
                            R"({"person": [{"id": "1", "note": "b"}]})"};
    CHECK(rules.reported().content == guong::value{std::string{"none"}});
}

TEST_CASE("the bounds of covered months hold for every completion, though more days may make fewer months") {
    const std::string rules = R"(
record service { first : date  last : date  counts : boolean }
record person { services : list of service }
value months for person : months covered by first to last over s in services where counts
)";
    // 29 days in January, a day in June; February and 31 January if they count.
    const auto records = [](const std::string& february, const std::string& last_of_january) {
        return R"({"person": [{"id": "1", "services": [
            {"first": "2023-01-02", "last": "2023-01-30", "counts": true}, {"first": "2023-06-01", "last": "2023-06-01", "counts": true},
            {"first": "2023-02-01", "last": "2023-02-28", "counts": )" +
               february + R"(}, {"first": "2023-01-31", "last": "2023-01-31", "counts": )" + last_of_january + "}]}]}";
    };
    constexpr guong::model::record_index person = 1;
    const auto months = [](int amount) { return guong::value{guong::duration{amount, guong::time_unit::months}}; };
    CHECK(bound_rules{rules, records("false", "false")}.reported(person).content == months(1));
    CHECK(bound_rules{rules, records("true", "false")}.reported(person).content == months(2));
    CHECK(bound_rules{rules, records("true", "true")}.reported(person).content == months(1));
    const auto either = bound_rules{rules, records("null", "null")}.reported(person);
    CHECK(either.at_least == months(1));
    CHECK(either.at_most == months(2));
}

TEST_CASE("where many stretches may count, their days bound the months") {
    std::string services;
    for (int day = 1; day <= 7; ++day) services += (day > 1 ? "," : "") + (R"({"first": "2023-01-0)" + std::to_string(day) + R"(", "last": "2023-03-31"})");
    const bound_rules rules{R"(
record service { first : date  last : date  counts : boolean }
record person { services : list of service }
value months for person : months covered by first to last over s in services where counts
)",
                            R"({"person": [{"id": "1", "services": [)" + services + "]}]}"};
    const auto found = rules.reported(1);
    CHECK(found.at_least == guong::value{guong::duration{0, guong::time_unit::months}});
    CHECK(found.at_most == guong::value{guong::duration{3, guong::time_unit::months}});
}

TEST_CASE("a bound that no school year reaches is left open") {
    const bound_rules rules{R"(
record award { level : integer }
record person { awards : list of award }
value until for person : 2023-2024 + count of awards
)",
                            R"({"person": [{"id": "1"}]})"};
    const auto found = rules.reported(1);
    CHECK(found.why == guong::unknown_reason::none);
    CHECK(found.at_least == guong::value{guong::school_year{2023}});
    CHECK_FALSE(guong::is_known(found.at_most));
}

TEST_CASE("a number that 128 bits do not hold is unknown, and says so") {
    const std::string rules = R"(
record person { number : integer }
value squared for person : number * number
value cubed for person : number * number * number
criterion c for person : number * number * number > 0
)";
    const bound_rules found{rules, R"({"person": [{"id": "1", "number": 900000000000000000}]})"};
    const auto values = guong::reported_values(found.engine, 0, 0);
    CHECK(values.at(0).content.why == guong::unknown_reason::out_of_range); // it fits the calculation, but no decimal
    CHECK(values.at(1).content.why == guong::unknown_reason::out_of_range);
    CHECK(found.verdict() == guong::verdict::undetermined);
}

TEST_CASE("a refused record does not say what it refers to, so that lists of those who refer are unknown") {
    const auto rules = guong::load_text("rules.guong", R"(
record unit { members : list of person by home }
record person { home : unit }
criterion c for unit : count of members = 1
)")
                           .value();
    for (const bool refused : {false, true}) {
        guong::dataset_builder builder{rules.model()};
        builder.add_row(0, "u", false);
        for (const auto* id : {"p1", "p2"}) builder.add_row(1, id, false);
        builder.set_reference(1, 0, 0, 0);
        builder.add_row(0, "other", false);
        builder.set_reference(1, 1, 0, 1);
        if (refused) builder.spoil(1, 1);
        const auto data = std::make_shared<const guong::dataset>(builder.build());
        CHECK(data->elements(0, 0, 0).has_value() != refused);
        CHECK(guong::evaluate(guong::evaluator{rules.program(), data}).of(0, 0) ==
              (refused ? guong::verdict::undetermined : guong::verdict::eligible));
    }
}

TEST_CASE("operands of the program stand for operands of the model, or for none") {
    const auto rules = guong::load_text("rules.guong", R"(
record person { first : integer  second : integer }
criterion c for person : (first + second) is one of (1, 2, 3)
)")
                           .value();
    std::size_t options = 0;
    for (const auto& operand : rules.program().operands()) options += operand.what == guong::operand_code::kind::constant && !operand.origin;
    CHECK(options == 3);
}

TEST_CASE("a table that takes all rows gives what those give that hold, in their order") {
    const std::string rules = R"(
scale grade { low high }
record person { n : integer  active : boolean  extra : decimal  friend : person }
table notes for person {
  given n, active
  gives grade
  takes all rows
  row at least 5, any value : high
  row at least 3, true      : low
  row at least 7, any value : high
}
table sums for person { given n takes all rows row above 5 : extra / 3 rounded down row above 6 : 1 otherwise 0 }
define also_notes for person : notes
value all_notes for person : also_notes
value all_sums for person : sums
value notes_of_friend for person : friend.notes
)";
    using guong::level;
    using guong::unknown_reason;
    const auto said = [&](const std::string& facts, std::size_t which) {
        const bound_rules bound{rules, R"({"person": [{"id": "1", )" + facts + R"(}, {"id": "2", "n": 8, "active": false}]})"};
        return guong::reported_values(bound.engine, 0, 0).at(which).content;
    };
    using rows = std::vector<guong::value>;
    CHECK(said(R"("n": 7, "active": true)", 0).rows == rows{level{1}, level{0}, level{1}});
    CHECK(said(R"("n": 4, "active": true)", 0).rows == rows{level{0}});
    CHECK(said(R"("n": 1, "active": true)", 0).rows == rows{});
    CHECK(said(R"("n": 1)", 0).rows == rows{});
    CHECK_FALSE(said(R"("n": 4)", 0).rows.has_value());
    CHECK(said(R"("n": 4)", 0).why == unknown_reason::missing_fact);
    CHECK(said(R"("n": 7, "extra": 7)", 1).rows == rows{guong::decimal{2}, guong::decimal{1}});
    CHECK(said(R"("n": 5)", 1).rows == rows{guong::decimal{0}});
    CHECK(said(R"("n": 6)", 1).why == unknown_reason::missing_fact);
    CHECK(said(R"("friend": "2")", 2).rows == rows{level{1}, level{1}});
    CHECK(said(R"("n": 1)", 2).why == unknown_reason::missing_fact);
    const auto loaded = guong::load_text("rules.guong", rules).value();
    const guong::model::type grade{guong::model::base_type::scale, 0, true};
    CHECK(guong::render_json(said(R"("n": 4, "active": true)", 0), loaded.model(), grade) == R"(["low"])");
    CHECK(guong::render_json(said(R"("n": 1, "active": true)", 0), loaded.model(), grade) == "[]");
    CHECK(guong::render_json(said(R"("n": 4)", 0), loaded.model(), grade) == "null");
}
