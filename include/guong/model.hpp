#pragma once

/// Stage 2, as meant: a checked ruleset. Every name is resolved to an index, every operand has a type, and nothing in it can
/// fail later for a reason that lies in the rules. Values: copy them, keep them, read them from many threads.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <guong/syntax.hpp>
#include <guong/value.hpp>

namespace guong::inline v0::model {

/// Indices into the vectors of `ruleset`; fields are indices into the fields of their record type.
using scale_index = std::uint32_t;
using record_index = std::uint32_t;
using field_index = std::uint32_t;
using parameter_index = std::uint32_t;
using definition_index = std::uint32_t;
using criterion_index = std::uint32_t;

/// A label or sentence: in the ruleset's language, and where the author gave it, in the others.
struct wording {
    std::string text;
    std::string en;
    std::string vi;

    /// The text in a language; where there is none, the ruleset's own.
    [[nodiscard]] const std::string& in(language which) const noexcept;
    [[nodiscard]] bool empty() const noexcept { return text.empty() && en.empty() && vi.empty(); }
};

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

enum class base_type : std::uint8_t { boolean, judgement, integer, decimal, percent, text, date, scale, record };

struct type {
    base_type base{};
    std::uint32_t index = 0; ///< which scale or record type
    bool list = false;

    friend bool operator==(type, type) = default;
};

struct field {
    std::string name;
    std::string key; ///< the key in records that the declaration gives; empty if none
    model::type type;
    wording label;
    std::vector<std::string> notes;
    span where;

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
};

struct parameter {
    std::string name;
    model::type type;
    value content;
    bool overridden = false; ///< set by the host (`--set`), not by the file
    wording label;
    std::string cite;
    std::vector<std::string> notes;
    span where;
    bool open = false; ///< files that build on the one that declares, or last sets it, may set it to any value, not only to a stricter one
    std::optional<span> set_where; ///< where such a file set it; `cite` is then what that file cites
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
};

struct condition;

/// How many elements of a list there are, or how many for which the filter holds. Unknown parts make it a range, and a comparison
/// is decided when every number of the range gives the same answer.
struct count {
    field_path list;
    record_index element{};
    std::string element_name;            ///< empty where the author gave none
    std::optional<box<condition>> filter; ///< read in the scope of the element
};

/// The value of a `define` whose body is an operand, for the row that `subject` leads to.
struct definition_value {
    row_path subject;
    definition_index definition{};
};

struct operand {
    std::variant<constant, field_path, count, definition_value> form;
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

/// low <= operand <= high.
struct interval {
    model::operand operand;
    model::operand low;
    model::operand high;
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

/// all: every child. any: some child. none: no child. at_least / exactly: that many children.
/// `not X` is `none` of one child; `and` is `all`, `or` is `any`.
struct group {
    enum class kind : std::uint8_t { all, any, none, at_least, exactly };
    group::kind quantity = kind::all;
    std::uint32_t needed = 0;                 ///< for at_least and exactly
    std::optional<parameter_index> parameter; ///< where `needed` is a parameter
    std::vector<condition> children;
};

/// Over the elements of a list. some: filter and body hold for one and the same element. every: wherever the filter
/// holds, the body does (true of an empty list). no: nowhere do both hold. An unknown list makes it undetermined.
struct quantifier {
    enum class kind : std::uint8_t { some, every, no };
    quantifier::kind quantity{};
    field_path list;
    record_index element{};
    std::string element_name;
    std::optional<box<condition>> filter;
    std::optional<box<condition>> body;
};

/// What makes a condition an item: an id, and what the source says.
struct item {
    std::string name;
    wording sentence; ///< its own, or that of the helper that is its whole condition
    std::string cite;
    std::vector<std::string> notes;
    span where; ///< the name
    bool open = false; ///< files that build on the declaring one may replace or loosen it
};

struct condition {
    std::variant<fact, comparison, interval, membership, knowledge, meeting, definition_use, group, quantifier> form;
    /// Turns the outcome round: `is not`, `not between`, `is not known`. Unknown stays unknown.
    bool negated = false;
    std::optional<model::item> item;
    span where;
};

/// A `define` for one record type; one for several record types is several of these. Either a condition or an operand.
struct definition {
    std::string name;
    record_index record{};
    wording label;
    std::string cite;
    std::vector<std::string> notes;
    std::variant<condition, operand> body;
    span where;
};

struct criterion {
    std::string name;
    record_index record{};
    wording title;
    std::string cite;
    std::vector<std::string> notes;
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
    std::vector<std::string> notes;
    std::optional<date> valid_from;
    std::optional<date> valid_through; ///< that day included
    guong::language language = language::en;
    std::string sha256; ///< of the bytes of the loaded rule file, in hexadecimal

    std::vector<scale> scales;
    std::vector<record_type> records;
    std::vector<parameter> parameters;
    std::vector<definition> definitions;
    std::vector<criterion> criteria;

    /// Definitions and criteria, each after all it depends on.
    struct step {
        enum class kind : std::uint8_t { definition, criterion };
        step::kind what{};
        std::uint32_t index{};
    };
    std::vector<step> order;

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
