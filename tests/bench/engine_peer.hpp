#pragma once

/// The nine criteria by the engine: the rule file `lecturers.guong`, compiled and bound to the lecturers as a dataset.

#include <memory>
#include <vector>

#include <guong/evaluation.hpp>
#include <guong/program.hpp>

#include "by_hand.hpp"
#include "lecturers.hpp"

namespace guong::bench {

/// Reads and compiles the rule file; throws `guong::error` if it is not accepted.
[[nodiscard]] program lecturers_program();

[[nodiscard]] std::shared_ptr<const dataset> to_dataset(const model::ruleset& rules, const std::vector<partly_known_lecturer>& some);

class engine_peer {
public:
    engine_peer(const program& code, const std::vector<partly_known_lecturer>& some)
        : engine_{code, to_dataset(code.model(), some)}, unit_{code.unit_of(0)} {}

    [[nodiscard]] const evaluator& engine() const noexcept { return engine_; }

    /// The bits of every condition of one record; the masks are part of them.
    [[nodiscard]] evaluator::words bits(std::uint32_t row) const noexcept { return engine_.run_words(unit_, row); }
    /// The items stand side by side behind the criterion, which is slot 0.
    [[nodiscard]] static three_valued_mask mask_of(evaluator::words bits) noexcept {
        constexpr auto items = (1u << criteria) - 1;
        const auto known = static_cast<criteria_mask>(bits.is_known >> 1) & items;
        return {known & ~static_cast<criteria_mask>(bits.is_true >> 1), ~known & items};
    }
    [[nodiscard]] three_valued_mask mask_in(const batch& all, std::uint32_t row) const;

private:
    evaluator engine_;
    std::uint32_t unit_;
};

} // namespace guong::bench
