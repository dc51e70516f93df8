#pragma once

// The values of a fact that can make a difference.

#include <cstdint>
#include <map>
#include <tuple>
#include <vector>

#include "repair_needs.hpp"
#include "repair_world.hpp"

namespace guong::inline v0::explaining {

/// Between two values of a fact at which the outcome of some condition changes, all values are alike: of each such stretch, the value nearest to
/// what the record says is tried, and where calculations are made of the fact, the other end as well.
class repair_values {
public:
    repair_values(repair_room& room, const calculated_fields& calculated);

    /// Those to try in a world, but for the present one and what the record says as it stands: the nearest first. `comparisons` are all of that
    /// world.
    [[nodiscard]] std::vector<value> of(const world& changed, const fact_place& fact, const std::vector<compared_values>& comparisons);

    /// The value one step before another, on the way to it from what the record says.
    [[nodiscard]] value before(const fact_place& fact, const value& reached) const;

private:
    /// What conditions compare a field with.
    struct limits_of_field {
        std::vector<decimal> from;      ///< points where a stretch begins
        std::vector<decimal> after;     ///< points behind which one begins
        std::vector<std::string> texts;
        int places = 0;                 ///< behind the point, of any of them
    };
    struct line;
    using field_key = std::pair<model::record_index, model::field_index>;

    void collect_tests(const instruction& code);
    void collect_comparison(const instruction& code);
    void collect_constants(std::uint32_t operand, std::vector<value>& constants, std::vector<field_key>& fields, std::set<std::uint32_t>& seen) const;
    [[nodiscard]] line line_of(const fact_place& fact, const model::type& type) const;
    [[nodiscard]] std::vector<std::int64_t> beginnings(const line& values, const fact_place& fact) const;
    void add_beginnings_of(const compared_values& comparison, const world& changed, const fact_place& fact, const line& values,
                           std::vector<std::int64_t>& begin);
    [[nodiscard]] std::vector<std::int64_t> search(const compared_values& comparison, const world& changed, const fact_place& fact, const line& values,
                                                   const std::vector<std::int64_t>& known);
    [[nodiscard]] std::vector<value> of_texts(const world& changed, const fact_place& fact, const std::vector<compared_values>& comparisons);
    [[nodiscard]] std::vector<std::int64_t> chosen(const line& values, const std::vector<std::int64_t>& begin, bool both_ends) const;

    repair_room& room_;
    const calculated_fields& calculated_;
    std::map<field_key, limits_of_field> limits_;
    std::map<field_key, std::vector<value>> compared_with_; ///< constants beside it in calculations
    /// By condition, fact, and what else is changed of what the condition reads.
    std::map<std::tuple<compared_values, fact_place, world>, std::vector<std::int64_t>> searched_;
};

} // namespace guong::inline v0::explaining
