#include <cstdlib>
#include <memory>
#include <new>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <guong/json.hpp>

#include "../../src/evaluation/bound_program.hpp"

using guong::truth;

namespace {

std::size_t allocations = 0;

std::unique_ptr<guong::evaluator> bound_to(const std::string& rules_text, const std::string& records) {
    const auto rules = guong::load_text("rules.guong", rules_text).value();
    return std::make_unique<guong::evaluator>(rules.program(), guong::dataset_from_json(rules, records).value().data);
}

truth negated(truth outcome) { return outcome == truth::unknown ? outcome : outcome == truth::yes ? truth::no : truth::yes; }

/// What all ways of running the first criterion say of the item in a place, which must be the same.
truth item_of(const guong::evaluator& engine, guong::row_number row, std::size_t place) {
    const auto unit = engine.program().unit_of(0);
    const auto slot = place + 1; // items stand side by side behind the criterion
    guong::slots bits;
    engine.run(unit, {&row, 1}, bits);
    CHECK(guong::evaluate(engine).bits(unit).at(slot, row) == bits[slot]);
    if (engine.fits_words(unit)) {
        const auto words = engine.run_words(unit, row);
        CHECK((words.is_true >> slot & 1) == (bits[slot] == truth::yes));
        CHECK((words.is_known >> slot & 1) == (bits[slot] != truth::unknown));
    }
    return bits[slot];
}

/// A condition on a record, and what the records come to.
struct item {
    std::string text;
    std::vector<truth> outcomes;
};

std::string criterion_of(const std::vector<item>& items) {
    std::string text = "criterion c for person {\n";
    for (std::size_t i = 0; i < items.size(); ++i) text += "  i" + std::to_string(i) + " : " + items[i].text + "\n";
    return text + "}\n";
}

void check_items(const std::string& declarations, const std::string& records, const std::vector<item>& items) {
    const auto engine = bound_to(declarations + criterion_of(items), records);
    for (std::size_t place = 0; place < items.size(); ++place)
        for (guong::row_number row = 0; row < items[place].outcomes.size(); ++row) {
            CAPTURE(items[place].text);
            CAPTURE(row);
            CHECK(item_of(*engine, row, place) == items[place].outcomes[row]);
        }
}

constexpr auto yes = truth::yes, no = truth::no, unknown = truth::unknown;

} // namespace

// Never inlined: gcc would otherwise take the free() of one for the partner of the other's inlined new, and warn.
[[gnu::noinline]] void* operator new(std::size_t size) {
    ++allocations;
    if (auto* memory = std::malloc(size ? size : 1)) return memory;
    throw std::bad_alloc{};
}
// What the standard library asks for without exceptions, it gives back by the plain operator: both must be of one kind.
[[gnu::noinline]] void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    ++allocations;
    return std::malloc(size ? size : 1);
}
[[gnu::noinline]] void operator delete(void* memory, const std::nothrow_t&) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

TEST_CASE("however many tests there are, and of whatever cells, each fills its own slot") {
    const std::string declarations = "record person { number : integer  flag : boolean  day : date  name : text }\n";
    const std::string all_known = R"({"person": [{"number": 3, "flag": true, "day": "2020-05-05", "name": "a"},
                                                 {"number": -999999999999999999, "flag": false, "day": "1900-01-01", "name": "b"},
                                                 {"number": 999999999999999999, "flag": true, "day": "2020-05-04", "name": "c"}]})";
    const std::string partly_known = R"({"person": [{"number": 3, "flag": true, "day": "2020-05-05", "name": "a"}, {}, {"flag": true}]})";
    const std::vector<item> kinds{{"number >= 3", {yes, no, yes}},
                                  {"flag", {yes, no, yes}},
                                  {"day >= 2020-05-05", {yes, no, no}},
                                  {"name = \"b\"", {no, yes, no}},
                                  {"number < -999999999999999998", {no, yes, no}},
                                  {"number between 4 and 999999999999999999", {no, no, yes}},
                                  {"name = \"nobody\"", {no, no, no}},
                                  {"number > 999999999999999999", {no, no, no}}};
    for (const std::size_t count : {1u, 2u, 6u, 7u, 12u, 13u, 24u, 31u, 32u, 63u, 64u, 90u, 150u}) {
        std::vector<item> items, partly;
        for (std::size_t i = 0; i < count; ++i) {
            auto next = kinds[(i * i + i / 3) % kinds.size()];
            if (i % 3 == 1) {
                next.text = "not " + next.text;
                for (auto& outcome : next.outcomes) outcome = negated(outcome);
            }
            items.push_back(next);
            const bool of_flag = next.text == "flag" || next.text == "not flag";
            partly.push_back({next.text, {next.outcomes[0], unknown, of_flag ? next.outcomes[2] : unknown}});
        }
        check_items(declarations, all_known, items);
        check_items(declarations, partly_known, partly);
    }
}

