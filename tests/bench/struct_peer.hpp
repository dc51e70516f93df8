#pragma once

/// The nine criteria by the engine over the host's own structs, read where they lie.

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

private:
    criterion asked_;
    struct_evaluator<lecturer> evaluator_;
    slots found_;
};

} // namespace guong::bench
