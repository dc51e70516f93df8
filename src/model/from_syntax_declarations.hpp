#pragma once

/// Declarations as written become the named parts of a ruleset; bodies of definitions and criteria come later, when all names are known.

#include <variant>
#include <vector>

#include "declared.hpp"
#include "file_relations.hpp"

namespace guong::inline v0::checking {

/// A parameter that a file sets which builds on the declaring one.
struct applied_setting {
    const syntax::setting* written;
    model::parameter_index parameter;
    std::vector<value> before; ///< several where it depended on a day
    value after;
    bool was_open; ///< by the file that declared it, or that set it before
};

/// What remains to be checked: which definitions and criteria a declaration introduced.
struct pending_bodies {
    struct pending_definition {
        std::variant<const syntax::definition*, const syntax::table*> written;
        std::vector<model::definition_index> indices; ///< one for each record type

        [[nodiscard]] const syntax::name& name() const {
            return std::visit([](const auto* form) -> const syntax::name& { return form->name; }, written);
        }
    };
    struct pending_criterion {
        const syntax::criterion* written;
        model::criterion_index index;
        std::vector<const syntax::refinement*> refinements; ///< in the order in which they build on one another
    };
    std::vector<pending_definition> definitions;
    std::vector<pending_criterion> criteria; ///< by index
    std::vector<applied_setting> settings;
};

/// Declares everything but bodies: ruleset, scales, records, parameters; names and record types of definitions and criteria.
[[nodiscard]] pending_bodies declare_all(const rule_files& files, const file_relations& relations, const parameter_values& overrides,
                                         declared& known);

} // namespace guong::inline v0::checking
