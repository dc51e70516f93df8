#include "grammar.hpp"

#include <functional>
#include <type_traits>
#include <utility>

#include <boost/spirit/home/x3.hpp>

#include "token_predicates.hpp"
#include "tree_building.hpp"

// Two words for readers of this file. `a > b` commits: once `a` is there, a missing `b` is a finding, and what it says was expected is the
// name of `b`. So every operand of `>` is a token or a rule with a name from the messages, or cannot fail. And attributes are moved into
// the tree by semantic actions only, after all that could still fail before them, so that nothing is left behind by backtracking.

namespace guong::inline v0::parsing {

namespace x3 = boost::spirit::x3;

struct parse_state_tag;

using iterator = const token*;

/// One token that a predicate accepts. The predicate may look at the tokens behind it: the last one is always `end`.
struct token_parser : x3::parser<token_parser> {
    using attribute_type = const token*;
    static constexpr bool has_attribute = true;
    using predicate = bool (*)(const token*) noexcept;

    constexpr token_parser(predicate accepts_token, const char* name) noexcept : accepts{accepts_token}, expected{name} {}

    template <class Context, class RuleContext, class Attribute>
    bool parse(iterator& first, const iterator& last, const Context&, RuleContext&, Attribute& attribute) const {
        if (first == last || !accepts(first)) return false;
        attribute = first++;
        return true;
    }

    predicate accepts;
    const char* expected; ///< as messages say it
};

/// Calls `finish(state, first, behind, value)` with the tokens that the subject took and the value of the rule it stands in: Spirit's own
/// `on_success` does not see the value of a rule that has semantic actions.
template <class Subject, class Finish>
struct finished_parser : x3::unary_parser<Subject, finished_parser<Subject, Finish>> {
    constexpr finished_parser(const Subject& content, Finish action)
        : x3::unary_parser<Subject, finished_parser>{content}, finish{action} {}

    template <class Context, class RuleContext, class Attribute>
    bool parse(iterator& first, const iterator& last, const Context& context, RuleContext& value, Attribute& attribute) const {
        const iterator begin = first;
        if (!this->subject.parse(first, last, context, value, attribute)) return false;
        finish(x3::get<parse_state_tag>(context).get(), begin, first, value);
        return true;
    }

    Finish finish;
};

template <class Finish>
struct finishing {
    template <class Subject>
    constexpr auto operator[](const Subject& subject) const {
        return finished_parser<typename x3::extension::as_parser<Subject>::value_type, Finish>{x3::as_parser(subject), finish};
    }

    Finish finish;
};

template <class Finish>
finishing(Finish) -> finishing<Finish>;

/// Takes nothing, and tells the state what begins here.
struct begin_parser : x3::parser<begin_parser> {
    using attribute_type = x3::unused_type;
    static constexpr bool has_attribute = false;
    using action = void (parse_state::*)(const token*) noexcept;

    constexpr explicit begin_parser(action of_state) noexcept : begin{of_state} {}

    template <class Context, class RuleContext, class Attribute>
    bool parse(iterator& first, const iterator&, const Context& context, RuleContext&, Attribute&) const {
        (x3::get<parse_state_tag>(context).get().*begin)(first);
        return true;
    }

    action begin;
};

/// What fits nowhere in a list of entries: reported and skipped.
struct misfit_parser : x3::parser<misfit_parser> {
    using attribute_type = x3::unused_type;
    static constexpr bool has_attribute = false;

    constexpr misfit_parser(entry_kind entries, const char* name, const char* name_behind) noexcept
        : kind{entries}, expected{name}, expected_behind{name_behind} {}

    template <class Context, class RuleContext, class Attribute>
    bool parse(iterator& first, const iterator&, const Context& context, RuleContext&, Attribute&) const {
        const bool is_behind = first[-1].kind != token_kind::brace_open && first[-1].kind != token_kind::brace_close;
        return x3::get<parse_state_tag>(context).get().skip_no_entry(first, is_behind ? expected_behind : expected, kind);
    }

    entry_kind kind;
    const char* expected;        ///< at the beginning of the list and behind braces
    const char* expected_behind; ///< behind an entry that could go on
};

/// The same outside all braces.
struct no_declaration_parser : x3::parser<no_declaration_parser> {
    using attribute_type = x3::unused_type;
    static constexpr bool has_attribute = false;

