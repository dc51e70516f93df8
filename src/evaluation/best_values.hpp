#pragma once

/// Sums in which not every value counts: of those with one key the greatest, and of these so many of the greatest.

#include <cstdint>
#include <optional>

#include "../value/working_vector.hpp"

#include "value_range.hpp"

namespace guong::inline v0 {

/// The values that elements of a list give, and their sum.
class best_values {
public:
    /// So many count at most; 0: all.
    explicit best_values(std::int64_t count_max) : count_max_{count_max} {}

    /// A value of an element that is surely meant, or may be. `key` is nothing where values have none: then each stands for itself.
    /// False once the sum is unknown because a value is.
    bool add(const value_range& content, const value_range* key, bool surely);

    /// The sum is that of the greatest values, one for each key. Its bounds are the least and the greatest sum that there may be: an element
    /// that may be meant is, or is not; a key that is not known may be that of others, or none of theirs. Where such a key stands beside a
    /// value that may be below zero, the sum is unknown.
    [[nodiscard]] value_range sum() const;

private:
    struct candidate {
        rational low;
        rational high;
        std::optional<rational> key; ///< nothing where it is not known
        bool surely;
    };
    /// What one key gives, if any of its elements is meant.
    struct best {
        rational low;
        rational high;
        bool surely;
    };
    [[nodiscard]] working_vector<best> best_of_each_key() const;
    [[nodiscard]] std::optional<rational> least_sum(const working_vector<best>& all) const;
    [[nodiscard]] std::optional<rational> greatest_sum(const working_vector<best>& all) const;

    std::int64_t count_max_;
    working_vector<candidate> candidates_;
    working_vector<candidate> without_key_; ///< of which the key is not known
    bool has_keys_ = false;
    bool may_be_negative_ = false;
    unknown_reason value_unknown_ = unknown_reason::none;
    unknown_reason key_unknown_ = unknown_reason::none;
};

} // namespace guong::inline v0
