#pragma once

/// The nine criteria by the engine over the host's own structs, read where they lie.

#include <optional>
#include <span>
#include <vector>

#include <guong/host.hpp>

#include "by_hand.hpp"
#include "engine_peer.hpp"
#include "lecturers.hpp"

namespace guong::bench {

class struct_peer {
public:
    explicit struct_peer(const program& code);

    /// The bits of every condition, as `engine_peer` gives them.
    [[nodiscard]] evaluator::words bits(const lecturer& who);
    /// The verdicts of all of them at once.
    [[nodiscard]] std::vector<std::optional<verdict>> verdicts(std::span<const lecturer> all) { return evaluator_.evaluate_all(asked_, all); }

private:
    criterion asked_;
    struct_evaluator<lecturer> evaluator_;
    slots found_;
};

} // namespace guong::bench
