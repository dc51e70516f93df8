#pragma once

/// Data into words: diagnostics as text and JSON, explanations also as Markdown and HTML. Pure; the same input gives the same bytes.

#include <span>
#include <string>
#include <string_view>

#include <guong/audit.hpp>
#include <guong/diagnostic.hpp>
#include <guong/explanation.hpp>

namespace guong::inline v0 {

struct text_options {
    guong::language language = guong::language::en;
    bool colour = false;      ///< ANSI colours, for terminals
    bool all_items = false;   ///< explanations: every item, not only those that decided
    bool notes_told = false;  ///< explanations: the notes on the whole ruleset stand somewhere above already
    bool values_told = false; ///< explanations: the values that the rules report of this record stand somewhere above already
};

/// A report for people: for each finding its message, the place, the line with a caret under the letters, labels and help.
[[nodiscard]] std::string render(const report& findings, const text_options& options = {});
/// The report as a JSON array: `[{"code","severity","message","file","line","column","end_line","end_column","help":[]}]`; findings in
/// records have "record" and "pointer" instead of the places in the file.
[[nodiscard]] std::string render_json(const report& findings, language which = language::en);

/// An explanation for people: verdict, record, criterion and source; then the items that decided, each with its sentence and citation,
/// what stood in the record beside what was needed, how calculated values came about and what they are made of, who judged, and both places;
/// then the values that the rules report, with the unknown facts that they wait for, and the facts that are missing. Where all items are asked for, the notes on the whole ruleset stand at the head; otherwise
/// at most ten elements of one list are shown.
[[nodiscard]] std::string render(const explanation& why, const text_options& options);
[[nodiscard]] std::string render(const explanation& why, language which);
/// Explanations as one Markdown document (CommonMark; the summary is a table as GitHub reads it), for a page or a file of an office: what `render`
/// says of each, in the same words. With more than one, a summary with every verdict and their numbers stands at the head, and what an
/// earlier explanation told of the ruleset or of the same record is not told again, so those of one record should stand together. With none,
/// the summary says so. Where all items are asked for, the places in records and rule files and the names of items are told; otherwise they are left
/// out, for the page is read by those who do not know them. What rules and records say is escaped: it reads as it was written. `colour` makes no difference. Cost: linear in the
/// explanations.
[[nodiscard]] std::string render_markdown(std::span<const explanation> all, const text_options& options);
[[nodiscard]] std::string render_markdown(const explanation& why, const text_options& options);

/// The same as one HTML page that needs no other file and no script: readable on a phone, light and dark, and printed on A4. What has items
/// below it can be closed, and what the verdict does not hang on is; the summary leads to each explanation. What rules and records say is
/// escaped, and stands in no tag, attribute, style or link.
[[nodiscard]] std::string render_html(std::span<const explanation> all, const text_options& options);
[[nodiscard]] std::string render_html(const explanation& why, const text_options& options);

/// An explanation in the JSON form of the interface (version 1), one line without a line break. `actual`, `needed` and `text` are words
/// of the language; null or empty where there is nothing to say. `reasons` is a smallest set of items that decides the
/// verdict by itself; A missing fact says which items ask for it (`asked_by`), and which verdicts it may
/// bring about alone (`can_make`). Some keys stand only where there is something to say: `certain`, a verdict that every completion brings about;
/// `irrelevant_because`, of each irrelevant fact the items around it that are settled (`settled_by`), or `no_value_matters`;
/// `other_reasons`, the other sets that do, and `reasons_are_complete` where it is false; of a node
/// `parts`, how its calculated values came about and what they are made of, in lines of words, and `applies_if`, a NODE, of an item that may not
/// be applicable; `missing_is_exact` and `complete` where they are false; `changes`, where they were looked for, with `changes_complete` where that
/// is false, and where there is no set `obstacles`: `[{"at","label","why"},…]`; `margins`, where they were looked for, with `margins_complete` where that is false; and beside `values`, which scripts read, `value_grounds`: of each
/// value by its name `{"label","cite","text","parts":[…],"missing":[{"at","label"}, …]}`, the last being the unknown facts that it waits for.
/// Where something is withheld, its words say so, a value is `{"masked":true}`, and the NODE or ground has `masked`, true.
[[nodiscard]] std::string render_json(const explanation& why, language which);

/// What stands in JSON where a value is withheld.
inline constexpr std::string_view withheld_json = R"({"masked":true})";

/// A change as an instruction: `Raise “Rating” from good to excellent`.
[[nodiscard]] std::string render(const change& told, language which);
/// The sets of changes as the key `changes` holds them: `[[{"at","from","to","text"},…],…]`; `count` stands beside `to` where several like it are
/// added. Levels are given as their labels, an element as an object of what it must say, or of a list of plain values as its value.
[[nodiscard]] std::string render_json(const repairs& found, language which);

/// Margins as the key `margins` holds them: `[{"at","label","actual","at_least","at_most","must_stay","serves":[…],"text"},…]`, a bound or `must_stay` only where
/// there is one; of a list, `entries`, `spare` and `needed` instead. Levels are given as their labels.
[[nodiscard]] std::string render_json(const margins& found, language which);

/// A value as JSON: a number, a text (also for a day, a school year and the name of a level), true or false, null where it is unknown; within
/// bounds `{"at_least":…,"at_most":…}`. Spans of time are numbers of their unit, per cent numbers of a hundred.
[[nodiscard]] std::string render_json(const operand_value& shown, const model::ruleset& rules, model::type type);

/// An audit in its JSON form (version 1), one line without a line break; `audits_from_json` reads it.
[[nodiscard]] std::string render_json(const audit& told);
/// A difference as a sentence: `The record has changed.`
[[nodiscard]] std::string render(const audit_difference& told, language which);
/// `{"what":"item","name":"sv/sv2","recorded":"met","now":"unmet"}`
[[nodiscard]] std::string render_json(const audit_difference& told);

} // namespace guong::inline v0
