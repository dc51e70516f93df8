#pragma once

/// A record on which two rulesets differ: what shows that a change of the rules matters.

#include <optional>
#include <string>
#include <vector>

#include <guong/coverage.hpp>
#include <guong/explanation.hpp>

namespace guong::inline v0 {

/// How a record comes about on which two rulesets differ.
struct difference_record {
    model::record_index type{};
    std::optional<model::criterion_index> criterion{}; ///< whose verdict differs; nothing where it is a value that does
    std::optional<model::definition_index> value{};    ///< the reported value that differs
    std::vector<change> facts; ///< what it says, as changes of a record of which nothing is known; none where it is that of a test
    std::optional<test_index> like{}; ///< the test from whose record the changes start
    std::string left_out{};    ///< the fact that is made unknown, as a JSON Pointer, on which the difference hangs; empty where there is none
    std::string criterion_name{}; ///< empty where a value differs
    std::string value_name{};     ///< likewise of a value
    std::string record_name{}; ///< of its type
    verdict before{};          ///< by the rules as they are, of the criterion
    verdict after{};           ///< by the changed ones
    std::string value_before{}; ///< in JSON, as scripts read it: of the value
    std::string value_after{};
    evaluation_options options{};
    guong::record data{};      ///< the record itself, for the rules as they are: `written_test` writes it
};

/// Marks in a coverage of these rules, as `find_coverage` gives it, the conditions that are proved not to decide alone, whatever the records are and
/// whatever is known of them: where others always decide with them, no test is missing. They are not counted then. Parameters are what they are in
/// `tested`: a test that sets others may show what they hide. Cost: for each condition that no tests show to decide, that of compiling the rules a few times.
[[nodiscard]] coverage without_impossible(coverage whole, const rules& tested, unsigned jobs = 1);

} // namespace guong::inline v0
