#pragma once

/// What a change of the rules changes: which rules say something else, and who gets another verdict because of which clause.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <guong/evaluation.hpp>
#include <guong/limits.hpp>
#include <guong/rendering.hpp>
#include <guong/rules.hpp>

namespace guong::inline v0 {

/// What a rule file declares, or says inside a declaration.
enum class rule_part : std::uint8_t {
    ruleset,
    use,
    scale,
    level,
    parameter,
    record,
    field,
    definition,
    table,
    function, ///< of the host
    criterion,
    item,
    setting,
    refinement, ///< `tighten`, `add to`, `replace`
};

inline constexpr std::size_t rule_part_count = static_cast<std::size_t>(rule_part::refinement) + 1;

/// Where a rule file says something.
struct rule_place {
    std::string file;
    guong::position where;
};

/// One thing that two versions of the rules say differently.
struct rule_change {
    enum class kind : std::uint8_t { added, removed, changed };
    /// Whether it is about what counts, or about words for readers: labels, sentences, citations and notes, which move no verdict.
    enum class matter : std::uint8_t { rule, words };

    rule_change::kind what{};
    rule_change::matter about{};
    rule_part part{};
    std::string path;   ///< `gv/gv2/a`, `lecturer.completion`, `many`
    std::string cite;   ///< of the later version, or of what was removed
    std::string before; ///< as the rule file writes it, on one line; empty of what was added, and of a table of which rows alone differ
    std::string after;
    std::vector<std::string> rows_before; ///< of a table: the rows that the later version does not have, each on one line
    std::vector<std::string> rows_after;  ///< those that the earlier one does not have
    std::optional<rule_place> before_where; ///< nothing of what was added
    std::optional<rule_place> after_where;
};

/// What two versions say differently, in the order of the later one, then what was removed. Rules are compared as written, apart from layout, comments and the
/// language of keywords; tests are left out. A declaration under another name was removed and added. Cost: that of parsing both.
[[nodiscard]] std::vector<rule_change> compare_rules(const rules& before, const rules& after);

/// An item that stands otherwise for a record.
struct moved_item {
    std::string path; ///< from the criterion down
    model::wording sentence;
    std::string cite;
    std::optional<status> before; ///< nothing where the item is not there
    std::optional<status> after;
};

/// A record that gets another verdict.
struct moved_verdict {
    std::string record; ///< its type
    std::string id;
    std::string criterion;
    verdict before{};
    verdict after{};
    std::vector<moved_item> because; ///< the innermost items that stand otherwise; the criterion itself where it has none
    model::wording record_label = {}; ///< of the type
    model::wording title = {};        ///< of the criterion
};

/// A record for which the rules report another value.
struct moved_value {
    std::string record;
    std::string id;
    std::string name;
    model::wording label;
    std::string before; ///< as scripts read it, in JSON
    std::string after;
    model::wording record_label = {}; ///< of the type
    model::wording words_before = {}; ///< for people
    model::wording words_after = {};
};

struct impact {
    std::size_t compared = 0;             ///< pairs of criterion and record
    std::size_t without_id = 0;           ///< records that are not compared, since nothing tells which they are of the other version
    std::vector<moved_verdict> verdicts;  ///< in the order of the criteria of the later rules, then of the records
    std::vector<moved_value> values;      ///< those that are sensitive in one of the versions are left out
    std::vector<std::string> not_compared; ///< criteria and reported values that only one version has, or that are for records of another type
};

/// The same records, read for each version of the rules.
struct judged_records {
    const guong::rules* rules = nullptr;
    std::shared_ptr<const dataset> data;
};

/// Who gets another verdict. Records are told by type and id; those without an id, and those that one version refuses, are not compared. Cost: that of evaluating
/// all, and of explaining those that move.
[[nodiscard]] impact find_impact(const judged_records& before, const judged_records& after, const evaluation_options& options = {}, unsigned jobs = 1);

/// A search for a record that gets another verdict, without records to look at.
struct witness {
    enum class kind : std::uint8_t {
        found,
        none,         ///< no record gets another verdict, whatever is known of it
        none_where_known, ///< no record that is known in full does; of others nothing was found
        unclear,      ///< none was found within the bound, or what is calculated leaves no proof
        not_compared, ///< both versions must have the criterion, and declare the same scales and record types
    };
    std::string criterion;
    witness::kind what{};
    verdict before{};
    verdict after{};
    std::string test; ///< in the rule language, with the record that was found, as far as a test can say it, and what it is by the later rules
    std::string of_test = {};   ///< the test of one of the versions whose record it is, or from whose record it was made; empty where it was made from nothing
    model::wording title = {};  ///< of the criterion
};

/// The same of a value that the rules report: a search for a record of which they report another one. `none` is said only where both calculate it alike.
struct value_witness {
    std::string record; ///< the type
    std::string name;
    witness::kind what{}; ///< never `none_where_known`
    std::string before;   ///< as scripts read it, in JSON
    std::string after;
    std::string test;
    std::string of_test = {};
    model::wording label = {};
    model::wording record_label = {};
    model::wording words_before = {}; ///< for people
    model::wording words_after = {};
};

/// For each criterion of the later rules. The records of the tests of both versions are tried first, and then as what others are made from. Without a reference date, days are tried on which a value of a parameter or a ruleset begins to be in force, and the day before.
/// Deterministic, and bounded by `trials_max` runs of the criterion for each search.
[[nodiscard]] std::vector<witness> find_witnesses(const rules& before, const rules& after, const evaluation_options& options = {},
                                                  std::size_t trials_max = limits::changes_trials_max);
/// For each value that the later rules report, then those that only the earlier ones do, which are not compared.
[[nodiscard]] std::vector<value_witness> find_value_witnesses(const rules& before, const rules& after, const evaluation_options& options = {},
                                                              std::size_t trials_max = limits::changes_trials_max);

/// For people.
[[nodiscard]] std::string render(const std::vector<witness>& told, const text_options& options);
[[nodiscard]] std::string render(const std::vector<value_witness>& told, const text_options& options);
[[nodiscard]] std::string render(const std::vector<rule_change>& changes, const text_options& options);
/// How many move, from which verdict to which, because of which clause; then each record.
[[nodiscard]] std::string render(const impact& told, const text_options& options);
/// `[{"change","about","part","path","cite","before","after","rows_before":[…],"rows_after":[…],"before_at":{"file","line","column"}|null,"after_at"},…]`
[[nodiscard]] std::string render_json(const std::vector<rule_change>& changes);
/// `[{"criterion","answer":"found"|"none"|"none_where_known"|"unclear"|"not_compared","before","after","test","of_test"},…]`; the last four are null where there is nothing
/// to say.
[[nodiscard]] std::string render_json(const std::vector<witness>& told);
/// `[{"record","name","answer","before","after","test","of_test"},…]`, likewise.
[[nodiscard]] std::string render_json(const std::vector<value_witness>& told);
/// `{"compared","without_id","verdicts":[{"record","id","criterion","before","after","because":[{"item","sentence","cite","before","after"},…]},…],
/// "values":[{"record","id","name","before","after"},…],"not_compared":[…]}`
[[nodiscard]] std::string render_json(const impact& told, language which);

} // namespace guong::inline v0
