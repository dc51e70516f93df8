#include "mutant_trials.hpp"

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>

#include "../evaluation/jobs.hpp"
#include "dependence.hpp"
#include "../difference/difference.hpp"
#include "edited_rules.hpp"
#include "local_proof.hpp"
#include "../difference/same_program.hpp"

namespace guong::inline v0::mutating {

namespace {

class mutant_trial {
public:
    mutant_trial(const rules& original, const test_runner& first_failure, std::span<const tested_record> records, const mutation_options& options)
        : original_{original}, first_failure_{first_failure}, records_{records}, options_{options},
          texts_{original.model().sources_text, options.overrides}, depends_{original.model()} {}

    /// Safe from many threads.
    void try_out(mutant& tried) const {
        const auto changed = texts_.load_with(tried.edit);
        if (!changed) {
            tried.fate = mutant_fate::invalid;
        } else if (const auto failed = first_failure_(*changed)) {
            tried.fate = mutant_fate::killed;
            tried.killed_by = failed;
        } else {
            judge_survivor(tried, *changed);
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
        if (is_proved) tried.fate = mutant_fate::equivalent;
    }

    /// Found once for all mutants.
    std::vector<differing::eligible_record> eligible_for(model::criterion_index criterion) const {
        const std::lock_guard lock{guard_};
        const auto [known, is_new] = eligible_.try_emplace(criterion);
        if (is_new)
            if (auto found = differing::find_eligible(original_, criterion, records_, options_.trials_max)) known->second.push_back(std::move(*found));
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

std::vector<mutant> tried_mutants(const rules& original, const test_runner& first_failure, std::span<const tested_record> records,
                                  const mutation_options& options) {
    auto all = mutants_of(original);
    const mutant_trial trial{original, first_failure, records, options};
    std::atomic<std::size_t> next{0};
    run_jobs(std::max(1u, options.jobs), [&] {
        for (auto at = next++; at < all.size(); at = next++) trial.try_out(all[at]);
    });
    return all;
}

} // namespace guong::inline v0::mutating
