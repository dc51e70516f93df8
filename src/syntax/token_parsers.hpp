#pragma once

/// Spirit's parsers for tokens in place of characters. Included by `grammar.cpp` alone, behind Spirit itself: so it stays in one translation unit.

#include <string>
#include <type_traits>

#include "parse_state.hpp"

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

/// Takes nothing, and holds where the value of the rule, as far as it is read, passes.
template <class Passes>
struct value_guard : x3::parser<value_guard<Passes>> {
    using attribute_type = x3::unused_type;
    static constexpr bool has_attribute = false;

    constexpr explicit value_guard(Passes predicate) noexcept : passes{predicate} {}

    template <class Context, class RuleContext, class Attribute>
    bool parse(iterator&, const iterator&, const Context&, RuleContext& value, Attribute&) const {
        return passes(value);
    }

    Passes passes;
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
