#pragma once

/// Stage 2, as meant: a checked ruleset. Every name is resolved to an index, every operand has a type, and nothing in it can
/// fail later for a reason that lies in the rules. Values: copy them, keep them, read them from many threads.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <guong/host_function.hpp>
#include <guong/model_indices.hpp>
#include <guong/model_tests.hpp>
#include <guong/syntax.hpp>
#include <guong/value.hpp>
#include <guong/wording.hpp>

namespace guong::inline v0::model {

struct scale_level {
    std::string name;
    wording label;
};

/// An ordered scale, lowest first.
struct scale {
    std::string name;
    wording label;
    std::vector<scale_level> levels;
    span where;

    /// By name or by label in any language, compared after composition.
    [[nodiscard]] std::optional<level> find(std::string_view name_or_label) const;
};

enum class base_type : std::uint8_t { boolean, judgement, integer, decimal, percent, text, date, scale, record, duration, school_year };

struct type {
    base_type base{};
    std::uint32_t index = 0; ///< which scale or record type; of a duration, which `time_unit`
    bool list = false;
    friend bool operator==(type, type) = default;
};

/// Whose fact a fact stands beside, and what it says of it.
struct companionship {
    companion what{};
    field_index of{};

    friend bool operator==(companionship, companionship) = default;
};

struct field {
    std::string name;
    std::string key; ///< the key in records that the declaration gives; empty if none
    model::type type;
    wording label;
    std::vector<wording> notes;
    /// Of a list of the records that refer to this one: their field that does.
    std::optional<field_index> referring;
    span where;
    bool fixed = false;     ///< nobody can change it: no change of it, or of what stands inside its elements, is ever suggested
    std::uint32_t cost = 1; ///< what a change of it costs, when changes that make a record eligible are looked for
    bool costed = false;    ///< its declaration says so: then it can be changed inside the elements of a fixed list too
    bool sensitive = false; ///< what stands there, inside its elements too, is withheld in reports and never quoted by findings
    /// Of what is recorded beside another fact of the record: which fact, and what. Such a field has no key of its own, and rules do not name it.
    std::optional<companionship> beside = std::nullopt;

    /// What a person calls it: the label, or else the name.
    [[nodiscard]] const std::string& title(language which) const noexcept;
};

struct record_type {
    std::string name;
    wording label;
    std::vector<field> fields;
    /// True for the element of a list of plain values (`list of text`): one field named `value`, no name of its own in rules.
    bool plain_element = false;
    span where;

    [[nodiscard]] std::optional<field_index> find(std::string_view name) const;
    /// The field of what is recorded beside another; there is one where rules read it, and for evidence where the declaration asks for it.
    [[nodiscard]] std::optional<field_index> find(companionship beside) const;
};

/// What a parameter is from a day on, until the next such day.
struct dated_content {
    date from;
    value content;
    std::string cite;
    std::vector<wording> notes;
    span where;
};

struct parameter {
    std::string name;
    model::type type;
    value content;                    ///< unknown where the value depends on a day
    std::vector<dated_content> dated; ///< by day; empty where there is one value for all days
    bool overridden = false; ///< set by the host (`--set`), not by the file
    wording label;
    std::string cite;
    std::vector<wording> notes;
    span where;
    bool open = false; ///< files that build on the one that declares, or last sets it, may set it to any value, not only to a stricter one
    std::optional<span> set_where; ///< where such a file set it; `cite` is then what that file cites
};

struct function_argument {
    std::string name;
    model::type type;
    wording label;
};

/// A function of the host.
struct function {
    std::string name;
    wording label;
    std::string cite;
    std::vector<wording> notes;
    std::vector<function_argument> arguments;
    model::type result;
    span where;
    host_function body{};                                          ///< without one its value is unknown
    std::shared_ptr<const host_functions::listener> listener = {}; ///< of calls that fail

    /// What people call it: the label, or else the name.
    [[nodiscard]] const std::string& title(language which) const noexcept;
};

/// Which row a path leads to: `depth` scopes outwards from the innermost (0 is the element of the innermost quantifier, or
/// the record itself where there is none), then along reference fields.
struct row_path {
    std::uint32_t depth = 0;
    std::vector<field_index> hops;
    record_index start{}; ///< record type of the row before the hops
    record_index end{};   ///< and after them

