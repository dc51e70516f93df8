#include "parse_state.hpp"

#include <utility>

#include <guong/limits.hpp>

#include "expectation_help.hpp"
#include "landmarks.hpp"
#include "lexer.hpp"

namespace guong::inline v0::parsing {

namespace {

bool ends_entries(const token* here) noexcept {
    return here->kind == token_kind::brace_close || here->kind == token_kind::end;
}

/// `(passed and present) = true`: a sign behind brackets that hold a condition.
bool is_compared_condition(const token* found) noexcept {
    const bool is_sign = found->kind >= token_kind::equal && found->kind <= token_kind::greater_or_equal;
    return is_sign && found[-1].kind == token_kind::bracket_close && !found[-1].inserted;
}

std::string in_backticks(std::string_view text) {
    std::string quoted{'`'};
    quoted += text;
    quoted += '`';
    return quoted;
}

/// What was expected and what was found, for readers of either language.
std::vector<std::string> expectation(std::string_view expected, std::string found) {
    return {std::string{expected}, std::move(found), with_keywords_in(language::vi, expected)};
}

std::string keyword_in(language tongue, keyword meaning) {
    return in_backticks(spellings_of(meaning, tongue).front());
}

} // namespace

parse_state::parse_state(const token_sequence& sequence, std::string_view bytes, finding_list& findings)
    : tokens_{sequence.tokens}, bytes_{bytes}, findings_{findings}, uses_(sequence.tokens.size()) {}

span parse_state::place(const token* first, const token* last) const noexcept {
    const token* behind = last - 1;
    while (behind > first && behind->inserted) --behind;
    return findings_.place(first->begin, behind->end);
}

// Findings

bool parse_state::follows_from_reported(const token* found) const noexcept {
    if (is_silent_about(found)) return true;
    if (found == tokens_.data()) return false;
    // What is wrong on a line seldom reaches beyond it, but a text without its end has taken the rest of the line.
    const token& before = found[-1];
    return before.reported && !before.inserted && (!found->first_on_line || is_text(before));
}

bool parse_state::is_silent_about(const token* found) const noexcept {
    return findings_.is_hopeless() || found->reported || found == reported_;
}

const token* parse_state::behind(const token* here) const noexcept {
    return is_opening(*here) ? partner(here) + 1 : here + 1;
}

std::string parse_state::found_words(const token* found) const {
    return found->kind == token_kind::end ? std::string{"the end of the file"} : in_backticks(for_message(source_text(found)));
}

void parse_state::report_unexpected(const token* found, std::string_view expected) {
    if (follows_from_reported(found)) return;
    reported_ = found;
    if (found->kind == token_kind::stray_close) return report_stray_close(found);
    if (found != begin() && is_compared_condition(found)) return report_not_a_value(found - 1);
    if (expected.ends_with("`{`")) ++braces_missing_;
    const bool kept = findings_.would_keep(place(found));
    auto& finding = findings_.add(diagnostic_code::unexpected_token, place(found), expectation(expected, found_words(found)));
    if (!kept || found == begin()) return;
    if (auto help = help_for_unexpected(found, expected)) finding.help.push_back(std::move(*help));
}

void parse_state::report_not_a_value(const token* closing) {
    findings_.add(diagnostic_code::not_a_value, place(partner(closing), closing + 1));
}

void parse_state::report_stray_close(const token* found) {
    auto& missing = braces_missing_ > 0 ? braces_missing_ : braces_missing_before_;
    if (missing > 0) {
        --missing;
        return;
    }
    findings_.add(diagnostic_code::unmatched_bracket, place(found), {for_message(source_text(found))});
}

void parse_state::report_reserved(const token* word) {
    findings_.add(diagnostic_code::reserved_name, place(word), {std::string{word->text}})
        .help.push_back({phrase_id::quote_name, {in_backticks(word->text)}});
}

void parse_state::report_not_a_path(span operand) {
    const std::string_view words = bytes_.substr(operand.begin, operand.end - operand.begin);
    findings_.add(diagnostic_code::unexpected_token, operand, expectation("a name", in_backticks(for_message(words))));
}

void parse_state::report_not_a_number(span value) {
    const std::string_view words = bytes_.substr(value.begin, value.end - value.begin);
    findings_.add(diagnostic_code::unexpected_token, value, expectation("a number", in_backticks(for_message(words))));
}

void parse_state::report_not_an_amount_of_time(const token* number) {
    const auto expected = "a whole number from 0 to " + std::to_string(limits::duration_amount_max);
    findings_.add(diagnostic_code::unexpected_token, place(number), expectation(expected, in_backticks(for_message(number->text))));
}

void parse_state::check_content(const token* behind, std::string_view owner) {
    const token* closing = behind - 1;
    if (closing->kind != token_kind::brace_close || closing->inserted || partner(closing) + 1 != closing) return;
    findings_.add(diagnostic_code::empty_braces, place(closing - 1, behind), {std::string{owner}});
}

void parse_state::report_repeated(std::string_view what, span again, span first) {
    findings_.add(diagnostic_code::repeated_annotation, again, {std::string{what}, std::string{what}})
        .labels.push_back({first, {phrase_id::first_declared_here, {}}});
}

void parse_state::report_repeated(keyword what, span again, span first) {
    findings_.add(diagnostic_code::repeated_annotation, again, {keyword_in(language::en, what), keyword_in(language::vi, what)})
        .labels.push_back({first, {phrase_id::first_declared_here, {}}});
}

void parse_state::report_misplaced(std::string_view annotation, std::string_view owner, span where) {
    findings_.add(diagnostic_code::misplaced_annotation, where, {std::string{annotation}, std::string{owner}, std::string{annotation}});
}

void parse_state::report_misplaced(keyword annotation, std::string_view owner, span where) {
    findings_.add(diagnostic_code::misplaced_annotation, where,
                  {keyword_in(language::en, annotation), std::string{owner}, keyword_in(language::vi, annotation)});
}

void parse_state::report_unknown_declaration(const token* word) {
    if (is_silent_about(word)) return;
    reported_ = word;
    // A misspelt phrase is several names: `tiêu chuản`.
    std::string words{word->text};
    auto near = nearest_names(words, declaration_words());
    const token* behind = word + 1;
    while (near.empty() && is_name(*behind) && behind < word + keyword_words_max()) {
        words.append(" ").append((behind++)->text);
        near = nearest_names(words, declaration_words());
    }
    if (near.empty()) {
        findings_.add(diagnostic_code::unknown_declaration, place(word), {for_message(word->text)});
    } else {
        auto& finding = findings_.add(diagnostic_code::unknown_declaration, place(word, behind), {for_message(words)});
        finding.help.push_back({phrase_id::did_you_mean, std::move(near)});
    }
}

// Going on

const token* parse_state::next_entry(const token* fault, entry_kind kind) const noexcept {
    if (findings_.is_hopeless()) return last_token();
    const bool is_bare = kind == entry_kind::level || kind == entry_kind::ruleset_line;
    const auto begins_next = [kind, is_bare](const token* here) {
        if (kind == entry_kind::test_line) return here->first_on_line && is_test_line(here->meaning);
        return begins_entry(here) || (is_bare && is_word(*here) && here->first_on_line);
    };
    const token* here = fault;
    while (!ends_entries(here) && !begins_next(here)) here = behind(here);
    return here;
}

const token* parse_state::body_of_declaration(const token* fault) const noexcept {
    for (const token* here = fault; here->kind != token_kind::end; ++here) {
        if (here->kind == token_kind::brace_open || here->kind == token_kind::colon) return here;
        const bool is_next = here->first_on_line && (resembles_declaration(here) || (begins_entry(here) && !begins_annotation(here)));
        if (here->kind == token_kind::brace_close || is_next) break;
    }
    return fault;
}

const token* parse_state::next_declaration(const token* fault) const noexcept {
    if (findings_.is_hopeless()) return last_token();
    const token* here = fault;
    while (here->kind != token_kind::end && !(here->first_on_line && resembles_declaration(here))) here = behind(here);
    return here;
}

bool parse_state::skip_no_entry(const token*& here, std::string_view expected, entry_kind kind) {
    if (ends_entries(here)) return false;
    report_unexpected(here, expected);
    begin_entry(here);
    here = next_entry(behind(here), kind);
    poison_entry(here, kind);
    return true;
}

bool parse_state::skip_no_declaration(const token*& here) {
    if (here->kind == token_kind::end) return false;
    if (is_name(*here) && here->first_on_line) {
        report_unknown_declaration(here);
    } else {
        report_unexpected(here, "a declaration");
    }
    begin_declaration(here);
    here = next_declaration(behind(here));
    poison_declaration(here);
    return true;
}

// Names of what is broken

void parse_state::poison(const token* first, const token* last) {
    for (const token* here = first; here != last; ++here) {
        if (is_name(*here)) poisoned_.push_back({std::string{here->text}, place(here)});
    }
}

void parse_state::poison_entry(const token* last, entry_kind kind) {
    const bool is_mentioned_by_name = kind == entry_kind::field || kind == entry_kind::level;
    if (is_mentioned_by_name) poison(entry_begin_, last);
}

void parse_state::poison_declaration(const token* last) {
    const token* first = declaration_begin_;
    if (first == last || first + 1 == last) return;
    const bool has_entries = first->meaning == keyword::scale || first->meaning == keyword::record;
    poison(first + 1, has_entries ? last : first + 2);
}

bool parse_state::take_dropped() noexcept {
    return std::exchange(declaration_dropped_, false);
}

bool parse_state::finish_declaration() noexcept {
    braces_missing_before_ = std::exchange(braces_missing_, 0);
    return !take_dropped();
}

} // namespace guong::inline v0::parsing
