#include <limits>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <guong/arrow.hpp>
#include <guong/json.hpp>
#include <guong/rendering.hpp>

#include "support/golden.hpp"

#include "array_spec.hpp"

using namespace guong::tests;

namespace {

constexpr const char* rule_text = R"(
ruleset r { language en }
scale grade { low middle high }
record paper { year : integer  tags : list of text }
record unit { name : text  size : integer }
record lecturer {
  member : boolean
  age : integer
  hours : decimal
  part : percent
  name : text
  born : date
  since : school_year
  grade : grade
  unit : unit
  papers : list of paper
  units : list of unit
  nicknames : list of text
  secret : integer sensitive
}
criterion plain for lecturer all { a : age >= 30  b : born before 1990-06-01 }
criterion named for lecturer any { a : name = "An"  b : some nickname in nicknames where nickname = name }
)";

guong::rules rules_of(const std::string& text) {
    auto loaded = guong::load_text("r.guong", text);
    if (!loaded) FAIL(guong::render(loaded.report()));
    return std::move(loaded).value();
}

using numbers = std::vector<std::optional<std::int64_t>>;
using words = std::vector<std::optional<std::string>>;

array_spec lecturers(std::vector<array_spec> columns) {
    const auto rows = columns.empty() ? 0 : columns.front().length;
    return structs("", std::vector<std::optional<bool>>(static_cast<std::size_t>(rows), true), std::move(columns));
}

struct reading {
    guong::rules rules = rules_of(rule_text);
    guong::result<guong::records> read = guong::report{};

    explicit reading(const array_spec& spec, guong::arrow_options options = {}) : read{guong::records_from_arrow(rules, "lecturer", batches_of(spec), options)} {}

    [[nodiscard]] std::string said() const { return guong::render(read.report()); }
    [[nodiscard]] std::size_t field(const char* name) const { return *rules.model().records[lecturer()].find(name); }
    [[nodiscard]] guong::model::record_index lecturer() const { return *rules.model().find_record("lecturer"); }
    [[nodiscard]] guong::value fact(guong::row_number row, const char* name) const {
        return read->data->fact(lecturer(), row, static_cast<guong::model::field_index>(field(name)));
    }
    template <class Cell>
    [[nodiscard]] bool is_lent(const char* name) const {
        return std::get<guong::cell_array<Cell>>(read->data->of(lecturer()).columns[field(name)].cells).is_lent();
    }
};

guong::value number(const char* digits) { return *guong::decimal::parse(digits); }

} // namespace

TEST_CASE("whole numbers, days and levels are read where they lie, and released when the last dataset is gone") {
    {
        const reading made{lecturers({cells<std::int64_t>("l", "age", {40, std::nullopt, 20}), cells<std::int64_t>("d:18,2,64", "hours", {825, 850, std::nullopt}),
                                      cells<std::int32_t>("tdD", "born", {0, 7000, std::nullopt}),
                                      dictionary("grade", {2, std::nullopt, 0}, texts("", {"low", "middle", "high"}))})};
        REQUIRE(made.read);
        CHECK(made.is_lent<std::int64_t>("age"));
        CHECK(made.is_lent<std::int64_t>("hours"));
        CHECK(made.is_lent<std::int32_t>("born"));
        CHECK(made.is_lent<std::uint8_t>("grade"));
        CHECK(made.fact(0, "age") == number("40"));
        CHECK(made.fact(1, "age") == guong::value{});
        CHECK(made.fact(0, "hours") == number("8.25"));
        CHECK(made.fact(1, "hours") == number("8.5"));
        CHECK(made.fact(1, "born") == guong::value{guong::date{7000}});
        CHECK(made.fact(0, "grade") == guong::value{guong::level{2}});
        CHECK(unreleased_structures() > 0);
        // A copy stands by itself, and can be written to.
        auto copy = *made.read->data;
        CHECK(copy.replace(made.lecturer(), 0, static_cast<guong::model::field_index>(made.field("age")), number("41")));
        CHECK(copy.fact(made.lecturer(), 0, static_cast<guong::model::field_index>(made.field("age"))) == number("41"));
        CHECK(made.fact(0, "age") == number("40"));
    }
    CHECK(unreleased_structures() == 0);
}

