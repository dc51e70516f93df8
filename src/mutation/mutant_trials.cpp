#include "mutant_trials.hpp"

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>

#include <guong/testing.hpp>

#include "../difference/difference.hpp"
#include "../difference/expected_words.hpp"
#include "../difference/same_program.hpp"
#include "../evaluation/jobs.hpp"
#include "../testing/test_words.hpp"
#include "dependence.hpp"
#include "edited_rules.hpp"
#include "local_proof.hpp"

namespace guong::inline v0::mutating {

namespace {

/// Of a test for a mutant: {0} its number, {1} the item.
std::string_view mutant_test_name(language which) noexcept { return which == language::vi ? "biến thể {0}: {1}" : "mutant {0}: {1}"; }

class mutant_trial {
public:
    mutant_trial(const rules& original, const test_runner& first_failure, std::span<const tested_record> records, const mutation_options& options)
        : original_{original}, first_failure_{first_failure}, records_{records}, options_{options},
          texts_{original.model(), options.overrides}, depends_{original.model()} {}

    /// Safe from many threads.
    void try_out(mutant& tried, std::size_t number) const {
        const auto changed = texts_.load_with(tried.edit);
        if (!changed) {
            tried.fate = mutant_fate::invalid;
        } else if (const auto failed = first_failure_(*changed)) {
            tried.fate = mutant_fate::killed;
            tried.killed_by = failed;
        } else {
            judge_survivor(tried, *changed);
            if (tried.witness) write_test(tried, *changed, number);
        }
    }

private:
    void judge_survivor(mutant& tried, const rules& changed) const {
        tried.fate = mutant_fate::survived;
        const auto owner = tried.item.substr(0, tried.item.find('/'));
        if (differing::are_same(original_.program(), changed.program()) || differing::are_same_around_change(original_, changed, owner)) {
            tried.fate = mutant_fate::equivalent;
            return;
        }
        differing::difference_options options;
        options.tests = records_;
        std::vector<differing::eligible_record> eligible;
        options.trials_max = options_.trials_max;
        bool is_proved = !depends_.is_reported_with(owner);
        for (const auto criterion : depends_.criteria_on(owner)) {
            eligible = eligible_for(criterion);
            options.eligible = eligible;
            auto found = differing::find_difference(original_, changed, criterion, options);
            if (found.what == differing::answer::differs) {
                tried.witness = std::move(found.record);
                return;
            }
            is_proved = is_proved && found.what == differing::answer::same;
        }
        for (const auto reported : depends_.reported_on(owner)) {
            eligible = eligible_for_record(original_.model().definitions[reported].record);
            options.eligible = eligible;
            tried.witness = differing::find_value_difference(original_, changed, reported, options);
            if (tried.witness) return;
        }
        if (is_proved) tried.fate = mutant_fate::equivalent;
    }

    /// What a test of the record says may be less than the record holds: it is read again before it is shown.
    void write_test(mutant& tried, const rules& changed, std::size_t number) const {
        const auto which = original_.model().language;
        const auto& found = *tried.witness;
        const auto name = phrasing::filled(mutant_test_name(which), {std::to_string(number), tried.item});
        auto text = written_test(original_, found.data,
                                 {name, differing::expected_words(original_, differing::asked_of(found)), found.options, which});
        const auto at = static_cast<std::uint32_t>(original_.model().sources_text.front().bytes().size());
        const auto loaded = texts_.load_with({{0, at, at}, "\n" + text});
        if (!loaded) return;
        const auto prepared = prepare_tests(*loaded);
        const bool tells_apart = prepared.size() == 1 && passes(prepared.front(), original_.program()) &&
                                 (!prepared.front().data->fits(changed.model()) || !passes(prepared.front(), changed.program()));
        if (tells_apart) tried.test = std::move(text);
    }

    /// Records of a type that meet one of its criteria.
    std::vector<differing::eligible_record> eligible_for_record(model::record_index record) const {
        std::vector<differing::eligible_record> found;
        for (model::criterion_index each = 0; each < original_.model().criteria.size(); ++each)
            if (original_.model().criteria[each].record == record)
                for (auto& known : eligible_for(each)) found.push_back(std::move(known));
        return found;
    }

    /// Found once for all mutants.
    std::vector<differing::eligible_record> eligible_for(model::criterion_index criterion) const {
        const std::lock_guard lock{guard_};
        const auto [known, is_new] = eligible_.try_emplace(criterion);
        if (is_new)
            if (auto found = differing::find_eligible(original_, criterion, records_, options_.trials_max))
                known->second.push_back(std::move(*found));
        return known->second;
    }

    const rules& original_;
    const test_runner& first_failure_;
    std::span<const tested_record> records_;
    const mutation_options& options_;
    rule_texts_in_memory texts_;
    dependence depends_;
    mutable std::mutex guard_;
    mutable std::map<model::criterion_index, std::vector<differing::eligible_record>> eligible_;
};

} // namespace

test_runner runner_of_suite(const rules& original) {
    return [tests = prepare_tests(original)](const rules& changed) -> std::optional<test_index> {
        for (test_index test = 0; test < tests.size(); ++test)
            if (!tests[test].data->fits(changed.model()) || !passes(tests[test], changed.program())) return test;
        return std::nullopt;
    };
}

std::vector<mutant> tried_mutants(const rules& original, const test_runner& first_failure, std::span<const tested_record> records,
                                  const mutation_options& options) {
    auto all = mutants_of(original);
    const auto is_left_out = [&](const mutant& each) {
        const auto& name = original.model().sources_text.at(each.edit.where.source).name();
        return std::find(options.only.begin(), options.only.end(), name) == options.only.end();
    };
    if (!options.only.empty()) std::erase_if(all, is_left_out);
    const mutant_trial trial{original, first_failure, records, options};
    std::atomic<std::size_t> next{0};
    run_jobs(std::max(1u, options.jobs), [&] {
        for (auto at = next++; at < all.size(); at = next++) trial.try_out(all[at], at + 1);
    });
    return all;
}

} // namespace guong::inline v0::mutating
