/// `guong describe FILE`

#include <guong/description.hpp>

#include "commands.hpp"
#include "output.hpp"
#include "rules_input.hpp"

namespace cli {

exit_status describe(const options& chosen) {
    const auto rules = require_rules(chosen);
    write(guong::describe(rules.model(), chosen.language.value_or(rules.model().language)));
    return exit_status::done;
}

} // namespace cli
