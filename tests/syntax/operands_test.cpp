/// Values: calculations, choices, what is said of lists and days, and the tests behind them.

#include <doctest/doctest.h>

#include <string>

#include "findings.hpp"
#include "support/tree_words.hpp"

namespace {

using guong_test::findings_of;
using guong_test::words_of;
using lines = std::vector<std::string>;

std::string declarations(const std::string& text) {
    const auto parsed = guong::parse(guong::source{"test.guong", text});
    if (!parsed || parsed.report().has_errors()) return findings_of(text).front();
    return words_of(*parsed);
}

/// What stands behind the colon of a helper; otherwise the first finding.
std::string value(const std::string& text) {
    const std::string head = "define v for s : ";
    const std::string words = declarations(head + text);
    return words.starts_with(head) ? words.substr(head.size(), words.size() - head.size() - 1) : words;
}

/// The items of a criterion.
std::string items(const std::string& text) {
    const std::string head = "criterion c for s all ";
    const std::string words = declarations("criterion c for s { " + text + " }");
    return words.starts_with(head) ? words.substr(head.size(), words.size() - head.size() - 1) : words;
}

/// What is found in a text of a helper and a criterion without fault behind it, which must survive.
lines faults(const std::string& text) {
    const std::string whole = "define v for s : " + text + "\ncriterion sound for s : fine\n";
    const auto parsed = guong::parse(guong::source{"test.guong", whole});
    REQUIRE(parsed);
    REQUIRE_FALSE(parsed->declarations.empty());
    CHECK(words_of(parsed->declarations.back()) == "criterion sound for s : fine");
    return findings_of(whole);
}

} // namespace

TEST_CASE("products bind closer than sums, and brackets closer than both") {
    CHECK(value("a + b * c - d / e") == "(a + (b * c) - (d / e))");
    CHECK(value("(a + b) * c") == "((a + b) * c)");
    CHECK(value("a - (b - c)") == "(a - (b - c))");
    CHECK(value("a - b - c") == "(a - b - c)");
    CHECK(value("a / b / c * d") == "(a / b / c * d)");
    CHECK(value("((a))") == "a");
}

TEST_CASE("signs of other writings are read as those of the language") {
    CHECK(value("a × b") == "(a * b)");
    CHECK(value("a ÷ b") == "(a / b)");
    CHECK(value("a − b") == "(a - b)");
}

TEST_CASE("a minus before a number is the number's, before anything else it turns that round") {
    CHECK(value("-3") == "-3");
    CHECK(value("- 3") == "-3");
    CHECK(value("a - 3") == "(a - 3)");
    CHECK(value("a - -3") == "(a - -3)");
    CHECK(value("-a * b") == "((minus a) * b)");
    CHECK(value("-(a + b)") == "(minus (a + b))");
    CHECK(value("a * -b") == "(a * (minus b))");
}

TEST_CASE("per cent of something is a product") {
    CHECK(value("15% of n") == "(15% * n)");
    CHECK(value("15% of (n + 1) + 2") == "((15% * (n + 1)) + 2)");
    CHECK(value("n * 15% of m") == "(n * 15% * m)");
    CHECK(value("p of n").starts_with("E0112 "));
}

TEST_CASE("rounding takes all the calculation before it, and says how far it goes") {
    CHECK(value("a + b rounded down") == "(rounded-down (a + b))");
    CHECK(value("a + (b rounded up)") == "(a + (rounded-up b))");
    CHECK(value("a / 3 rounded half up to 2 places") == "(rounded-half-up (a / 3) places 2)");
    CHECK(value("a rounded half even to multiples of 1000") == "(rounded-half-even a multiple 1000)");
    CHECK(value("a rounded half up to 2 places rounded down") == "(rounded-down (rounded-half-up a places 2))");
    CHECK(value("a / 3 rounded down >= b") == "(>= (rounded-down (a / 3)) b)");
}

