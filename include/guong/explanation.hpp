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

/// An element of a list that went into a calculated value.
struct element_reading {
    model::wording label;                   ///< of the record type; empty in a list of plain values
    std::string id;                         ///< its id, or its place from 1
    std::optional<displayed_value> actual;  ///< what it gave; nothing where that is unknown, or only a condition was asked
    std::optional<displayed_value> at_most; ///< of what is known within bounds; `actual` is then the lower one
    bool rounded = false;                   ///< `actual` has no end behind the point and is rounded for showing
    bool doubtful = false;                  ///< nobody knows yet whether it counts, or of a share whether it meets the condition
};

/// What of a list went into a calculated value.
struct list_reading {
    enum class kind : std::uint8_t {
        values, ///< what the elements gave
        unmet,  ///< those that do not meet the condition of a share, or may not
        run,    ///< the numbers of the run that was found
        days,   ///< the ranges of days that were counted
    };
    list_reading::kind what{};
    bool excluded = false;                 ///< its days are taken away from others
    std::uint32_t size = 0;                ///< elements of the list
    evaluator::tally meant;                ///< how many of them count
    std::optional<evaluator::tally> met;   ///< of a share: how many of those meet the condition
    std::vector<element_reading> elements; ///< of values and unmet; of the least or most only those that gave it
    std::vector<displayed_value> sequence; ///< of a run its numbers in order; of days the first and last day of each range in turn
    std::vector<std::string> at;           ///< the facts that were read of the elements, those that do not count too
    bool complete = true;                  ///< false where the bound on nodes left elements out
};

/// The row of a table that held.
struct row_reading {
    std::uint32_t number = 0; ///< from 1
    std::string file;         ///< place in the rule file
    guong::position where;
};

/// What a condition read, and what stood there: a fact, a count of list elements, or a calculated value.
struct reading {
    model::wording subject;                ///< the field's label, or its name where it has none
    std::string at;                        ///< JSON Pointer into the record; `TYPE/ID#POINTER` into another
    std::optional<displayed_value> actual; ///< nothing for a list or record as a whole
    model::base_type type{};
    bool known = false;
    bool list = false;
    bool named = false;                        ///< `subject` is the name of a helper value or parameter, not of a field
    bool filtered = false;                     ///< of a list: only elements that a condition holds for are counted
    bool calculated = false;                   ///< `subject` is the name of a calculation, or the calculation as the rule file writes it
    bool rounded = false;                      ///< `actual` has no end behind the point and is rounded for showing
    unknown_reason why = unknown_reason::none; ///< of a calculated value that is unknown
    std::optional<displayed_value> at_most;    ///< of a calculated value known within bounds; `actual` is then the lower one
    std::optional<std::vector<displayed_value>> rows; ///< of a table that takes all rows: what those give that hold; `actual` is then absent
    std::vector<reading> parts;                ///< what a calculated value is made of, each once; parts have no parts themselves
    std::optional<list_reading> entries;       ///< of a part that is a list
    std::optional<row_reading> row;            ///< of a part that is a row of a table; `subject` is then the table
    std::optional<date> in_force_from;         ///< of a parameter whose value depends on a day
    std::string cite;                          ///< of a parameter
    std::optional<evaluator::tally> counted;   ///< elements of a list; `actual` is then absent
    std::optional<annotation> note;            ///< who judged it, and the evidence
};

