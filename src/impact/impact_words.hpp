#pragma once

// What is said of changes of rules, in both languages.

#include <array>
#include <string_view>

#include <guong/impact.hpp>

#include "../rendering/wording.hpp"

namespace guong::inline v0::impacts {

/// The words of both lists in one language. `{0}` is a place for an argument.
struct impact_phrases {
    std::array<std::string_view, rule_part_count> parts; ///< by `rule_part`
    std::string_view added, removed, changed, words_changed; ///< {0} part, {1} path, {2} place
    std::string_view before, after;                          ///< {0} text
    std::string_view nothing;
    std::string_view compared, nobody, moved;                ///< {0} pairs; {1} of them
    std::string_view from_to;                                ///< {0} criterion, {1} verdict, {2} verdict, {3} how many
    std::string_view because_of, item_moved, clause;         ///< {0} path, {1} status, {2} status; clause: {0} item, {1} how many
    std::string_view record_moved;                           ///< {0} record, {1} criterion, {2} verdict, {3} verdict
    std::string_view value_moved;                            ///< {0} record, {1} value, {2} what it was, {3} what it is
    std::string_view without_id;                             ///< {0} how many records
    std::string_view not_compared;                           ///< {0} names
    std::string_view witness_name;                           ///< {0} criterion, {1} verdict, {2} verdict
    std::string_view witness_found, witness_none, witness_none_where_known; ///< {0} criterion, {1} verdict, {2} verdict
    std::string_view witness_unclear, witness_not_compared;                 ///< likewise
    std::string_view of_test;                                               ///< {0} test
    std::string_view value_witness_name;                                    ///< {0} value, {1} before, {2} after
    std::string_view value_witness_found, value_witness_none, value_witness_unclear, value_witness_not_compared; ///< {0} value, {1} record type, {2} before, {3} after
    std::string_view titled; ///< {0} title, {1} name in the rules
    std::string_view absent; ///< an item
};

[[nodiscard]] const impact_phrases& impact_phrases_in(language which) noexcept;

} // namespace guong::inline v0::impacts
