#pragma once

/// The rulesets that come with Gương, each with its records.

#include <utility>

namespace guong::reference {

inline constexpr std::pair<const char*, const char*> rules_with_records[]{
    {"rules/hvqlgd-326/exemplars.guong", "rules/hvqlgd-326/academy.json"},
    {"rules/scholarship/scholarship.guong", "rules/scholarship/students.json"},
    {"rules/household-benefit/benefit.guong", "rules/household-benefit/households.json"},
    {"rules/titles/titles.guong", "rules/titles/academy.json"},
};

} // namespace guong::reference
