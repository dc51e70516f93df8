#include "meaning.hpp"

#include "../../src/model/month_end_words.hpp"
#include "../../src/model/type_words.hpp"
#include "tree_words.hpp"

namespace guong_test {

namespace {

using namespace guong;

void turn_into_english(syntax::type_name& type) { type.name.text = checking::type_word_in(language::en, type.name.text); }

} // namespace

std::string meaning_of(const std::string& text) {
    auto parsed = parse(source{"test.guong", text});
    if (!parsed || parsed.report().has_errors()) return {};
    auto file = std::move(parsed).value();
    for (auto& declaration : file.declarations) {
        if (auto* record = std::get_if<syntax::record>(&declaration.form)) {
            for (auto& field : record->fields) turn_into_english(field.type);
        } else if (auto* parameter = std::get_if<syntax::parameter>(&declaration.form)) {
            if (parameter->type) turn_into_english(*parameter->type);
        } else if (auto* table = std::get_if<syntax::table>(&declaration.form)) {
            if (table->type) turn_into_english(*table->type);
        } else if (auto* function = std::get_if<syntax::function>(&declaration.form)) {
            turn_into_english(function->result);
            for (auto& argument : function->arguments) turn_into_english(argument.type);
        } else if (auto* rules = std::get_if<syntax::ruleset>(&declaration.form)) {
            if (rules->month_ends) rules->month_ends->text = checking::month_end_word_in(language::en, rules->month_ends->text);
        }
    }
    return words_of(file);
}

} // namespace guong_test
