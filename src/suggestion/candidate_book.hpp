#pragma once

/// Records that may be worth a test, with what is known of each.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <guong/suggestion.hpp>

#include "../coverage/asked_outcomes.hpp"
#include "../coverage/coverage_observation.hpp"
#include "../difference/known_facts.hpp"

namespace guong::inline v0::proposing {

/// A record, and what a test would ask of it: a verdict or a reported value.
struct candidate {
    guong::record data;
    evaluation_options options;
    std::optional<model::criterion_index> criterion{};
    std::optional<model::definition_index> value{};

    [[nodiscard]] tested_record asked() const;
};

/// A candidate in which one fact is otherwise; nothing where the fact cannot be that.
[[nodiscard]] std::optional<candidate> with_fact(const candidate& whole, const differing::known_fact& fact, const value& content);

/// Something that a candidate says and may leave out.
struct part_of_candidate {
    differing::known_fact part;
    covering::asked_outcomes told_without; ///< by the rules as they are
};

/// Candidates in the order in which they came, each once. What the rules as they are say of them is asked once, however many changed rules it is compared with.
class candidate_book {
public:
    explicit candidate_book(const rules& tested);

    void add(candidate made);

    [[nodiscard]] const std::vector<candidate>& found() const noexcept { return found_; }
    [[nodiscard]] const covering::observation& seen_in(std::size_t which) const { return seen_[which]; }
    [[nodiscard]] const std::vector<covering::observation>& seen() const noexcept { return seen_; }
    [[nodiscard]] const covering::asked_outcomes& told_of(std::size_t which) const { return told_[which]; }
    [[nodiscard]] const std::vector<part_of_candidate>& parts_of(std::size_t which);

    /// What a test of a candidate would touch that is not in the book, and say.
    [[nodiscard]] covering::observation observe(const candidate& one) const;
    [[nodiscard]] covering::asked_outcomes outcomes_of(const candidate& one) const;
    /// Whether some candidate comes out otherwise by changed rules.
    [[nodiscard]] bool is_told_apart(const rules& changed) const;

    [[nodiscard]] const covering::point_map& points() const noexcept { return points_; }

private:
    const rules& tested_;
    covering::point_map points_;
    covering::covered_program program_;
    std::vector<candidate> found_;
    std::vector<covering::observation> seen_; ///< in each of those
    std::vector<covering::asked_outcomes> told_; ///< of each of those, by the rules as they are
    std::map<std::size_t, std::vector<part_of_candidate>> parts_; ///< of those that were asked for
    std::set<std::string> known_;             ///< what tests of them would say
};

/// `told` is what the rules as they are say of it.
[[nodiscard]] bool tells_apart(const candidate& one, const covering::asked_outcomes& told, const rules& changed);

} // namespace guong::inline v0::proposing
