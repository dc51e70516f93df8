#pragma once

/// All conditions and choices of a ruleset in the order of the rules, each with what stands around it.

#include <functional>
#include <string>

#include <guong/model.hpp>

namespace guong::inline v0::walking {

struct surroundings {
    std::string item; ///< the path of the innermost item, or the name of the helper
    std::string cite; ///< of the innermost that has one
    bool in_table = false;   ///< a cell of a row
    bool is_helper = false; ///< the whole condition of a helper
};

/// Functions that are called for what is met on the way, an outer part before those inside.
struct model_visitor {
    std::function<void(const model::condition&, const surroundings&)> on_condition = {};
    /// Each value, also a constant.
    std::function<void(const model::operand&)> on_operand = {};
    /// A table or an `if`.
    std::function<void(const model::operand&, const model::choice&, const surroundings&)> on_choice = {};
};

/// What one criterion or helper is made of, likewise.
void walk(const model::criterion& whole, const model_visitor& visitor);
void walk(const model::definition& whole, const model_visitor& visitor);
void walk_model(const model::ruleset& rules, const model_visitor& visitor);

} // namespace guong::inline v0::walking