    friend bool operator==(const row_path&, const row_path&) = default;
};

struct field_path {
    row_path row;
    field_index field{};

    friend bool operator==(const field_path&, const field_path&) = default;
};

/// A literal, or a parameter's value.
struct constant {
    value content;
    std::optional<parameter_index> parameter;
    std::string standing_for = {}; ///< of a number of a range: the name that stands there
};

struct condition;
struct operand;

/// Elements of a list: all, or those for which the filter holds.
struct selection {
    field_path list;
    record_index element{};
    std::string element_name;             ///< empty where the author gave none
    std::optional<box<condition>> filter; ///< read in the scope of the element
};

/// How many elements of a list there are, or how many for which the filter holds. Unknown parts make it a range, and a comparison
/// is decided when every number of the range gives the same answer.
struct count {
    selection elements;
};

/// Terms that are added or, where marked, subtracted.
struct sum {
    std::vector<operand> terms;
    std::vector<bool> subtracted; ///< one for each term
};

/// Factors that are multiplied by or, where marked, divided by. A per cent counts as a hundredth; dividing by zero gives an unknown value.
struct product {
    std::vector<operand> factors;
    std::vector<bool> divided; ///< one for each factor
};

/// A day so many days, months or years later or earlier, by the ruleset's rule for ends of months.
struct shift {
    box<operand> start;
    box<operand> amount;
    bool backwards = false;
};

/// Rounds to a multiple of `step`.
struct rounding {
    box<operand> content;
    rounding_mode mode{};
    decimal step{1};
};

/// The value of a row whose condition holds; which one, `takes` says. An `if` is a choice by the first row that holds.
struct choice {
    enum class policy : std::uint8_t {
        only,  ///< rows exclude each other; two that hold at once make it unknown
        first, ///< the first that holds
        total, ///< the sum over all that hold
        count, ///< how many hold
        all,   ///< what each gives that holds, in their order: a list, which can be reported and nothing else
    };
    struct row;
    choice::policy takes = policy::first;
    std::vector<row> rows;
    std::optional<box<operand>> otherwise; ///< where no row holds; without it the value is then unknown
    /// Of a table: what its columns test. Row conditions are then groups of one condition for each column that the row restricts.
    std::vector<operand> inputs;
    bool covers_all = false; ///< of a table: whatever the values of its inputs are, some row holds
};

/// The second where the first is unknown.
struct fallback {
    box<operand> content;
    box<operand> otherwise;
};

/// The least or greatest of some values.
struct extreme {
    bool largest = false;
    std::vector<operand> operands;
};

/// What a function of the host answers; unknown where an argument is, where it answers nothing, and where it fails.
struct function_call {
    function_index function{};
    std::vector<operand> arguments; ///< one for each that it declares, of its type
};

/// Over the elements of a list. Least, most and average of no element are unknown; the sum is zero.
struct aggregate {
    enum class kind : std::uint8_t { sum, least, most, average };
    aggregate::kind what{};
    selection elements;
    box<operand> content; ///< read in the scope of the element, as is `key`
    /// Of a sum: of the elements with the same key only the greatest value counts.
    std::optional<box<operand>> key = std::nullopt;
    /// Of a sum: only so many of the greatest of these values count.
    std::optional<constant> largest = std::nullopt;
};

/// Of the elements meant, how many per cent meet the condition. Of none it is unknown.
struct share {
    selection elements;
    box<condition> body;
};

/// Numbers that follow one another, among those that the elements meant give: years in which a title was won.
struct run {
    enum class kind : std::uint8_t {
        longest, ///< how many numbers the longest stretch has
        ending,  ///< the stretch that ends with `last`
        blocks,  ///< how many blocks of `length` numbers can be told apart
    };
    run::kind what{};
    selection elements;
    box<operand> number; ///< read in the scope of the element
    std::optional<box<operand>> last;
    std::int64_t gap_max = 0; ///< so many numbers may be missing in between
    std::int64_t length = 1;
};

/// Completed units of time from one day to another.
struct elapsed {
    time_unit unit{};
    box<operand> from;
    box<operand> to;
};

/// Time that stretches of days cover together, counted once where they overlap.
struct covered_time {
    struct stretch {
        selection elements;
        box<operand> first; ///< read in the scope of the element, as is `last`; both days count
        box<operand> last;
    };
    time_unit unit{};
    stretch counted;
    std::vector<stretch> excluded;
    std::vector<operand> window; ///< its first and last day, or nothing
};

/// The calendar year or school year of a day, or the number of letters of a text.
struct part {
    enum class kind : std::uint8_t { year, school_year, length };
    part::kind what{};
    box<operand> content;
    unsigned first_month = 1; ///< of a school year
};

/// The day that the host gives (`evaluation_options::as_of`); unknown where it gives none.
struct reference_date {};

/// A parameter whose value depends on a day: `day`, or the reference date.
struct dated_parameter {
    parameter_index parameter{};
    std::optional<box<operand>> day;
};

/// The value of a `define` whose body is an operand, for the row that `subject` leads to.
struct definition_value {
    row_path subject;
    definition_index definition{};
};

struct operand {
    std::variant<constant, field_path, count, definition_value, sum, product, shift, rounding, choice, fallback, extreme, function_call, aggregate,
                 share, run, elapsed, covered_time, part, reference_date, dated_parameter>
        form;
    model::type type;
    span where;
};

/// A boolean or judgement field that must be yes / met.
struct fact {
    field_path field;
};

/// `left OP right`, both of one type. Levels compare by rank. An unknown side makes it undetermined.
struct comparison {
    comparison_operator operation{};
    operand left;
    operand right;
};

/// low <= operand <= high, or low <= operand < high.
struct interval {
    model::operand operand;
    model::operand low;
    model::operand high;
    bool excludes_high = false;
};

/// A text begins or ends with another, holds it, or has nothing but blanks. Letters compare as they are, after composition.
struct text_test {
    enum class kind : std::uint8_t { starts_with, ends_with, contains, blank };
    text_test::kind what{};
    operand content;
    std::optional<operand> other; ///< none for blank
};

/// operand equals one of the options.
struct membership {
    model::operand operand;
    std::vector<constant> options;
};

/// Whether the field (or list, or reference) is known. Never undetermined, unless the row it stands in is.
struct knowledge {
    field_path field;
};

/// The criterion holds for the row.
struct meeting {
    row_path subject;
    criterion_index criterion{};
};

/// The helper condition holds for the row that `subject` leads to.
struct definition_use {
    row_path subject;
    definition_index definition{};
};

/// Numbers, or school years, that follow one another: `y in 2019 to 2023`. Both ends are constants of one type.
struct number_range {
    std::string name;
    constant first;
    constant last;
    model::type type;
};

/// all: every child. any: some child. none: no child. at_least / exactly: that many children.
/// `not X` is `none` of one child; `and` is `all`, `or` is `any`.
struct group {
    enum class kind : std::uint8_t { all, any, none, at_least, exactly };
    group::kind quantity = kind::all;
    std::uint32_t needed = 0;                 ///< for at_least and exactly
    std::optional<parameter_index> parameter; ///< where `needed` is a parameter
    std::vector<condition> children;
    /// Where one condition is asked for each number of a range: its children are that condition, with one number after the other.
    std::optional<number_range> range;
};

/// Over the elements of a list. some: filter and body hold for one and the same element. every: wherever the filter
/// holds, the body does (true of an empty list). no: nowhere do both hold. An unknown list makes it undetermined.
struct quantifier {
    enum class kind : std::uint8_t { some, every, no };
    quantifier::kind quantity{};
    selection elements;
    std::optional<box<condition>> body;
};

/// What makes a condition an item: an id, and what the source says.
struct item {
    std::string name;
    wording sentence; ///< its own, or that of the helper that is its whole condition
    std::string cite;
    std::vector<wording> notes;
    span where; ///< the name
    bool open = false; ///< files that build on the declaring one may replace or loosen it
};

struct condition {
    std::variant<fact, comparison, interval, membership, text_test, knowledge, meeting, definition_use, group, quantifier> form;
    /// Turns the outcome round: `is not`, `not between`, `is not known`. Unknown stays unknown.
    bool negated = false;
    std::optional<model::item> item;
    span where;
    /// Of an item: where this does not hold, the item is not applicable. Among items that must all be met it then counts as met, among others as
    /// if it were not there.
    std::optional<box<condition>> applicability = std::nullopt;
    std::vector<saying> said{}; ///< stays with the condition where a file that builds on this one adds others beside it
};

struct choice::row {
    condition when;
    operand content;
    span where;
    std::vector<std::uint32_t> columns = {}; ///< of a table: which input each condition of `when` tests, in their order
};

/// A `define` for one record type; one for several record types is several of these. Either a condition or an operand.
struct definition {
    std::string name;
    record_index record{};
    wording label;
    std::string cite;
    std::vector<wording> notes;
    std::variant<condition, operand> body;
    bool reported = false; ///< an operand whose value is given out beside the verdicts
    span where;

