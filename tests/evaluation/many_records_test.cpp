#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <guong/guong.hpp>
#include <guong/json.hpp>
#include <guong/limits.hpp>

namespace {

/// Rules, and records of a type `unit`.
struct bound_rules {
    guong::rules rules;
    std::shared_ptr<const guong::evaluator> engine;

    bound_rules(const std::string& text, const std::string& records)
        : rules{guong::load_text("rules.guong", text).value()}, engine{std::make_shared<const guong::evaluator>(
                                                                    rules.program(),
                                                                    guong::dataset_from_json(rules, records).value().data)} {}

    /// Whether criterion `c` has the same bits in a batch as for each record alone; and how many records meet it.
    [[nodiscard]] bool agrees(std::size_t& met) const {
        const auto criterion = *rules.model().find_criterion("c");
        const auto unit = rules.program().unit_of(criterion);
        const auto all = guong::evaluate(*engine);
        met = 0;
        for (guong::row_number row = 0; row < engine->data().of(rules.model().criteria[criterion].record).row_count(); ++row) {
            guong::slots alone;
            engine->run(unit, std::vector{row}, alone);
            for (std::size_t slot = 0; slot < rules.program().units()[unit].code.size(); ++slot)
                if (alone[slot] != all.bits(unit).at(slot, row)) return false;
            met += all.of(criterion, row) == guong::verdict::eligible;
        }
        return true;
    }
};

/// `size` units, each with the next `width` ones as its neighbours; the last one alone is fine.
std::string circle(std::size_t size, std::size_t width) {
    std::string text = R"({"unit": [)";
    for (std::size_t i = 0; i < size; ++i) {
        text += (i == 0 ? "" : ", ") + std::string{R"({"id": "u)"} + std::to_string(i) + R"(", "number": )" + std::to_string(i);
        text += std::string{R"(, "fine": )"} + (i + 1 == size ? "true" : "false") + R"(, "next": [)";
        for (std::size_t k = 1; k <= width; ++k) text += (k == 1 ? "\"u" : ", \"u") + std::to_string((i + k) % size) + '"';
        text += "]}";
    }
    return text + "]}";
}

const std::string unit_type = "record unit { number : integer  fine : boolean  next : list of unit }\n";

/// `some x1 in next satisfies some x2 in x1.next satisfies … CONDITION`
std::string nested(std::size_t depth, const std::string& condition) {
    std::string text;
    for (std::size_t i = 1; i <= depth; ++i)
        text += "some x" + std::to_string(i) + " in " + (i == 1 ? "" : "x" + std::to_string(i - 1) + ".") + "next satisfies ";
    return text + condition;
}

} // namespace

TEST_CASE("conditions nested over records in a circle are decided once for each record, not for each way to it") {
    const bound_rules nowhere{unit_type + "criterion c for unit : " + nested(60, "number > 5"), circle(3, 2)};
    std::size_t met = 0;
    CHECK(nowhere.agrees(met));
    CHECK(met == 0);
    const bound_rules somewhere{unit_type + "criterion c for unit : " + nested(40, "fine"), circle(50, 1)};
    CHECK(somewhere.agrees(met));
    CHECK(met == 1); // the one that is forty steps before the last
    const bound_rules counted{unit_type + "criterion c for unit : count of a in next where (count of b in next where (" +
                                  nested(30, "fine") + ") >= 1) >= 1",
                              circle(40, 2)};
    CHECK(counted.agrees(met));
}

TEST_CASE("lists inside lists whose elements are compared with those around them are taken in pieces") {
    // 300 × 40 × 40 × 40 elements would be 19 million side by side.
    const bound_rules compared{unit_type +
                                   "criterion c for unit : some a in next satisfies some b in a.next satisfies some d in b.next satisfies "
                                   "d.number > a.number and d.number = b.number",
                               circle(300, 40)};
    const auto all = guong::evaluate(*compared.engine);
    for (guong::row_number row = 0; row < 300; ++row) CHECK(all.of(0, row) == guong::verdict::ineligible);
}

TEST_CASE("a list longer than a piece is counted whole") {
    std::string text = R"({"unit": [{"id": "u", "next": [)";
    for (std::size_t i = 0; i < 100'000; ++i) text += (i == 0 ? "" : ",") + std::string{R"({"number": )"} + std::to_string(i % 7) + "}";
    const bound_rules counted{unit_type + "criterion c for unit : count of n in next where (number = 3) >= 14286 and count of n in next "
                                          "where (some m in n.next where fine) <= 0",
                              text + "]}]}"};
    std::size_t met = 0;
    CHECK(counted.agrees(met));
    CHECK(met == 0); // 14,286 of them are 3; that the neighbours' lists are unknown leaves the other open
}

TEST_CASE("too many lists that hang together are refused, and as many as may be are not") {
    const auto chain = [](std::size_t depth) {
        std::string text;
        for (std::size_t i = 1; i <= depth; ++i) {
            const auto outer = i == 1 ? std::string{} : "x" + std::to_string(i - 1) + ".";
            const auto name = "x" + std::to_string(i);
            text +=
                "some " + name + " in " + outer + "next where " + name + ".number > " + (i == 1 ? "0" : outer + "number") + " satisfies ";
        }
        return unit_type + "criterion c for unit : " + text + "x" + std::to_string(depth) + ".fine\n";
    };
    constexpr auto most = guong::limits::entangled_lists_max;
    CHECK(guong::load_text("rules.guong", chain(most + 1)).has_value()); // the first list speaks of its own element alone
    for (const auto depth : {most + 2, most + 20}) {
        const auto refused = guong::load_text("rules.guong", chain(depth));
        REQUIRE_FALSE(refused.has_value());
        REQUIRE(refused.report().findings.size() == 1);
        CHECK(refused.report().findings.front().code == guong::diagnostic_code::entangled_lists);
    }
}

TEST_CASE("a batch says nothing of criteria that were not asked for") {
    const bound_rules all{R"(
        record unit { ok : boolean }
        criterion c for unit : ok
        criterion d for unit : not ok
    )",
                          R"({"unit": [{"id": "u1", "ok": true}]})"};
    const std::vector<guong::model::criterion_index> asked{*all.rules.model().find_criterion("c")};
    const auto some = guong::evaluate(*all.engine, asked);
    CHECK(some.of(asked.front(), 0) == guong::verdict::eligible);
    CHECK_THROWS_AS(static_cast<void>(some.of(*all.rules.model().find_criterion("d"), 0)), std::out_of_range);
}

TEST_CASE("records of other rules are refused, not misread") {
    const auto one = guong::load_text("one", "record unit { ok : boolean  level : integer }\ncriterion c for unit : level >= 2").value();
    const auto other = guong::load_text("other", "record unit { ok : boolean }\ncriterion c for unit : ok").value();
    const auto lone = guong::record_from_json(other, "unit", nlohmann::json::parse(R"({"ok": true})")).value();
    CHECK(other.criterion("c").value().evaluate(lone).verdict() == guong::verdict::eligible);
    CHECK_THROWS_AS(static_cast<void>(one.criterion("c").value().evaluate(lone)), std::invalid_argument);
    CHECK_THROWS_AS((guong::evaluator{one.program(), lone.data}), std::invalid_argument);
}
