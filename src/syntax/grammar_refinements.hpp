#pragma once

/// The part of the grammar for files that build on others. It stands apart from `grammar.cpp`, which alone includes it, behind all that it
/// mentions: Spirit stays in one translation unit.

namespace guong::inline v0::parsing::grammar {

constexpr auto put_used_path = [](auto& context) { x3::_val(context).path = to_quotation(state_of(context), x3::_attr(context)); };
constexpr auto append_item_name = [](auto& context) { append_part(x3::_val(context), to_name(state_of(context), x3::_attr(context))); };
constexpr auto put_setting_annotations = [](auto& context) {
    refuse_sentence(state_of(context), x3::_attr(context), a_setting);
    put_annotations<&syntax::setting::annotations, a_setting>(context);
};
constexpr auto put_added_items = [](auto& context) { x3::_val(context).body = std::move(x3::_attr(context)); };

template <auto Kind>
constexpr auto put_kind = [](auto& context) {
    x3::_val(context).what = Kind;
    x3::_val(context).word = state_of(context).place(x3::_attr(context));
};

constexpr auto mark_step = [](auto& context) { state_of(context).mark_step(x3::_attr(context)); };

constexpr auto item_path_def = placed[mention[append_item_name] > *(step[mark_step] > token_parser{is_part, "a name"}[append_item_name])];
constexpr auto added_items_def = with_content<a_refinement>[placed_before_brace[braces[put<&syntax::group::items>]]];
constexpr auto use_def = word<keyword::use>("`use`") > text_token[put_used_path];
constexpr auto setting_def = word<keyword::set>("`set`") > mention[put_name<&syntax::setting::parameter>] > equal >
                             operand[put<&syntax::setting::content>] > open_annotations[put_setting_annotations];
constexpr auto refinement_def =
    ((word<keyword::tighten>("`tighten`")[put_kind<syntax::refinement::kind::tightening>] |
      word<keyword::add_to>("`add to`")[put_kind<syntax::refinement::kind::addition>]) >
     item_path[put<&syntax::refinement::target>] > added_items[put_added_items]) |
    (word<keyword::replace>("`replace`")[put_kind<syntax::refinement::kind::replacement>] > item_path[put<&syntax::refinement::target>] >
     open_annotations[put_annotations<&syntax::refinement::annotations, an_item>] > item_body[put<&syntax::refinement::body>] >
     -applicability[put<&syntax::refinement::applicability>] > *late_annotation[add_late]);

BOOST_SPIRIT_DEFINE(item_path, added_items, use, setting, refinement)

} // namespace guong::inline v0::parsing::grammar