TEST_CASE("what is converted is released at once") {
    const reading made{lecturers({texts("name", {"An", std::nullopt, "Bi\xCC\x80nh"}), bits("member", {true, false, std::nullopt}, {3})})};
    REQUIRE(made.read);
    CHECK(unreleased_structures() == 0);
    CHECK(made.fact(2, "name") == guong::value{std::string{"Bình"}});
    CHECK(made.fact(1, "name") == guong::value{});
    CHECK(made.fact(0, "member") == guong::value{true});
    CHECK(made.fact(1, "member") == guong::value{false});
    CHECK(made.fact(2, "member") == guong::value{});
}

TEST_CASE("floating-point numbers and decimals of any width are the decimals that people wrote") {
    const std::vector<std::optional<double>> doubles{0.1, 8.25, 1e15, std::nullopt};
    const reading made{lecturers({cells<double>("g", "hours", doubles), cells<float>("f", "part", {80.5f, 0.1f, std::nullopt, 3.0f}), cells<double>("g", "age", {30.0, -1.0, 0.0, std::nullopt})})};
    REQUIRE(made.read);
    CHECK(made.read->refused.empty());
    CHECK(made.fact(0, "hours") == number("0.1"));
    CHECK(made.fact(2, "hours") == number("1e15"));
    CHECK(made.fact(1, "part") == number("0.1"));
    CHECK(made.fact(1, "age") == number("-1"));

    struct wide {
        std::uint64_t low;
        std::int64_t high;
    };
    const reading wider{lecturers({cells<wide>("d:38,3", "hours", {wide{8250, 0}, wide{~std::uint64_t{0} - 8249, -1}, std::nullopt}),
                                   cells<std::int32_t>("d:9,-1,32", "age", {4, -4, std::nullopt})})};
    REQUIRE(wider.read);
    CHECK(wider.fact(0, "hours") == number("8.25"));
    CHECK(wider.fact(1, "hours") == number("-8.25"));
    CHECK(wider.fact(0, "age") == number("40"));
    CHECK(wider.fact(1, "age") == number("-40"));

    // 8.5 with 25 digits behind the point is 85 times 10^24.
    const reading longest{lecturers({cells<wide>("d:38,25", "hours", {wide{0x3baa0ae675000000, 4607859}, std::nullopt})})};
    REQUIRE(longest.read);
    CHECK(longest.fact(0, "hours") == number("8.5"));
}

TEST_CASE("every width of whole numbers, every kind of text, every kind of day") {
    const reading made{lecturers({cells<std::uint16_t>("S", "age", {std::uint16_t{65535}, std::nullopt}), cells<std::int8_t>("c", "hours", {std::int8_t{-7}, std::int8_t{7}}),
                                  cells<std::uint64_t>("L", "secret", {std::uint64_t{5}, std::nullopt}), texts("part", {"80%", "12.5%"}, {1}, true),
                                  text_views("name", {"a name that is longer than twelve bytes", "short"}, {2}), texts("since", {"2020-2021", std::nullopt}),
                                  texts("born", {"1990-05-31", std::nullopt}), text_views("grade", {"middle", std::nullopt})})};
    REQUIRE(made.read);
    CHECK_MESSAGE(made.read->refused.empty(), made.said());
    CHECK(made.fact(0, "age") == number("65535"));
    CHECK(made.fact(0, "hours") == number("-7"));
    CHECK(made.fact(0, "secret") == number("5"));
    CHECK(made.fact(1, "part") == number("12.5"));
    CHECK(made.fact(0, "name") == guong::value{std::string{"a name that is longer than twelve bytes"}});
    CHECK(made.fact(1, "name") == guong::value{std::string{"short"}});
    CHECK(made.fact(0, "since") == guong::value{guong::school_year{2020}});
    CHECK(made.fact(0, "born") == guong::value{*guong::date::of(1990, 5, 31)});
    CHECK(made.fact(0, "grade") == guong::value{guong::level{1}});

    const reading times{lecturers({cells<std::int64_t>("tdm", "born", {-86'400'000, 86'400'000, std::nullopt}), texts("name", {"a", "b", "c"})})};
    REQUIRE(times.read);
    CHECK(times.fact(0, "born") == guong::value{guong::date{-1}});
    CHECK(times.fact(1, "born") == guong::value{guong::date{1}});
    const reading stamps{lecturers({cells<std::int64_t>("tsn:", "born", {-86'400'000'000'000, 0, std::nullopt})})};
    REQUIRE(stamps.read);
    CHECK(stamps.fact(0, "born") == guong::value{guong::date{-1}});
    CHECK(stamps.fact(1, "born") == guong::value{guong::date{0}});
}

