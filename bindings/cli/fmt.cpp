/// `guong fmt FILE…`

#include <algorithm>

#include <guong/formatting.hpp>

#include "commands.hpp"
#include "file_writing.hpp"
#include "findings.hpp"
#include "output.hpp"
#include "rules_input.hpp"

namespace cli {
namespace {

exit_status put(const std::string& path, const std::string& before, const std::string& after, const options& chosen,
                guong::language which) {
    if (chosen.check_only) {
        if (before == after) return exit_status::done;
        write(display_name(path) + "\n");
        return exit_status::rules_have_errors;
    }
    if (path == "-") {
        write(after);
        return exit_status::done;
    }
    if (before == after || replace_file(path, after)) return exit_status::done;
    complain(finding(guong::diagnostic_code::unwritable_file, {path}), which);
    return exit_status::unusable;
}

exit_status fmt_one(const std::string& path, const options& chosen) {
    auto bytes = read_file(path);
    if (!bytes) {
        complain(finding(guong::diagnostic_code::unreadable_file, {display_name(path)}), chosen.language.value_or(guong::language::en));
        return exit_status::unusable;
    }
    const guong::source text{display_name(path), std::move(*bytes)};
    const auto which = chosen.language ? *chosen.language : language_written_in(text);
    guong::format_options how;
    how.keywords = chosen.keywords;
    const auto formatted = guong::format(text, how);
    complain(formatted.report(), which);
    if (!formatted) return exit_status::rules_have_errors;
    return put(path, std::string{text.bytes()}, *formatted, chosen, which);
}

} // namespace

exit_status fmt(const options& chosen) {
    auto worst = exit_status::done;
    for (const auto& file : chosen.rule_files) worst = std::max(worst, fmt_one(file, chosen));
    return worst;
}

} // namespace cli
