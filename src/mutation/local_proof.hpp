#pragma once

/// A proof that a change makes no difference, from where it is made.

#include <string>

#include <guong/rules.hpp>

namespace guong::inline v0::differing {

/// Whether the criterion or helper condition of a name, in which alone the changed rules differ, holds a condition around the change that
/// agrees in every case with what became of it: then nothing else can tell them apart, whatever stands around. The innermost conditions are
/// tried first.
[[nodiscard]] bool are_same_around_change(const rules& before, const rules& changed, const std::string& owner);

} // namespace guong::inline v0::differing
