/// What an outcome tells, in tables and as an explanation.

#include <guong/audit.hpp>
#include <guong/explanation.hpp>
#include <guong/rendering.hpp>

#include "boundary.hpp"
#include "handles.hpp"

namespace {

using c_binding::require;

guong::explanation explain(const guong_outcome& told, const guong_explain_options& asked) {
    auto why = guong::explain(told.content, {told.show_sensitive});
    if (asked.change_sets > 0) {
        guong::change_options sought;
        sought.sets_max = asked.change_sets;
        sought.show_sensitive = told.show_sensitive;
        why.changes = guong::find_changes(told.content, sought);
    }
    if (asked.margins != 0) {
        guong::margin_options sought;
        sought.show_sensitive = told.show_sensitive;
        why.margins = guong::find_margins(told.content, sought);
    }
    return why;
}

/// Looked at before the explanation is searched for.
void require_format(guong_format asked) {
    if (asked < GUONG_JSON || asked > GUONG_HTML)
        throw c_binding::failure{GUONG_INVALID_ARGUMENT, "no format has the number " + std::to_string(asked)};
}

std::string render(const guong::explanation& why, guong_format format, const guong::text_options& how) {
    switch (format) {
    case GUONG_PLAIN_TEXT: return guong::render(why, how);
    case GUONG_MARKDOWN: return guong::render_markdown(why, how);
    case GUONG_HTML: return guong::render_html(why, how);
    default: return guong::render_json(why, how.language);
    }
}

} // namespace

guong_status guong_outcome_items(const guong_outcome* outcome, guong_table** out, guong_report** report) {
    return c_binding::give(out, report, [&] {
        auto table = std::make_unique<guong_table>(guong_table{{"item", "status"}, {}});
        for (auto& each : guong::audit_of(require(outcome, "outcome").content).items)
            table->rows.push_back({std::move(each.path), std::string{to_string(each.status)}});
        return table;
    });
}

guong_status guong_outcome_unmet(const guong_outcome* outcome, guong_table** out, guong_report** report) {
    return c_binding::give(out, report, [&] {
        auto table = std::make_unique<guong_table>(guong_table{{"item"}, {}});
        for (auto& path : guong::unmet_items(require(outcome, "outcome").content)) table->rows.push_back({std::move(path)});
        return table;
    });
}

guong_status guong_outcome_missing(const guong_outcome* outcome, guong_language language, guong_table** out, guong_report** report) {
    return c_binding::give(out, report, [&] {
        const auto& judged = require(outcome, "outcome").content;
        const auto which = c_binding::language_of(language, judged.model().language);
        auto table = std::make_unique<guong_table>(guong_table{{"at", "label"}, {}});
        for (auto& each : guong::missing_facts(judged)) table->rows.push_back({std::move(each.at), each.label.in(which)});
        return table;
    });
}

guong_status guong_outcome_explain(const guong_outcome* outcome, const guong_explain_options* options, guong_text** out,
                                   guong_report** report) {
    return c_binding::give(out, report, [&] {
        const auto& told = require(outcome, "outcome");
        const auto asked = c_binding::options_of(options);
        require_format(asked.format);
        guong::text_options how;
        how.language = c_binding::language_of(asked.language, told.content.model().language);
        how.all_items = asked.all_items != 0;
        return std::make_unique<guong_text>(guong_text{render(explain(told, asked), asked.format, how)});
    });
}
