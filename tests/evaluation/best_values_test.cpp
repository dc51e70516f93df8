// Sums in which only the best count, as rules write them; what `best_values` makes of overflow and of many elements, and its least and greatest sums.

#include <limits>
#include <string>

#include <doctest/doctest.h>

#include <guong/guong.hpp>
#include <guong/json.hpp>

#include "../../src/evaluation/best_values.hpp"

namespace {

using namespace guong;

/// `points` of elements as the records say them, `{"year": 1, "points": 2}`, summed with what stands behind the list.
std::string sum(const std::string& picks, const std::string& elements, const std::string& filter = "", const std::string& key_type = "integer") {
    const auto rules = load_text("rules.guong", "parameter most = 2\nrecord deed { year : " + key_type +
                                                    "  points : decimal  counts : boolean }\nrecord person { deeds : list of deed }\n"
                                                    "value total for person : sum of d.points over d in deeds" + filter + picks +
                                                    "\nvalue limit for person : most").value();
    const auto records = dataset_from_json(rules, R"({"person": [{"deeds": )" + elements + "}]}").value();
    const evaluator engine{rules.program(), records.data};
    const auto found = reported_values(engine, *rules.model().find_record("person"), 0).at(0).content;
    const auto words = [](const value& content) { return std::get<decimal>(content).to_string(); };
    if (is_known(found.content)) return words(found.content);
    if (is_known(found.at_least)) return words(found.at_least) + " to " + words(found.at_most);
    return found.why == unknown_reason::missing_fact ? "missing" : found.why == unknown_reason::out_of_range ? "out of range" : "other";
}

const std::string by_year = ", the most for each d.year";

} // namespace

TEST_CASE("of each key only the greatest value counts, and so many of the greatest") {
    const std::string deeds = R"([{"year": 1, "points": 3}, {"year": 2, "points": 4}, {"year": 1, "points": 5}, {"year": 2, "points": 4}])";
    CHECK(sum("", deeds) == "16");
    CHECK(sum(by_year, deeds) == "9");
    CHECK(sum(", the 2 largest", deeds) == "9");
    CHECK(sum(", the 3 largest", deeds) == "13");
    CHECK(sum(", the 9 largest", deeds) == "16");
    CHECK(sum(", the most largest", deeds) == "9"); // a parameter of that name
    CHECK(sum(by_year + ", the 1 largest", deeds) == "5");
    CHECK(sum(by_year + ", the 2 largest", deeds) == "9");
    CHECK(sum(by_year, "[]") == "0");
    CHECK(sum(", the 2 largest", "[]") == "0");
    CHECK(sum(by_year, "null") == "missing");
}

TEST_CASE("values below zero are the greatest where there are no others") {
    CHECK(sum(by_year, R"([{"year": 1, "points": -3}, {"year": 1, "points": -2}, {"year": 2, "points": -1}])") == "-3");
    CHECK(sum(", the 2 largest", R"([{"points": -3}, {"points": -2}, {"points": -1}])") == "-3");
}

TEST_CASE("keys of any type are the same where they are equal") {
    const auto deeds = [](const std::string& one, const std::string& other) {
        return "[{\"year\": " + one + ", \"points\": 1}, {\"year\": " + other + ", \"points\": 2}, {\"year\": " + one + ", \"points\": 4}]";
    };
    CHECK(sum(by_year, deeds("\"a\"", "\"b\""), "", "text") == "6");
    CHECK(sum(by_year, deeds("\"a\"", "\"a\""), "", "text") == "4");
    CHECK(sum(by_year, deeds("\"2023-2024\"", "\"2024-2025\""), "", "school_year") == "6");
    CHECK(sum(by_year, deeds("\"2024-01-01\"", "\"2024-01-02\""), "", "date") == "6");
    CHECK(sum(by_year, deeds("1.50", "1.5"), "", "decimal") == "4");
    CHECK(sum(by_year, deeds("true", "false"), "", "boolean") == "6");
}