TEST_CASE("lists of every length, in blocks or not, come out alike") {
    const std::string declarations = "record award { year : integer  given : boolean  day : date  name : text }\n"
                                     "record person { awards : list of award  others : list of award }\n";
    const auto award = [](const std::string& year) {
        return R"({"year": )" + year + R"(, "given": true, "day": "2020-01-01", "name": "a"})";
    };
    const auto list = [&](std::size_t length, std::size_t fitting) { // only the award in the place `fitting` is of 2024
        std::string text;
        for (std::size_t i = 0; i < length; ++i) text += (i ? "," : "") + award(i == fitting ? "2024" : "2010");
        return "[" + text + "]";
    };
    for (const bool interleaved : {false, true}) {
        std::string records;
        item some{"some a in awards where year >= 2023 and given and day >= 2000-01-01 and name = \"a\" and not year > 2030", {}};
        item every{"every a in awards satisfies year < 2023 and not name = \"b\"", {}};
        item none{"no a in awards where year >= 2023", {}};
        item counted{"count of a in awards where (year >= 2023) >= 1", {}};
        const auto add = [&](const std::string& record, truth has_one) {
            records += (records.empty() ? "" : ",") + record;
            some.outcomes.push_back(has_one);
            every.outcomes.push_back(negated(has_one));
            none.outcomes.push_back(negated(has_one));
            counted.outcomes.push_back(has_one);
        };
        for (std::size_t length = 0; length <= 6; ++length)
            for (std::size_t fitting = 0; fitting <= length; ++fitting)
                add(R"({"awards": )" + list(length, fitting) + (interleaved ? R"(, "others": )" + list(1, 0) : "") + "}",
                    fitting < length ? yes : no);
        add("{}", unknown);
        add(R"({"awards": []})", no);
        check_items(declarations, R"({"person": [)" + records + "]}", {some, every, none});
        check_items(declarations, R"({"person": [)" + records + "]}", {some, every, none, counted});
    }
}

TEST_CASE("to evaluate one record allocates nothing") {
    const std::string rules = R"(
record award { year : integer  given : boolean }
record person { flag : boolean  number : integer  awards : list of award }
criterion c for person {
  i1 : flag and not number > 5
  i2 : some a in awards where year >= 2023 and given
  i3 at least 1 of { a : flag  b : number >= 2 }
  i4 : count of a in awards where (given) <= 3
  i5 : number is one of (1, 2, 3)
}
)";
    const auto engine =
        bound_to(rules, R"({"person": [{"flag": true, "number": 2, "awards": [{"year": 2024, "given": true}, {"year": 2020}]}, {}]})");
    const auto unit = engine->program().unit_of(0);
    REQUIRE(engine->fits_words(unit));
    guong::slots bits;
    engine->run(unit, std::vector<guong::row_number>{0}, bits);
    const std::vector<guong::row_number> rows{0, 1};
    std::uint64_t seen = 0;
    const auto before = allocations;
    for (const auto& row : rows) {
        seen ^= engine->run_words(unit, row).is_true;
        engine->run(unit, {&row, 1}, bits);
        seen ^= bits.is_true[0];
    }
    CHECK(allocations == before);
    CHECK(seen == 0);
}
