/// What functions have to say.

#include <nlohmann/json.hpp>

#include <guong/rendering.hpp>

#include "boundary.hpp"
#include "handles.hpp"

namespace {

std::string as_json(const guong_report& told, guong::language which) {
    if (told.argument_fault.empty()) return guong::render_json(told.findings, which);
    const auto fault = nlohmann::ordered_json{{"code", nullptr}, {"severity", "error"}, {"message", told.argument_fault}};
    return "[" + fault.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "]";
}

std::string as_text(const guong_report& told, guong::language which) {
    if (!told.argument_fault.empty()) return told.argument_fault + "\n";
    guong::text_options how;
    how.language = which;
    return guong::render(told.findings, how);
}

} // namespace

guong_status guong_report_render(const guong_report* report, guong_format format, guong_language language, guong_text** out) {
    return c_binding::give(out, nullptr, [&] {
        static const guong_report silence{};
        const auto& told = report ? *report : silence;
        const auto which = c_binding::language_of(language, told.language);
        if (format != GUONG_JSON && format != GUONG_PLAIN_TEXT)
            throw c_binding::failure{GUONG_INVALID_ARGUMENT, "a report is JSON or plain text"};
        return std::make_unique<guong_text>(guong_text{format == GUONG_JSON ? as_json(told, which) : as_text(told, which)});
    });
}

void guong_report_free(guong_report* report) { delete report; }
