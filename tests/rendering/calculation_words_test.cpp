#include <doctest/doctest.h>

#include <string>

#include <guong/guong.hpp>
#include <guong/json.hpp>

#include "../../src/rendering/calculation_words.hpp"

namespace {

using namespace guong;

/// How the one reported value of a record came about, in words.
std::string steps(const std::string& calculation, const std::string& record, language which = language::en) {
    const auto rules = load_text("x.guong", R"(scale level { low high }
record entry "Entry" { n : integer "Number"  w : decimal "Weight"  counts : boolean }
record r {
  staff : integer "Staff" vi "Biên chế"  budget : decimal "Budget"  extra : decimal "Extra" vi "Thêm"  name : text "Name"
  hired : date "Hired"  level : level  hard : boolean  entries : list of entry "Entries" vi "Các mục"
}
parameter rate = 15% "Rate"
define quota for r "Quota" : rate * staff rounded down
value v for r "Value" : )" + calculation + "\ncriterion c for r : staff is known").value();
    const auto candidate = record_from_json_text(rules, "r", record).value();
    const auto why = explain(rules.criterion("c")->evaluate(candidate, {date::of(2025, 8, 1)}));
    const auto& found = why.values.front().found;
    return found.how ? phrasing::words_of(*found.how, which) : std::string{};
}

/// What one element of the list gave, in words.
std::string step_of_element(const std::string& calculation, const std::string& record) {
    const auto rules = load_text("x.guong", R"(record entry { n : integer  w : decimal }
record r { entries : list of entry }
value v for r : )" + calculation + "\ncriterion c for r : count of entries >= 1").value();
    const auto candidate = record_from_json_text(rules, "r", record).value();
    const auto why = explain(rules.criterion("c")->evaluate(candidate));
    return phrasing::words_of(*why.values.front().found.parts.front().entries->elements.front().how, language::en);
}

} // namespace

TEST_CASE("a share that is rounded is said in steps, each with its result") {
    CHECK(steps("15% of staff rounded down", R"({"staff":47})") == "15% of 47 = 7.05; rounded down = 7");
    CHECK(steps("15% of staff rounded down", R"({"staff":47})", language::vi) == "15% của 47 = 7,05; làm tròn xuống = 7");
    CHECK(steps("budget / staff rounded half up to 2 places", R"({"budget":100,"staff":7})") ==
          "100 / 7 = about 14.285714; rounded (halves up) to 2 places = 14.29");
    CHECK(steps("budget rounded half even to 1 place", R"({"budget":2.25})") == "2.25; rounded (halves to even) to 1 place = 2.2");
    CHECK(steps("budget rounded up to multiples of 1000", R"({"budget":8851.75})") == "8851.75; rounded up to multiples of 1000 = 9000");
}

TEST_CASE("sums and products stand as one writes them, with brackets only where they are needed") {
    CHECK(steps("(staff + 2) * 3 - (budget - 1)", R"({"staff":1,"budget":5})") == "(1 + 2) × 3 - (5 - 1) = 5");
    CHECK(steps("staff * budget + 2 * 3", R"({"staff":2,"budget":5})") == "2 × 5 + 2 × 3 = 16");
    CHECK(steps("6 / (staff * 2) rounded down", R"({"staff":1})") == "6 / (1 × 2) = 3; rounded down = 3");
    CHECK(steps("staff - budget", R"({"staff":1,"budget":-5})") == "1 - (-5) = 6");
    CHECK(steps("-staff + 1", R"({"staff":3})") == "-3 + 1 = -2");
}

TEST_CASE("what has a name of its own is put in by its result, and what is unknown by its name") {
    CHECK(steps("quota * 1000", R"({"staff":47})") == "7 × 1000 = 7000");
    CHECK(steps("quota * 1000 + extra", R"({"staff":47})") == "7 × 1000 + “Extra”");
    CHECK(steps("quota * 1000", R"({})") == "“Quota” × 1000");
    CHECK(steps("staff", R"({"staff":47})") == "");
    CHECK(steps("quota", R"({"staff":47})") == "15% of 47 = 7.05; rounded down = 7");
}

TEST_CASE("a choice says which condition held, and a fallback what was not known") {
    const std::string choice = "if staff >= 50 then 3 else if staff >= 10 then 2 * staff else 1";
    CHECK(steps(choice, R"({"staff":60})") == "condition 1 holds, which gives 3");
    CHECK(steps(choice, R"({"staff":12})") == "condition 2 holds, which gives 2 × 12 = 24");
    CHECK(steps(choice, R"({"staff":1})") == "no condition holds, which gives 1");
    CHECK(steps(choice, R"({})") == "");
    CHECK(steps("extra or else 0", R"({})") == "“Extra” is not known, so 0");
    CHECK(steps("extra or else 0", R"({})", language::vi) == "chưa rõ “Thêm”, nên lấy 0");
    CHECK(steps("extra or else 0", R"({"extra":4})") == "");
    CHECK(steps("budget + (extra or else 0)", R"({"budget":2})") == "2 + 0 (“Extra” is not known, so 0) = 2");
}

TEST_CASE("inside a calculation what needs words stands behind its result") {
    CHECK(steps("staff + (budget rounded down)", R"({"staff":1,"budget":2.5})") == "1 + 2 (2.5; rounded down) = 3");
    CHECK(steps("largest of (0, smallest of (staff, 10))", R"({"staff":12})") == "the largest of 0; 10 (the smallest of 12; 10) = 10");
    CHECK(steps("length of name + 1", R"({"name":"An"})") == "2 (the number of letters of “An”) + 1 = 3");
    CHECK(steps("year of hired + 1", R"({"hired":"2020-09-01"})") == "2020 (the year of 1 September 2020) + 1 = 2021");
    CHECK(steps("hired + 6 months", R"({"hired":"2020-09-01"})") == "1 September 2020 + 6 months = 1 March 2021");
    CHECK(steps("months from hired to reference date", R"({"hired":"2025-05-15"})") == "full months from 15 May 2025 to 1 August 2025 = 2 months");
    CHECK(steps("school year of hired starting in month 9", R"({"hired":"2020-08-31"})") ==
          "the school year of 31 August 2020, which begins in month 9 = school year 2019-2020");
}

TEST_CASE("what is calculated over a list is said by the list, and of each element what it gave and how") {
    const std::string entries = R"({"entries":[{"n":2,"w":0.5,"counts":true},{"n":3,"w":2,"counts":true},{"n":4,"w":1,"counts":false}]})";
    CHECK(steps("sum of e.n over e in entries", entries) == "the sum over “Entries” = 9");
    CHECK(steps("average of e.n over e in entries rounded half up to 1 place", entries, language::vi) ==
          "trung bình cộng các giá trị của “Các mục” = 3; làm tròn đến 1 chữ số thập phân = 3");
    CHECK(steps("(count of e in entries where e.counts) * 2", entries) == "2 (how many of “Entries” count) × 2 = 4");
    CHECK(steps("longest run of e.n over e in entries", entries) == "the longest run in “Entries” = 3");
    CHECK(steps("run of e.n over e in entries ending in 4", entries) == "the run in “Entries” that ends in 4 = 3");
    CHECK(steps("blocks of 3 consecutive e.n over e in entries", entries) == "how many blocks of 3 in a row are in “Entries” = 1");
    CHECK(step_of_element("sum of e.n * e.w over e in entries", entries) == "2 × 0.5 = 1");
}
