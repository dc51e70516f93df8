#pragma once

// A rule file as a list of what it says, each with a name under which two versions of it can be compared.

#include <string>
#include <vector>

#include <guong/impact.hpp>
#include <guong/syntax.hpp>

namespace guong::inline v0::impacts {

struct rule_entry {
    rule_part part{};
    std::string path;
    std::string rule;  ///< what counts, on one line
    std::vector<std::string> rows = {}; ///< of a table, with what it gives otherwise; `rule` holds the rest
    std::string words; ///< for readers, on one line
    std::string cite;
    span where;        ///< of the name
};

/// In the order of the text, in the language of its keywords. Samples and tests are left out.
[[nodiscard]] std::vector<rule_entry> entries_of(const syntax::file& tree, const source& text);

} // namespace guong::inline v0::impacts