    /// Of a condition, boolean.
    [[nodiscard]] model::type type() const noexcept {
        const auto* content = std::get_if<operand>(&body);
        return content ? content->type : model::type{base_type::boolean};
    }
};

/// Of a definition that a `table` declares, the table; nothing of any other.
[[nodiscard]] inline const choice* table_of(const definition& named) noexcept {
    const auto* content = std::get_if<operand>(&named.body);
    const auto* table = content ? std::get_if<choice>(&content->form) : nullptr;
    return table && !table->inputs.empty() ? table : nullptr;
}

struct criterion {
    std::string name;
    record_index record{};
    wording title;
    std::string cite;
    std::vector<wording> notes;
    condition body; ///< its `item` is the criterion itself
    span where;
};

/// A file that the loaded one builds on.
struct used_file {
    std::string name;
    std::string sha256;
};

/// Where it is made of several files, all they declare; what concerns the whole is the loaded file's, and where that says nothing, that of the
/// files it uses. The sources of all are listed, and it is in force while all of them are.
struct ruleset {
    std::string name; ///< empty where the file declares no ruleset
    wording title;
    std::vector<std::string> sources;
    std::vector<wording> notes;
    std::optional<date> valid_from;
    std::optional<date> valid_through; ///< that day included
    guong::language language = language::en;
    month_end_rule month_ends = month_end_rule::last_day;
    std::string sha256; ///< of the bytes of the loaded rule file, in hexadecimal