TEST_CASE("`or else` takes what stands before it, and one calculation behind") {
    CHECK(value("a or else 0") == "(or-else a 0)");
    CHECK(value("a + b or else c + d") == "(or-else (a + b) (c + d))");
    CHECK(value("a or else b or else 0") == "(or-else (or-else a b) 0)");
    CHECK(value("(a or else 0) + 1 > 2 or b") == "((> ((or-else a 0) + 1) 2) or b)");
    CHECK(value("a or else 0 rounded down") == "(rounded-down (or-else a 0))");
}

TEST_CASE("a choice goes on to its `else`, and takes all that follows") {
    CHECK(value("if a then 1 else 2") == "(if a then 1 else 2)");
    CHECK(value("if a and b > 2 then 1 else if c then x + 2 else 3 + 4") == "(if (a and (> b 2)) then 1 c then (x + 2) else (3 + 4))");
    CHECK(value("(if a then 1 else 2) + 3") == "((if a then 1 else 2) + 3)");
    CHECK(value("if a then if b then 1 else 2 else 3") == "(if a then (if b then 1 else 2) else 3)");
}

TEST_CASE("the smallest and the largest of some values") {
    CHECK(value("smallest of (a, b + 1, 3)") == "(smallest a (b + 1) 3)");
    CHECK(value("largest of (0, smallest of (a, 10)) * 2") == "((largest 0 (smallest a 10)) * 2)");
}

TEST_CASE("lists are added up, and their elements are named") {
    CHECK(value("sum of x over e in l") == "(sum x over e in l)");
    CHECK(value("sum of x * y over e in u.l where z") == "(sum (x * y) over e in u.l where z)");
    CHECK(value("least of x over e in l + 1") == "((least x over e in l) + 1)");
    CHECK(value("most of x over e in l where (a) >= 2") == "(>= (most x over e in l where a) 2)");
    CHECK(value("average of x over e in l where (a) rounded down") == "(rounded-down (average x over e in l where a))");
    CHECK(value("count of e in l where (a) is one of (1, 2)") == "(one-of (count e in l where a) 1 2)");
    CHECK(value("count of e in l where (e.a) + 1") == "((count e in l where e.a) + 1)");
    CHECK(value("sum of x over e in l where (a) or else 0") == "(or-else (sum x over e in l where a) 0)");
    CHECK(value("average of x over e in l where (a and b) rounded down") == "(rounded-down (average x over e in l where (a and b)))");
    CHECK(value("average of x over e in l where a or b") == "(average x over e in l where (a or b))");
    CHECK(value("sum of x over e in l where z > 2 rounded down") == "(sum x over e in l where (> z (rounded-down 2)))");
}

TEST_CASE("a share has a condition or a criterion") {
    CHECK(value("share of e in l satisfies a") == "(share e in l satisfies a)");
    CHECK(value("share of e in l where a satisfies b and c") == "(share e in l where a satisfies (b and c))");
    CHECK(value("share of e in l meets c >= 70%") == "(>= (share e in l satisfies (meets c)) 70%)");
    CHECK(value("(share of e in l satisfies a) >= 70%") == "(>= (share e in l satisfies a) 70%)");
}

TEST_CASE("runs are the longest, one that ends somewhere, or blocks") {
    CHECK(value("longest run of y over t in l") == "(longest-run y over t in l)");
    CHECK(value("longest run of y over t in l where not r with gaps of at most 1") == "(longest-run y over t in l where (not r) gap 1)");
    CHECK(value("run of y over t in l where a ending in 2024") == "(run y over t in l where a ending 2024)");
    CHECK(value("run of year of d over t in l ending in n - 1 with gaps of at most 2") ==
          "(run (year d) over t in l ending (n - 1) gap 2)");
    CHECK(value("blocks of 3 consecutive y over t in l >= 2") == "(>= (blocks 3 y over t in l) 2)");
}

TEST_CASE("time is written in units, and counted between days") {
    CHECK(value("15 years") == "15-years");
    CHECK(value("1 year") == "1-years");
    CHECK(value("4 years 6 months") == "54-months");
    CHECK(value("d + 1 year 18 months - 1 day") == "(d + 30-months - 1-days)");
    CHECK(value("d + 3 months - 1 day") == "(d + 3-months - 1-days)");
    CHECK(value("years from a to b") == "(years a b)");
    CHECK(value("months from a to reference date >= 6 months") == "(>= (months a reference-date) 6-months)");
    CHECK(value("days from a + 1 day to b - 1 day") == "(days (a + 1-days) (b - 1-days))");
}

