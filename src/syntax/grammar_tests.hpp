#pragma once

/// The part of the grammar for samples and tests. It stands apart from `grammar.cpp`, which alone includes it, behind all that it mentions:
/// Spirit stays in one translation unit.

namespace guong::inline v0::parsing::grammar {

// Tokens and rules

constexpr token_parser list_open{has_kind<token_kind::list_open>, "`[`"};
constexpr token_parser list_close{has_kind<token_kind::list_close>, "`,` or `]`"};
constexpr token_parser given_name{is_given_name, "a name"};
constexpr token_parser negated_outcome{is_negated_outcome, "`not`"};
constexpr token_parser outcome_word{is_outcome_word, "an outcome"};
constexpr misfit_parser no_sample_line{entry_kind::test_line, "`like`, `given` or `}`", "`,`, `like`, `given` or `}`"};
constexpr misfit_parser no_test_line{entry_kind::test_line, "`given`, `expect`, `cases` or `}`", "`,`, `given`, `expect`, `cases` or `}`"};

struct sample_line_id : recovering_entry<entry_kind::test_line> {};
struct test_line_id : recovering_entry<entry_kind::test_line> {};
struct sample_header_id : recovering_header {};
struct test_header_id : recovering_header {};

constexpr rule<struct given_value_id, syntax::given_value> given_value{"a value"};
constexpr rule<struct given_list_id, syntax::given_value::list> given_list{"`[`"};
constexpr rule<struct given_record_id, syntax::given_record> given_record{"a value"};
constexpr rule<struct other_record_id, syntax::given_record> other_record{"a name"};
constexpr rule<struct fact_name_id, syntax::fact_name> fact_name{"a fact"};
constexpr rule<struct given_fact_id, syntax::given_fact> given_fact{"a fact"};
constexpr rule<struct given_facts_id, std::vector<syntax::given_fact>> given_facts{"a fact"};
constexpr rule<struct outcome_id, syntax::expectation> outcome{"an outcome"};
constexpr rule<struct copula_state_id, syntax::expectation> copula_state{"an outcome"};
constexpr rule<struct expected_id, syntax::expectation> expected{"an outcome"};
constexpr rule<struct reasons_id, syntax::expected_reasons> reasons{"`because`"};
constexpr rule<struct missing_fact_id, syntax::expected_missing> missing_fact{"a name"};
constexpr rule<struct missing_id, syntax::expected_missing> missing{"`missing`"};
constexpr rule<struct expectation_id, syntax::expectation> expectation{"an expectation"};
constexpr rule<struct cases_id, syntax::test_cases> cases{"a fact"};
constexpr rule<struct row_of_cases_id, syntax::test_row> row_of_cases{"a value"};
constexpr rule<struct test_setting_id, syntax::test_setting> test_setting{"a name"};
constexpr rule<sample_line_id, test_line> sample_line{"`given`"};
constexpr rule<test_line_id, test_line> line_of_test{"`given`"};
constexpr rule<sample_header_id, declaration_header> sample_header{"a name"};
constexpr rule<test_header_id, declaration_header> test_header{"a quotation"};

// Facts

constexpr auto take_given_literal = [](auto& context) { x3::_val(context) = to_given_value(std::move(x3::_attr(context))); };
constexpr auto take_opposite = [](auto& context) { x3::_val(context) = to_opposite(state_of(context), std::move(x3::_attr(context))); };
constexpr auto take_unknown = [](auto& context) { x3::_val(context).form = syntax::given_value::unknown{}; };
constexpr auto take_tested_record = [](auto& context) { x3::_val(context).form = syntax::given_value::tested_record{}; };
constexpr auto take_judgement = [](auto& context) {
    x3::_val(context).form = syntax::given_value::judgement{x3::_attr(context)->meaning == keyword::met};
};
constexpr auto take_given_name = [](auto& context) { x3::_val(context).form = to_name(state_of(context), x3::_attr(context)); };

/// A text that is the value of a fact is laid out as what it belongs to, and no label.
constexpr finishing marked_as_content{[](parse_state& state, iterator first, iterator, auto&) {
    if (first->kind == token_kind::text) state.mark_content(first);
}};

constexpr auto given_list_def = list_open > -(given_value[append<&syntax::given_value::list::elements>] >
                                              *(comma > given_value[append<&syntax::given_value::list::elements>])) > list_close;
constexpr auto given_record_def =
    placed[-token_parser{is_record_type_name, "a name"}[put_name<&syntax::given_record::type>] >
           -(token_parser{is_like, "`like`"} > given_name[put_name<&syntax::given_record::like>]) >
           -(brace_open > -given_facts[put<&syntax::given_record::facts>] > brace_close)];
constexpr auto other_record_def = &given_name >> given_record[take];
constexpr auto given_value_def =
    placed[marked_as_content[given_list[take_form] | (&token_parser{is_record_in_place, "a value"} >> given_record[take_form]) |
                             word<keyword::unknown_fact>("`unknown`")[take_unknown] | word<keyword::this_record>("`this`")[take_tested_record] |
                             token_parser{is_judgement, "`met`"}[take_judgement] | (minus > literal[take_opposite]) |
                             literal[take_given_literal] | given_name[take_given_name]]];
constexpr auto put_companion_of_fact = [](auto& context) { x3::_val(context).beside = to_companion(x3::_attr(context)); };
constexpr auto fact_name_def = placed[-token_parser{is_companion, "`evidence of`"}[put_companion_of_fact] >>
                                      given_name[put_name<&syntax::fact_name::field>]];
constexpr auto given_fact_def = fact_name[put<&syntax::given_fact::what>] > given_value[put<&syntax::given_fact::content>];
constexpr auto append_given_fact = [](auto& context) { x3::_val(context).push_back(std::move(x3::_attr(context))); };
constexpr auto given_facts_def = given_fact[append_given_fact] > *(comma > given_fact[append_given_fact]);

// Expectations

constexpr auto turn_round = [](auto& context) { x3::_val(context).negated = !x3::_val(context).negated; };
constexpr auto turn_round_if_not = [](auto& context) {
    if (x3::_attr(context)->meaning == keyword::is_not || x3::_attr(context)->kind == token_kind::not_equal) turn_round(context);
};
constexpr auto put_word = [](auto& context) { put_outcome_word(x3::_val(context), x3::_attr(context)); };
constexpr auto put_expected_value = [](auto& context) { x3::_val(context).outcome = std::move(x3::_attr(context)); };
constexpr auto put_knowledge = [](auto& context) {
    syntax::given_value unknown;
    unknown.form = syntax::given_value::unknown{};
    unknown.where = state_of(context).place(x3::_attr(context));
    x3::_val(context).outcome = std::move(unknown);
    if (x3::_attr(context)->meaning == keyword::is_known) turn_round(context);
};
constexpr auto put_outcome_part = [](auto& context) { put_outcome(x3::_val(context), std::move(x3::_attr(context))); };
constexpr auto append_expected_item = [](auto& context) { x3::_val(context).items.push_back(std::move(x3::_attr(context))); };

constexpr auto status_or_verdict = (negated_outcome[turn_round] > outcome_word[put_word]) | outcome_word[put_word];
constexpr auto copula_state_def = status_or_verdict | given_value[put_expected_value];
constexpr auto outcome_def = status_or_verdict | token_parser{is_knowledge_of_value, "`is known`"}[put_knowledge] |
                             (token_parser{is_equality, "`=`"}[turn_round_if_not] > given_value[put_expected_value]) |
                             (token_parser{is_copula, "`is`"}[turn_round_if_not] > copula_state[put_outcome_part]);
constexpr token_parser further{is_and, "`and`"};
constexpr auto append_reference_date = [](auto& context) {
    syntax::path none;
    none.where = state_of(context).place(x3::_attr(context));
    x3::_val(context).facts.push_back(std::move(none));
};
constexpr auto reasons_def =
    placed[&token_parser{is_reasons_begin, "`because`"} >>
           (-negation[turn_round] > word<keyword::because>("`because`") > item_path[append_expected_item] > *(further > item_path[append_expected_item]))];
constexpr auto missing_fact_def = word<keyword::reference_date>("`reference date`")[append_reference_date] |
                                  path[append<&syntax::expected_missing::facts>];
constexpr auto take_missing_fact = [](auto& context) {
    for (auto& each : x3::_attr(context).facts) x3::_val(context).facts.push_back(std::move(each));
};
constexpr auto missing_def =
    placed[&token_parser{is_missing_begin, "`missing`"} >>
           (-negation[turn_round] > word<keyword::missing>("`missing`") > missing_fact[take_missing_fact] > *(further > missing_fact[take_missing_fact]))];
constexpr auto ground = reasons[append<&syntax::expectation::reasons>] | missing[append<&syntax::expectation::missing>];
constexpr auto expected_def = ground | outcome[put_outcome_part];
constexpr value_guard is_begun{[](const syntax::expectation& so_far) { return so_far.target || so_far.negated; }};
constexpr token_parser begins_reasons{is_reasons_begin, "`because`"};
constexpr token_parser begins_missing{is_missing_begin, "`missing`"};
constexpr auto target_of_expectation = -(&token_parser{is_target, "a name"} >> item_path[put<&syntax::expectation::target>]);
/// Once a name or `not` is there, an outcome must follow.
constexpr auto expectation_def = placed[((!begins_reasons >> !begins_missing >> !negated_outcome >> -negation[turn_round] >>
                                          target_of_expectation >> is_begun) > expected[put_outcome_part] > *ground) |
                                        (expected[put_outcome_part] > *ground)];

// Lines

constexpr finishing is_whole_line{[](const parse_state&, iterator, iterator, test_line& line) { line.is_whole = true; }};
constexpr auto put_day_of_line = [](auto& context) { x3::_val(context).day = to_literal(state_of(context), x3::_attr(context)); };
constexpr auto append_expectation = [](auto& context) { x3::_val(context).expected.push_back(std::move(x3::_attr(context))); };

template <keyword Meaning>
constexpr auto line_word(const char* name) noexcept {
    return word<Meaning>(name)[put<&test_line::word>];
}

constexpr auto like_line = line_word<keyword::like>("`like`") > given_name[put_name<&test_line::name>];
constexpr auto given_line = line_word<keyword::given_facts>("`given`") > given_facts[put<&test_line::facts>];
constexpr auto sample_line_def = is_whole_line[like_line | given_line];

constexpr auto test_setting_def = mention[put_name<&syntax::test_setting::parameter>] > equal > given_value[put<&syntax::test_setting::content>];
constexpr auto cases_def = placed[fact_name[append<&syntax::test_cases::columns>] > *(comma > fact_name[append<&syntax::test_cases::columns>]) >
                                  -(applies_to > item_path[put<&syntax::test_cases::target>])];
constexpr auto row_of_cases_def = placed[given_value[append<&syntax::test_row::cells>] > *(comma > given_value[append<&syntax::test_row::cells>]) >
                                         colon > expectation[append_expectation] > *(comma > expectation[append_expectation])];
constexpr auto line_of_test_def = is_whole_line
    [like_line | given_line | (line_word<keyword::as_of>("`as of`") > date_token[put_day_of_line]) |
     (line_word<keyword::set>("`set`") > test_setting[put<&test_line::setting>]) |
     (line_word<keyword::with_no>("`with no`") > given_name[put_name<&test_line::name>]) |
     (line_word<keyword::with_record>("`with`") > other_record[put<&test_line::record>]) |
     (line_word<keyword::expect>("`expect`") > expectation[append_expectation] > *(comma > expectation[append_expectation])) |
     (line_word<keyword::cases>("`cases`") > cases[put<&test_line::cases>]) |
     (line_word<keyword::row>("`row`") > row_of_cases[put<&test_line::row>])];

// Declarations

constexpr auto add_test_line = [](auto& context) { add_line(state_of(context), x3::_val(context), std::move(x3::_attr(context))); };
constexpr auto take_sample_header = [](auto& context) {
    if (!x3::_attr(context).records.empty()) x3::_val(context).record = std::move(x3::_attr(context).records.front());
    take_header<a_sample>(context);
};
constexpr auto put_title = [](auto& context) {
    const auto title = to_quotation(state_of(context), x3::_attr(context));
    x3::_val(context).name = {title.text, title.where};
};
constexpr auto take_test_header = [](auto& context) {
    auto& header = x3::_attr(context);
    auto& made = x3::_val(context);
    refuse_key(state_of(context), header.annotations, a_test);
    refuse_sayings(state_of(context), header.annotations, a_test);
    refuse_sentence(state_of(context), header.annotations, a_test);
    if (!header.records.empty()) made.record = std::move(header.records.front());
    made.name = {std::move(header.name.text), header.name.where};
    made.annotations = std::move(header.annotations);
};

constexpr auto sample_header_def = header_name_before_for[put_declared_name<&declaration_header::name>] > applies_to >
                                   mention[append_name<&declaration_header::records>] > annotations[put<&declaration_header::annotations>];
constexpr auto test_header_def = text_token[put_title] > applies_to > mention[append_name<&declaration_header::records>] >
                                 annotations[put<&declaration_header::annotations>];
constexpr auto sample_def = word<keyword::sample>("`sample`") > sample_header[take_sample_header] > brace_open >
                            *((begin_entry >> sample_line[add_test_line]) | no_sample_line) > brace_close;
constexpr auto test_declaration_def = with_content<a_test>[word<keyword::test>("`test`") > test_header[take_test_header] > brace_open >
                                                           *((begin_entry >> line_of_test[add_test_line]) | no_test_line) > brace_close];

BOOST_SPIRIT_DEFINE(given_value, given_list, given_record, other_record, fact_name, given_fact, given_facts)
BOOST_SPIRIT_DEFINE(outcome, copula_state, expected, reasons, missing_fact, missing, expectation, cases, row_of_cases, test_setting)
BOOST_SPIRIT_DEFINE(sample_line, line_of_test, sample_header, test_header, sample, test_declaration)

} // namespace guong::inline v0::parsing::grammar