TEST_CASE("slices are slices: of the table, of its columns, of lists and of what stands inside") {
    auto papers = structs("", std::vector<std::optional<bool>>(5, true), {cells<std::int64_t>("l", "year", {2019, 2020, 2021, 2022, std::nullopt}, {2})});
    const auto whole = lecturers({cells<std::int64_t>("l", "age", {1, 2, 3, 4}, {1}), lists("papers", {2, 1, std::nullopt, 2}, papers, {3}),
                                  structs("unit", {true, std::nullopt, true, true}, {texts("name", {"a", "b", "c", "d"}), cells<std::int16_t>("s", "size", {std::int16_t{1}, std::int16_t{2}, std::int16_t{3}, std::int16_t{4}})}),
                                  lists("nicknames", {0, 2, 0, 1}, texts("", {"x", "y", "z"}, {4}))});
    const reading made{slice(whole, 1, 3)};
    REQUIRE_MESSAGE(made.read, made.said());
    const auto& data = *made.read->data;
    const auto of = made.lecturer();
    const auto field = [&](const char* name) { return static_cast<guong::model::field_index>(made.field(name)); };
    CHECK(made.fact(0, "age") == number("2"));
    CHECK(made.is_lent<std::int64_t>("age"));
    REQUIRE(data.elements(of, 0, field("papers")));
    REQUIRE(data.elements(of, 0, field("papers"))->size() == 1);
    CHECK_FALSE(data.elements(of, 1, field("papers")));
    const auto paper = *made.rules.model().find_record("paper");
    CHECK(data.fact(paper, (*data.elements(of, 0, field("papers")))[0], 0) == number("2021"));
    CHECK(data.fact(paper, (*data.elements(of, 2, field("papers")))[0], 0) == number("2022"));
    CHECK(data.fact(paper, (*data.elements(of, 2, field("papers")))[1], 0) == guong::value{});
    CHECK_FALSE(data.reference(of, 0, field("unit")));
    const auto unit = *made.rules.model().find_record("unit");
    CHECK(data.fact(unit, *data.reference(of, 1, field("unit")), 0) == guong::value{std::string{"c"}});
    CHECK(data.fact(unit, *data.reference(of, 2, field("unit")), 1) == number("4"));
    CHECK(data.elements(of, 0, field("nicknames"))->size() == 2);
    CHECK(data.elements(of, 1, field("nicknames"))->empty());
    CHECK(made.read->roots.size() == 3);
}

TEST_CASE("a stream is a table in several pieces, which stand behind one another") {
    const auto rules = rules_of(rule_text);
    {
        auto stream = stream_of({lecturers({texts("id", {"a", "b"}), cells<std::int64_t>("l", "age", {30, std::nullopt})}),
                                 lecturers({texts("id", {"c"}), cells<std::int64_t>("l", "age", {50})})});
        auto batches = guong::arrow_batches::from_stream(&stream);
        REQUIRE(batches);
        const bool is_taken = stream.release == nullptr;
        CHECK(is_taken);
        const auto read = guong::records_from_arrow(rules, "lecturer", std::move(batches).value());
        REQUIRE(read);
        CHECK(read->roots.size() == 3);
        const auto type = *rules.model().find_record("lecturer");
        const auto age = *rules.model().records[type].find("age");
        CHECK(read->data->fact(type, *read->data->find(type, "c"), age) == number("50"));
        CHECK(read->data->fact(type, *read->data->find(type, "b"), age) == guong::value{});
    }
    auto failing = stream_of({lecturers({texts("id", {"a"})})}, 1);
    const auto failed = guong::arrow_batches::from_stream(&failing);
    CHECK_FALSE(failed);
    CHECK(golden_difference("tests/arrow/E1012-array-stream-failed.expected",
                            guong::render(failed.report()) + '\n' + guong::render(failed.report(), {.language = guong::language::vi})) == "");
    CHECK(unreleased_structures() == 0);
}

