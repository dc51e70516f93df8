/// `guong_verdict(rules, criterion, json[, as_of])`, `guong_explain(rules, criterion, json[, language[, as_of[, format]]])`,
/// `guong_root(folder)`.

#include "cases.hpp"
#include "functions.hpp"

namespace sqlite_binding {
namespace {

using arguments = std::span<sqlite3_value* const>;

enum argument : size_t { rules_path, criterion, json, verdict_day = 3, language = 3, explained_day, format };

rules_shelf& shelf_of(sqlite3_context* context) { return **static_cast<std::shared_ptr<rules_shelf>*>(sqlite3_user_data(context)); }

/// Where the path is a constant, one statement judges all its rows by the same rules, and the files are looked at once.
shared_rules rules_for(sqlite3_context* context, arguments given) {
    if (const auto* kept = static_cast<const shared_rules*>(sqlite3_get_auxdata(context, rules_path))) return *kept;
    auto found = shelf_of(context).find(require_text(given[rules_path], "path of the rules"));
    sqlite3_set_auxdata(context, rules_path, new shared_rules{found}, [](void* kept) { delete static_cast<shared_rules*>(kept); });
    return found;
}

outcome judge_arguments(sqlite3_context* context, arguments given, size_t day) {
    const auto rules = rules_for(context, given);
    return judge(*rules, require_text(given[criterion], "criterion"), *text_of(given[json]), optional_text(given, day));
}

bool is_null(sqlite3_value* given) { return sqlite3_value_type(given) == SQLITE_NULL; }

guong_format format_of(std::string_view word) {
    if (word.empty() || word == "json") return GUONG_JSON;
    if (word == "text") return GUONG_PLAIN_TEXT;
    if (word == "markdown") return GUONG_MARKDOWN;
    if (word == "html") return GUONG_HTML;
    throw statement_error{"the format is `json`, `text`, `markdown` or `html`, not `" + std::string{word} + "`"};
}

void tell_verdict(sqlite3_context* context, arguments given) {
    if (is_null(given[json])) return;
    answer(context, verdict_of(judge_arguments(context, given, verdict_day)));
}

void tell_explanation(sqlite3_context* context, arguments given) {
    if (is_null(given[json])) return;
    guong_explain_options options{};
    options.size = sizeof options;
    options.language = language_of(optional_text(given, language));
    options.format = format_of(optional_text(given, format));
    const auto judged = judge_arguments(context, given, explained_day);
    const auto why = take<text>([&](auto out, auto told) { return guong_outcome_explain(judged.get(), &options, out, told); });
    answer(context, view_of(why));
}

void set_root(sqlite3_context* context, arguments given) {
    const auto folder = optional_text(given, 0);
    shelf_of(context).set_root(folder);
    answer(context, folder);
}

template <void (*Tell)(sqlite3_context*, arguments)>
void call(sqlite3_context* context, int count, sqlite3_value** given) noexcept {
    answer_guarded(context, [&] { Tell(context, {given, static_cast<size_t>(count)}); });
}

using function = void (*)(sqlite3_context*, int, sqlite3_value**);

int add(sqlite3* connection, const std::shared_ptr<rules_shelf>& shelf, const char* name, int count, int flags, function called) {
    return sqlite3_create_function_v2(connection, name, count, SQLITE_UTF8 | flags, new std::shared_ptr<rules_shelf>{shelf}, called,
                                      nullptr, nullptr, [](void* held) { delete static_cast<std::shared_ptr<rules_shelf>*>(held); });
}

} // namespace

int register_functions(sqlite3* connection, const std::shared_ptr<rules_shelf>& shelf) {
    // A view or trigger in somebody's database may not change it.
    int code = add(connection, shelf, "guong_root", 1, SQLITE_DIRECTONLY, call<set_root>);
    for (int count = 3; code == SQLITE_OK && count <= 4; ++count)
        code = add(connection, shelf, "guong_verdict", count, 0, call<tell_verdict>);
    for (int count = 3; code == SQLITE_OK && count <= 6; ++count)
        code = add(connection, shelf, "guong_explain", count, 0, call<tell_explanation>);
    return code;
}

} // namespace sqlite_binding