TEST_CASE("an element that may be meant counts or does not") {
    const std::string meant = " where d.counts";
    const auto deeds = [](const std::string& counts, const std::string& points) {
        return R"([{"year": 1, "points": 3, "counts": true}, {"year": 1, "points": )" + points + ", \"counts\": " + counts + "}]";
    };
    CHECK(sum(by_year, deeds("null", "5"), meant) == "3 to 5");
    CHECK(sum(by_year, deeds("null", "2"), meant) == "3");
    CHECK(sum(by_year, deeds("false", "5"), meant) == "3");
    CHECK(sum(", the 1 largest", deeds("null", "5"), meant) == "3 to 5");
    CHECK(sum(", the 1 largest", deeds("null", "2"), meant) == "3");
    CHECK(sum(", the 2 largest", deeds("null", "-2"), meant) == "1 to 3");
    // Only with both that may be meant is the sum greater than with none: each alone makes it smaller.
    CHECK(sum(", the 3 largest", R"([{"points": -5, "counts": true}, {"points": -6, "counts": true}, {"points": -1}, {"points": -2}])", meant) ==
          "-13 to -8");
    // Of a year of which no element is surely meant, the least may be the only one.
    CHECK(sum(by_year, R"([{"year": 1, "points": 4}, {"year": 1, "points": 7}, {"year": 2, "points": 1, "counts": true}])", meant) == "1 to 8");
    CHECK(sum(by_year, R"([{"year": 1, "points": -4}, {"year": 1, "points": -7}])", meant) == "-7 to 0");
}

TEST_CASE("an element whose key is not known has that of others, or one that no other has") {
    const auto deeds = [](const std::string& points) {
        return R"([{"year": 1, "points": 3}, {"year": 2, "points": 4}, {"points": )" + points + "}]";
    };
    CHECK(sum(by_year, deeds("2")) == "7 to 9");
    CHECK(sum(by_year, deeds("6")) == "9 to 13");
    CHECK(sum(by_year, deeds("0")) == "7");
    CHECK(sum(by_year, deeds("-1")) == "missing");
    CHECK(sum(by_year + ", the 1 largest", deeds("2")) == "4");
    CHECK(sum(by_year + ", the 2 largest", deeds("6")) == "9 to 10");
    CHECK(sum(by_year, R"([{"points": 3}, {"points": 4}])") == "4 to 7");
    CHECK(sum(by_year, R"([{"points": 3, "counts": true}, {"points": 4}])", " where d.counts") == "3 to 7");
}

TEST_CASE("a value that is not known makes the sum unknown, unless its element is surely not meant") {
    CHECK(sum(by_year, R"([{"year": 1, "points": 3}, {"year": 1}])") == "missing");
    CHECK(sum(", the 1 largest", R"([{"points": 3, "counts": true}, {"counts": false}])", " where d.counts") == "3");
    CHECK(sum(", the 1 largest", R"([{"points": 3, "counts": true}, {}])", " where d.counts") == "missing");
}

TEST_CASE("values within bounds and sums that do not fit") {
    best_values found{1};
    CHECK(found.add(value_range::within(2, 7), nullptr, true));
    CHECK(found.add(value_range::within(4, 5), nullptr, true));
    CHECK(found.sum().low == rational{4});
    CHECK(found.sum().high == rational{7});
    CHECK_FALSE(found.add(value_range::unknown(unknown_reason::division_by_zero), nullptr, true));
    CHECK(found.sum().why == unknown_reason::division_by_zero);

    best_values no_key{0};
    const auto key = value_range::unknown(unknown_reason::no_reference_date);
    CHECK(no_key.add(value_range::exactly(-1), &key, true));
    CHECK(no_key.sum().why == unknown_reason::no_reference_date);

    best_values great{0};
    const auto greatest = *rational::of(std::numeric_limits<wide_integer>::max(), 1);
    CHECK(great.add(value_range::exactly(greatest), nullptr, true));
    CHECK(great.sum().is_exact());
    CHECK(great.add(value_range::exactly(greatest), nullptr, true));
    CHECK(great.sum().why == unknown_reason::out_of_range);
}
