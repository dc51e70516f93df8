/// `guong check FILE…`

#include <guong/rendering.hpp>

#include "commands.hpp"
#include "findings.hpp"
#include "json_text.hpp"
#include "output.hpp"
#include "rules_input.hpp"

namespace cli {

exit_status check(const options& chosen) {
    auto unusable = false;
    auto errors = false;
    std::vector<std::string> arrays;
    for (const auto& file : chosen.rule_files) {
        const auto rules = load_rules(file, chosen);
        const auto which = language_for(chosen, rules);
        if (chosen.format == "json")
            arrays.push_back(guong::render_json(rules.report(), which));
        else
            complain(rules.report(), which);
        if (rules) continue;
        (status_of(rules.report()) == exit_status::unusable ? unusable : errors) = true;
    }
    if (chosen.format == "json") write(join_json_arrays(arrays));
    return unusable ? exit_status::unusable : errors ? exit_status::rules_have_errors : exit_status::done;
}

} // namespace cli
