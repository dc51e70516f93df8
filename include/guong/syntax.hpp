#pragma once

/// Stage 1, as written: a rule file as a tree of names, sentences and expressions, each with its place. Nothing is resolved
/// yet: what a name means, `model.hpp` says. The grammar is in `rules/README.md`.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <guong/diagnostic.hpp>
#include <guong/value.hpp>

namespace guong::inline v0 {

/// A value on the heap that copies deeply: lets a tree be a value.
template <class T>
class box {
public:
    box() : held_{std::make_unique<T>()} {}
    box(T content) : held_{std::make_unique<T>(std::move(content))} {} // NOLINT: a box stands for its value
    box(const box& other) : held_{std::make_unique<T>(*other.held_)} {}
    box(box&& other) noexcept : held_{std::move(other.held_)} {}
    box& operator=(box other) noexcept {
        held_ = std::move(other.held_);
        return *this;
    }
    ~box() = default;

    T& operator*() noexcept { return *held_; }
    const T& operator*() const noexcept { return *held_; }
    T* operator->() noexcept { return held_.get(); }
    const T* operator->() const noexcept { return held_.get(); }

private:
    std::unique_ptr<T> held_;
};

} // namespace guong::inline v0

namespace guong::inline v0::syntax {

/// A name as written, composed; the original spelling stands in the source under `where`.
struct name {
    std::string text;
    span where;
};

/// A quoted text without its quotes, composed.
struct quotation {
    std::string text;
    span where;
};

/// What may stand behind a declared name, in any order: `"label"`, `en "…"`, `vi "…"`, `cite "…"`, `note "…"`, `key "…"`.
struct annotations {
    std::optional<quotation> label; ///< in the language of the ruleset: for a criterion or item, the sentence of the source
    std::optional<quotation> label_en;
    std::optional<quotation> label_vi;
    std::optional<quotation> cite;
    std::optional<quotation> key; ///< fields only: the key in records
    std::vector<quotation> notes;
    std::optional<span> open; ///< of parameters, settings, criteria and items: the word `open`, which lets files that build on this one change it
};

/// `true`, `12`, `8.5`, `80%`, `2023-06-21`, `"text"`.
struct literal {
    enum class kind : std::uint8_t { boolean, number, percent, date, text };
    literal::kind form{};
    value content;
    span where;
};

/// `completion`, `unit.completion`, `prize.level`: also a parameter, a helper or a scale value until names are resolved.
struct path {
    std::vector<name> parts;
    span where;
};

struct expression;

/// `count of LIST`, `count of ELEMENT in LIST where FILTER`
struct count {
    std::optional<name> element;
    path list;
    std::optional<box<expression>> filter;
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

/// `X between LOW and HIGH`, both ends included; `X not between …`
struct interval {
    box<expression> operand;
    box<expression> low;
    box<expression> high;
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
    name element;
    path list;
    std::optional<box<expression>> filter;    ///< behind `where`
    std::optional<box<expression>> condition; ///< behind `satisfies`, or a `meeting` without subject behind `meets`
};

/// A condition or an operand. `broken` stands where the parser recovered: what mentions it is not reported again.
struct expression {
    struct broken {};
    std::variant<broken, literal, path, count, comparison, classification, interval, membership, knowledge, negation, connection,
                 meeting, quantifier>
        form;
    span where;
};

/// A word or number behind `at least` / `exactly`: a literal or the name of a parameter.
using threshold = std::variant<literal, name>;

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

struct item {
    syntax::name name;
    syntax::annotations annotations;
    syntax::body body;
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

struct parameter {
    syntax::name name;
    std::optional<type_name> type;
    expression content; ///< a literal, or the name of a scale value
    syntax::annotations annotations;
};

struct field {
    syntax::name name;
    type_name type;
    syntax::annotations annotations;
};

struct record {
    syntax::name name;
    syntax::annotations annotations;
    std::vector<field> fields;
};

/// `define NAME for RECORD, RECORD "label" : EXPRESSION`: a named helper condition or value.
struct definition {
    syntax::name name;
    std::vector<syntax::name> records;
    syntax::annotations annotations;
    syntax::body body;
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

/// `gv/gv2/a`: a criterion, and the items on the way down from it.
struct item_path {
    std::vector<name> parts;
    span where;
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
};

struct declaration {
    std::variant<ruleset, scale, parameter, record, definition, criterion, use, setting, refinement> form;
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
