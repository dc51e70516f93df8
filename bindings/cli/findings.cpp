#include "findings.hpp"

#include <utility>

#include <guong/rendering.hpp>

#include "output.hpp"
#include "wording.hpp"

namespace cli {
namespace {

constexpr std::size_t names_listed_max = 30;

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names) text += (text.empty() ? "" : ", ") + quoted(name);
    return text;
}

} // namespace

guong::diagnostic finding(guong::diagnostic_code code, std::vector<std::string> arguments) {
    guong::diagnostic made;
    made.code = code;
    made.arguments = std::move(arguments);
    return made;
}

guong::diagnostic unknown_name(guong::diagnostic_code code, const std::string& name, const std::string& what,
                               const std::vector<std::string>& known) {
    auto made = finding(code, {name});
    if (const auto nearest = guong::nearest_names(name, known); !nearest.empty())
        made.help.push_back({guong::phrase_id::did_you_mean, nearest});
    else if (!known.empty() && known.size() <= names_listed_max)
        made.help.push_back({guong::phrase_id::known_names, {what, joined(known)}});
    return made;
}

void complain(const guong::report& report, guong::language which) {
    if (report.empty()) return;
    guong::text_options how;
    how.language = which;
    how.colour = errors_have_colour();
    // Reports stand apart as the findings in one report do.
    static auto is_first = true;
    complain((is_first ? "" : "\n") + guong::render(report, how));
    is_first = false;
}

void complain(const guong::diagnostic& finding, guong::language which) {
    guong::report alone;
    alone.findings.push_back(finding);
    complain(alone, which);
}

} // namespace cli