TEST_CASE("covered time has stretches, what is taken away, and a window") {
    CHECK(value("days covered by f to t over s in l") == "(days-covered f to t over s in l)");
    CHECK(value("months covered by f to t over s in l where k excluding f to t over b in m excluding f to t over c in n within x to y") ==
          "(months-covered f to t over s in l where k excluding f to t over b in m excluding f to t over c in n within x to y)");
    CHECK(value("years covered by s.from to s.to or else reference date over s in l >= 5 years") ==
          "(>= (years-covered s.from to (or-else s.to reference-date) over s in l) 5-years)");
}

TEST_CASE("parts of days and texts bind to what follows at once") {
    CHECK(value("year of d + 1") == "((year d) + 1)");
    CHECK(value("school year of d starting in month 9") == "(school-year d month 9)");
    CHECK(value("school year of d starting in month 9 >= 2023-2024") == "(>= (school-year d month 9) 2023-2024)");
    CHECK(value("length of t >= 3") == "(>= (length t) 3)");
}

TEST_CASE("two years with a hyphen or dash are a school year; with blanks they are a difference") {
    CHECK(value("2023-2024") == "2023-2024");
    CHECK(value("2023–2024") == "2023-2024");
    CHECK(value("2023 - 2022") == "(2023 - 2022)");
    CHECK(value("2023-2025") == "E0122 1:18 there is no school year `2023-2025`");
}

TEST_CASE("a parameter in force on a day") {
    CHECK(value("wage in force on d") == "(in-force wage d)");
    CHECK(value("2 * wage in force on (d - 1 day) + 1") == "((2 * (in-force wage (d - 1-days))) + 1)");
}

TEST_CASE("comparisons in words") {
    CHECK(value("a below 5 and b above 5 and c at least 5 and d at most 5") == "((< a 5) and (> b 5) and (>= c 5) and (<= d 5))");
    CHECK(value("a from 1 to 5") == "(between a 1 5)");
    CHECK(value("a from 1 to below 5") == "(from-to-below a 1 5)");
    CHECK(value("a from 2.5 upwards and b from years from c to d downwards") == "((>= a 2.5) and (<= b (years c d)))");
    CHECK(value("a + 1 between b - 1 and b + 1 and c") == "((between (a + 1) (b - 1) (b + 1)) and c)");
}

TEST_CASE("texts are tested at both ends, inside, and for being there at all") {
    CHECK(value("t starts with \"a\" and t ends with u and t contains \"b\"") == "((starts-with t \"a\") and (ends-with t u) and (contains t \"b\"))");
    CHECK(value("t is blank or t is not blank") == "((blank t) or (not-blank t))");
}

TEST_CASE("items apply under a condition, or bar") {
    CHECK(items("a : x only if y") == "[a : x only-if y]");
    CHECK(items("a : x and z unless y or w") == "[a : (x and z) unless (y or w)]");
    CHECK(items("a any { b : x } only if y") == "[a any [b : x] only-if y]");
    CHECK(items("a \"A\" barred if x\n b : y") == "[a \"A\" : (not x)] [b : y]");
}

TEST_CASE("values are reported, tables have rows of cells") {
    CHECK(declarations("value bonus for s \"Bonus\" cite \"5\" : n * wage") == "value bonus for s \"Bonus\" cite\"5\" : (n * wage)\n");
    CHECK(declarations("table t for s, u \"T\" { given a, b + 1\n gives decimal\n takes sum of rows\n row >= 9, good : 10\n row any value, from 1 to 2 : x\n "
                       "otherwise 0 }") ==
          "table t for s u \"T\" (given a (b + 1)) gives decimal takes total [(>= a 9) (is (b + 1) good) : 10] [any (between (b + 1) 1 2) : x] "
          "otherwise 0\n");
    CHECK(declarations("table t for s { given a, b row contains \"x\", above \"y\" : 1\n row good, fair : x\n row from 1 to 2, \"z\" : 2 }") ==
          "table t for s (given a b) takes only [(contains a \"x\") (> b \"y\") : 1] [(is a good) (is b fair) : x] [(between a 1 2) (is b \"z\") : 2]\n");
    CHECK(declarations("table t for s { given a takes first row row below 5 : 1 }") == "table t for s (given a) takes first [(< a 5) : 1]\n");
    CHECK(declarations("table t for s { given a takes count of rows row is one of (x, y) : 1 }") == "table t for s (given a) takes count [(one-of a x y) : 1]\n");
}

