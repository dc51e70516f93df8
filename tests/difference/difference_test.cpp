#include "support/small_suite.hpp"

#include "../../src/difference/difference.hpp"

namespace {

using namespace suite;
using guong::differing::answer;

guong::differing::difference difference_of(const std::string& before, const std::string& after) {
    const auto rules = rules_of("criterion x for person " + before);
    guong::differing::difference_options options;
    std::vector<guong::differing::eligible_record> eligible;
    if (auto found = guong::differing::find_eligible(rules, 0, {}, options.trials_max)) eligible.push_back(std::move(*found));
    options.eligible = eligible;
    return guong::differing::find_difference(rules, rules_of("criterion x for person " + after), 0, options);
}

std::string words_of(const guong::value& content) {
    if (const auto* number = std::get_if<guong::decimal>(&content)) return number->to_string();
    if (const auto* truth = std::get_if<bool>(&content)) return *truth ? "true" : "false";
    if (const auto* level = std::get_if<guong::level>(&content)) return std::to_string(level->rank);
    if (const auto* day = std::get_if<guong::date>(&content)) return day->to_string();
    return "?";
}

/// `/n 3: eligible, ineligible`
std::string witness(const std::string& before, const std::string& after) {
    const auto found = difference_of(before, after);
    if (found.what != answer::differs) return found.what == answer::same ? "same" : found.what == answer::same_where_known ? "same where known" : "unclear";
    std::string text;
    for (const auto& each : found.record->facts) text += (text.empty() ? "" : ", ") + each.at + (each.to ? " " + words_of(each.to->content) : "");
    if (!found.record->left_out.empty()) text += " without " + found.record->left_out;
    return text + ": " + std::string{to_string(found.record->before)} + ", " + std::string{to_string(found.record->after)};
}

} // namespace

TEST_CASE("the smallest record on which rules differ is found from nothing") {
    CHECK(witness(": n >= 3", ": n > 3") == "/n 3: eligible, ineligible");
    CHECK(witness(": n >= 3", ": n >= 2") == "/n 2: ineligible, eligible");
    CHECK(witness(": g is high or better", ": g is top or better") == "/g 2: eligible, ineligible");
    CHECK(witness(": d before 2025-01-01", ": d before 2025-01-02") == "/d 2025-01-01: ineligible, eligible");
    CHECK(witness("{ i : a  j : b }", "{ i : a }") == "/a true, /b false: ineligible, eligible");
    CHECK(witness("{ i : a  j : n >= 3 }", "any { i : a  j : n >= 3 }").find("eligible") != std::string::npos);
}

TEST_CASE("rules that no record tells apart are proved to be the same") {
    CHECK(witness(": n >= 3", ": n > 2") == "same");
    CHECK(witness("any { i : n >= 3  j : n >= 5 }", "any { i : n >= 3 }") == "same");
    CHECK(witness("any { i : n >= 3  j : n >= 5 }", "any { i : n >= 3  j : n >= 6 }") == "same");
    CHECK(witness("{ i : g is high or better  j : g is low or better }", "{ i : g is high or better }") == "same");
    CHECK(witness(": not (a and b)", ": not a or not b") == "same");
}

TEST_CASE("lists are filled until the rules differ") {
    CHECK(witness(": count of awards >= 2", ": count of awards >= 3") == "/awards/-: eligible, ineligible"); // twice the same
    CHECK(witness(": some w in awards satisfies level is high or better", ": every w in awards satisfies level is high or better") !=
          "same");
    CHECK(witness(": some w in awards satisfies year >= 3", ": some w in awards satisfies year > 2") == "same");
}

TEST_CASE("ranges of whole numbers, days and levels are the same in other words, also where lists and calculations leave no proof otherwise") {
    CHECK(witness(": count of awards >= 3", ": count of awards > 2") == "same");
    CHECK(witness(": n + m >= 3 and n < 5", ": n + m >= 3 and n <= 4") == "same");
    CHECK(witness(": n + m >= 3 and g is high or better", ": n + m >= 3 and g > middle") == "same");
    CHECK(witness(": n + m >= 3 and d < 2025-01-01", ": n + m >= 3 and d <= 2024-12-31") == "same");
    CHECK(witness(": n + m >= 3 and x >= 3", ": n + m >= 3 and x > 2") != "same");
}

TEST_CASE("what is unknown may make the difference") {
    CHECK(witness(": n >= 3", ": n is known and n >= 3") == "/n 3 without /n: undetermined, ineligible");
    CHECK(witness(": a or not a", ": (a is known and a) or not a") == "same"); // undetermined either way
    // Only a record with a unknown and n = 3 tells them apart: that they agree where all is known is not taken for more.
    CHECK(witness("any { i : a  j : not a  k : n >= 3 }", "any { i : a  j : not a  k : n >= 4 }") == "same where known");
}

TEST_CASE("calculations leave no proof, but may have a witness") {
    CHECK(witness(": n + m >= 3", ": n + m > 3").find("eligible, ineligible") != std::string::npos);
    CHECK(witness(": n + m >= 3", ": n + m > 2") == "unclear");
}

TEST_CASE("where much must be known, few changes of a record that meets the criterion make the difference, and both verdicts are known") {
    const std::string rest = "  i1 : a  i2 : b  i3 : c  i4 : m >= 7  i5 : p >= 80%  i6 : g is high or better  i7 : d before 2025-01-01\n"
                             "  i8 at least 2 of { k1 : n >= 1  k2 : x >= 1.5  k3 : m >= 9 }\n"
                             "  i9 : some w in awards where w.level is high or better satisfies w.year >= 2 and w.active\n"
                             "  i10 : (count of awards where active) >= ";
    const auto found = difference_of("{" + rest + "2 }", "{" + rest + "3 }");
    REQUIRE(found.what == answer::differs);
    CHECK(found.record->before == guong::verdict::eligible);
    CHECK(found.record->after == guong::verdict::ineligible);
    CHECK(found.record->data.data != nullptr);
}

