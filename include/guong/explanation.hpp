#pragma once

/// Stage 5, why: the tree of items behind an outcome, with statuses, actual and needed values and places, and the unknown facts that
/// still matter. An explanation holds all it needs: it outlives record and rules, and can be rendered in any language.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <guong/evaluation.hpp>
#include <guong/limits.hpp>

namespace guong::inline v0 {

/// Who may read what stands in a record. What is calculated from a sensitive fact, counted or chosen by it is as sensitive as the fact.
enum class disclosure : std::uint8_t {
    open,
    sensitive, ///< for those who are entitled to it
    withheld,  ///< it was sensitive, and is not there any more: see `masked`
};

/// A value with what is needed to write it in any language: its type, and for a level of a scale its wording.
struct displayed_value {
    value content;
    model::base_type type{};
    model::wording level;  ///< the label of a level, or its name where it has none
    model::wording source; ///< of a value needed that stands in the records: the field's label; empty for a constant
    disclosure disclosed = disclosure::open;
};

/// Where the reference date stands among the facts: no record holds it, the host gives it.
inline constexpr std::string_view reference_date_pointer = "#reference_date";

/// An unknown fact: a field, a reference or a whole list; or the reference date, where the host gives none.
struct missing_fact {
    std::string at; ///< JSON Pointer into the record; `TYPE/ID#POINTER` into another; or `reference_date_pointer`
    model::wording label;
    std::vector<std::string> asked_by{}; ///< paths of the innermost items that ask for it and are open, from the criterion down (`sv/sv2/b`)
    /// Whether some answer to this alone, all else unknown, decides the verdict. Not found out for lists, references and what calculations read.
    bool can_make_eligible = false;
    bool can_make_ineligible = false;
};

/// How a calculated value came about: an operation, with the numbers that were found put in, so that a person can do it by hand. What has a
/// name of its own is not taken apart here: it is a part of the reading, with steps of its own.
struct calculation {
    enum class kind : std::uint8_t {
        given,        ///< a constant, a fact, a parameter, or what has a name
        sum,          ///< of parts; those that are `inverse` are subtracted
        product,      ///< of parts; those that are `inverse` are divided by
        shift,        ///< a day and a span of time that goes `backwards` or forwards
        rounding,     ///< of its one part, by `mode` to multiples of `step`
        branch,       ///< of an `if`: the condition of this `number`, from 1, held, or none where it is 0; its part is what that gives
        fallback,     ///< the first part is unknown, so the second stands for it
        smallest,
        largest,
        function_call, ///< of the host, by its `name`; parts are what it was given
        count,        ///< of a list, by its `name`, as far as `covered_time`
        list_sum,
        list_least,
        list_most,
        list_average,
        share,
        longest_run,
        run_ending,   ///< with its part
        blocks,       ///< of `number`
        covered_time, ///< in units of `time`, as is `elapsed`
        elapsed,      ///< from the first part to the second
        year,
        school_year,
        text_length,
    };
    calculation::kind what{};
    bool inverse = false;                   ///< in a sum or product
    bool backwards = false;
    bool rounded = false;                   ///< `result` has no end behind the point and is rounded for showing
    model::wording name;                    ///< what people call a value or list; empty for a constant
    std::optional<displayed_value> result;  ///< nothing where it is unknown
    std::optional<displayed_value> at_most; ///< of what is known within bounds; `result` is then the lower one
    rounding_mode mode{};
    decimal step{1};
    time_unit time{};
    std::int64_t number = 0;
    std::vector<calculation> parts;
};

/// An element of a list that went into a calculated value.
struct element_reading {
    model::wording label;                   ///< of the record type; empty in a list of plain values
    std::string id;                         ///< its id, or its place from 1
    std::optional<displayed_value> actual;  ///< what it gave; nothing where that is unknown, or only a condition was asked
    std::optional<displayed_value> at_most; ///< of what is known within bounds; `actual` is then the lower one
    std::optional<calculation> how;         ///< where what it gave is calculated
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
    std::vector<missing_fact> unknown;     ///< those of them that are unknown, of elements that count or may
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
    bool nameless = false;                     ///< the latter
    bool rounded = false;                      ///< `actual` has no end behind the point and is rounded for showing
    unknown_reason why = unknown_reason::none; ///< of a calculated value that is unknown
    std::optional<displayed_value> at_most;    ///< of a calculated value known within bounds; `actual` is then the lower one
    std::optional<std::vector<displayed_value>> rows; ///< of a table that takes all rows: what those give that hold; `actual` is then absent
    std::optional<calculation> how;            ///< the steps of a calculated value
    /// What a calculated value is made of, each once, those with steps of their own first; parts have no parts themselves.
    std::vector<reading> parts;
    std::optional<list_reading> entries;       ///< of a part that is a list
    std::optional<row_reading> row;            ///< of a part that is a row of a table; `subject` is then the table
    std::optional<date> in_force_from;         ///< of a parameter whose value depends on a day
    std::string cite;                          ///< of a parameter
    std::optional<evaluator::tally> counted;   ///< elements of a list; `actual` is then absent
    std::optional<annotation> note;            ///< who judged it, and the evidence
    disclosure disclosed = disclosure::open;   ///< of all that was found; where it is withheld, subject, place and whether it is known are left
};

/// A value that the rules report beside the verdicts.
struct value_reading {
    std::string name;
    std::string cite;
    reading found;          ///< its subject is the value's label, or its name
    operand_value in_words; ///< the same as scripts read it: levels by their names
    std::vector<missing_fact> missing; ///< where it is unknown or known within bounds: the unknown facts that were met on the way to it
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
    std::vector<model::wording> notes;
    std::vector<model::saying> said; ///< by the rule file, in place of words for the condition, where the status is theirs
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
    bool sensitive_record = false;  ///< of that record: a sensitive list or reference led there
    std::string file;               ///< place in the rule file
    guong::position where;
    bool complete = true; ///< false where the bound on nodes left out what else it was asked
    bool decided = false; ///< whether the status of its parent hangs on it: shown unless all items are asked for
    std::vector<explanation_node> children;
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

/// What a record says, or is to say.
struct said_fact {
    std::string name; ///< of the field, or of the key that its declaration gives
    model::wording label;
    displayed_value content;                        ///< unknown for a list
    std::vector<std::vector<said_fact>> elements{}; ///< of a list: what each of its elements must say
    bool list = false;
    std::optional<companion> beside{}; ///< what it says of the fact `name`, beside which it stands
    bool plain = false;                ///< of a list: its elements are values themselves
};

/// An item that changes help to meet.
struct served_clause {
    std::string item; ///< its path below the criterion: `sv2/b`
    model::wording sentence;
    std::string cite;

