#pragma once

/// What one file changes of another: that it may, and that nothing is loosened by it unless the other file says `open`.

#include <vector>

#include "declared.hpp"
#include "file_relations.hpp"
#include "from_syntax_declarations.hpp"

namespace guong::inline v0::checking {

/// A change of a criterion that can only make it stricter: the criteria that ask for it remain to be looked at.
struct made_stricter {
    const syntax::refinement* written;
    model::criterion_index criterion;
};

/// Changes the checked body of a criterion as written. Reports what is wrong, and then changes nothing.
void refine(declared& known, model::criterion_index criterion, const syntax::refinement& written, std::vector<made_stricter>& stricter);

/// Reports the settings that loosen a criterion of another file, or may. All bodies must be checked; what is broken in them is left out.
void check_settings(declared& known, const file_relations& relations, const std::vector<applied_setting>& settings);

/// Reports the criteria of other files that become easier because they ask that a criterion be not met which is stricter now.
void check_dependents(declared& known, const file_relations& relations, const std::vector<made_stricter>& stricter);

} // namespace guong::inline v0::checking