TEST_CASE("parameters have values by day, lists come from the records that refer") {
    CHECK(declarations("parameter p \"P\" { from 2023-07-01 = 1800000 cite \"24\"\n from 01/07/2024 = 2340000 }") ==
          "parameter p \"P\" [from 2023-07-01 = 1800000 cite\"24\"] [from 2024-07-01 = 2340000]\n");
    CHECK(declarations("record u { members : list of s by unit \"M\" }") == "record u [members : list of s by unit \"M\"]\n");
    CHECK(declarations("ruleset r { months end on next_day }") == "ruleset r months-end-on next_day\n");
}

TEST_CASE("what was recorded beside a fact is reached by a path") {
    CHECK(value("judge of ethics") == "(judge ethics)");
    CHECK(value("day of judging a.ethics after 2024-01-01") == "(> (judging-day a.ethics) 2024-01-01)");
    CHECK(value("reason behind ethics is known") == "(known (reason ethics))");
    CHECK(value("count of evidence of score >= 2") == "(>= (count (evidence score)) 2)");
    CHECK(value("some d in evidence of a.score where d.issuer = \"x\"") == "(some d in (evidence a.score) where (= d.issuer \"x\"))");
    CHECK(value("judge of a = judge of b and c") == "((= (judge a) (judge b)) and c)");
    CHECK(declarations("record r { score : decimal evidenced by document \"Score\" judge : text evidence : text }") ==
          "record r [score : decimal evidenced by document \"Score\"] [judge : text] [evidence : text]\n");
    CHECK(value("judge = reason and evidence > day") == "((= judge reason) and (> evidence day))");
    CHECK(faults("judge of") == lines{"E0112 2:1 expected a name, found `criterion`"});
    CHECK(faults("judge of 3") == lines{"E0112 1:27 expected a name, found `3`"});
}

TEST_CASE("words of the new phrases are names where no phrase can stand") {
    CHECK(declarations("record r { from : date to : date days : integer row : text places : integer value : decimal table : text by : text }") ==
          "record r [from : date] [to : date] [days : integer] [row : text] [places : integer] [value : decimal] [table : text] [by : text]\n");
    CHECK(value("days + from - to") == "(days + from - to)");
    CHECK(value("days covered by from to to over s in stays") == "(days-covered from to to over s in stays)");
    CHECK(value("`years` from 3 to 5") == "(between years 3 5)");
    CHECK(value("value > 3 and row = 2") == "((> value 3) and (= row 2))");
}

