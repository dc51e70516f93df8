#include <guong/suggestion.hpp>

#include <algorithm>
#include <set>
#include <utility>

#include "../coverage/asked_outcomes.hpp"
#include "../mutation/edited_rules.hpp"
#include "../mutation/mutant_trials.hpp"
#include "suggestion_candidates.hpp"
#include "suggestion_gaps.hpp"
#include "suggestion_words.hpp"
#include "../testing/test_words.hpp"
#include "written_candidates.hpp"

namespace guong::inline v0 {

namespace proposing {

namespace {

/// Rounds in which candidates are put in another order, those that close the most first.
constexpr std::size_t rounds_max = 4;

bool is_of_condition(gap_kind what) {
    return what == gap_kind::met || what == gap_kind::unmet || what == gap_kind::undetermined || what == gap_kind::decides;
}

/// A candidate that was chosen, and what it closes.
struct chosen_test {
    read_candidate read;
    std::vector<test_gap> closes;
};

class suggester {
public:
    suggester(const rules& tested, const suggestion_options& options)
        : tested_{tested}, options_{options}, suite_{tested_records(tested)}, shown_{find_coverage(tested, suite_, options.jobs)},
          open_{open_points(shown_)}, finder_{tested, suite_, options} {
        if (!options.only.empty()) std::erase_if(open_, [&](const open_point& each) { return is_elsewhere(told(shown_, each)); });
    }

    suggestions suggest() && {
        gather();
        auto read = read_again(finder_.found(), tested_, options_.overrides);
        auto chosen = choose(read);
        suggestions made{tested_.model().sources_text, {}, {}};
        note_remaining(made.open);
        note_mutants(read, chosen, made.open);
        name_all(chosen, made.tests);
        return made;
    }

private:
    [[nodiscard]] bool is_elsewhere(const test_gap& gap) const {
        const auto& name = tested_.model().sources_text.at(gap.where.source).name();
        return std::find(options_.only.begin(), options_.only.end(), name) == options_.only.end();
    }

    /// For those that a candidate notices which was found for something else, no record need be looked for.
    void find_survivors() {
        const auto known = read_again(finder_.found(), tested_, options_.overrides);
        const auto fails = mutating::runner_of_suite(tested_);
        const auto behind_suite = static_cast<test_index>(suite_.size());
        const auto first_failure = [&](const rules& changed) -> std::optional<test_index> {
            if (const auto failed = fails(changed)) return failed;
            const bool is_noticed =
                std::any_of(known.begin(), known.end(), [&](const read_candidate& each) { return notices_change(each, changed); });
            return is_noticed ? std::optional{behind_suite} : std::nullopt;
        };
        mutation_options asked;
        asked.jobs = options_.jobs;
        asked.overrides = options_.overrides;
        asked.trials_max = options_.trials_max;
        asked.only = options_.only;
        for (auto& each : mutating::tried_mutants(tested_, first_failure, suite_, asked))
            if (each.fate == mutant_fate::survived || each.killed_by == behind_suite) survivors_.push_back(std::move(each));
    }

    /// First what serves many gaps; thresholds and versions last, since they vary what was found before.
    void gather() {
        for (const auto& each : open_)
            if (each.what == gap_kind::row || each.what == gap_kind::branch) finder_.look_for_row(static_cast<covering::point_index>(each.index));
        std::set<std::size_t> conditions;
        for (const auto& each : open_) {
            if (is_of_condition(each.what) && conditions.insert(each.index).second)
                finder_.look_for_condition(static_cast<covering::point_index>(each.index));
        }
        if (options_.mutants) find_survivors();
        for (const auto& each : survivors_)
            if (each.witness) finder_.add_witness(*each.witness);
        std::set<std::size_t> edges;
        for (const auto& each : open_) {
            const bool is_of_edge = each.what == gap_kind::at_bound || each.what == gap_kind::beside_bound;
            if (is_of_edge && edges.insert(each.index).second) finder_.look_for_edge(shown_.edges[each.index], each.index);
            if (each.what == gap_kind::version) finder_.look_for_version(shown_.versions[each.index], each.index);
        }
        for (const auto& each : survivors_)
            if (each.fate == mutant_fate::survived && !each.witness) finder_.look_for_mutant(each);
    }

