/// Rules: reading them, and the criteria that they declare.

#include <optional>
#include <span>
#include <string>

#include <guong/text.hpp>

#include "boundary.hpp"
#include "functions.hpp"
#include "handles.hpp"
#include "names.hpp"

namespace {

using c_binding::text_of;

guong::parameter_values settings_of(const guong_load_options& options) {
    guong::parameter_values values;
    const auto* settings = c_binding::array_of(options.settings, options.setting_count, "settings");
    for (size_t i = 0; i < options.setting_count; ++i)
        values[guong::compose(text_of(settings[i].name, "name"))] = text_of(settings[i].value, "value");
    return values;
}

guong::text_reader reader_of(const guong_load_options& options) {
    if (!options.read) return {};
    return [ask = options.read, context = options.read_context](const std::string& path) -> std::optional<std::string> {
        guong_string text{};
        if (ask(context, path.data(), path.size(), &text) == 0) return std::nullopt;
        return std::string{text_of(text, "the text of a used file")};
    };
}

guong::load_options loading_of(const guong_load_options& options, c_binding::handed_functions& functions) {
    guong::load_options loading;
    loading.root = text_of(options.root, "root");
    loading.read = reader_of(options);
    const auto* fields = c_binding::array_of(options.sensitive, options.sensitive_count, "sensitive");
    for (size_t i = 0; i < options.sensitive_count; ++i) loading.sensitive.emplace_back(text_of(fields[i], "sensitive"));
    loading.functions = functions.registered(options);
    if (options.unanswered != 0) loading.others = guong::unregistered_functions::unanswered;
    return loading;
}

/// Loads rules as the options say, from what `read` reads.
template <class Read>
guong_status load_rules(const guong_load_options* options, guong_rules** out, guong_report** report, Read read) {
    c_binding::handed_functions functions{options};
    return c_binding::give(out, report, [&] {
        const auto given = c_binding::options_of(options);
        guong::result<guong::rules> loaded = read(settings_of(given), loading_of(given, functions));
        if (!loaded) throw c_binding::failure{GUONG_RULES_REFUSED, std::move(loaded).report(), guong::language::en};
        auto rules = std::make_unique<guong_rules>(guong_rules{*loaded});
        functions.declare(rules->content.model());
        c_binding::tell(report, std::move(loaded).report(), rules->content.model().language);
        return rules;
    });
}

std::unique_ptr<guong_table> table_of(std::span<const guong::model::criterion> criteria, const guong::model::ruleset& model,
                                      guong::language which) {
    auto table = std::make_unique<guong_table>(guong_table{{"criterion", "title", "cite", "record"}, {}});
    for (const auto& each : criteria) table->rows.push_back({each.name, each.title.in(which), each.cite, model.records[each.record].name});
    return table;
}

} // namespace

guong_status guong_rules_load(const char* path, size_t path_size, const guong_load_options* options, guong_rules** out,
                              guong_report** report) {
    return load_rules(options, out, report, [&](const auto& settings, const auto& loading) {
        const std::string name{text_of(path, path_size, "path")};
        // What reads the file would stop there, and read another.
        if (name.find('\0') != std::string::npos) throw c_binding::failure{GUONG_INVALID_ARGUMENT, "`path` holds a zero byte"};
        return guong::load(name, settings, loading);
    });
}

guong_status guong_rules_load_text(const char* name, size_t name_size, const char* text, size_t text_size,
                                   const guong_load_options* options, guong_rules** out, guong_report** report) {
    return load_rules(options, out, report, [&](const auto& settings, const auto& loading) {
        return guong::load_text(std::string{text_of(name, name_size, "name")}, std::string{text_of(text, text_size, "text")}, settings, loading);
    });
}

guong_status guong_rules_criteria(const guong_rules* rules, guong_language language, guong_table** out, guong_report** report) {
    return c_binding::give(out, report, [&] {
        const auto& model = c_binding::require(rules, "rules").content.model();
        return table_of(model.criteria, model, c_binding::language_of(language, model.language));
    });
}

guong_status guong_rules_find_criterion(const guong_rules* rules, const char* name, size_t name_size, guong_language language,
                                        guong_table** out, guong_report** report) {
    return c_binding::give(out, report, [&] {
        const auto& declared = c_binding::require(rules, "rules").content;
        const auto found = c_binding::require_criterion(declared, text_of(name, name_size, "name"));
        return table_of({&found.definition(), 1}, declared.model(), c_binding::language_of(language, declared.model().language));
    });
}

guong_status guong_rules_files(const guong_rules* rules, guong_table** out, guong_report** report) {
    return c_binding::give(out, report, [&] {
        const auto& model = c_binding::require(rules, "rules").content.model();
        auto table = std::make_unique<guong_table>(guong_table{{"file", "sha256"}, {{model.sources_text.front().name(), model.sha256}}});
        for (const auto& each : model.used_files) table->rows.push_back({each.name, each.sha256});
        return table;
    });
}

void guong_rules_free(guong_rules* rules) { delete rules; }
