#pragma once

// What it hangs on that a condition does not hold: one of these must change, or it stays so.

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "repair_world.hpp"

namespace guong::inline v0::explaining {

/// Facts of which calculations and comparisons with other facts are made, by record type: of these, more values count than those that stand
/// in the rules.
class calculated_fields {
public:
    explicit calculated_fields(const program& code);
    [[nodiscard]] bool contains(model::record_index record, model::field_index field) const { return fields_.contains({record, field}); }
    [[nodiscard]] bool empty() const noexcept { return fields_.empty(); }

private:
    std::set<std::pair<model::record_index, model::field_index>> fields_;
};

/// Of these, some must be changed for a condition to come out as asked; as long as none is, it does not.
struct need {
    std::vector<spot> spots; ///< in order, each once
    price bound;             ///< nothing less brings it about

    [[nodiscard]] bool is_hopeless() const noexcept { return !(bound < unaffordable); }
};

/// A condition on calculated values, or on facts alone, in the copy of the records.
struct compared_values {
    std::uint32_t unit = 0;
    std::uint32_t slot = 0;
    std::vector<data_row> scopes; ///< of the records, not of the copy
    std::vector<spot> spots;      ///< that it reads, in order

    friend std::strong_ordering operator<=>(const compared_values&, const compared_values&) = default;
};

/// Reads the records as they are in one world.
class need_reader {
public:
    /// How a world was come by.
    struct way {
        std::optional<fact_place> last; ///< the fact changed last: to change it once more is to have changed it otherwise then
        std::uint32_t again = 0;        ///< how often facts may still be changed that were changed before
    };
    need_reader(repair_room& room, const calculated_fields& calculated, const world& changed, const way& come_by)
        : room_{room}, code_{room.code()}, calculated_{calculated}, world_{changed}, way_{come_by}, ground_{room.ground(changed)} {}
    ~need_reader() { room_.spend(visited_ / visits_for_a_trial); }
    need_reader(const need_reader&) = delete;
    need_reader& operator=(const need_reader&) = delete;

    /// For the criterion to be met, which it is not.
    [[nodiscard]] need of_criterion();
    /// All that the criterion reads, in order, each once.
    [[nodiscard]] std::vector<spot> everything_read();
    /// Every comparison that is not one with constants, whatever it comes to.
    [[nodiscard]] std::vector<compared_values> comparisons();

    /// Whether something can be done about it in this world, and at what least price.
    [[nodiscard]] price price_of(const spot& asked) const;

private:
    /// Rows of the copy, the innermost last.
    using copies = std::vector<data_row>;
    static constexpr std::size_t visits_for_a_trial = 64;

    need of_unit(std::uint32_t unit, const copies& scopes, bool wanted);
    need of_slot(std::uint32_t unit, std::uint32_t slot, const copies& scopes, const slots& bits, bool wanted);
    need of_group(std::uint32_t unit, const instruction& code, const copies& scopes, const slots& bits, bool wanted);
    need of_knowledge(const access& asked, const copies& scopes, bool wanted);
    need of_call(const instruction& code, const copies& scopes, bool wanted);
    need of_list(const instruction& code, const copies& scopes, bool wanted);
    need of_everything(std::uint32_t unit, std::uint32_t slot, const copies& scopes);
    need of_calculation(std::uint32_t unit, std::uint32_t slot, const copies& scopes, bool wanted);

    struct listed {
        bool is_reached = false; ///< whether the row is known that has the list
        bool is_known = false;
        data_row owner;          ///< of the records
        model::field_index field{};
        std::vector<row_number> elements; ///< of the copy
        std::vector<truth> outcomes;
        spot unreached;
    };
    listed list_of(std::uint32_t list_access, std::uint32_t unit, const copies& scopes);
    need of_more(const listed& list, std::uint32_t unit, const copies& scopes, bool wanted, std::uint64_t lacking);
    need of_fewer(const listed& list, std::uint32_t unit, const copies& scopes, bool wanted, std::uint64_t excess);
    need of_element(const listed& list, std::size_t index, std::uint32_t unit, const copies& scopes, bool wanted);

    [[nodiscard]] need leaf(std::vector<spot> spots) const;
    [[nodiscard]] static need one_of(std::vector<need> needs);
    [[nodiscard]] need some_of(std::vector<need> needs, std::size_t count) const;
    [[nodiscard]] std::size_t ways_of(const need& each) const;
    [[nodiscard]] price least_together(const std::vector<need>& needs, std::size_t count) const;

    void collect(std::uint32_t unit, std::uint32_t slot, const copies& scopes, std::vector<spot>& spots);
    void collect_unit(std::uint32_t unit, const copies& scopes, std::vector<spot>& spots);
    void collect_operand(std::uint32_t operand, const copies& scopes, std::vector<spot>& spots);
    void collect_parts(std::uint32_t operand, const copies& scopes, std::vector<spot>& spots);
    void collect_choice(const operand_code& operand, const copies& scopes, std::vector<spot>& spots);
    void collect_list(std::uint32_t list_access, const std::vector<std::uint32_t>& units, const copies& scopes, std::vector<spot>& spots);
    void collect_list_operand(const operand_code& operand, const copies& scopes, std::vector<spot>& spots);
    void find_comparisons(std::uint32_t unit, const copies& scopes, std::vector<compared_values>& found);
    void find_comparisons_of_elements(std::uint32_t list_access, std::uint32_t unit, const copies& scopes, std::vector<compared_values>& found);

    /// The end of a path, or the reference that is unknown on the way.
    struct journey_end {
        bool is_reached = false;
        data_row row;     ///< of the copy
        spot unreached;
    };
    [[nodiscard]] journey_end follow(const model::row_path& path, const copies& scopes) const;
    [[nodiscard]] data_row original(data_row copy) const { return ground_.original_of(copy.first, copy.second); }
    [[nodiscard]] truth outcome_of(std::uint32_t unit, const copies& scopes) const;
    [[nodiscard]] slots bits_of(std::uint32_t unit, const copies& scopes) const;

    repair_room& room_;
    const program& code_;
    const calculated_fields& calculated_;
    const world& world_;
    way way_;
    trial_ground& ground_;
    std::size_t visited_ = 0;
    std::set<std::pair<std::uint32_t, copies>> seen_; ///< units
    // What was asked of other rows, or of this one under a name, so that asking in many ways takes no longer.
    std::map<std::tuple<std::uint32_t, data_row, bool>, need> called_;
    std::map<std::pair<std::uint32_t, copies>, std::vector<spot>> read_units_;
    std::map<std::pair<std::uint32_t, copies>, std::vector<spot>> read_values_;
};

} // namespace guong::inline v0::explaining