    friend bool operator==(const served_clause& left, const served_clause& right) noexcept { return left.item == right.item; }
};

/// An element of a list around something.
struct enclosing_element {
    std::string at;       ///< JSON Pointer
    model::wording list;  ///< the label of its list
    std::string element;  ///< its id, or its place from 1
};

/// Where a fact or a list stands: in a record, or in another that it leads to.
struct fact_location {
    std::string at;          ///< JSON Pointer into the record; `TYPE/ID#POINTER` into another
    model::wording label;    ///< of the fact, or of the list
    model::wording record;   ///< of another record: the label of its type
    std::string record_id;   ///< and its id
    std::vector<enclosing_element> inside; ///< elements of lists that it stands in, the innermost first
    disclosure disclosed = disclosure::open; ///< of what stands there
};

/// One change of a record, or of another that it leads to. Of elements to be added, `at` is `/awards/-`, as JSON Patch writes it; of one that
/// is taken away, `element` is its id, or its place from 1. What is disclosed of `to`, that says itself.
struct change : fact_location {
    enum class kind : std::uint8_t {
        set,    ///< a fact becomes another
        give,   ///< a fact that is unknown becomes known
        add,    ///< elements are added to a list
        remove, ///< an element of a list is taken away
        empty,  ///< a list that is unknown is known to have no element
    };
    change::kind what{};
    std::optional<displayed_value> from{};
    std::optional<displayed_value> to{};
    std::string element{};               ///< of one that is taken away
    model::wording element_label{};      ///< of elements added: the label of their type; empty for plain values
    std::uint32_t count = 1;           ///< how many of them are added
    std::vector<said_fact> facts{};      ///< what each of them must say; what the one that is taken away says
    std::vector<served_clause> serves{}; ///< the innermost clauses (see `count_clauses`) that without it would not be met by the others of its set
};

/// Changes that make a record eligible, all of them together, and no smaller part of them.
struct change_set {
    std::vector<change> changes;
    std::int64_t cost = 0; ///< of each fact changed, what its field costs; of each list, that for each element added or removed
};

/// Something that no change is suggested of, though eligibility hangs on it.
struct obstacle {
    enum class kind : std::uint8_t {
        fixed,     ///< its field, or the list that it stands in, is declared so
        reference, ///< it says to which other record this one belongs
        known,     ///< it would have to be unknown
        no_value,  ///< the rules name no value of it that could be tried
        no_reference_date, ///< the host gives no day up to which to count
    };
    obstacle::kind why{};
    std::string at;
    model::wording label;
};

/// What would make a record eligible.
struct repairs {
    std::vector<change_set> sets; ///< the cheapest first; none contains another
    /// False where the search met its bound, or where the criterion asks functions of the host, whose answers are tried and not reckoned: other sets may
    /// then be as cheap, or cheaper, and where there is none there may be some.
    bool complete = true;
    std::vector<obstacle> obstacles; ///< where there is no set: what stands in the way
};

struct change_options {
    std::size_t sets_max = 3;
    std::size_t changes_max = limits::changes_max; ///< in one set
    std::size_t trials_max = limits::changes_trials_max;
    bool show_sensitive = false; ///< for those who are entitled; otherwise the sets come `masked`
};

struct explain_options {
    bool show_sensitive = false; ///< for those who are entitled; otherwise the explanation comes `masked`
};

/// How far one fact of an eligible record may move, or what one of its lists may lose, all else being as it is. Where there is neither a bound
/// nor `must_stay`, the fact must be known, and other values may cost eligibility, without a bound that could be named. A bound is where eligibility is
/// lost first; farther on the record may be eligible again. Where the fact is withheld, so are its bounds.
struct margin : fact_location {
    std::optional<displayed_value> actual{};   ///< what the fact says; nothing for a list
    std::optional<displayed_value> at_least{}; ///< down to this, the record stays eligible; nothing where nothing lower was found to cost it
    std::optional<displayed_value> at_most{};  ///< up to this
    bool must_stay = false;                  ///< with any other value that was tried, the record is not eligible
    std::uint32_t size = 0;                  ///< of a list: how many elements it has
    std::uint32_t spare = 0;                 ///< so many of them may be lost, whichever they are
    std::vector<std::string> needed{};         ///< ids, or places from 1, of those of which none may be lost
    std::vector<served_clause> serves{};       ///< the innermost clauses that would not be met any more
};

/// On which facts eligibility hangs.
struct margins {
    std::vector<margin> facts; ///< the narrowest first
    bool complete = true;      ///< false where the search met its bound, or the criterion asks functions of the host: others may matter, and there may be less to spare
};

struct margin_options {
    std::size_t trials_max = limits::changes_trials_max;
    bool show_sensitive = false; ///< for those who are entitled; otherwise the margins come `masked`
};

struct explanation {
    std::string ruleset;
    model::wording ruleset_title;
    std::vector<std::string> sources;
    std::vector<model::wording> ruleset_notes;
    std::string sha256;
    std::vector<model::used_file> used_files; ///< that the rule file builds on
    std::optional<date> as_of;
    bool lacks_as_of = false; ///< no reference date was given, and something that the criterion builds on counts up to it, or changes with it
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
    /// Unknown facts that can still change the verdict: for each there are values of the other unknown facts (some of them left unknown) such
    /// that the verdict with this fact set differs from the verdict without it.
    ///
    /// Exact for conditions that compare facts and counts. Where a value is calculated, values of the unknown facts are tried: a fact for which
    /// one was found that changes the verdict is surely missing; one for which all were tried in vain (yes and no, judgements, levels) surely
    /// not. Of numbers, days and years, only the values in the rules, their neighbours and some far ones are tried, and between two of them every
    /// place where the outcome changes: a fact that none of these makes matter is still named, and so is one behind a calculation on an unknown
    /// list, reference or text, or on records that are only imagined; `missing_is_exact` is then false. Facts that are read in no way that can
    /// still count are never named.
    ///
    /// In the order in which to ask for them, so that few questions are expected to decide: every single condition as likely to be met as not,
    /// those first that decide most for what they cost (Simon and Kadane 1975). Ask, add the answer, explain again.
    std::vector<missing_fact> missing;
    /// False where the search for missing facts met its bound, or could not try a calculation in full: `missing` then may name facts that
    /// cannot change the verdict, but leaves none out.
    bool missing_is_exact = true;
    std::optional<repairs> changes;        ///< where they were asked for: see `find_changes`
    std::optional<guong::margins> margins; ///< where they were asked for: see `find_margins`
    std::vector<irrelevant_fact> irrelevant; ///< in the order in which the items ask for them; as far as `limits::explanation_nodes_max` allows
};

/// Explains an outcome. Cost: linear in the conditions and list elements it depends on; for `missing`, where one unknown fact stands in
/// several conditions, its values are tried, in all at most `limits::relevance_trials_max` times a thousand conditions; for calculated values at
/// most as many runs of a unit of the program, on a copy of the rows that the record leads to.
[[nodiscard]] explanation explain(const outcome& result, const explain_options& options = {});

/// The explanation without what is sensitive, for readers who are not entitled to it: values of facts that a field declares `sensitive`, and of all that is
/// calculated from them with its steps; notes beside such facts; which elements of a sensitive list decided, and which record a sensitive reference leads to. Verdict, statuses, thresholds
/// and places of facts stay, and unknown facts are still named. Masking twice changes nothing. Cost: linear in the explanation.
[[nodiscard]] explanation masked(explanation why);
/// Likewise of changes: what stands in the record now, and what a fact is to become where that could be reckoned back to a sensitive fact.
[[nodiscard]] repairs masked(repairs found);
/// Likewise of margins: of a sensitive fact, or one whose bounds hang on such, only where it stands and what it serves is left, behind all others
/// and in the order of the places: how narrow it is would tell of the fact.
[[nodiscard]] margins masked(margins found);

/// Of each definition, whether what it is hangs on a sensitive fact: reports withhold such a value.
[[nodiscard]] std::vector<bool> sensitive_definitions(const model::ruleset& rules);

/// The ids of unmet items on the way down from the criterion, as paths below it (`sv2/b`): the innermost labelled ones. What `evaluate`
/// prints as `unmet`.
[[nodiscard]] std::vector<std::string> unmet_items(const outcome& result);
/// How many of some records fail on a clause: an item on which eligibility hangs by itself, the record being not eligible where it is not met.
struct clause_count {
    std::string item; ///< its path below the criterion: `sv2/b`
    model::wording sentence;
    std::string cite;
    std::size_t unmet = 0;
    std::size_t alone = 0; ///< of those, how many meet all others: they would be eligible if they met this one
    std::size_t undetermined = 0;
};

/// The clauses of a criterion in the order of the rules, an outer one before those inside; none where the criterion is a condition alone, or asks
/// for some of its items. `bits` hold the criterion. Cost: a word operation for each pair of clauses and 64 rows of the table.
[[nodiscard]] std::vector<clause_count> count_clauses(const program& code, const batch& bits, model::criterion_index criterion,
                                                      std::span<const row_number> rows);

/// The unknown facts that can still change the verdict, in the order in which to ask for them: `explain(result).missing` alone, cheaper.
[[nodiscard]] std::vector<missing_fact> missing_facts(const outcome& result);


/// The cheapest sets of changes that make the record of an outcome eligible; none where it is eligible. Each was evaluated: with all its
/// changes the record is eligible, with any part of them it is not.
///
/// Of conditions that compare facts with what stands in the rules, and counts, the first set is the cheapest there is. Of numbers, days and
/// years in calculations those values are tried at which, as the record stands, the outcome of a condition changes, so that the same
/// holds of sets of one change, and as a rule of others. A number, day, year or level moves by the least that suffices, numbers in steps of
/// the last decimal place that the record or the rules write. Of sets of one cost, that comes first whose facts move least: from yes to
/// no by one, along a scale by the part of it passed, numbers by the part of the greater, days and years by the part of ten years.
/// What functions of the host answer is tried and not reckoned: of a criterion that asks some the answer is never complete, and no least one is promised.
/// References are not changed, and nothing that is known becomes unknown. Deterministic, and bounded by `trials_max` runs of the criterion or of one of its
/// conditions.
[[nodiscard]] repairs find_changes(const outcome& result, const change_options& options = {});

/// On which facts the eligibility of a record hangs, and how far each may move alone; none where it is not eligible. Each bound was evaluated:
/// with it the record is eligible, with the next value beyond it is not. What a fact may be is tried as by `find_changes`, also of facts that
/// are declared `fixed`, since a margin suggests nothing; numbers go in steps of the last decimal place that the record or the rules write. Of lists,
/// elements are taken away, not added. Facts that are unknown, and references, have no margin. Deterministic, and bounded by `trials_max` runs of the criterion or
/// of one of its conditions.
[[nodiscard]] margins find_margins(const outcome& result, const margin_options& options = {});

} // namespace guong::inline v0
