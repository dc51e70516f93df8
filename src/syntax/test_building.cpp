#include "test_building.hpp"

#include <iterator>
#include <utility>

namespace guong::inline v0::parsing {

namespace {

template <class Part>
void append_all(std::vector<Part>& kept, std::vector<Part> added) {
    kept.insert(kept.end(), std::make_move_iterator(added.begin()), std::make_move_iterator(added.end()));
}

void take_like(parse_state& state, std::optional<syntax::name>& kept, syntax::name added) {
    if (kept) {
        state.report_repeated(keyword::like, added.where, kept->where);
    } else {
        kept = std::move(added);
    }
}

/// A row stands below the columns that it fills.
void add_row_of_cases(parse_state& state, syntax::test& test, test_line line) {
    if (!test.cases.empty()) {
        test.cases.back().rows.push_back(std::move(line.row));
    } else if (!test.broken) {
        state.report_unexpected(line.word, "`cases`");
        test.broken = true;
    }
}

} // namespace

syntax::given_value to_given_value(syntax::literal content) {
    syntax::given_value made;
    made.where = content.where;
    if (is_known(content.content)) made.form = std::move(content);
    return made;
}

syntax::given_value to_opposite(parse_state& state, syntax::literal content) {
    auto* number = std::get_if<decimal>(&content.content);
    if (!number) {
        if (is_known(content.content)) state.report_not_a_number(content.where);
        content.content = {};
    } else {
        *number = decimal::of(-number->coefficient(), number->scale());
    }
    return to_given_value(std::move(content));
}

void put_outcome_word(syntax::expectation& expected, const token* word) {
    switch (word->meaning) {
    case keyword::eligible: expected.outcome = verdict::eligible; break;
    case keyword::ineligible: expected.outcome = verdict::ineligible; break;
    case keyword::undetermined: expected.outcome = verdict::undetermined; break;
    case keyword::met: expected.outcome = status::met; break;
    case keyword::unmet: expected.outcome = status::unmet; break;
    default:
        expected.outcome = status::not_applicable;
        expected.negated = !expected.negated;
        break;
    }
}

void put_outcome(syntax::expectation& expected, syntax::expectation part) {
    expected.outcome = std::move(part.outcome);
    expected.negated = expected.negated != part.negated;
    append_all(expected.reasons, std::move(part.reasons));
    append_all(expected.missing, std::move(part.missing));
}

void add_line(parse_state& state, syntax::sample& sample, test_line line) {
    if (!line.is_whole) return;
    if (line.word->meaning == keyword::like)
        take_like(state, sample.like, std::move(line.name));
    else
        append_all(sample.facts, std::move(line.facts));
}

void add_line(parse_state& state, syntax::test& test, test_line line) {
    if (!line.is_whole) {
        test.broken = true;
        return;
    }
    switch (line.word->meaning) {
    case keyword::as_of:
        if (test.as_of)
            state.report_repeated(keyword::as_of, line.day.where, test.as_of->where);
        else if (is_known(line.day.content))
            test.as_of = std::move(line.day);
        break;
    case keyword::set: test.settings.push_back(std::move(line.setting)); break;
    case keyword::like: take_like(state, test.like, std::move(line.name)); break;
    case keyword::given_facts: append_all(test.facts, std::move(line.facts)); break;
    case keyword::with_record: test.others.push_back(std::move(line.record)); break;
    case keyword::with_no: test.without.push_back(std::move(line.name)); break;
    case keyword::expect: append_all(test.expected, std::move(line.expected)); break;
    case keyword::cases: test.cases.push_back(std::move(line.cases)); break;
    default: add_row_of_cases(state, test, std::move(line)); break;
    }
}

} // namespace guong::inline v0::parsing
