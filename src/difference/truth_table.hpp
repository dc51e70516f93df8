#pragma once

/// Conditions on one row, in every case of what they are made of.

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include <guong/program.hpp>

namespace guong::inline v0::differing {

/// The conditions on facts, calculations and lists in some units are its columns, the same one in two places once; a case is an outcome for
/// each. Cases that cannot be are left out: what is at least 3 is at least 2; a run in which numbers may be missing is at least as long as one
/// in which none may; where a fact is not known, what compares it is undetermined. Some that cannot be may be left.
class truth_table {
public:
    explicit truth_table(const program& code) : code_{code} {}

    /// Takes in what a unit is made of; all of them before the first question. False where that is too much.
    [[nodiscard]] bool add(std::uint32_t unit);
    /// Leaves out more, where conditions ask about one list: of each element all at once, so that they come out by what the elements are. And
    /// where an element lacks a fact, what is reckoned with that of every element is unknown. Only where no element is looked at alone.
    void relate_lists();

    /// Whether `holds` says so in every case that can be. Cost: 3 to the power of the columns.
    [[nodiscard]] bool holds_always(const std::function<bool()>& holds);
    /// In the case that is looked at.
    [[nodiscard]] truth outcome_of(std::uint32_t unit) const;

private:
    /// A condition as it is before it is turned round; `less than` is `at least`, turned round.
    struct column_place {
        std::size_t column = 0;
        bool is_turned = false;
    };
    /// How conditions on one list come out together, and which facts some element lacks then: bits, in the order of `lacking`.
    struct list_case {
        std::vector<truth> outcomes;
        std::uint32_t lacks = 0;

        friend auto operator<=>(const list_case&, const list_case&) = default;
    };
    struct list_relation {
        std::vector<std::size_t> columns;
        std::vector<access> lacking;
        std::vector<std::uint32_t> needed; ///< of each column of the table, without which facts of an element it is undetermined
        std::set<list_case> cases;
    };

    [[nodiscard]] bool is_inner(const instruction& each) const;
    void find_place(const instruction& each);
    void relate_facts();
    [[nodiscard]] bool find_elements(list_relation& found) const;
    void find_lists(list_relation& found) const;
    void find_needs(list_relation& found) const;
    [[nodiscard]] bool holds_from(std::size_t next, const std::function<bool()>& holds);
    [[nodiscard]] bool is_always_decided(const instruction& each) const;
    [[nodiscard]] bool can_be() const;
    [[nodiscard]] bool can_be(const list_relation& lists) const;

    const program& code_;
    std::size_t steps_ = 0;
    std::vector<instruction> columns_;
    std::map<const instruction*, column_place> places_;
    std::vector<truth> outcomes_; ///< of each column
    std::vector<std::pair<std::size_t, std::size_t>> implications_; ///< where the first is met, the second is not unmet
    std::vector<std::pair<std::size_t, std::size_t>> needs_; ///< where the first, that a fact is known, is unmet, the second is undetermined
    std::vector<list_relation> lists_;
};

} // namespace guong::inline v0::differing
