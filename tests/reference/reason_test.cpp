// Reasons for verdicts on records of the rules that come with Gương, altered at random: each set of items decides alone, and not without one of
// them. At length: GUONG_REASON_RECORDS=10000 guong_test_reference --test-case='*reasons*'

#include <iostream>
#include <memory>
#include <set>
#include <string>
#include <utility>

#include <doctest/doctest.h>

#include <guong/guong.hpp>
#include <guong/json.hpp>

#include "altered_records.hpp"
#include "example_rules.hpp"
#include "support/environment.hpp"
#include "support/golden.hpp"
#include "support/item_tree.hpp"

namespace {

using namespace guong;

struct reason_tally {
    std::size_t explained = 0, sets = 0, items = 0, cut = 0;
};

status from_verdict(verdict found) {
    return found == verdict::eligible ? status::met : found == verdict::ineligible ? status::unmet : status::undetermined;
}

void check_reasons(const explanation& why, reason_tally& tally) {
    ++tally.explained;
    tally.cut += !why.reasons.complete;
    if (why.verdict == verdict::undetermined) {
        CHECK(why.reasons.sets.empty());
        return;
    }
    CHECK_FALSE(why.reasons.sets.empty());
    for (const auto& paths : why.reasons.sets) {
        ++tally.sets;
        const std::set<std::string> kept{paths.begin(), paths.end()};
        CHECK(kept.size() == paths.size());
        CHECK(testing::status_from(why.because, why.criterion, kept) == from_verdict(why.verdict));
        for (const auto& path : paths) {
            ++tally.items;
            auto fewer = kept;
            fewer.erase(path);
            CHECK(testing::status_from(why.because, why.criterion, fewer) == status::undetermined);
        }
    }
}

} // namespace

TEST_CASE("each set of reasons decides alone, and no part of it does, for records altered at random") {
    const auto enough = testing::number_from_environment("GUONG_REASON_RECORDS", 60);
    for (const auto& [rule_file, records_file] : reference::rules_with_records) {
        const auto checked = load_text(rule_file, tests::read_repository_file(rule_file)).value();
        const auto all = nlohmann::ordered_json::parse(tests::read_repository_file(records_file));
        reference::dice choices{testing::number_from_environment("GUONG_REASON_SEED", 1)};
        reason_tally tally;
        while (tally.explained < enough) {
            const auto criterion = static_cast<model::criterion_index>(choices.below(checked.model().criteria.size()));
            const auto type = checked.model().criteria[criterion].record;
            const auto altered = reference::alter_record(choices, checked.model(), all, type);
            const auto json = altered.all.dump();
            CAPTURE(altered.id);
            const auto read = dataset_from_json(checked, json);
            if (!read.report().empty()) continue; // a fact that is refused
            const auto row = read->data->find(type, altered.id).value();
            const auto engine = std::make_shared<const evaluator>(checked.program(), read->data, evaluation_options{date::of(2025, 8, 1)});
            check_reasons(explain(outcome{engine, criterion, row}), tally);
        }
        std::cout << rule_file << ": " << tally.explained << " explained, " << tally.sets << " sets of " << tally.items
                  << " reasons checked anew, each also without one of them; " << tally.cut << " records with more sets than are named\n";
        CHECK(tally.sets > 0);
    }
}
