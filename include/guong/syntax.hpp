#pragma once

/// Stage 1, as written: a rule file as a tree of names, sentences and expressions, each with its place. Nothing is resolved
/// yet: what a name means, `model.hpp` says. The grammar is in `rules/README.md`.

#include <cstdint>
#include <optional>
#include <type_traits>
#include <variant>
#include <vector>

#include <guong/syntax_parts.hpp>
#include <guong/syntax_tests.hpp>

namespace guong::inline v0::syntax {

struct expression;

/// The elements that are meant: `LIST`, `ELEMENT in LIST where FILTER`.
struct selection {
    std::optional<name> element;
    path list;
    std::optional<box<expression>> filter;
};

/// `count of LIST`, `count of ELEMENT in LIST where FILTER`
struct count {
    selection elements;
};

/// `A + B - C` or `A * B / C`; `15% of N` is a product. One of these for each run of signs that bind alike.
struct calculation {
    enum class sign : std::uint8_t { plus, minus, times, divided_by };
    struct step {
        calculation::sign operation{};
        span where;
    };
    std::vector<expression> operands; ///< at least two
    std::vector<step> signs;          ///< one fewer
};

/// `-X`
struct opposite {
    box<expression> operand;
};

/// `X rounded down`, `X rounded half up to 2 places`, `X rounded up to multiples of 1000`
struct rounding {
    box<expression> operand;
    rounding_mode mode{};
    std::optional<literal> places;
    std::optional<literal> multiple;
};

/// `X or else Y`: Y where X is unknown.
struct fallback {
    box<expression> operand;
    box<expression> otherwise;
};

/// `if A then X else if B then Y else Z`
struct choice {
    struct branch {
        box<expression> condition;
        box<expression> content;
    };
    std::vector<branch> branches;
    std::optional<box<expression>> otherwise; ///< always there but where the parser recovered
};

/// `smallest of (A, B)`, `largest of (A, B)`
struct extreme {
    bool largest = false;
    std::vector<expression> operands;
};

/// A word or number behind `at least` / `exactly`: a literal or the name of a parameter.
using threshold = std::variant<literal, name>;

/// `workdays(start, reference date)`: what a function of the host answers.
struct function_call {
    syntax::name function;
    std::vector<expression> arguments;
};

/// `sum of X over ELEMENT in LIST where FILTER`; likewise `least of`, `most of`, `average of`. Behind a sum, which of the values count:
/// `, the most for each KEY`, `, the 3 largest`.
struct aggregate {
    enum class kind : std::uint8_t { sum, least, most, average };
    aggregate::kind what{};
    box<expression> content;
    selection elements;
    std::optional<box<expression>> key;
    std::optional<threshold> largest;
};

/// `share of ELEMENT in LIST where FILTER satisfies CONDITION`: per cent of the elements meant.
struct share {
    selection elements;
    std::optional<box<expression>> condition; ///< behind `satisfies`, or a `meeting` without subject behind `meets`
};

/// `longest run of X over ELEMENT in LIST where FILTER`; `run of … ending in Y`; `blocks of 3 consecutive X over …`.
struct run {
    enum class kind : std::uint8_t { longest, ending, blocks };
    run::kind what{};
    box<expression> number;
    selection elements;
    std::optional<box<expression>> last;  ///< behind `ending in`
    std::optional<literal> gap;           ///< behind `with gaps of at most`
    std::optional<literal> length;        ///< behind `blocks of`
};

/// `years from A to B`, `months from A to B`, `days from A to B`
struct elapsed {
    time_unit unit{};
    box<expression> from;
    box<expression> to;
};

/// `days covered by A to B over ELEMENT in LIST where FILTER excluding C to D over … within E to F`
struct covered_time {
    struct stretch {
        box<expression> first;
        box<expression> last;
        selection elements;
    };
    struct window {
        box<expression> first;
        box<expression> last;
    };
    time_unit unit{};
    std::optional<stretch> counted; ///< always there but where the parser recovered
    std::vector<stretch> excluded;
    std::optional<window> within;
};

/// `year of D`, `school year of D starting in month 9`, `length of T`
struct part {
    enum class kind : std::uint8_t { year, school_year, length };
    part::kind what{};
    box<expression> operand;
    std::optional<literal> first_month;
};

/// `reference date`: the day that the host gives.
struct reference_date {};

/// `PARAMETER in force on D`: the value in force on that day.
struct dated_parameter {
    path parameter;
    box<expression> day;
};

/// `LEFT >= RIGHT`; `before` is less, `after` greater, `on or before` less_or_equal, `on or after` greater_or_equal.
struct comparison {
    comparison_operator operation{};
    span operator_where;
    box<expression> left;
    box<expression> right;
};

/// `LEFT is RIGHT`, `is not RIGHT`, `is RIGHT or better`, `is RIGHT or worse`
struct classification {
    enum class reach : std::uint8_t { exactly, or_better, or_worse };
    box<expression> left;
    box<expression> right;
    reach extent = reach::exactly;
    bool negated = false;
};

/// `X between LOW and HIGH`, `X from LOW to HIGH`, both ends included; `X not between …`; `X from LOW to below HIGH` without its upper end.
struct interval {
    box<expression> operand;
    box<expression> low;
    box<expression> high;
    bool excludes_high = false;
    bool negated = false;
};

/// `X starts with Y`, `X ends with Y`, `X contains Y`, `X is blank`
struct text_test {
    enum class kind : std::uint8_t { starts_with, ends_with, contains, blank };
    text_test::kind what{};
    box<expression> operand;
    std::optional<box<expression>> other; ///< none for blank
    bool negated = false;
};

/// `X is one of (A, B)`, `X is not one of (A, B)`
struct membership {
    box<expression> operand;
    std::vector<expression> options;
    bool negated = false;
};

/// `X is known`, `X is not known`
struct knowledge {
    path operand;
    bool negated = false;
};

/// `not X`
struct negation {
    box<expression> operand;
};

/// `A and B and C`. More than the language allows: `operators` may be mixed, which the checker refuses with help.
struct connection {
    enum class kind : std::uint8_t { conjunction, disjunction };
    struct connective {
        connection::kind operation{};
        span where;
    };
    std::vector<expression> operands;    ///< at least two
    std::vector<connective> operators;   ///< one fewer
};

/// `X meets CRITERION`; without a path, the record itself.
struct meeting {
    std::optional<path> subject;
    name criterion;
};

/// `some|every|no ELEMENT in LIST [where FILTER] [satisfies CONDITION | meets CRITERION]`
struct quantifier {
    enum class kind : std::uint8_t { some, every, no };
    quantifier::kind quantity{};
    selection elements;
    std::optional<box<expression>> condition; ///< behind `satisfies`, or a `meeting` without subject behind `meets`
};

/// `some|every|no NUMBER in FIRST to LAST satisfies CONDITION`: over whole numbers or school years that follow one another.
struct number_quantifier {
    quantifier::kind quantity{};
    syntax::name number;
    box<expression> first;
    box<expression> last;
    box<expression> condition;
};

/// A condition or an operand. `broken` stands where the parser recovered: what mentions it is not reported again.
struct expression {
    struct broken {};
    std::variant<broken, literal, path, count, calculation, opposite, rounding, fallback, choice, extreme, function_call, aggregate, share, run,
                 elapsed, covered_time, part, reference_date, dated_parameter, comparison, classification, interval, membership, text_test, knowledge,
                 negation, connection, meeting, quantifier, number_quantifier>
        form;
    span where;
};

/// Whether it is written as a value: what calculations and tests may be applied to. A name may be a condition too.
[[nodiscard]] inline bool reads_as_value(const expression& written) noexcept {
    return std::visit(
        []<class Form>(const Form&) {
            constexpr bool is_test = std::is_same_v<Form, comparison> || std::is_same_v<Form, classification> || std::is_same_v<Form, interval> ||
                                     std::is_same_v<Form, membership> || std::is_same_v<Form, text_test> || std::is_same_v<Form, knowledge>;
            constexpr bool joins = std::is_same_v<Form, negation> || std::is_same_v<Form, connection> || std::is_same_v<Form, meeting> ||
                                   std::is_same_v<Form, quantifier> || std::is_same_v<Form, number_quantifier>;
            return !is_test && !joins;
        },
        written.form);
}

struct item;

/// `all { … }`, `any { … }`, `none { … }`, `at least N of { … }`, `exactly N of { … }`
struct group {
    enum class kind : std::uint8_t { all, any, none, at_least, exactly };
    group::kind quantity = kind::all;
    std::optional<threshold> needed; ///< for at_least and exactly
    std::vector<item> items;
    span where; ///< the words before the brace, or the brace
};

/// `: EXPRESSION` or a group. `monostate` where the parser recovered.
using body = std::variant<std::monostate, expression, group>;

/// `only if CONDITION`, `unless CONDITION`: where it does not apply, an item counts as not applicable.
struct applicability {
    expression condition;
    bool negated = false; ///< `unless`
};

struct item {
    syntax::name name;
    syntax::annotations annotations;
    syntax::body body; ///< `barred if CONDITION` is the negation of the condition
    std::optional<syntax::applicability> applicability;
};

/// `boolean`, `integer`, `decimal`, `percent`, `text`, `date`, `judgement`, or the name of a scale or record type; or `list of` one.
struct type_name {
    bool list = false;
    syntax::name name;
    span where;
};

struct ruleset {
    syntax::name name;
    syntax::annotations annotations;
    std::vector<quotation> sources;
    std::optional<literal> valid_from;
    std::optional<literal> valid_through;
    std::optional<syntax::name> language;
    std::optional<syntax::name> month_ends; ///< `months end on last_day`, `months end on next_day`
};

struct scale_level {
    syntax::name name;
    syntax::annotations annotations;
};

struct scale {
    syntax::name name;
    syntax::annotations annotations;
    std::vector<scale_level> levels; ///< lowest first
};

/// `from DATE = VALUE cite "…"`
struct dated_content {
    literal from;
    expression content;
    syntax::annotations annotations;
};

struct parameter {
    syntax::name name;
    std::optional<type_name> type;
    expression content;                ///< a literal, or the name of a scale value; `broken` where there are dated contents instead
    std::vector<dated_content> dated;
    syntax::annotations annotations;
};

struct field {
    syntax::name name;
    type_name type;
    /// `list of lecturer by unit`: all records of that type whose field refers to this record.
    std::optional<syntax::name> referring;
    /// `completion evidenced by document`: the record type of what shows the fact.
    std::optional<syntax::name> evidenced_by;
    syntax::annotations annotations;
    std::optional<span> fixed;   ///< the word `fixed`: no change of it is suggested
    std::optional<literal> cost; ///< `costs 3`: what a change of it costs
    std::optional<span> sensitive; ///< the word `sensitive`: reports withhold what stands there
};

struct record {
    syntax::name name;
    syntax::annotations annotations;
    std::vector<field> fields;
};

/// `define NAME for RECORD, RECORD "label" : EXPRESSION`: a named helper condition or value; `value NAME for …`: a value that is reported.
struct definition {
    syntax::name name;
    std::vector<syntax::name> records;
    syntax::annotations annotations;
    syntax::body body;
    bool reported = false;
};

/// One column of a row: a condition on the input of that column; none for `any value`.
struct cell {
    std::optional<expression> test;
    span where;
};

/// `row CELL, CELL : VALUE`
struct table_row {
    std::vector<cell> cells;
    std::optional<expression> content; ///< may be missing where rows are only counted
    span where;
};

/// `table NAME for RECORD "label" { given A, B  takes first row  row … otherwise … }`: a value by rows.
struct table {
    enum class policy : std::uint8_t { only, first, total, count, all };
    syntax::name name;
    std::vector<syntax::name> records;
    syntax::annotations annotations;
    std::vector<expression> inputs;
    std::optional<type_name> type; ///< behind `gives`
    table::policy takes = policy::only;
    std::vector<table_row> rows;
    std::optional<expression> otherwise;
};

/// What a function is given, in its place: `start : date`.
struct function_argument {
    syntax::name name;
    type_name type;
    syntax::annotations annotations;
};

/// `function NAME "label" gives TYPE { ARGUMENT : TYPE … }`: a function of the host, which rules may ask.
struct function {
    syntax::name name;
    syntax::annotations annotations;
    type_name result;
    std::vector<function_argument> arguments;
};

struct criterion {
    syntax::name name;
    syntax::name record;
    syntax::annotations annotations;
    syntax::body body;
};

/// `use "path"`: what the file there declares is known here.
struct use {
    quotation path;
};

/// `set PARAMETER = VALUE cite "…" note "…"`: another value for a parameter of a used file.
struct setting {
    syntax::name parameter;
    expression content; ///< as of a parameter
    syntax::annotations annotations;
};

/// Changes a criterion of a used file. `tighten PATH { … }`: these items must be met besides. `add to PATH { … }`: the group there gets these
/// items. `replace PATH … : …`: this stands in its place.
struct refinement {
    enum class kind : std::uint8_t { tightening, addition, replacement };
    refinement::kind what{};
    span word; ///< `tighten`, `add to`, `replace`
    item_path target;
    syntax::annotations annotations; ///< of a replacement
    syntax::body body;               ///< for the first two a group of all, whose items are meant
    std::optional<syntax::applicability> applicability; ///< of a replacement
};

struct declaration {
    std::variant<ruleset, scale, parameter, record, definition, table, function, criterion, use, setting, refinement, sample, test> form;
    span where;
};

/// A whole rule file. Where the parser recovered, declarations may be missing or hold `broken` parts.
struct file {
    std::vector<declaration> declarations; ///< in the order of the text
    /// Names that a broken declaration seems to introduce: mentioning one of them is not reported again.
    std::vector<name> poisoned;
};

} // namespace guong::inline v0::syntax

namespace guong::inline v0 {

/// Reads the text of one rule file. Every syntax error is reported and the parser goes on at the next declaration, so the tree
/// comes back even beside errors (a `result` with a value and errors). Accepts UTF-8 with or without BOM, LF or CRLF, composed or
/// decomposed; anything else (UTF-16, binary, too large, too deeply nested) is one error and no value. Spans name source `source_index`.
/// Pure; cost linear in the text.
[[nodiscard]] result<syntax::file> parse(const source& text, std::uint32_t source_index = 0);

} // namespace guong::inline v0