TEST_CASE("a fault inside a value is said where it is, and what follows is read") {
    CHECK(faults("a +") == lines{"E0112 2:1 expected a value, found `criterion`"});
    CHECK(faults("(a + b * 2") == lines{"E0113 2:1 `(` is never closed"});
    CHECK(faults("a rounded down to places") == lines{"E0112 1:36 expected a number, found `places`"});
    CHECK(faults("a rounded down to 2") == lines{"E0112 2:1 expected `places`, found `criterion`"});
    CHECK(faults("if a then 2") == lines{"E0112 2:1 expected `else`, found `criterion`"});
    CHECK(faults("if a else 2") == lines{"E0112 1:23 expected `then`, found `else`"});
    CHECK(faults("sum of x in l") == lines{"E0112 1:27 expected `over`, found `in`"});
    CHECK(faults("sum of x over l") == lines{"E0112 2:1 expected `in`, found `criterion`"});
    CHECK(faults("share of e in l where a") == lines{"E0112 2:1 expected `satisfies`, found `criterion`"});
    CHECK(faults("run of y over t in l") == lines{"E0112 2:1 expected `ending in`, found `criterion`"});
    CHECK(faults("blocks of three consecutive y over t in l") == lines{"E0112 1:28 expected a number, found `three`"});
    CHECK(faults("a from 5") == lines{"E0112 2:1 expected `to` or `upwards`, found `criterion`"});
    CHECK(faults("d + 2 months 15 days") == lines{"E0112 1:31 expected a declaration, found `15`"});
    CHECK(faults("d + 4000000 years 1 month") == lines{"E0112 1:36 expected a whole number from 0 to 4000000, found `1`"});
    CHECK(faults("years from a") == lines{"E0112 2:1 expected `to`, found `criterion`"});
    CHECK(faults("days covered by a to b") == lines{"E0112 2:1 expected `over`, found `criterion`"});
    CHECK(faults("school year of d") == lines{"E0112 2:1 expected `starting in month`, found `criterion`"});
    CHECK(faults("smallest of a, b") == lines{"E0112 1:30 expected `(`, found `a`"});
    CHECK(faults("a from 1 until 2") == lines{"E0112 1:27 expected `to` or `upwards`, found `until`"});
    CHECK(faults("(a and b) = true") == lines{"E0303 1:18 expected a value, found a condition"});
    CHECK(faults("3 in force on d") == lines{"E0112 1:20 expected a declaration, found `in force on`"});
}

TEST_CASE("a fault in a table or a parameter by day drops that declaration alone") {
    const auto report = [](const std::string& text) {
        const auto parsed = guong::parse(guong::source{"test.guong", text + "\ncriterion sound for s : fine\n"});
        REQUIRE(parsed);
        CHECK(parsed->declarations.size() == 1);
        return findings_of(text + "\ncriterion sound for s : fine\n");
    };
    CHECK(report("table t for s { given a row > 3 = 5 }") == lines{"E0112 1:33 expected `:`, found `=`"});
    CHECK(report("table t for s { row > 3 : 5 }") == lines{"E0112 1:17 expected `given`, found `row`"});
    CHECK(report("table t for s { given a takes best row row > 3 : 5 }") == lines{"E0112 1:25 expected `}`, found `takes`"});
    CHECK(report("parameter p { since 2024-01-01 = 3 }") == lines{"E0112 1:15 expected `from`, found `since`"});
    CHECK(report("parameter p { from 2024-01-01 = }") == lines{"E0112 1:33 expected a value, found `}`"});
}

TEST_CASE("behind a sum stands which of the values count") {
    CHECK(value("sum of x.p over x in l, the most for each x.y") == "(sum x.p over x in l best-of-each x.y)");
    CHECK(value("sum of x.p over x in l where x.a, the 3 largest") == "(sum x.p over x in l where x.a largest 3)");
    CHECK(value("sum of x.p over x in l, the most for each x.y + 1, the many largest") == "(sum x.p over x in l best-of-each (x.y + 1) largest many)");
    CHECK(value("tổng x.p ở mỗi x trong l, chỉ tính mức cao nhất của mỗi x.y, chỉ tính 3 mức cao nhất") ==
          "(sum x.p over x in l best-of-each x.y largest 3)");
    CHECK(value("smallest of (sum of x.p over x in l, the 3 largest, 10)") == "(smallest (sum x.p over x in l largest 3) 10)");
    CHECK(value("smallest of (sum of x.p over x in l, the, largest)") == "(smallest (sum x.p over x in l) the largest)");
}

TEST_CASE("only sums may leave values out") {
    CHECK(faults("most of x.p over x in l, the 3 largest").size() == 1);
    CHECK(faults("sum of x.p over x in l, the 3 largest, the most for each x.y").size() == 1);
}

TEST_CASE("a path may begin with the record itself") {
    CHECK(value("this.mark + x") == "((this).mark + x)");
    CHECK(value("evidence of this.unit.mark") == "(evidence (this).unit.mark)");
    CHECK(value("hồ sơ đang xét.mark * 2") == "((this).mark * 2)");
    CHECK(value("count of a in this.awards where (this.ok) >= 2") == value("count of a in this.awards where (this.ok) >= 2"));
    CHECK(faults("`this`.mark").empty()); // a name
}