TEST_CASE("a difference can be asked for one way") {
    const auto before = rules_of("criterion x for person { i : a  j : n >= 3 }"), after = rules_of("criterion x for person { i : b  j : n >= 3 }");
    guong::differing::difference_options options;
    options.wanted = guong::differing::verdict_change::lost;
    const auto lost = guong::differing::find_difference(before, after, 0, options);
    options.wanted = guong::differing::verdict_change::won;
    const auto won = guong::differing::find_difference(before, after, 0, options);
    REQUIRE(lost.record.has_value());
    REQUIRE(won.record.has_value());
    CHECK(std::pair{lost.record->before, lost.record->after} == std::pair{guong::verdict::eligible, guong::verdict::ineligible});
    CHECK(std::pair{won.record->before, won.record->after} == std::pair{guong::verdict::ineligible, guong::verdict::eligible});
    const auto stricter = rules_of("criterion x for person { i : a  j : n >= 4 }");
    CHECK(guong::differing::find_difference(before, stricter, 0, options).what == answer::same);
}

TEST_CASE("a criterion that the change does not touch is the same at once") {
    const auto before = rules_of("criterion x for person : n + m >= 3\ncriterion y for person : a"),
               after = rules_of("criterion x for person : n + m >= 3\ncriterion y for person : b");
    CHECK(guong::differing::find_difference(before, after, 0, {}).what == answer::same);
    CHECK(guong::differing::find_difference(before, after, 1, {}).what == answer::differs);
}

TEST_CASE("rules that declare other records are not compared") {
    const auto one = rules_of("record dog { n : integer } criterion x for dog : n >= 3");
    const auto other = rules_of("record dog { n : integer  m : integer } criterion x for dog : n + m >= 3");
    CHECK(guong::differing::find_difference(one, other, 0, {}).what == answer::unclear);
}

TEST_CASE("where nothing names the bound, a fact is moved from where the criterion is met to where it is not") {
    // No value that the rules name is near the bound; it is found by halving.
    const auto found = difference_of(": a and n * n + m <= 1000000 and m >= 7", ": a and n * n + m <= 1000001 and m >= 7");
    REQUIRE(found.what == answer::differs);
    CHECK(found.record->before != found.record->after);
}

TEST_CASE("a criterion that asks for much is met part by part") {
    std::string items;
    for (int number = 0; number < 12; ++number)
        items += "  s" + std::to_string(number) + " : some w in awards satisfies w.level is high or better and w.year >= " + std::to_string(2000 + number) + " and w.active\n";
    const auto rules = rules_of("define all_well for person : a and b\ncriterion x for person {\n" + items + "  t : all_well\n  u none { c : c  d : n > 3 }\n  v : n is known\n}");
    CHECK(guong::differing::find_eligible(rules, 0, {}, 500).has_value());
}

TEST_CASE("a whole list is left out where that makes the difference") {
    const std::string count = ": a and (count of awards >= 1 or b)";
    const auto found = difference_of(count, ": a and ((awards is known and count of awards >= 1) or b)");
    REQUIRE(found.what == answer::differs);
    CHECK(found.record->after == guong::verdict::ineligible);
}

TEST_CASE("the reference date is the one that is given") {
    const std::string head = "parameter bound { from 2020-01-01 = 3  from 2024-01-01 = 5 }\ncriterion x for person : n >= bound in force on reference date";
    const auto before = rules_of(head), after = rules_of(std::string{head}.replace(head.find("= 5"), 3, "= 6"));
    guong::differing::difference_options options;
    const auto any_day = guong::differing::find_difference(before, after, 0, options);
    REQUIRE(any_day.record.has_value());
    CHECK(*any_day.record->options.as_of >= guong::date::of(2024, 1, 1).value());
    options.as_of = guong::date::of(2022, 1, 1);
    CHECK_FALSE(guong::differing::find_difference(before, after, 0, options).record.has_value());
}

TEST_CASE("a reported value differs on a record that is found") {
    const auto before = rules_of("value bonus for person : if n + m >= 3 then 10 else 5"), after = rules_of("value bonus for person : if n + m > 3 then 10 else 5");
    const auto found = guong::differing::find_value_difference(before, after, 0, {});
    REQUIRE(found.has_value());
    CHECK(found->value_name == "bonus");
    CHECK(std::pair{found->value_before, found->value_after} == std::pair<std::string, std::string>{"10", "5"});
    CHECK_FALSE(guong::differing::find_value_difference(before, before, 0, {}).has_value());
}

TEST_CASE("what differs deep inside decides where the others beside it are met among all, and not met among some") {
    std::string others;
    for (int number = 0; number < 8; ++number)
        others += "  s" + std::to_string(number) + " : some w in awards satisfies w.level is high or better and w.year = " + std::to_string(2000 + number) + "\n";
    const std::string head = "{ i : a  j : m >= 7  k any {\n" + others + "  q at least 3 of { q1 : b  q2 : c  q3 : x > 2  q4 none { r1 : n > 3  r2 : p >= ";
    guong::differing::difference_options options;
    options.trials_max = 500;
    for (const auto wanted : {guong::differing::verdict_change::lost, guong::differing::verdict_change::won}) {
        options.wanted = wanted;
        const auto found = guong::differing::find_difference(rules_of("criterion x for person " + head + "80% } } } }"),
                                                             rules_of("criterion x for person " + head + "81% } } } }"), 0, options);
        // What counts against the criterion counts from 81 on: some who did not meet it do.
        CHECK(found.record.has_value() == (wanted == guong::differing::verdict_change::won));
    }
}
