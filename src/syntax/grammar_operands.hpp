#pragma once

/// Values and the tests that stand behind them. Included by `grammar.cpp` alone.

#include "grammar_rules.hpp"

namespace guong::inline v0::parsing::grammar {

// Literals and names

constexpr auto take_literal = [](auto& context) { x3::_val(context) = to_literal(state_of(context), x3::_attr(context)); };
constexpr auto take_amount_of_time = [](auto& context) { x3::_val(context) = to_amount_of_time(state_of(context), x3::_attr(context)); };
constexpr auto take_literal_operand = [](auto& context) { x3::_val(context) = to_operand(std::move(x3::_attr(context))); };
constexpr auto append_path_part = [](auto& context) {
    append_part(x3::_val(context), to_declared_name(state_of(context), x3::_attr(context)));
};
constexpr auto take_day_of_parameter = [](auto& context) {
    force_parameter_on(state_of(context), x3::_val(context), std::move(x3::_attr(context)));
};

constexpr auto add_amount_of_months = [](auto& context) { add_months(state_of(context), x3::_val(context), x3::_attr(context)); };
constexpr token_parser unit_of_time{is_time_unit, "`years`"};
constexpr auto literal_def = (token_parser{is_amount_of_time, "a value"}[take_amount_of_time] > unit_of_time >
                              -(token_parser{is_months_behind_years, "`months`"}[add_amount_of_months] > unit_of_time)) |
                             token_parser{is_literal, "a value"}[take_literal];
constexpr auto put_companion = [](auto& context) { x3::_val(context).beside = to_companion(x3::_attr(context)); };
constexpr auto append_first_part = [](auto& context) {
    const token* first = x3::_attr(context);
    auto& begun = x3::_val(context);
    begun.from_this = first->meaning == keyword::this_record;
    append_part(begun, begun.from_this ? to_this(state_of(context), first) : to_declared_name(state_of(context), first));
};
constexpr auto path_def = placed[-token_parser{is_companion, "`evidence of`"}[put_companion] >
                                 token_parser{is_path_begin, "a name"}[append_first_part] >
                                 *(dot > token_parser{is_part, "a name"}[append_path_part])];
constexpr auto path_or_parameter_def =
    placed[path[take_form] > -(word<keyword::in_force_on>("`in force on`") > positive[take_day_of_parameter])];

// Lists

constexpr auto filter_def = ((&token_parser{is_filter_in_brackets, "`(`"} >> bracket_open) > condition[take] > bracket_close) | condition[take];
constexpr auto selection_def = -(token_parser{is_element_name, "a name"}[put_name<&syntax::selection::element>] > in) >
                               path[put<&syntax::selection::list>] > -(where > filter[put<&syntax::selection::filter>]);
constexpr auto named_selection_def = mention[put_name<&syntax::selection::element>] > in > path[put<&syntax::selection::list>] >
                                     -(where > filter[put<&syntax::selection::filter>]);
/// In a quantifier, where no comparison can follow, the filter reaches as far as it can.
constexpr auto bound_filter_def =
    ((&token_parser{is_filter_before_meets, "`(`"} >> bracket_open) > condition[take] > bracket_close) | condition[take];
constexpr auto bound_selection_def = mention[put_name<&syntax::selection::element>] > in > path[put<&syntax::selection::list>] >
                                     -(where > bound_filter[put<&syntax::selection::filter>]);
constexpr auto count_def = word<keyword::count_of>("`count of`") > selection[put<&syntax::count::elements>];

constexpr auto put_aggregate_kind = [](auto& context) {
    x3::_val(context).what = to_aggregate_kind(x3::_attr(context));
};
constexpr auto put_largest = [](auto& context) { x3::_val(context).largest = std::move(x3::_attr(context).needed); };
constexpr value_guard is_sum{[](const auto& so_far) { return so_far.what == syntax::aggregate::kind::sum; }};
constexpr auto best_of_each = (is_sum >> &token_parser{is_best_of_each, "`,`"} >> comma) > word<keyword::most_for_each>("`the most for each`") >
                              operand[put<&syntax::aggregate::key>];
constexpr auto only_largest = (is_sum >> &token_parser{is_only_largest, "`,`"} >> comma) > word<keyword::the_largest>("`the`") >
                              threshold[put_largest] > word<keyword::largest>("`largest`");
constexpr auto aggregate_def = token_parser{is_aggregate, "`sum of`"}[put_aggregate_kind] > operand[put<&syntax::aggregate::content>] > over >
                               named_selection[put<&syntax::aggregate::elements>] > -best_of_each > -only_largest;

constexpr auto put_share_meeting = [](auto& context) { x3::_val(context).condition = to_condition(std::move(x3::_attr(context))); };
constexpr auto share_condition_def = (satisfies > condition[put<&syntax::share::condition>]) | meeting[put_share_meeting];
constexpr auto put_share_condition = [](auto& context) { x3::_val(context).condition = std::move(x3::_attr(context).condition); };
constexpr auto share_def = word<keyword::share_of>("`share of`") > named_selection[put<&syntax::share::elements>] >
                           share_condition[put_share_condition];

template <auto Member>
constexpr auto put_number = [](auto& context) {
    auto number = to_literal(state_of(context), x3::_attr(context));
    if (is_known(number.content)) x3::_val(context).*Member = std::move(number);
};
constexpr auto longest = mark<&syntax::run::what, syntax::run::kind::longest>;
constexpr auto ending = mark<&syntax::run::what, syntax::run::kind::ending>;
constexpr auto blocks = mark<&syntax::run::what, syntax::run::kind::blocks>;
constexpr auto gaps = -(word<keyword::gaps_of_at_most>("`with gaps of at most`") > number_token[put_number<&syntax::run::gap>]);
constexpr auto run_def =
    (word<keyword::longest_run_of>("`longest run of`")[longest] > operand[put<&syntax::run::number>] > over >
     named_selection[put<&syntax::run::elements>] > gaps) |
    (word<keyword::run_of>("`run of`")[ending] > operand[put<&syntax::run::number>] > over > named_selection[put<&syntax::run::elements>] >
     word<keyword::ending_in>("`ending in`") > operand[put<&syntax::run::last>] > gaps) |
    (word<keyword::blocks_of>("`blocks of`")[blocks] > number_token[put_number<&syntax::run::length>] >
     word<keyword::consecutive>("`consecutive`") > operand[put<&syntax::run::number>] > over >
     named_selection[put<&syntax::run::elements>]);

// Days and texts

template <auto Member>
constexpr auto put_unit = [](auto& context) { x3::_val(context).*Member = to_time_unit(x3::_attr(context)); };
constexpr auto put_part_kind = [](auto& context) {
    x3::_val(context).what = x3::_attr(context)->meaning == keyword::year_of ? syntax::part::kind::year : syntax::part::kind::length;
};
constexpr auto school_year_part = mark<&syntax::part::what, syntax::part::kind::school_year>;

constexpr auto elapsed_def = token_parser{is_elapsed, "`years from`"}[put_unit<&syntax::elapsed::unit>] >
                             operand[put<&syntax::elapsed::from>] > to > operand[put<&syntax::elapsed::to>];
constexpr auto stretch_def = operand[put<&syntax::covered_time::stretch::first>] > to >
                             operand[put<&syntax::covered_time::stretch::last>] > over >
                             named_selection[put<&syntax::covered_time::stretch::elements>];
constexpr auto window_def = operand[put<&syntax::covered_time::window::first>] > to > operand[put<&syntax::covered_time::window::last>];
constexpr auto covered_time_def = token_parser{is_covered_time, "`days covered by`"}[put_unit<&syntax::covered_time::unit>] >
                                  stretch[put<&syntax::covered_time::counted>] >
                                  *(word<keyword::excluding>("`excluding`") > stretch[append<&syntax::covered_time::excluded>]) >
                                  -(word<keyword::within>("`within`") > window[put<&syntax::covered_time::within>]);
constexpr auto part_def = (token_parser{is_plain_part, "`year of`"}[put_part_kind] > positive[put<&syntax::part::operand>]) |
                          (word<keyword::school_year_of>("`school year of`")[school_year_part] > positive[put<&syntax::part::operand>] >
                           word<keyword::starting_in_month>("`starting in month`") > number_token[put_number<&syntax::part::first_month>]);
constexpr auto take_reference_date = [](auto& context) { x3::_val(context).form = syntax::reference_date{}; };

// Choices

constexpr auto put_extreme_kind = [](auto& context) {
    x3::_val(context).largest = x3::_attr(context)->meaning == keyword::largest_of;
};
constexpr auto extreme_def = token_parser{is_extreme, "`smallest of`"}[put_extreme_kind] > bracket_open >
                             operand[append<&syntax::extreme::operands>] > *(comma > operand[append<&syntax::extreme::operands>]) > options_close;
constexpr auto function_call_def =
    (token_parser{is_call_without_values, "a value"}[put_name<&syntax::function_call::function>] > bracket_open > bracket_close) |
    (token_parser{is_call, "a value"}[put_name<&syntax::function_call::function>] > bracket_open >
     operand[append<&syntax::function_call::arguments>] > *(comma > operand[append<&syntax::function_call::arguments>]) > options_close);
constexpr auto branch_def = condition[put<&syntax::choice::branch::condition>] > word<keyword::choice_then>("`then`") >
                            operand[put<&syntax::choice::branch::content>];
constexpr auto choice_def = word<keyword::choice>("`if`") > branch[append<&syntax::choice::branches>] >
                            *(word<keyword::choice_else_if>("`else if`") > branch[append<&syntax::choice::branches>]) >
                            word<keyword::choice_else>("`else`") > operand[put<&syntax::choice::otherwise>];

// Calculations: what binds closest first

constexpr auto append_sign = [](auto& context) {
    x3::_val(context).signs.push_back({to_calculation_sign(x3::_attr(context)), state_of(context).place(x3::_attr(context))});
};
constexpr auto append_product = [](auto& context) {
    x3::_val(context).operands.push_back(to_calculation(std::move(x3::_attr(context))));
};
constexpr auto take_sum = [](auto& context) { x3::_val(context) = to_calculation(std::move(x3::_attr(context))); };
constexpr auto put_mode = [](auto& context) { x3::_val(context).mode = to_rounding_mode(x3::_attr(context)); };
constexpr auto round_value = [](auto& context) {
    syntax::rounding made = std::move(x3::_attr(context));
    made.operand = std::exchange(x3::_val(context), {});
    x3::_val(context).where = made.operand->where;
    x3::_val(context).form = std::move(made);
};
constexpr auto put_fallback = [](auto& context) {
    auto content = std::exchange(x3::_val(context), {});
    auto otherwise = to_calculation(std::move(x3::_attr(context)));
    x3::_val(context).where = join(content.where, otherwise.where);
    x3::_val(context).form = syntax::fallback{std::move(content), std::move(otherwise)};
};

/// What stands before a sign must read as a value: behind a condition in brackets the sign belongs to something around it.
constexpr value_guard last_is_value{[](const auto& so_far) { return syntax::reads_as_value(so_far.operands.back()); }};
constexpr value_guard is_value{[](const syntax::expression& written) { return syntax::reads_as_value(written); }};

constexpr auto positive_def =
    placed[literal[take_literal_operand] | count[take_form] | aggregate[take_form] | share[take_form] | run[take_form] | elapsed[take_form] |
           covered_time[take_form] | part[take_form] | word<keyword::reference_date>("`reference date`")[take_reference_date] |
           extreme[take_form] | choice[take_form] | (bracket_open > condition[take] > bracket_close) |
           function_call[take_form] | (&token_parser{is_operand_name, "a value"} >> path_or_parameter[take])];
constexpr finishing opposed{[](const parse_state& state, iterator first, iterator, auto& value) {
    if (first->kind == token_kind::minus) oppose(value, state.place(first));
}};
constexpr auto base_def = opposed[(minus > positive[take]) | positive[take]];
constexpr auto product_def = base[append<&operand_chain::operands>] >
                             *((last_is_value >> token_parser{is_product_sign, "`*`"}[append_sign]) > base[append<&operand_chain::operands>]);
constexpr auto sum_def = product[append_product] > *((last_is_value >> token_parser{is_sum_sign, "`+`"}[append_sign]) > product[append_product]);
constexpr auto rounding_def =
    token_parser{is_rounding, "`rounded down`"}[put_mode] >
    -((to > number_token[put_number<&syntax::rounding::places>] > word<keyword::places>("`places`")) |
      (word<keyword::to_multiples_of>("`to multiples of`") > number_token[put_number<&syntax::rounding::multiple>]));
constexpr auto operand_def =
    placed[sum[take_sum] > *(is_value >> (rounding[round_value] | (word<keyword::or_else>("`or else`") > sum[put_fallback])))];

// Tests

constexpr auto put_operator = [](auto& context) {
    x3::_val(context).operation = to_comparison_operator(x3::_attr(context));
    x3::_val(context).operator_where = state_of(context).place(x3::_attr(context));
};
constexpr auto take_range = [](auto& context) { x3::_val(context) = to_range_test(state_of(context), std::move(x3::_attr(context))); };

constexpr auto comparison_def = token_parser{is_comparison, "a comparison"}[put_operator] > operand[put<&syntax::comparison::right>];
constexpr auto membership_def = word<keyword::one_of>("`one of`") > bracket_open > operand[append<&syntax::membership::options>] >
                                *(comma > operand[append<&syntax::membership::options>]) > options_close;
constexpr auto classification_def =
    operand[put<&syntax::classification::right>] >
    -(token_parser{is_upward, "`or better`"}[mark<&syntax::classification::extent, syntax::classification::reach::or_better>] |
      token_parser{is_downward, "`or worse`"}[mark<&syntax::classification::extent, syntax::classification::reach::or_worse>]);
constexpr auto interval_def = (between | word<keyword::not_between>("`not between`")) > operand[put<&syntax::interval::low>] > range_end >
                              operand[put<&syntax::interval::high>];
constexpr value_guard has_high{[](const written_range& so_far) { return is_range_high(so_far.reach); }};
constexpr auto range_def = token_parser{is_range_begin, "`from`"}[put<&written_range::from>] > operand[put<&written_range::bound>] >
                           token_parser{is_range_reach, "`to` or `upwards`"}[put<&written_range::reach>] >
                           -(has_high > operand[put<&written_range::high>]);
constexpr auto put_text_test_kind = [](auto& context) { x3::_val(context).what = to_text_test_kind(x3::_attr(context)); };
constexpr auto text_test_def = token_parser{is_text_test, "`starts with`"}[put_text_test_kind] > operand[put<&syntax::text_test::other>];
constexpr auto meeting_def = meets > mention[put_name<&syntax::meeting::criterion>];

constexpr auto take_knowledge = [](auto& context) { x3::_val(context).form = syntax::knowledge{}; };
constexpr auto take_blank = [](auto& context) {
    syntax::text_test blank;
    blank.what = syntax::text_test::kind::blank;
    x3::_val(context).form = std::move(blank);
};
constexpr auto is_what_def = membership[take_form] | classification[take_form];
constexpr auto is_test_def = word<keyword::is_known>("`is known`")[take_knowledge] | word<keyword::is_not_known>("`is known`")[take_knowledge] |
                             word<keyword::is_blank>("`is blank`")[take_blank] | word<keyword::is_not_blank>("`is blank`")[take_blank] |
                             ((word<keyword::is>("`is`") | word<keyword::is_not>("`is not`")) > is_what[take]);
constexpr auto test_def = placed[negated_by_its_word[comparison[take_form] | is_test[take] | interval[take_form] | range[take_range] |
                                                     text_test[take_form] | meeting[take_form]]];

} // namespace guong::inline v0::parsing::grammar
