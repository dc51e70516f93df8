/// Samples and tests as words.

#include <array>
#include <string_view>
#include <type_traits>
#include <variant>

#include "tree_words.hpp"

namespace guong_test {

namespace {

using namespace guong;

std::string words_of_given(const syntax::given_value& given);

template <class Form>
std::string words_of_form(Form form) {
    syntax::expression wrapped;
    wrapped.form = std::move(form);
    return words_of(wrapped);
}

std::string words_of_target(const syntax::item_path& path) {
    std::string words;
    for (const auto& part : path.parts) words += (words.empty() ? "" : "/") + part.text;
    return words;
}

std::string words_of_name(const syntax::fact_name& fact) {
    constexpr std::array<std::string_view, 4> companions = {"judge", "judging-day", "reason", "evidence"};
    return fact.beside ? std::string{companions[static_cast<std::size_t>(*fact.beside)]} + " of " + fact.field.text : fact.field.text;
}

std::string words_of_facts(const std::vector<syntax::given_fact>& facts) {
    std::string words;
    for (const auto& each : facts) words += " [" + words_of_name(each.what) + " " + words_of_given(each.content) + "]";
    return words;
}

std::string words_of_record(const syntax::given_record& record) {
    return "(record" + (record.type ? " " + record.type->text : std::string{}) + (record.like ? " like " + record.like->text : std::string{}) +
           words_of_facts(record.facts) + ")";
}

std::string words_of_given(const syntax::given_value& given) {
    return std::visit(
        []<class Form>(const Form& form) -> std::string {
            if constexpr (std::is_same_v<Form, syntax::given_value::broken>) return "broken";
            else if constexpr (std::is_same_v<Form, syntax::literal>) return words_of_form(form);
            else if constexpr (std::is_same_v<Form, syntax::name>) return form.text;
            else if constexpr (std::is_same_v<Form, syntax::given_value::unknown>) return "unknown";
            else if constexpr (std::is_same_v<Form, syntax::given_value::tested_record>) return "(this)";
            else if constexpr (std::is_same_v<Form, syntax::given_value::judgement>) return form.met ? "(met)" : "(unmet)";
            else if constexpr (std::is_same_v<Form, syntax::given_record>) return words_of_record(form);
            else {
                std::string words = "(list";
                for (const auto& each : form.elements) words += " " + words_of_given(each);
                return words + ")";
            }
        },
        given.form);
}

std::string words_of_expectation(const syntax::expectation& expected) {
    std::string words = expected.negated ? " (expect-not" : " (expect";
    if (expected.target) words += " " + words_of_target(*expected.target);
    if (const auto* outcome = std::get_if<verdict>(&expected.outcome)) words += " " + std::string{to_string(*outcome)};
    if (const auto* outcome = std::get_if<status>(&expected.outcome)) words += " " + std::string{to_string(*outcome)};
    if (const auto* content = std::get_if<syntax::given_value>(&expected.outcome)) words += " = " + words_of_given(*content);
    for (const auto& each : expected.reasons) {
        words += each.negated ? " (not-because" : " (because";
        for (const auto& item : each.items) words += " " + words_of_target(item);
        words += ")";
    }
    for (const auto& each : expected.missing) {
        words += each.negated ? " (not-missing" : " (missing";
        for (const auto& fact : each.facts) words += " " + (fact.parts.empty() ? "(reference-date)" : words_of_form(fact));
        words += ")";
    }
    return words + ")";
}

std::string words_of_cases(const syntax::test_cases& cases) {
    std::string words = " (cases";
    for (const auto& each : cases.columns) words += " " + words_of_name(each);
    if (cases.target) words += " for " + words_of_target(*cases.target);
    for (const auto& row : cases.rows) {
        words += " [";
        for (const auto& each : row.cells) words += words_of_given(each) + " ";
        words += ":";
        for (const auto& each : row.expected) words += words_of_expectation(each);
        words += "]";
    }
    return words + ")";
}

} // namespace

std::string words_of_lines(const syntax::sample& sample) {
    return (sample.like ? " like " + sample.like->text : std::string{}) + words_of_facts(sample.facts);
}

std::string words_of_lines(const syntax::test& test) {
    std::string words;
    if (test.as_of) words += " as-of " + words_of_form(*test.as_of);
    for (const auto& each : test.settings) words += " set " + each.parameter.text + " = " + words_of_given(each.content);
    if (test.like) words += " like " + test.like->text;
    words += words_of_facts(test.facts);
    for (const auto& each : test.others) words += " with " + words_of_record(each);
    for (const auto& each : test.without) words += " with-no " + each.text;
    for (const auto& each : test.expected) words += words_of_expectation(each);
    for (const auto& each : test.cases) words += words_of_cases(each);
    return words;
}

} // namespace guong_test