TEST_CASE("references lead to records by their id, whichever table comes first, and lists of ids too") {
    const auto rules = rules_of(rule_text);
    const auto unit = *rules.model().find_record("unit"), lecturer = *rules.model().find_record("lecturer");
    const guong::arrow_table tables[] = {
        {"lecturer", batches_of(lecturers({texts("id", {"a", "b", "c"}), cells<std::int64_t>("l", "unit", {7, std::nullopt, 8}),
                                           lists("units", {2, std::nullopt, 1}, texts("", {"8", std::nullopt, "7"}))}))},
        {"unit", batches_of(lecturers({cells<std::int32_t>("i", "id", {7, 8}), texts("name", {"seven", "eight"})}))},
    };
    const auto read = guong::dataset_from_arrow(rules, tables);
    REQUIRE_MESSAGE(read, guong::render(read.report()));
    CHECK(read->refused.empty());
    const auto name_of = [&](guong::row_number row) { return read->data->fact(unit, row, 0); };
    const auto refers = *rules.model().records[lecturer].find("unit"), lists_units = *rules.model().records[lecturer].find("units");
    CHECK(name_of(*read->data->reference(lecturer, 0, refers)) == guong::value{std::string{"seven"}});
    CHECK_FALSE(read->data->reference(lecturer, 1, refers));
    CHECK(name_of(*read->data->reference(lecturer, 2, refers)) == guong::value{std::string{"eight"}});
    REQUIRE(read->data->elements(lecturer, 0, lists_units)->size() == 2);
    CHECK(name_of((*read->data->elements(lecturer, 0, lists_units))[0]) == guong::value{std::string{"eight"}});
    CHECK(name_of((*read->data->elements(lecturer, 0, lists_units))[1]) == guong::value{});
}

TEST_CASE("a bad value spoils its record alone, and is told in the order of the records") {
    const auto not_a_number = std::numeric_limits<double>::quiet_NaN();
    const reading made{lecturers({
        texts("id", {"a", "b", "c", "d", "e", "f", "a", "h", "i"}),
        cells<double>("g", "hours", {1.5, not_a_number, 1e300, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0}),
        cells<double>("g", "age", {1.0, 2.0, 3.0, 2.5, 5.0, 6.0, 7.0, 8.0, 9.0}),
        cells<std::int64_t>("tsm:", "born", {0, 0, 0, 0, 86'400'001, 0, 0, 0, 0}),
        dictionary("grade", {0, 0, 0, 0, 0, 9, 0, 0, 0}, texts("", {"low", "middle"})),
        texts("name", {"x", "x", "x", "x", "x", "x", "x", "\xff", "x"}),
        cells<std::int64_t>("l", "secret", {1, 1, 1, 1, 1, 1, 1, 1, 1'000'000'000'000'000'000}),
    })};
    REQUIRE(made.read);
    CHECK(made.read->roots.size() == 1);
    REQUIRE(made.read->refused.size() == 8);
    CHECK(made.read->refused[0].pointer == "/lecturer/1");
    CHECK(made.read->refused[0].id == "b");
    CHECK(made.read->refused[7].pointer == "/lecturer/8");
    CHECK(golden_difference("tests/arrow/refused-facts.expected", made.said() + '\n' + guong::render(made.read.report(), {.language = guong::language::vi})) == "");
    CHECK(unreleased_structures() >= 0);
}

TEST_CASE("a bad value inside another record spoils the record at top level, and says where it is") {
    auto papers = structs("", std::vector<std::optional<bool>>(3, true), {cells<double>("g", "year", {2019.0, 2020.5, 2021.0}), lists("tags", {1, 0, 1}, texts("", {"a", "\xfe"}))});
    const reading made{lecturers({texts("id", {"a", "b", "c"}), lists("papers", {0, 2, 1}, papers)})};
    REQUIRE(made.read);
    CHECK(made.read->roots.size() == 1);
    CHECK(made.read->refused.size() == 2);
    CHECK(made.said().find("/lecturer/1/papers/1/year") != std::string::npos);
    CHECK(made.said().find("/lecturer/2/papers/0/tags/0") != std::string::npos);
}

