#pragma once

/// Stage 5, why: the tree of items behind an outcome, with statuses, actual and needed values and places, and the unknown facts that
/// still matter. An explanation holds all it needs: it outlives record and rules, and can be rendered in any language.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <guong/evaluation.hpp>

namespace guong::inline v0 {

/// A value with what is needed to write it in any language: its type, and for a level of a scale its wording.
struct displayed_value {
    value content;
    model::base_type type{};
    model::wording level;  ///< the label of a level, or its name where it has none
    model::wording source; ///< of a value needed that stands in the records: the field's label; empty for a constant
};

/// What a condition read, and what stood there: a fact, or a count of list elements.
struct reading {
    model::wording subject;                ///< the field's label, or its name where it has none
    std::string at;                        ///< JSON Pointer into the record; `TYPE/ID#POINTER` into another
    std::optional<displayed_value> actual; ///< nothing for a list or record as a whole
    model::base_type type{};
    bool known = false;
    bool list = false;
    bool named = false;                      ///< `subject` is the name of a helper value or parameter, not of a field
    bool filtered = false;                   ///< of a list: only elements that a condition holds for are counted
    bool calculated = false;                 ///< `subject` is the calculation as the rule file writes it
    bool rounded = false;                    ///< `actual` has no end behind the point and is rounded for showing
    unknown_reason why = unknown_reason::none; ///< of a calculated value that is unknown
    std::optional<displayed_value> at_most;  ///< of a calculated value known within bounds; `actual` is then the lower one
    std::vector<reading> parts;              ///< what a calculated value is made of: facts and lists, each once
    std::optional<evaluator::tally> counted; ///< elements of a list; `actual` is then absent
    std::optional<annotation> note;          ///< who judged it, and the evidence
};

/// What a node of an explanation is. The first five are groups of items, the others conditions.
enum class node_kind : std::uint8_t {
    all,
    any,
    none,
    at_least,
    exactly,
    some,
    every,
    no,         ///< over a list; children are the elements that decided
    element,    ///< one element of a list, also of one whose elements are counted: those that decided
    meets,      ///< another record, or another criterion of this one; its child is that criterion
    definition, ///< a named helper; its child is the helper's condition
    fact,
    comparison,
    interval,
    membership,
    text_test,
    knowledge, ///< one condition on facts
};

struct explanation_node {
    node_kind kind{};
    guong::status status{};
    bool negated = false;
    std::string id;       ///< of an item or criterion; empty for an unlabelled condition. For `element`, its place from 1, or its id
    model::wording label; ///< the sentence of the source
    std::string cite;
    std::vector<std::string> notes;
    std::uint32_t needed_count = 0;  ///< for at_least and exactly
    comparison_operator operation{}; ///< for comparison
    model::text_test::kind text{};   ///< for text_test
    bool excludes_high = false;      ///< for interval: its upper end does not count
    std::vector<explanation_node> applicability; ///< of an item that may not be applicable: the one condition that says so
    std::vector<reading> readings;   ///< what it read; for `meets`, the record met: `at` says which
    std::vector<displayed_value>
        needed;            ///< what it was compared with: one value for a comparison, two for an interval, the options of a membership
    std::string parameter; ///< the parameter that gave the (first) needed value; empty if none
    model::wording parameter_label; ///< its label, if it has one
    std::string parameter_cite;     ///< where a file set it that uses the declaring one: what that file cites, or else its name
    model::wording record;          ///< for `meets` and `element`: the label of the record type
    std::string record_id;          ///< for `meets` and `element` of another record: its id
    std::string file;               ///< place in the rule file
    guong::position where;
    bool complete = true; ///< false where the bound on nodes left out what else it was asked
    bool decided = false; ///< whether the status of its parent hangs on it: shown unless all items are asked for
    std::vector<explanation_node> children;
};

/// An unknown fact that can still change the verdict: a field, a reference or a whole list that is unknown, for which there are values
/// of the other unknown facts (some of them left unknown) such that the verdict with this fact set differs from the verdict without it.
struct missing_fact {
    std::string at;
    model::wording label;
};

struct explanation {
    std::string ruleset;
    model::wording ruleset_title;
    std::vector<std::string> sources;
    std::vector<std::string> ruleset_notes;
    std::string sha256;
    std::vector<model::used_file> used_files; ///< that the rule file builds on
    std::optional<date> as_of;
    std::string record_type;
    model::wording record_label;
    std::string record_id;
    std::string criterion;
    model::wording title;
    std::string cite;
    guong::verdict verdict{};
    explanation_node because;
    /// False where the tree met `limits::explanation_nodes_max`: then it leaves out what elements and other records were asked.
    bool complete = true;
    std::vector<missing_fact> missing;
    /// False where the search for missing facts met its bound: `missing` then may name facts that cannot change the verdict, but
    /// leaves none out.
    bool missing_is_exact = true;
};

/// Explains an outcome. Cost: linear in the conditions and list elements it depends on; for `missing`, where one unknown fact stands in
/// several conditions, its values are tried, in all at most `limits::relevance_trials_max` times a thousand conditions.
[[nodiscard]] explanation explain(const outcome& result);

/// The ids of unmet items on the way down from the criterion, as paths below it (`sv2/b`): the innermost labelled ones. What `evaluate`
/// prints as `unmet`.
[[nodiscard]] std::vector<std::string> unmet_items(const outcome& result);
/// The unknown facts that can still change the verdict: `explain(result).missing` alone, cheaper.
[[nodiscard]] std::vector<missing_fact> missing_facts(const outcome& result);

} // namespace guong::inline v0