    template <class Context, class RuleContext, class Attribute>
    bool parse(iterator& first, const iterator&, const Context& context, RuleContext&, Attribute&) const {
        return x3::get<parse_state_tag>(context).get().skip_no_declaration(first);
    }
};

} // namespace guong::inline v0::parsing

namespace boost::spirit::x3 {

/// What a failed expectation calls a token: without these, the name of a C++ type.
template <>
struct get_info<guong::parsing::token_parser> {
    using result_type = std::string;
    std::string operator()(const guong::parsing::token_parser& parser) const { return parser.expected; }
};

template <class Action>
struct get_info<action<guong::parsing::token_parser, Action>> {
    using result_type = std::string;
    std::string operator()(const action<guong::parsing::token_parser, Action>& parser) const { return parser.subject.expected; }
};

template <class Id, class Attribute, bool Force, class Action>
struct get_info<action<rule<Id, Attribute, Force>, Action>> {
    using result_type = std::string;
    std::string operator()(const action<rule<Id, Attribute, Force>, Action>& parser) const { return what(parser.subject); }
};

} // namespace boost::spirit::x3

namespace guong::inline v0::parsing::grammar {

// Tokens

constexpr token_parser colon{has_kind<token_kind::colon>, "`:`"};
constexpr token_parser comma{has_kind<token_kind::comma>, "`,`"};
constexpr token_parser dot{has_kind<token_kind::dot>, "`.`"};
constexpr token_parser equal{has_kind<token_kind::equal>, "`=`"};
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
constexpr token_parser conjunction = word<keyword::conjunction>("`and`");
constexpr token_parser negation = word<keyword::negation>("`not`");

constexpr token_parser mention{is_mention, "a name"};
constexpr token_parser header_name{is_header_name, "a name"};
constexpr token_parser header_name_before_for{is_header_name_before_for, "a name"};

constexpr begin_parser begin_entry{&parse_state::begin_entry};
constexpr begin_parser begin_declaration{&parse_state::begin_declaration};
constexpr misfit_parser no_item{entry_kind::item, "an item or `}`", "`and`, `or`, an item or `}`"};
constexpr misfit_parser no_field{entry_kind::field, "a field or `}`", "a field or `}`"};
constexpr misfit_parser no_level{entry_kind::level, "a scale value or `}`", "a scale value or `}`"};
constexpr misfit_parser no_ruleset_line{entry_kind::ruleset_line, "`source`, `valid from`, `language` or `}`",
                                        "`source`, `valid from`, `language` or `}`"};
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

/// Annotations of anything but a field.
template <auto Member, const auto& Owner>
constexpr auto put_annotations = [](auto& context) {
    refuse_key(state_of(context), x3::_attr(context), Owner);
    x3::_val(context).*Member = std::move(x3::_attr(context));
};

constexpr std::string_view a_ruleset = "a ruleset";
constexpr std::string_view a_definition = "a definition";
constexpr std::string_view a_scale_value = "a scale value";
constexpr std::string_view a_parameter = "a parameter";
constexpr std::string_view an_item = "an item";
constexpr std::string_view a_group = "a group";
constexpr std::string_view a_criterion = "a criterion";
constexpr std::string_view a_scale = "a scale";
constexpr std::string_view a_record = "a record";

// What is done with the value of a rule once all of it is read

constexpr finishing placed{
    [](const parse_state& state, iterator first, iterator behind, auto& node) { node.where = state.place(first, behind); }};

constexpr finishing negated_by_prefixes{
    [](const parse_state& state, iterator first, iterator, auto& condition) { negate(state, condition, first); }};

constexpr finishing negated_behind_is{[](const parse_state&, iterator first, iterator, auto& test) {
    if (first[1].meaning == keyword::negation) negate_test(test);
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
constexpr rule<struct count_id, syntax::count> count{"`count of`"};
constexpr rule<struct condition_id, syntax::expression> condition{"a condition"};
constexpr rule<struct chain_id, condition_chain> chain{"a condition"};
constexpr rule<struct unary_id, syntax::expression> unary{"a condition"};
constexpr rule<struct primary_id, syntax::expression> primary{"a condition"};
constexpr rule<struct quantifier_id, syntax::quantifier> quantifier{"a condition"};
constexpr rule<struct comparison_id, syntax::comparison> comparison{"a comparison"};
constexpr rule<struct membership_id, syntax::membership> membership{"`one of`"};
constexpr rule<struct classification_id, syntax::classification> classification{"a value"};
constexpr rule<struct interval_id, syntax::interval> interval{"`between`"};
constexpr rule<struct meeting_id, syntax::meeting> meeting{"`meets`"};
constexpr rule<struct is_what_id, syntax::expression> is_what{"a value"};
constexpr rule<struct is_test_id, syntax::expression> is_test{"`is`"};
constexpr rule<struct test_id, syntax::expression> test{"a comparison"};
constexpr rule<struct annotation_id, annotation> annotation_{"an annotation"};
constexpr rule<struct late_annotation_id, annotation> late_annotation{"an annotation"};
constexpr rule<struct annotations_id, syntax::annotations> annotations{"an annotation"};
constexpr rule<struct open_annotations_id, syntax::annotations> open_annotations{"an annotation"};
constexpr rule<struct level_annotations_id, syntax::annotations> level_annotations{"an annotation"};
constexpr rule<struct threshold_id, syntax::group> threshold{"a number or a name"};
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
constexpr rule<struct parameter_content_id, syntax::expression> parameter_content{"a value"};
constexpr rule<struct ruleset_id, syntax::ruleset> ruleset{"`ruleset`"};
constexpr rule<struct scale_id, syntax::scale> scale{"`scale`"};
constexpr rule<struct parameter_id, syntax::parameter> parameter{"`parameter`"};
constexpr rule<struct record_id, syntax::record> record{"`record`"};
constexpr rule<struct define_id, syntax::definition> define{"`define`"};
constexpr rule<struct criterion_id, syntax::criterion> criterion{"`criterion`"};
constexpr rule<struct use_id, syntax::use> use{"`use`"};
constexpr rule<struct setting_id, syntax::setting> setting{"`set`"};
constexpr rule<struct refinement_id, syntax::refinement> refinement{"`tighten`"};
constexpr rule<declaration_id, syntax::declaration> declaration{"a declaration"};
constexpr rule<struct file_id, syntax::file> file{"a declaration"};

// Operands

constexpr auto take_literal = [](auto& context) { x3::_val(context) = to_literal(state_of(context), x3::_attr(context)); };
constexpr auto take_literal_operand = [](auto& context) { x3::_val(context) = to_operand(std::move(x3::_attr(context))); };
constexpr auto append_path_part = [](auto& context) {
    append_part(x3::_val(context), to_declared_name(state_of(context), x3::_attr(context)));
};

constexpr auto literal_def = token_parser{is_literal, "a value"}[take_literal];
constexpr auto path_def = mention[append_path_part] > *(dot > token_parser{is_part, "a name"}[append_path_part]);
constexpr auto count_def = word<keyword::count_of>("`count of`") >
                           -(token_parser{is_element_name, "a name"}[put_name<&syntax::count::element>] >
                             in) > path[put<&syntax::count::list>] > -(where > condition[put<&syntax::count::filter>]);
constexpr auto operand_def =
    placed[literal[take_literal_operand] | count[take_form] | (&token_parser{is_operand_name, "a value"} >> path[take_form])];

// Tests

constexpr auto put_operator = [](auto& context) {
    x3::_val(context).operation = to_comparison_operator(x3::_attr(context));
    x3::_val(context).operator_where = state_of(context).place(x3::_attr(context));
};
constexpr auto negate_interval = mark<&syntax::interval::negated, true>;

constexpr auto comparison_def = token_parser{is_comparison, "a comparison"}[put_operator] > operand[put<&syntax::comparison::right>];
constexpr auto membership_def = word<keyword::one_of>("`one of`") > bracket_open > operand[append<&syntax::membership::options>] >
                                *(comma > operand[append<&syntax::membership::options>]) > options_close;
constexpr auto classification_def =
    operand[put<&syntax::classification::right>] >
    -(word<keyword::or_better>("`or better`")[mark<&syntax::classification::extent, syntax::classification::reach::or_better>] |
      word<keyword::or_worse>("`or worse`")[mark<&syntax::classification::extent, syntax::classification::reach::or_worse>]);
constexpr auto interval_def = (between | (token_parser{is_negated_between, "`not`"}[negate_interval] > between)) >
                              operand[put<&syntax::interval::low>] > conjunction > operand[put<&syntax::interval::high>];
constexpr auto meeting_def = meets > mention[put_name<&syntax::meeting::criterion>];

constexpr auto take_knowledge = [](auto& context) { x3::_val(context).form = syntax::knowledge{}; };
constexpr auto is_what_def = membership[take_form] | word<keyword::known>("`known`")[take_knowledge] | classification[take_form];
constexpr auto is_test_def = negated_behind_is[word<keyword::is>("`is`") > -negation > is_what[take]];
constexpr auto test_def = placed[comparison[take_form] | is_test[take] | interval[take_form] | meeting[take_form]];

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
constexpr auto put_meeting = [](auto& context) {
    syntax::expression met;
    met.where = x3::_attr(context).criterion.where;
    met.form = std::move(x3::_attr(context));
    x3::_val(context).condition = std::move(met);
};

constexpr auto quantifier_def = token_parser{is_quantifier, "a condition"}[put_quantity_of_quantifier] >
                                mention[put_name<&syntax::quantifier::element>] > in > path[put<&syntax::quantifier::list>] >
                                -(where > condition[put<&syntax::quantifier::filter>]) >
                                -((satisfies > condition[put<&syntax::quantifier::condition>]) | meeting[put_meeting]);
constexpr auto primary_def = placed[(bracket_open > condition[take] > bracket_close) | quantifier[take_form] | meeting[take_form] |
                                    (operand[take] > -test[complete])];
constexpr auto unary_def = negated_by_prefixes[(+negation > primary[take]) | primary[take]];
constexpr auto chain_def = unary[append<&condition_chain::operands>] >
                           *(token_parser{is_connective, "`and`"}[append_connective] > unary[append<&condition_chain::operands>]);
constexpr auto condition_def = chain[finish_chain];

// Annotations

constexpr auto add = [](auto& context) { add_annotation(state_of(context), x3::_val(context), x3::_attr(context)); };
constexpr auto add_late = [](auto& context) {
    add_misplaced_annotation(state_of(context), x3::_val(context).annotations, x3::_attr(context));
};

constexpr auto annotation__def =
    (token_parser{is_annotation_word, "an annotation"}[put<&annotation::word>] > text_token[put<&annotation::text>]) |
    text_token[put<&annotation::text>];
constexpr auto late_annotation_def =
    (token_parser{is_late_annotation_word, "an annotation"}[put<&annotation::word>] > text_token[put<&annotation::text>]) |
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
constexpr auto braces_def = brace_open > *(item[append_item] | no_item) > brace_close;
constexpr auto group_def =
    placed_before_brace[(token_parser{is_plain_quantity, "`all`"}[put_plain_quantity] > braces[put<&syntax::group::items>]) |
                        (token_parser{is_counted_quantity, "`at least`"}[put_counted_quantity] > threshold[put_threshold] > of >
                         braces[put<&syntax::group::items>]) |
                        braces[put<&syntax::group::items>]];
constexpr auto item_body_def = with_content<a_group>[(colon > condition[take]) | group[take_group]];
constexpr auto criterion_body_def = with_content<a_criterion>[(colon > condition[take]) | group[take_group]];
constexpr auto item_def = token_parser{is_item_name, "an item"}[put_declared_name<&syntax::item::name>] >
                          open_annotations[put_annotations<&syntax::item::annotations, an_item>] > item_body[put<&syntax::item::body>] >
                          *late_annotation[add_late];

// Declarations

template <const auto& Owner>
constexpr auto take_header = [](auto& context) {
    refuse_key(state_of(context), x3::_attr(context).annotations, Owner);
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
constexpr auto take_content_name = [](auto& context) {
    syntax::path named;
    append_part(named, to_name(state_of(context), x3::_attr(context)));
    x3::_val(context).where = named.where;
    x3::_val(context).form = std::move(named);
};
constexpr auto append_declaration = [](auto& context) {
    if (state_of(context).finish_declaration()) x3::_val(context).declarations.push_back(std::move(x3::_attr(context)));
};

constexpr auto type_def =
    placed[(word<keyword::list_of>("`list of`")[mark<&syntax::type_name::list, true>] > mention[put_name<&syntax::type_name::name>]) |
           mention[put_name<&syntax::type_name::name>]];
constexpr auto field_def = token_parser{is_field_name, "a field"}[put_declared_name<&syntax::field::name>] > colon >
                           type[put<&syntax::field::type>] > annotations[put<&syntax::field::annotations>];
constexpr auto level_def = token_parser{is_part, "a scale value"}[put_declared_name<&syntax::scale_level::name>] >
                           level_annotations[put_annotations<&syntax::scale_level::annotations, a_scale_value>];
constexpr auto ruleset_line_def = (word<keyword::source>("`source`") > text_token[append_source]) |
                                  (word<keyword::valid_from>("`valid from`") > date_token[put_day<&syntax::ruleset::valid_from>] >
                                   -(word<keyword::valid_through>("`through`") > date_token[put_day<&syntax::ruleset::valid_through>])) |
                                  (word<keyword::language>("`language`") > mention[put_name<&syntax::ruleset::language>]);

constexpr auto plain_header_def =
    header_name[put_declared_name<&declaration_header::name>] > annotations[put<&declaration_header::annotations>];
constexpr auto criterion_header_def = header_name_before_for[put_declared_name<&declaration_header::name>] > applies_to >
                                      mention[append_name<&declaration_header::records>] >
                                      open_annotations[put<&declaration_header::annotations>];
constexpr auto
    define_header_def = header_name_before_for[put_declared_name<&declaration_header::name>] > applies_to >
                        mention[append_name<&declaration_header::records>] >
                        *(comma > mention[append_name<&declaration_header::records>]) > annotations[put<&declaration_header::annotations>];
constexpr auto parameter_content_def = literal[take_literal_operand] | mention[take_content_name];

constexpr auto ruleset_def = word<keyword::ruleset>("`ruleset`") > plain_header[take_header<a_ruleset>] > brace_open >
                             *(ruleset_line[merge_line] | no_ruleset_line) > brace_close;
constexpr auto scale_def = with_content<a_scale>[word<keyword::scale>("`scale`") > plain_header[take_header<a_scale>] > brace_open >
                                                 *((begin_entry >> level[append<&syntax::scale::levels>]) | no_level) > brace_close];
constexpr auto parameter_def = word<keyword::parameter>("`parameter`") > header_name[put_declared_name<&syntax::parameter::name>] >
                               -(colon > type[put<&syntax::parameter::type>]) > equal
                               > parameter_content[put<&syntax::parameter::content>] >
                               open_annotations[put_annotations<&syntax::parameter::annotations, a_parameter>];
constexpr auto record_def = with_content<a_record>[word<keyword::record>("`record`") > plain_header[take_header<a_record>] > brace_open >
                                                   *((begin_entry >> field[append<&syntax::record::fields>]) | no_field) > brace_close];
constexpr auto define_def = word<keyword::define>("`define`") > define_header[take_define_header] > colon >
                            condition[put<&syntax::definition::body>] > *late_annotation[add_late];
constexpr auto criterion_def = word<keyword::criterion>("`criterion`") > criterion_header[take_criterion_header] >
                               criterion_body[put<&syntax::criterion::body>] > *late_annotation[add_late];
constexpr auto declaration_def = placed_declaration[ruleset[take_form] | scale[take_form] | parameter[take_form] | record[take_form] |
                                                    define[take_form] | criterion[take_form] | use[take_form] | setting[take_form] |
                                                    refinement[take_form]];
constexpr auto file_def = *((begin_declaration >> declaration[append_declaration]) | no_declaration);

BOOST_SPIRIT_DEFINE(literal, path, operand, count, condition, chain, unary, primary, quantifier)
BOOST_SPIRIT_DEFINE(comparison, membership, classification, interval, meeting, is_what, is_test, test)
BOOST_SPIRIT_DEFINE(annotation_, late_annotation, annotations, open_annotations, level_annotations)
BOOST_SPIRIT_DEFINE(threshold, braces, group, item_body, criterion_body, item)
BOOST_SPIRIT_DEFINE(type, field, level, ruleset_line, plain_header, criterion_header, define_header, parameter_content)
BOOST_SPIRIT_DEFINE(ruleset, scale, parameter, record, define, criterion, declaration, file)

} // namespace guong::inline v0::parsing::grammar

#include "grammar_refinements.hpp"

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