    std::vector<scale> scales;
    std::vector<record_type> records;
    std::vector<parameter> parameters;
    std::vector<function> functions;
    std::vector<definition> definitions;
    std::vector<criterion> criteria;

    /// Definitions and criteria, each after all it depends on.
    struct step {
        enum class kind : std::uint8_t { definition, criterion };
        step::kind what{};
        std::uint32_t index{};
    };
    std::vector<step> order;

    std::vector<sample> samples;
    std::vector<test> tests; ///< of the loaded file, each row of a table of cases for itself; no verdict hangs on them

    source_map sources_text; ///< the loaded rule file and those it uses, for showing places

    std::vector<used_file> used_files; ///< in the order of `sources_text`, behind the loaded one

    [[nodiscard]] std::optional<record_index> find_record(std::string_view name) const;
    [[nodiscard]] std::optional<criterion_index> find_criterion(std::string_view name) const;
    [[nodiscard]] std::optional<parameter_index> find_parameter(std::string_view name) const;
};

} // namespace guong::inline v0::model

namespace guong::inline v0 {

/// Values of parameters that the host sets instead of the file's, by name, written as a rule file writes them: `3`, `80%`, `national`.
using parameter_values = std::map<std::string, std::string>;

/// A rule file with all that it builds on, as `check` takes them. Spans name the files by index; the loaded one is the first.
struct rule_files {
    source_map sources;
    std::vector<syntax::file> trees;
    std::vector<std::vector<std::uint32_t>> uses; ///< for each file, those it uses
    std::vector<std::uint32_t> order;             ///< each file behind those it uses
    bool complete = true; ///< false where a used file could not be read: then a name that nothing declares is no finding
};

/// Checks a syntax tree: names, types, duplicates, scale values, cycles, unused declarations, conditions that can never or always
/// hold. Reports every independent fault. There is a value exactly when there is no error. Pure; cost linear in the file but for sorting.
[[nodiscard]] result<model::ruleset> check(const syntax::file& file, const source& text, const parameter_values& overrides = {});
/// The same for a file and those it uses. Names of all of them are known in each; what one file may change of another is checked.
[[nodiscard]] result<model::ruleset> check(const rule_files& files, const parameter_values& overrides = {});

} // namespace guong::inline v0
