#include "support/small_suite.hpp"

#include <guong/difference.hpp>

#include "small_world.hpp"

namespace {

using namespace suite;
using texts = std::vector<std::string>;

texts impossible(const std::string& body) {
    const auto rules = rules_of(body);
    texts found;
    for (const auto& each : without_impossible(find_coverage(rules, {}), rules).conditions)
        if (each.cannot_decide) found.push_back(each.text);
    return found;
}

constexpr std::size_t records_skipped = 5; // prime to how many lists there are, so that each of them stands somewhere

std::vector<guong::tested_record> tests_of_servants(const guong::rules& rules) {
    std::vector<guong::tested_record> made;
    // Of these few: each is evaluated with each condition turned round.
    const auto all = small_world::records();
    for (std::size_t number = 0; number < all.size(); number += records_skipped) {
        const auto& each = all[number];
        const auto record = guong::record_from_json_text(rules, "servant", each).value();
        made.push_back({each, record.data, record.type, record.row});
        made.back().asked = {0};
    }
    return made;
}

} // namespace

TEST_CASE("a condition that another hides cannot decide alone, and is not counted") {
    CHECK(impossible("criterion x for person any { i : n >= 3  j : n >= 5 }") == texts{"n >= 5"});
    CHECK(impossible("criterion x for person { i : n >= 3  j : n > 3 or a }").empty());
    const auto rules = rules_of("criterion x for person any { i : n >= 3  j : n >= 5 }");
    const auto told = without_impossible(find_coverage(rules, {}), rules, 2);
    CHECK(told.totals().decides.of == 1);
    CHECK(told.totals().impossible == 1);
    CHECK(told.totals().met.of == find_coverage(rules, {}).totals().met.of);
}

TEST_CASE("what is shown is not proved impossible, nor what a reported value hangs on") {
    CHECK(impossible("criterion x for person any { i : strong  j : n >= 5 }  define strong for person : n >= 3") == texts{"n >= 5"});
    CHECK(impossible("criterion x for person any { i : n >= 3  j : strong }  define strong for person : n >= 5\n"
                     "value bonus for person : if strong then 2 else 1") == texts{"strong"}); // where x asks for it
}

TEST_CASE("one element alone may decide where all together never do") {
    const std::string body = "criterion x for person : (every w in awards satisfies w.active) or (every v in awards satisfies not v.active)";
    CHECK(impossible(body).empty());
}

TEST_CASE("what is proved not to decide alone, no small records show to decide, and something is proved") {
    guong::reference::dice choices{7};
    std::size_t proved = 0;
    for (int round = 0; round < 25; ++round) {
        const auto body = small_world::condition_writer{choices}.body().second;
        const auto rules = guong::load_text("r.guong", small_world::types + ("criterion x for servant " + body)).value();
        const auto told = without_impossible(find_coverage(rules, {}), rules);
        if (told.totals().impossible == 0) continue;
        proved += told.totals().impossible;
        const auto shown = find_coverage(rules, tests_of_servants(rules));
        for (std::size_t each = 0; each < told.conditions.size(); ++each) {
            CAPTURE(body);
            CAPTURE(told.conditions[each].text);
            CHECK_FALSE((told.conditions[each].cannot_decide && shown.conditions[each].decides));
        }
    }
    MESSAGE(proved << " conditions proved");
    CHECK(proved >= 10);
}
