#pragma once

/// The tokens, semantic actions and rules that all parts of the grammar share. Included by `grammar.cpp` alone.

#include <functional>
#include <utility>

#include "test_building.hpp"
#include "test_predicates.hpp"
#include "token_parsers.hpp"
#include "token_predicates.hpp"
#include "tree_building.hpp"

namespace guong::inline v0::parsing::grammar {

// Tokens

constexpr token_parser colon{has_kind<token_kind::colon>, "`:`"};
constexpr token_parser comma{has_kind<token_kind::comma>, "`,`"};
constexpr token_parser dot{has_kind<token_kind::dot>, "`.`"};
constexpr token_parser equal{has_kind<token_kind::equal>, "`=`"};
constexpr token_parser value_or_dates{has_kind<token_kind::brace_open>, "`=` or `{`"};
constexpr token_parser brace_open{has_kind<token_kind::brace_open>, "`{`"};
constexpr token_parser brace_close{has_kind<token_kind::brace_close>, "`}`"};
constexpr token_parser bracket_open{has_kind<token_kind::bracket_open>, "`(`"};
constexpr token_parser bracket_close{has_kind<token_kind::bracket_close>, "`)`"};
constexpr token_parser options_close{has_kind<token_kind::bracket_close>, "`,` or `)`"};
constexpr token_parser number_token{has_kind<token_kind::number>, "a number"};
constexpr token_parser date_token{has_kind<token_kind::date>, "a date"};
constexpr token_parser text_token{has_kind<token_kind::text>, "a quotation"};

template <keyword Meaning>
constexpr token_parser word(const char* name) noexcept {
    return {means<Meaning>, name};
}

constexpr token_parser applies_to = word<keyword::applies_to>("`for`");
constexpr token_parser of = word<keyword::of>("`of`");
constexpr token_parser in = word<keyword::in>("`in`");
constexpr token_parser where = word<keyword::where>("`where`");
constexpr token_parser satisfies = word<keyword::satisfies>("`satisfies`");
constexpr token_parser meets = word<keyword::meets>("`meets`");
constexpr token_parser between = word<keyword::between>("`between`");
constexpr token_parser range_end = word<keyword::range_end>("`and`");
constexpr token_parser negation = word<keyword::negation>("`not`");
constexpr token_parser over = word<keyword::over>("`over`");
constexpr token_parser from = word<keyword::from>("`from`");
constexpr token_parser to = word<keyword::to>("`to`");
constexpr token_parser step{has_kind<token_kind::divided_by>, "`/`"};
constexpr token_parser minus{has_kind<token_kind::minus>, "`-`"};

constexpr token_parser mention{is_mention, "a name"};
constexpr token_parser header_name{is_header_name, "a name"};
constexpr token_parser header_name_before_for{is_header_name_before_for, "a name"};

constexpr begin_parser begin_entry{&parse_state::begin_entry};
constexpr begin_parser begin_declaration{&parse_state::begin_declaration};
constexpr misfit_parser no_item{entry_kind::item, "an item or `}`", "`and`, `or`, an item or `}`"};
constexpr misfit_parser no_field{entry_kind::field, "a field or `}`", "a field or `}`"};
constexpr misfit_parser no_level{entry_kind::level, "a scale value or `}`", "a scale value or `}`"};
constexpr misfit_parser no_ruleset_line{entry_kind::ruleset_line, "`source`, `valid from`, `language`, `months end on` or `}`",
                                        "`source`, `valid from`, `language`, `months end on` or `}`"};
constexpr no_declaration_parser no_declaration;

// Semantic actions

constexpr auto state_of = [](const auto& context) -> parse_state& { return x3::get<parse_state_tag>(context).get(); };

/// The rule's value is what was read.
constexpr auto take = [](auto& context) { x3::_val(context) = std::move(x3::_attr(context)); };

/// What was read is the form of the rule's value.
constexpr auto take_form = [](auto& context) { x3::_val(context).form = std::move(x3::_attr(context)); };

template <auto Member>
constexpr auto put = [](auto& context) { x3::_val(context).*Member = std::move(x3::_attr(context)); };

template <auto Member>
constexpr auto append = [](auto& context) { (x3::_val(context).*Member).push_back(std::move(x3::_attr(context))); };

template <auto Member>
constexpr auto put_name = [](auto& context) { x3::_val(context).*Member = to_name(state_of(context), x3::_attr(context)); };

template <auto Member>
constexpr auto put_declared_name =
    [](auto& context) { x3::_val(context).*Member = to_declared_name(state_of(context), x3::_attr(context)); };

template <auto Member>
constexpr auto append_name = [](auto& context) { (x3::_val(context).*Member).push_back(to_name(state_of(context), x3::_attr(context))); };

template <auto Member, auto Value>
constexpr auto mark = [](auto& context) { x3::_val(context).*Member = Value; };

constexpr std::string_view a_ruleset = "a ruleset";
constexpr std::string_view a_definition = "a definition";
constexpr std::string_view a_table = "a table";
constexpr std::string_view a_scale_value = "a scale value";
constexpr std::string_view a_parameter = "a parameter";
constexpr std::string_view an_item = "an item";
constexpr std::string_view a_group = "a group";
constexpr std::string_view a_setting = "a setting";
constexpr std::string_view a_refinement = "a refinement";
constexpr std::string_view a_criterion = "a criterion";
constexpr std::string_view a_scale = "a scale";
constexpr std::string_view a_record = "a record";
constexpr std::string_view a_field = "a field";
constexpr std::string_view a_function = "a function";
constexpr std::string_view a_sample = "a sample";
constexpr std::string_view a_test = "a test";

/// Annotations of anything but a field.
template <auto Member, const auto& Owner>
constexpr auto put_annotations = [](auto& context) {
    refuse_key(state_of(context), x3::_attr(context), Owner);
    if constexpr (&Owner != &an_item) refuse_sayings(state_of(context), x3::_attr(context), Owner);
    x3::_val(context).*Member = std::move(x3::_attr(context));
};

// What is done with the value of a rule once all of it is read

constexpr finishing placed{
    [](const parse_state& state, iterator first, iterator behind, auto& node) { node.where = state.place(first, behind); }};

constexpr finishing negated_by_prefixes{
    [](const parse_state& state, iterator first, iterator, auto& condition) { negate(state, condition, first); }};

constexpr finishing negated_by_its_word{[](const parse_state&, iterator first, iterator, auto& test) {
    const keyword word = first->meaning;
    const bool is_negated = word == keyword::is_not || word == keyword::is_not_known || word == keyword::is_not_blank || word == keyword::not_between;
    if (is_negated) negate_test(test);
}};

/// The words before the brace, or the brace.
constexpr finishing placed_before_brace{[](const parse_state& state, iterator first, iterator, auto& group) {
    iterator brace = first;
    while (brace->kind != token_kind::brace_open) ++brace;
    group.where = state.place(first, brace == first ? brace + 1 : brace);
}};

/// Braces with nothing between them are reported, in the name of their owner.
template <const std::string_view& Owner>
constexpr finishing with_content{[](parse_state& state, iterator, iterator behind, auto&) { state.check_content(behind, Owner); }};

/// Characters that mean nothing are reported already; what stands before them is not whole.
constexpr finishing whole{[](const parse_state&, iterator, iterator behind, syntax::expression& condition) {
    if (behind->kind == token_kind::unexpected) condition.form = syntax::expression::broken{};
}};

/// Places a declaration, and notes the names of one whose header is broken.
constexpr finishing placed_declaration{[](parse_state& state, iterator first, iterator behind, auto& made) {
    made.where = state.place(first, behind);
    if (!state.take_dropped()) return;
    state.poison_declaration(behind);
    state.drop_declaration();
}};

// Recovery: what Spirit calls by the ID of a rule where an expectation fails in it

template <entry_kind Kind>
struct recovering_entry {
    template <class Failure, class Context>
    x3::error_handler_result on_error(iterator& first, const iterator&, const Failure& failure, const Context& context) const {
        parse_state& state = state_of(context);
        state.report_unexpected(failure.where(), failure.which());
        first = state.next_entry(failure.where(), Kind);
        state.poison_entry(first, Kind);
        return x3::error_handler_result::accept;
    }
};

struct recovering_header {
    template <class Failure, class Context>
    x3::error_handler_result on_error(iterator& first, const iterator&, const Failure& failure, const Context& context) const {
        parse_state& state = state_of(context);
        state.report_unexpected(failure.where(), failure.which());
        state.drop_declaration();
        first = state.body_of_declaration(failure.where());
        return x3::error_handler_result::accept;
    }
};

// Rules: an ID, the value that is built, and the name that messages use. The IDs that recover from faults come first.

template <class Id, class Value>
using rule = x3::rule<Id, Value>;

struct item_id : recovering_entry<entry_kind::item> {};
struct field_id : recovering_entry<entry_kind::field> {};
struct level_id : recovering_entry<entry_kind::level> {};
struct ruleset_line_id : recovering_entry<entry_kind::ruleset_line> {};
struct function_argument_id : recovering_entry<entry_kind::field> {};
struct plain_header_id : recovering_header {};
struct criterion_header_id : recovering_header {};
struct define_header_id : recovering_header {};

struct declaration_id {
    template <class Failure, class Context>
    x3::error_handler_result on_error(iterator& first, const iterator&, const Failure& failure, const Context& context) const {
        parse_state& state = state_of(context);
        state.report_unexpected(failure.where(), failure.which());
        first = state.next_declaration(failure.where());
        state.poison_declaration(first);
        state.drop_declaration();
        return x3::error_handler_result::accept;
    }
};

constexpr rule<struct literal_id, syntax::literal> literal{"a value"};
constexpr rule<struct path_id, syntax::path> path{"a name"};
constexpr rule<struct operand_id, syntax::expression> operand{"a value"};
constexpr rule<struct sum_id, operand_chain> sum{"a value"};
constexpr rule<struct product_id, operand_chain> product{"a value"};
constexpr rule<struct base_id, syntax::expression> base{"a value"};
constexpr rule<struct positive_id, syntax::expression> positive{"a value"};
constexpr rule<struct rounding_id, syntax::rounding> rounding{"`rounded down`"};
constexpr rule<struct selection_id, syntax::selection> selection{"a name"};
constexpr rule<struct named_selection_id, syntax::selection> named_selection{"a name"};
constexpr rule<struct bound_selection_id, syntax::selection> bound_selection{"a name"};
constexpr rule<struct filter_id, syntax::expression> filter{"a condition"};
constexpr rule<struct bound_filter_id, syntax::expression> bound_filter{"a condition"};
constexpr rule<struct count_id, syntax::count> count{"`count of`"};
constexpr rule<struct threshold_id, syntax::group> threshold{"a number or a name"};
constexpr rule<struct aggregate_id, syntax::aggregate> aggregate{"`sum of`"};
constexpr rule<struct share_condition_id, syntax::share> share_condition{"`satisfies`"};
constexpr rule<struct share_id, syntax::share> share{"`share of`"};
constexpr rule<struct run_id, syntax::run> run{"`longest run of`"};
constexpr rule<struct elapsed_id, syntax::elapsed> elapsed{"`years from`"};
constexpr rule<struct stretch_id, syntax::covered_time::stretch> stretch{"a day"};
constexpr rule<struct window_id, syntax::covered_time::window> window{"a day"};
constexpr rule<struct covered_time_id, syntax::covered_time> covered_time{"`days covered by`"};
constexpr rule<struct part_id, syntax::part> part{"`year of`"};
constexpr rule<struct extreme_id, syntax::extreme> extreme{"`smallest of`"};
constexpr rule<struct function_call_id, syntax::function_call> function_call{"a value"};
constexpr rule<struct branch_id, syntax::choice::branch> branch{"a condition"};
constexpr rule<struct choice_id, syntax::choice> choice{"`if`"};
constexpr rule<struct path_or_parameter_id, syntax::expression> path_or_parameter{"a name"};
constexpr rule<struct condition_id, syntax::expression> condition{"a condition"};
constexpr rule<struct chain_id, condition_chain> chain{"a condition"};
constexpr rule<struct unary_id, syntax::expression> unary{"a condition"};
constexpr rule<struct primary_id, syntax::expression> primary{"a condition"};
constexpr rule<struct quantifier_id, syntax::quantifier> quantifier{"a condition"};
constexpr rule<struct number_quantifier_id, syntax::number_quantifier> number_quantifier{"a condition"};
constexpr rule<struct comparison_id, syntax::comparison> comparison{"a comparison"};
constexpr rule<struct membership_id, syntax::membership> membership{"`one of`"};
constexpr rule<struct classification_id, syntax::classification> classification{"a value"};
constexpr rule<struct interval_id, syntax::interval> interval{"`between`"};
constexpr rule<struct range_id, written_range> range{"`from`"};
constexpr rule<struct text_test_id, syntax::text_test> text_test{"a text"};
constexpr rule<struct meeting_id, syntax::meeting> meeting{"`meets`"};
constexpr rule<struct is_what_id, syntax::expression> is_what{"a value"};
constexpr rule<struct is_test_id, syntax::expression> is_test{"`is`"};
constexpr rule<struct test_id, syntax::expression> test{"a comparison"};
constexpr rule<struct annotation_id, annotation> annotation_{"an annotation"};
constexpr rule<struct late_annotation_id, annotation> late_annotation{"an annotation"};
constexpr rule<struct annotations_id, syntax::annotations> annotations{"an annotation"};
constexpr rule<struct open_annotations_id, syntax::annotations> open_annotations{"an annotation"};
constexpr rule<struct level_annotations_id, syntax::annotations> level_annotations{"an annotation"};
constexpr rule<struct braces_id, std::vector<syntax::item>> braces{"`{`"};
constexpr rule<struct group_id, syntax::group> group{"`{`"};
constexpr rule<struct item_body_id, syntax::body> item_body{"`:` or `{`"};
constexpr rule<struct criterion_body_id, syntax::body> criterion_body{"`:` or `{`"};
constexpr rule<item_id, syntax::item> item{"an item"};
constexpr rule<struct type_id, syntax::type_name> type{"a type"};
constexpr rule<field_id, syntax::field> field{"a field"};
constexpr rule<level_id, syntax::scale_level> level{"a scale value"};
constexpr rule<ruleset_line_id, syntax::ruleset> ruleset_line{"`source`"};
constexpr rule<plain_header_id, declaration_header> plain_header{"a name"};
constexpr rule<criterion_header_id, declaration_header> criterion_header{"a name"};
constexpr rule<define_header_id, declaration_header> define_header{"a name"};
constexpr rule<struct applicability_id, syntax::applicability> applicability{"a condition"};
constexpr rule<struct dated_content_id, syntax::dated_content> dated_content{"`from`"};
constexpr rule<struct dated_contents_id, std::vector<syntax::dated_content>> dated_contents{"`from`"};
constexpr rule<struct cell_id, syntax::cell> cell{"a value or a comparison"};
constexpr rule<struct table_row_id, syntax::table_row> table_row{"`row`"};
constexpr rule<struct table_inputs_id, syntax::table> table_inputs{"`given`"};
constexpr rule<struct table_id, syntax::table> table{"`table`"};
constexpr rule<function_argument_id, syntax::function_argument> function_argument{"a field"};
constexpr rule<struct function_id, syntax::function> function{"`function`"};
constexpr rule<struct ruleset_id, syntax::ruleset> ruleset{"`ruleset`"};
constexpr rule<struct scale_id, syntax::scale> scale{"`scale`"};
constexpr rule<struct parameter_id, syntax::parameter> parameter{"`parameter`"};
constexpr rule<struct record_id, syntax::record> record{"`record`"};
constexpr rule<struct define_id, syntax::definition> define{"`define`"};
constexpr rule<struct criterion_id, syntax::criterion> criterion{"`criterion`"};
constexpr rule<struct item_path_id, syntax::item_path> item_path{"a criterion"};
constexpr rule<struct added_items_id, syntax::group> added_items{"`{`"};
constexpr rule<struct use_id, syntax::use> use{"`use`"};
constexpr rule<struct setting_id, syntax::setting> setting{"`set`"};
constexpr rule<struct refinement_id, syntax::refinement> refinement{"`tighten`"};
constexpr rule<struct sample_id, syntax::sample> sample{"`sample`"};
constexpr rule<struct test_declaration_id, syntax::test> test_declaration{"`test`"};
constexpr rule<declaration_id, syntax::declaration> declaration{"a declaration"};
constexpr rule<struct file_id, syntax::file> file{"a declaration"};

} // namespace guong::inline v0::parsing::grammar