TEST_CASE("records that refer to nothing, or to a refused one, are told as those in JSON") {
    const auto rules = rules_of(rule_text);
    const guong::arrow_table tables[] = {
        {"unit", batches_of(lecturers({texts("id", {"u"}), cells<double>("g", "size", {0.5})}))},
        {"lecturer", batches_of(lecturers({texts("id", {"a", "b"}), texts("unit", {"u", "v"})}))},
    };
    const auto read = guong::dataset_from_arrow(rules, tables);
    const auto expected = guong::dataset_from_json(rules, R"({"unit": [{"id": "u", "size": 0.5}], "lecturer": [{"id": "a", "unit": "u"}, {"id": "b", "unit": "v"}]})");
    REQUIRE(read);
    CHECK(guong::render(read.report()) == guong::render(expected.report()));
    CHECK(read->roots.size() == expected->roots.size());
}

TEST_CASE("a row that is null is no record; a list element that is null is one of which nothing is known") {
    auto whole = lecturers({texts("id", {"a", "b"}), lists("papers", {0, 2}, structs("", {std::nullopt, true}, {cells<std::int64_t>("l", "year", {1, 2})}))});
    const reading good{whole};
    REQUIRE(good.read);
    CHECK(good.read->refused.empty());
    CHECK(good.read->data->fact(*good.rules.model().find_record("paper"), 0, 0) == guong::value{});
    CHECK(good.read->data->fact(*good.rules.model().find_record("paper"), 1, 0) == number("2"));
    whole.buffers[0] = {std::byte{2}};
    const reading made{whole};
    REQUIRE(made.read);
    REQUIRE(made.read->refused.size() == 1);
    CHECK(made.read->refused[0].pointer == "/lecturer/0");
}

TEST_CASE("a column that is not what its field asks for is refused by name, with what was expected and what stood there") {
    const reading made{lecturers({texts("age", {"30"}), cells<std::int64_t>("l", "name", {1}), cells<std::int64_t>("tsu:Asia/Ho_Chi_Minh", "born", {0}),
                                  lists("nicknames", {1}, cells<std::int64_t>("l", "", {1})), lists("papers", {1}, bits("", {true})), bits("unit", {true}),
                                  cells<std::int16_t>("e", "hours", {std::int16_t{0}}), texts("units", {"u"}), bits("id", {true}),
                                  dictionary("part", {0}, bits("", {true}))})};
    CHECK_FALSE(made.read);
    CHECK(golden_difference("tests/arrow/E1010-unfitting-column.expected", made.said() + '\n' + guong::render(made.read.report(), {.language = guong::language::vi})) == "");
    CHECK(unreleased_structures() == 0);
    const reading no_table{texts("", {"a"})};
    CHECK_FALSE(no_table.read);
    CHECK(no_table.said().find("a struct for each record") != std::string::npos);
}

TEST_CASE("an array that does not hold together is refused, whatever is wrong with it") {
    std::string said;
    const auto refuse = [&](auto spoil) {
        auto spec = lecturers({texts("id", {"a", "b"}), lists("nicknames", {1, 1}, texts("", {"x", "y"})), text_views("name", {"a name that is longer than twelve bytes", "b"})});
        spoil(spec);
        const reading made{spec};
        CHECK_FALSE(made.read);
        said += made.said() + guong::render(made.read.report(), {.language = guong::language::vi}) + '\n';
    };
    const auto put = [](std::vector<std::byte>& buffer, std::size_t at, std::int32_t content) { std::memcpy(buffer.data() + at, &content, sizeof content); };
    refuse([](array_spec& spec) { spec.length = -1; });
    refuse([](array_spec& spec) { spec.length = 3; });
    refuse([](array_spec& spec) { spec.children[0].length = std::numeric_limits<std::int64_t>::max(); });
    refuse([](array_spec& spec) { spec.children[0].buffers.pop_back(); });
    refuse([](array_spec& spec) { spec.children[0].buffers[1].clear(); });
    refuse([](array_spec& spec) { spec.children[0].buffers[2].clear(); });
    refuse([&](array_spec& spec) { put(spec.children[0].buffers[1], 0, 2); });
    refuse([&](array_spec& spec) { put(spec.children[0].buffers[1], 0, -2); });
    refuse([&](array_spec& spec) { put(spec.children[1].buffers[1], 8, 5); });
    refuse([](array_spec& spec) { spec.children[1].children.clear(); });
    refuse([&](array_spec& spec) { put(spec.children[2].buffers[1], 8, 3); });
    refuse([&](array_spec& spec) { put(spec.children[2].buffers[1], 12, 30); });
    refuse([&](array_spec& spec) { put(spec.children[2].buffers[1], 0, -1); });
    refuse([](array_spec& spec) {
        for (int depth = 0; depth < 100; ++depth) spec.children[1].children[0] = lists("", {1, 1}, spec.children[1].children[0]);
    });
    CHECK(golden_difference("tests/arrow/E1011-broken-array.expected", said) == "");
    CHECK(unreleased_structures() == 0);
}

