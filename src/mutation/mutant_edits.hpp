#pragma once

/// The edits that make mutants of one rule file.

#include <string>
#include <vector>

#include <guong/mutation.hpp>

#include "rule_words.hpp"

namespace guong::inline v0::mutating {

/// Values of scales by the names that stand beside them: a name may stand in several scales, and which is meant, the checker says.
class scale_neighbours {
public:
    void add(const model::ruleset& rules);
    [[nodiscard]] std::vector<std::string> of(std::string_view name) const;

private:
    std::vector<std::vector<std::pair<std::string, std::string>>> scales_; ///< of each level its name, and as it is written
};

/// In the order of the text.
[[nodiscard]] std::vector<mutant> edits_of(const file_words& words, const scale_neighbours& scales);

} // namespace guong::inline v0::mutating