    /// Coverage names the first test that shows something: with those first that close the most, few are left that close anything.
    std::vector<chosen_test> choose(const std::vector<read_candidate>& read) {
        std::vector<chosen_test> order;
        for (const auto& each : read) order.push_back({each, {}});
        for (std::size_t round = 0; round < rounds_max; ++round) {
            claim(order);
            std::erase_if(order, [](const chosen_test& each) { return each.closes.empty(); });
            const auto closes_more = [](const chosen_test& a, const chosen_test& b) { return a.closes.size() > b.closes.size(); };
            if (std::is_sorted(order.begin(), order.end(), closes_more)) break;
            std::stable_sort(order.begin(), order.end(), closes_more);
        }
        claim(order);
        std::erase_if(order, [](const chosen_test& each) { return each.closes.empty(); });
        return order;
    }

    /// What each closes behind those before it.
    void claim(std::vector<chosen_test>& order) {
        auto all = suite_;
        for (auto& each : order) {
            each.closes.clear();
            all.push_back(each.read.record);
        }
        shown_ = find_coverage(tested_, all, options_.jobs);
        for (const auto& gap : open_)
            for (const auto test : closed_by(shown_, gap))
                if (test >= suite_.size()) order[test - suite_.size()].closes.push_back(told(shown_, gap));
    }

    void note_remaining(std::vector<remaining_gap>& open) const {
        using why = remaining_gap::why;
        for (const auto& gap : open_) {
            if (!closed_by(shown_, gap).empty()) continue;
            const bool is_impossible = gap.what == gap_kind::decides && finder_.is_never_deciding(static_cast<covering::point_index>(gap.index));
            open.push_back({told(shown_, gap), is_impossible ? why::impossible : why::not_found});
        }
    }

    /// Mutants that none of the chosen tests notices get one more, where some candidate does.
    void note_mutants(const std::vector<read_candidate>& read, std::vector<chosen_test>& chosen, std::vector<remaining_gap>& open) const {
        const mutating::rule_texts_in_memory texts{tested_.model(), options_.overrides};
        for (const auto& survivor : survivors_) {
            const auto changed = texts.load_with(survivor.edit);
            if (!changed) continue;
            auto gap = told(tested_.model().sources_text, survivor);
            const auto notices = [&](const read_candidate& each) { return notices_change(each, *changed); };
            const auto known = std::find_if(chosen.begin(), chosen.end(), [&](const chosen_test& each) { return notices(each.read); });
            if (known != chosen.end()) {
                known->closes.push_back(std::move(gap));
                continue;
            }
            if (const auto other = std::find_if(read.begin(), read.end(), notices); other != read.end())
                chosen.push_back({*other, {std::move(gap)}});
            else
                open.push_back({std::move(gap), remaining_gap::why::not_found});
        }
    }

    [[nodiscard]] static bool notices_change(const read_candidate& one, const rules& changed) {
        const auto& test = one.record;
        return !test.data->fits(changed.model()) || !covering::are_equal(covering::outcomes_of(test, changed.program()), one.told);
    }

    /// Names that no test has yet, so that what was suggested before may stand in the file.
    void name_all(const std::vector<chosen_test>& chosen, std::vector<suggested_test>& tests) const {
        const auto which = tested_.model().language;
        std::set<std::string> taken;
        for (const auto& each : tested_.model().tests) taken.insert(each.name);
        std::size_t number = 0;
        for (const auto& each : chosen) {
            std::string name;
            do name = phrasing::filled(suggestion_phrases_in(which).name, {std::to_string(++number), each.closes.front().item});
            while (taken.contains(name));
            const auto& asked = finder_.found()[each.read.of];
            tests.push_back({name, comment_for(each.closes, which) + test_of(asked, tested_, name), each.closes});
        }
    }

    const rules& tested_;
    const suggestion_options& options_;
    std::vector<tested_record> suite_;
    coverage shown_; ///< by the suite, and then by the chosen tests too
    std::vector<open_point> open_; ///< while the suite stands alone
    candidate_finder finder_;
    std::vector<mutant> survivors_;
};

} // namespace

} // namespace proposing

suggestions suggest_tests(const rules& tested, const suggestion_options& options) { return proposing::suggester{tested, options}.suggest(); }

} // namespace guong::inline v0