TEST_CASE("an index that leads out of its dictionary, a time of day and more rows than there are numbers are told by codes of their own") {
    const auto in_both = [](const guong::report& said) { return guong::render(said) + '\n' + guong::render(said, {.language = guong::language::vi}); };
    const reading dictionaries{lecturers({dictionary("name", {0, 2, -1}, texts("", {"An", "Bình"}))})};
    CHECK(dictionaries.read->roots.size() == 1);
    CHECK(golden_difference("tests/arrow/E1014-no-such-dictionary-value.expected", in_both(dictionaries.read.report())) == "");
    const reading days{lecturers({cells<std::int64_t>("tss:", "born", {0, -1})})};
    CHECK(days.read->roots.size() == 1);
    CHECK(golden_difference("tests/arrow/E1015-day-with-time.expected", in_both(days.read.report())) == "");
    auto bare = lecturers({});
    bare.length = std::int64_t{1} << 32;
    const reading rows{bare};
    CHECK_FALSE(rows.read);
    CHECK(golden_difference("tests/arrow/E1013-too-many-rows.expected", in_both(rows.read.report())) == "");
}

TEST_CASE("columns that the rules do not know are a warning, or an error where that was asked for; a column given twice is an error") {
    const auto spec = lecturers({cells<std::int64_t>("l", "agee", {1}), texts("name", {"x"})});
    const reading lenient{spec};
    REQUIRE(lenient.read);
    CHECK(lenient.read->roots.size() == 1);
    CHECK(lenient.said().find("`age`") != std::string::npos);
    const reading strict{spec, {true}};
    CHECK_FALSE(strict.read);
    const reading twice{lecturers({texts("name", {"x"}), texts("name", {"y"})})};
    CHECK_FALSE(twice.read);
    const guong::arrow_table tables[] = {{"lecturer", batches_of(spec)}, {"lecturer", batches_of(spec)}};
    CHECK_FALSE(guong::dataset_from_arrow(twice.rules, tables));
}

TEST_CASE("no rows, no columns, and columns of nulls") {
    const reading none{lecturers({texts("id", {}), cells<std::int64_t>("l", "age", {}), lists("papers", {}, nulls("", 0))})};
    REQUIRE_MESSAGE(none.read, none.said());
    CHECK(none.read->roots.empty());
    auto bare = lecturers({});
    bare.length = 2;
    const reading unknown{bare};
    REQUIRE(unknown.read);
    CHECK(unknown.read->roots.size() == 2);
    const reading of_nulls{lecturers({nulls("age", 2), nulls("id", 2), nulls("papers", 2), nulls("unit", 2)})};
    REQUIRE_MESSAGE(of_nulls.read, of_nulls.said());
    CHECK(of_nulls.read->roots.size() == 2);
    CHECK(guong::records_from_arrow(none.rules, "lecturers", batches_of(bare)).report().has_errors());
}

TEST_CASE("what is no live structure is misuse, and nothing is taken") {
    ArrowSchema schema{};
    ArrowArray array{};
    CHECK_THROWS_AS((guong::arrow_batches{&schema, &array}), std::invalid_argument);
    CHECK_THROWS_AS((guong::arrow_batches{nullptr, &array}), std::invalid_argument);
    give(texts("", {"a"}), schema, array);
    CHECK_THROWS_AS((guong::arrow_batches{&schema, nullptr}), std::invalid_argument);
    const bool is_live = schema.release != nullptr;
    CHECK(is_live);
    schema.release(&schema);
    array.release(&array);
    CHECK(unreleased_structures() == 0);
}