/// A value that the rules report beside the verdicts.
struct value_reading {
    std::string name;
    std::string cite;
    reading found;          ///< its subject is the value's label, or its name
    operand_value in_words; ///< the same as scripts read it: levels by their names
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
    element,    ///< one element of a list, also of one whose elements are counted: those that decided. Or one number of a range, which is then its
                ///< id and stands in its label: `y = 2021`
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
    std::vector<explanation_node> applicability; ///< of an item that may not be applicable: the one condition that says so. `decided` unless it holds
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
///
/// Exact for conditions that compare facts and counts. Where a value is calculated, values of the unknown facts are tried: a fact for which
/// one was found that changes the verdict is surely missing; one for which all were tried in vain (yes and no, judgements, levels) surely
/// not. Of numbers, days and years, only the values in the rules, their neighbours and some far ones are tried, and between two of them every
/// place where the outcome changes: a fact that none of these makes matter is still named, and so is one behind a calculation on an unknown
/// list, reference or text, or on records that are only imagined; `explanation::missing_is_exact` is then false. Facts that are read in
/// no way that can still count are never named.
struct missing_fact {
    std::string at;
    model::wording label;
    std::vector<std::string> asked_by; ///< paths of the innermost items that ask for it and are open, from the criterion down (`sv/sv2/b`)
    /// Whether some answer to this alone, all else unknown, decides the verdict. Not found out for lists, references and what calculations read.
    bool can_make_eligible = false;
    bool can_make_ineligible = false;
};

/// An item that is decided, whatever becomes known.
struct settled_item {
    std::string path; ///< from the criterion down
    guong::status status{};

    friend bool operator==(const settled_item&, const settled_item&) = default;
};

/// An unknown fact that the criterion asks for, but that cannot change the verdict, for reasons that can be checked.
struct irrelevant_fact {
    std::string at;
    model::wording label;
    std::vector<settled_item> settled_by; ///< the innermost settled items around the places that ask for it
    /// Whether it is asked for in a place that is still open as well. Then no value of it makes a difference, with any choice of the
    /// other unknown facts.
    bool no_value_matters = false;
};

/// Why a verdict is what it is, in items: each set decides it alone. With only these items kept as they are, and all others unknown, the
/// verdict stands; without any one of them it does not.
struct decision_reasons {
    /// Of paths from the criterion down (`sv/sv2/b`); an item with a condition that says whether it applies stands for both. The smallest
    /// sets first, and of the same size those of the items that stand first. None where the verdict is undetermined.
    std::vector<std::vector<std::string>> sets;
    bool complete = true; ///< false where there are more than `limits::reasons_max`; the smallest are among those named
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
    std::vector<value_reading> values; ///< that the rules report for this record type, in the order of the rule file
    /// False where the tree met `limits::explanation_nodes_max`: then it leaves out what elements and other records were asked.
    bool complete = true;
    decision_reasons reasons;
    /// The verdict that comes about however the record is completed, where three-valued logic leaves it undetermined all the same (as `a or not a`
    /// does). Nothing also where a calculation may have no value, or the search met its bound.
    std::optional<guong::verdict> certain;
    /// In the order in which to ask for them, so that few questions are expected to decide: every single condition as likely to be met as not,
    /// those first that decide most for what they cost (Simon and Kadane 1975). Ask, add the answer, explain again.
    std::vector<missing_fact> missing;
    /// False where the search for missing facts met its bound, or could not try a calculation in full: `missing` then may name facts that
    /// cannot change the verdict, but leaves none out.
    bool missing_is_exact = true;
    std::vector<irrelevant_fact> irrelevant; ///< in the order in which the items ask for them; as far as `limits::explanation_nodes_max` allows
};

/// Explains an outcome. Cost: linear in the conditions and list elements it depends on; for `missing`, where one unknown fact stands in
/// several conditions, its values are tried, in all at most `limits::relevance_trials_max` times a thousand conditions; for calculated values at
/// most as many runs of a unit of the program, on a copy of the rows that the record leads to.
[[nodiscard]] explanation explain(const outcome& result);

/// The ids of unmet items on the way down from the criterion, as paths below it (`sv2/b`): the innermost labelled ones. What `evaluate`
/// prints as `unmet`.
[[nodiscard]] std::vector<std::string> unmet_items(const outcome& result);
/// The unknown facts that can still change the verdict, in the order in which to ask for them: `explain(result).missing` alone, cheaper.
[[nodiscard]] std::vector<missing_fact> missing_facts(const outcome& result);

} // namespace guong::inline v0
