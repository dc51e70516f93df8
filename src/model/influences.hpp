#pragma once

/// Which way a change moves the criteria: what a greater parameter, or a criterion that is met more often, does to their verdicts.

#include <cstdint>
#include <optional>
#include <vector>

#include <guong/model.hpp>

namespace guong::inline v0::checking {

/// How one thing moves with another. A product of two tells what a chain of them does.
enum class direction : std::int8_t { against = -1, unclear = 0, along = 1 };

[[nodiscard]] constexpr direction operator*(direction first, direction second) noexcept {
    return static_cast<direction>(static_cast<int>(first) * static_cast<int>(second));
}

/// How a group moves with each of its items.
[[nodiscard]] direction moves_with_items(model::group::kind quantity) noexcept;

/// The file whose parts are open to change below an item, where `around` is the one outside it: what another file puts into an open item is not
/// open unless it says so, too.
[[nodiscard]] std::optional<std::uint32_t> open_below(std::optional<std::uint32_t> around, const std::optional<model::item>& item) noexcept;

/// A place where something bears on a criterion: `along` where the criterion is met more often the greater it is.
struct influence {
    span where;
    model::criterion_index criterion{};
    direction moves{};
};

/// Where a parameter bears on the criteria that the given files declare. Parts of them that other files added, and
/// parts that are open to change, do not count. Each helper and
/// criterion is looked into at most once for each direction. Cost: linear in the ruleset.
[[nodiscard]] std::vector<influence> influences_of_parameter(model::parameter_index parameter, const model::ruleset& rules,
                                                             const std::vector<bool>& files);
/// The same for a criterion that others ask for.
[[nodiscard]] std::vector<influence> influences_of_criterion(model::criterion_index criterion, const model::ruleset& rules,
                                                             const std::vector<bool>& files);

} // namespace guong::inline v0::checking
