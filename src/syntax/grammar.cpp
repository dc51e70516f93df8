#include "grammar.hpp"

#include <boost/spirit/home/x3.hpp>

#include "grammar_operands.hpp"

// Two words for readers of these files. `a > b` commits: once `a` is there, a missing `b` is a finding, and what it says was expected is the
// name of `b`. So every operand of `>` is a token or a rule with a name from the messages, or cannot fail. And attributes are moved into
// the tree by semantic actions only, after all that could still fail before them, so that nothing is left behind by backtracking.

namespace guong::inline v0::parsing::grammar {

// Conditions

constexpr auto complete = [](auto& context) { complete_test(state_of(context), x3::_val(context), std::move(x3::_attr(context))); };
constexpr auto append_connective = [](auto& context) {
    using kind = syntax::connection::kind;
    const token* word = x3::_attr(context);
    const kind operation = word->meaning == keyword::conjunction ? kind::conjunction : kind::disjunction;
    x3::_val(context).operators.push_back({operation, state_of(context).place(word)});
};
constexpr auto finish_chain = [](auto& context) { x3::_val(context) = to_condition(std::move(x3::_attr(context))); };
constexpr auto put_quantity_of_quantifier = [](auto& context) {
    using kind = syntax::quantifier::kind;
    const keyword word = x3::_attr(context)->meaning;
    x3::_val(context).quantity = word == keyword::some ? kind::some : word == keyword::every ? kind::every : kind::no;
};
constexpr auto put_meeting = [](auto& context) { x3::_val(context).condition = to_condition(std::move(x3::_attr(context))); };

constexpr auto quantifier_def = token_parser{is_quantifier, "a condition"}[put_quantity_of_quantifier] >
                                bound_selection[put<&syntax::quantifier::elements>] >
                                -((satisfies > condition[put<&syntax::quantifier::condition>]) | meeting[put_meeting]);
constexpr auto number_quantifier_def = &token_parser{is_number_quantifier, "a condition"} >>
                                       (token_parser{is_quantifier, "a condition"}[put_quantity_of_quantifier] >
                                        mention[put_name<&syntax::number_quantifier::number>] > in >
                                        operand[put<&syntax::number_quantifier::first>] > to > operand[put<&syntax::number_quantifier::last>] >
                                        satisfies > condition[put<&syntax::number_quantifier::condition>]);
constexpr auto primary_def = placed[number_quantifier[take_form] | quantifier[take_form] | meeting[take_form] | (operand[take] > -(is_value >> test[complete]))];
constexpr auto unary_def = negated_by_prefixes[(+negation > primary[take]) | primary[take]];
constexpr auto chain_def = unary[append<&condition_chain::operands>] >
                           *(token_parser{is_connective, "`and`"}[append_connective] > unary[append<&condition_chain::operands>]);
constexpr auto condition_def = whole[chain[finish_chain]];

// Annotations

constexpr auto add = [](auto& context) { add_annotation(state_of(context), x3::_val(context), x3::_attr(context)); };
constexpr auto add_late = [](auto& context) {
    add_misplaced_annotation(state_of(context), x3::_val(context).annotations, x3::_attr(context));
};

constexpr auto tongue = token_parser{is_language_of_text, "`en` or `vi`"};
constexpr auto annotation__def = (token_parser{is_annotation_word, "an annotation"}[put<&annotation::word>] >
                                  -tongue[put<&annotation::tongue>] > text_token[put<&annotation::text>]) |
                                 text_token[put<&annotation::text>];
constexpr auto late_annotation_def =
    (token_parser{is_late_annotation_word, "an annotation"}[put<&annotation::word>] > -tongue[put<&annotation::tongue>] >
     text_token[put<&annotation::text>]) |
    token_parser{is_late_text, "a quotation"}[put<&annotation::text>];
constexpr auto mark_open = [](auto& context) { add_open(state_of(context), x3::_val(context), x3::_attr(context)); };
constexpr auto annotations_def = *annotation_[add];
constexpr auto open_annotations_def = *(word<keyword::open>("an annotation")[mark_open] | annotation_[add]);
constexpr auto level_annotations_def = *(&token_parser{begins_level_annotation, "an annotation"} >> annotation_[add]);

// Groups and items

constexpr auto put_plain_quantity = [](auto& context) {
    using kind = syntax::group::kind;
    const keyword word = x3::_attr(context)->meaning;
    x3::_val(context).quantity = word == keyword::all ? kind::all : word == keyword::any ? kind::any : kind::none;
};
constexpr auto put_counted_quantity = [](auto& context) {
    using kind = syntax::group::kind;
    x3::_val(context).quantity = x3::_attr(context)->meaning == keyword::at_least ? kind::at_least : kind::exactly;
};
constexpr auto put_needed_number = [](auto& context) {
    auto number = to_literal(state_of(context), x3::_attr(context));
    if (is_known(number.content)) x3::_val(context).needed = std::move(number);
};
constexpr auto put_needed_name = [](auto& context) { x3::_val(context).needed = to_name(state_of(context), x3::_attr(context)); };
constexpr auto put_threshold = [](auto& context) { x3::_val(context).needed = std::move(x3::_attr(context).needed); };
constexpr auto take_group = [](auto& context) { x3::_val(context) = to_body(std::move(x3::_attr(context))); };
constexpr auto append_item = [](auto& context) { x3::_val(context).push_back(std::move(x3::_attr(context))); };

constexpr auto threshold_def = number_token[put_needed_number] | mention[put_needed_name];
constexpr auto braces_def = brace_open > *((begin_entry >> item[append_item]) | no_item) > brace_close;
constexpr auto group_def =
    placed_before_brace[(token_parser{is_plain_quantity, "`all`"}[put_plain_quantity] > braces[put<&syntax::group::items>]) |
                        (token_parser{is_counted_quantity, "`at least`"}[put_counted_quantity] > threshold[put_threshold] > of >
                         braces[put<&syntax::group::items>]) |
                        braces[put<&syntax::group::items>]];
constexpr auto take_bar = [](auto& context) { x3::_val(context) = to_bar(std::move(x3::_attr(context))); };
constexpr auto item_body_def = with_content<a_group>[(colon > condition[take]) |
                                                     (word<keyword::barred_if>("`barred if`") > condition[take_bar]) | group[take_group]];
constexpr auto put_exception = [](auto& context) { x3::_val(context).negated = x3::_attr(context)->meaning == keyword::unless; };
constexpr auto applicability_def =
    token_parser{is_applicability, "`only if`"}[put_exception] > condition[put<&syntax::applicability::condition>];
constexpr auto criterion_body_def = with_content<a_criterion>[(colon > condition[take]) | group[take_group]];
constexpr auto item_def = token_parser{is_item_name, "an item"}[put_declared_name<&syntax::item::name>] >
                          open_annotations[put_annotations<&syntax::item::annotations, an_item>] > item_body[put<&syntax::item::body>] >
                          -applicability[put<&syntax::item::applicability>] > *late_annotation[add_late];

// Declarations

template <const auto& Owner>
constexpr auto take_header = [](auto& context) {
    refuse_key(state_of(context), x3::_attr(context).annotations, Owner);
    if constexpr (&Owner != &a_criterion) refuse_sayings(state_of(context), x3::_attr(context).annotations, Owner);
    x3::_val(context).name = std::move(x3::_attr(context).name);
    x3::_val(context).annotations = std::move(x3::_attr(context).annotations);
};
constexpr auto take_define_header = [](auto& context) {
    x3::_val(context).records = std::move(x3::_attr(context).records);
    take_header<a_definition>(context);
};
constexpr auto take_criterion_header = [](auto& context) {
    if (!x3::_attr(context).records.empty()) x3::_val(context).record = std::move(x3::_attr(context).records.front());
    take_header<a_criterion>(context);
};
constexpr auto append_source = [](auto& context) {
    x3::_val(context).sources.push_back(to_quotation(state_of(context), x3::_attr(context)));
};
template <auto Member>
constexpr auto put_day = [](auto& context) {
    auto day = to_literal(state_of(context), x3::_attr(context));
    if (is_known(day.content)) x3::_val(context).*Member = std::move(day);
};
constexpr auto merge_line = [](auto& context) { merge(state_of(context), x3::_val(context), std::move(x3::_attr(context))); };
template <auto Member>
constexpr auto put_literal = [](auto& context) { x3::_val(context).*Member = to_literal(state_of(context), x3::_attr(context)); };
constexpr auto take_table_header = [](auto& context) {
    x3::_val(context).records = std::move(x3::_attr(context).records);
    take_header<a_table>(context);
};
/// `excellent` is short for `is excellent`.
constexpr auto put_equal_cell = [](auto& context) {
    x3::_val(context).test = to_equality(std::move(x3::_attr(context)));
};
constexpr auto take_inputs = [](auto& context) { x3::_val(context).inputs = std::move(x3::_attr(context).inputs); };
constexpr auto put_policy = [](auto& context) { x3::_val(context).takes = to_policy(x3::_attr(context)); };
constexpr auto append_declaration = [](auto& context) {
    if (state_of(context).finish_declaration()) x3::_val(context).declarations.push_back(std::move(x3::_attr(context)));
};

template <auto Mark, keyword Word>
constexpr auto mark_field = [](auto& context) {
    mark_once(state_of(context), x3::_val(context).*Mark, Word, state_of(context).place(x3::_attr(context)));
};
constexpr auto put_field_cost = [](auto& context) {
    put_cost(state_of(context), x3::_val(context), to_literal(state_of(context), x3::_attr(context)));
};
constexpr auto add_to_field = [](auto& context) {
    add_annotation(state_of(context), x3::_val(context).annotations, x3::_attr(context));
    refuse_sayings(state_of(context), x3::_val(context).annotations, a_field);
};

constexpr auto put_type = [](auto& context) {
    state_of(context).mark_type(x3::_attr(context));
    put_name<&syntax::type_name::name>(context);
};
constexpr auto put_month_end = [](auto& context) {
    state_of(context).mark_month_end(x3::_attr(context));
    put_name<&syntax::ruleset::month_ends>(context);
};
constexpr auto type_def = placed[(word<keyword::list_of>("`list of`")[mark<&syntax::type_name::list, true>] > mention[put_type]) |
                                 mention[put_type]];
constexpr auto field_def = token_parser{is_field_name, "a field"}[put_declared_name<&syntax::field::name>] > colon >
                           type[put<&syntax::field::type>] >
                           -((token_parser{is_referring, "`by`"} > mention[put_name<&syntax::field::referring>]) |
                             (word<keyword::evidenced_by>("`evidenced by`") > mention[put_name<&syntax::field::evidenced_by>])) >
                           *(token_parser{is_fixed_mark, "an annotation"}[mark_field<&syntax::field::fixed, keyword::fixed>] |
                             token_parser{is_sensitive_mark, "an annotation"}[mark_field<&syntax::field::sensitive, keyword::sensitive>] |
                             (token_parser{is_cost_mark, "an annotation"} > number_token[put_field_cost]) | annotation_[add_to_field]);
constexpr auto level_def = token_parser{is_part, "a scale value"}[put_declared_name<&syntax::scale_level::name>] >
                           level_annotations[put_annotations<&syntax::scale_level::annotations, a_scale_value>];
constexpr auto ruleset_line_def = (word<keyword::source>("`source`") > text_token[append_source]) |
                                  (word<keyword::valid_from>("`valid from`") > date_token[put_day<&syntax::ruleset::valid_from>] >
                                   -(word<keyword::valid_through>("`through`") > date_token[put_day<&syntax::ruleset::valid_through>])) |
                                  (word<keyword::language>("`language`") > mention[put_name<&syntax::ruleset::language>]) |
                                  (word<keyword::month_ends>("`months end on`") > mention[put_month_end]);

constexpr auto plain_header_def =
    header_name[put_declared_name<&declaration_header::name>] > annotations[put<&declaration_header::annotations>];
constexpr auto criterion_header_def = header_name_before_for[put_declared_name<&declaration_header::name>] > applies_to >
                                      mention[append_name<&declaration_header::records>] >
                                      open_annotations[put<&declaration_header::annotations>];
constexpr auto
    define_header_def = header_name_before_for[put_declared_name<&declaration_header::name>] > applies_to >
                        mention[append_name<&declaration_header::records>] >
                        *(comma > mention[append_name<&declaration_header::records>]) > annotations[put<&declaration_header::annotations>];
constexpr auto dated_content_def = from > date_token[put_literal<&syntax::dated_content::from>] > equal >
                                   operand[put<&syntax::dated_content::content>] >
                                   annotations[put_annotations<&syntax::dated_content::annotations, a_parameter>];

constexpr auto append_dated_content = [](auto& context) { x3::_val(context).push_back(std::move(x3::_attr(context))); };
constexpr auto dated_contents_def = +(begin_entry >> dated_content[append_dated_content]);

constexpr auto ruleset_def = word<keyword::ruleset>("`ruleset`") > plain_header[take_header<a_ruleset>] > brace_open >
                             *((begin_entry >> ruleset_line[merge_line]) | no_ruleset_line) > brace_close;
constexpr auto scale_def = with_content<a_scale>[word<keyword::scale>("`scale`") > plain_header[take_header<a_scale>] > brace_open >
                                                 *((begin_entry >> level[append<&syntax::scale::levels>]) | no_level) > brace_close];
constexpr auto parameter_def = word<keyword::parameter>("`parameter`") > header_name[put_declared_name<&syntax::parameter::name>] >
                               -(colon > type[put<&syntax::parameter::type>]) >
                               ((equal > operand[put<&syntax::parameter::content>] >
                                 open_annotations[put_annotations<&syntax::parameter::annotations, a_parameter>]) |
                                (open_annotations[put_annotations<&syntax::parameter::annotations, a_parameter>] > value_or_dates >
                                 dated_contents[put<&syntax::parameter::dated>] > brace_close));
constexpr auto record_def = with_content<a_record>[word<keyword::record>("`record`") > plain_header[take_header<a_record>] > brace_open >
                                                   *((begin_entry >> field[append<&syntax::record::fields>]) | no_field) > brace_close];
constexpr auto define_def = ((word<keyword::value>("`value`")[mark<&syntax::definition::reported, true>]) | word<keyword::define>("`define`")) >
                            define_header[take_define_header] > colon > condition[put<&syntax::definition::body>] > *late_annotation[add_late];
constexpr finishing with_complete_rows{[](parse_state& state, iterator, iterator, auto& made) { complete_cells(state, made); }};
constexpr auto cell_def = placed[word<keyword::any_value>("`any value`") | test[put<&syntax::cell::test>] |
                                 (&token_parser{is_last_cell, "a value"} >> path_or_parameter[put_equal_cell]) | operand[put_equal_cell]];
constexpr auto table_row_def = placed[word<keyword::row>("`row`") > cell[append<&syntax::table_row::cells>] >
                                      *(comma > cell[append<&syntax::table_row::cells>]) > -(&token_parser{goes_on_in_row, "`:`"} > colon >
                                                                                     operand[put<&syntax::table_row::content>])];
constexpr auto table_inputs_def = word<keyword::given>("`given`") > operand[append<&syntax::table::inputs>] >
                                  *(comma > operand[append<&syntax::table::inputs>]);
constexpr auto table_def = with_complete_rows
    [word<keyword::table>("`table`") > define_header[take_table_header] > brace_open > begin_entry > table_inputs[take_inputs] >
     -((&word<keyword::gives>("`gives`") >> begin_entry >> word<keyword::gives>("`gives`")) > type[put<&syntax::table::type>]) >
     -(&token_parser{is_policy, "`takes first row`"} >> begin_entry >> token_parser{is_policy, "`takes first row`"}[put_policy]) >
     *(&word<keyword::row>("`row`") >> begin_entry >> table_row[append<&syntax::table::rows>]) >
     -((&word<keyword::otherwise>("`otherwise`") >> begin_entry >> word<keyword::otherwise>("`otherwise`")) >
       operand[put<&syntax::table::otherwise>]) > brace_close];
constexpr auto function_argument_def = token_parser{is_field_name, "a field"}[put_declared_name<&syntax::function_argument::name>] > colon >
                                       type[put<&syntax::function_argument::type>] >
                                       annotations[put_annotations<&syntax::function_argument::annotations, a_function>];
constexpr auto function_def = word<keyword::function>("`function`") > plain_header[take_header<a_function>] >
                              word<keyword::gives>("`gives`") > type[put<&syntax::function::result>] > brace_open >
                              *((begin_entry >> function_argument[append<&syntax::function::arguments>]) | no_field) > brace_close;
constexpr auto criterion_def = word<keyword::criterion>("`criterion`") > criterion_header[take_criterion_header] >
                               criterion_body[put<&syntax::criterion::body>] > *late_annotation[add_late];
constexpr auto declaration_def = placed_declaration[ruleset[take_form] | scale[take_form] | parameter[take_form] | record[take_form] |
                                                    define[take_form] | table[take_form] | function[take_form] | criterion[take_form] | use[take_form] |
                                                    setting[take_form] | refinement[take_form] | sample[take_form] | test_declaration[take_form]];
constexpr auto file_def = *((begin_declaration >> declaration[append_declaration]) | no_declaration);

BOOST_SPIRIT_DEFINE(literal, path, path_or_parameter, operand, sum, product, base, positive, rounding)
BOOST_SPIRIT_DEFINE(filter, bound_filter, selection, bound_selection, named_selection, count, aggregate, share_condition, share, run)
BOOST_SPIRIT_DEFINE(elapsed, stretch, window, covered_time, part, extreme, function_call, branch, choice)
BOOST_SPIRIT_DEFINE(condition, chain, unary, primary, quantifier, number_quantifier)
BOOST_SPIRIT_DEFINE(comparison, membership, classification, interval, range, text_test, meeting, is_what, is_test, test)
BOOST_SPIRIT_DEFINE(annotation_, late_annotation, annotations, open_annotations, level_annotations)
BOOST_SPIRIT_DEFINE(threshold, braces, group, item_body, criterion_body, applicability, item)
BOOST_SPIRIT_DEFINE(type, field, level, ruleset_line, plain_header, criterion_header, define_header, dated_content, dated_contents)
BOOST_SPIRIT_DEFINE(ruleset, scale, parameter, record, define, cell, table_row, table_inputs, table, function_argument, function, criterion, declaration, file)

} // namespace guong::inline v0::parsing::grammar

#include "grammar_refinements.hpp"
#include "grammar_tests.hpp"

namespace guong::inline v0::parsing {

syntax::file read_declarations(parse_state& state) {
    syntax::file read;
    iterator first = state.begin();
    const iterator behind_all = state.end();
    x3::parse(first, behind_all, x3::with<parse_state_tag>(std::ref(state))[grammar::file], read);
    read.poisoned = state.take_poisoned();
    return read;
}

} // namespace guong::inline v0::parsing
