#include "expanded_size.hpp"

#include <limits>
#include <variant>

#include <guong/model_parts.hpp>

namespace guong::inline v0::checking {

namespace {

std::size_t added(std::size_t left, std::size_t right) noexcept {
    constexpr auto greatest = std::numeric_limits<std::size_t>::max();
    return right > greatest - left ? greatest : left + right;
}

} // namespace

std::size_t expanded_sizes::add(model::definition_index index) {
    sizes_.resize(rules_.definitions.size());
    return sizes_[index] = std::visit([&](const auto& body) { return of(body); }, rules_.definitions[index].body);
}

std::size_t expanded_sizes::of(const model::operand& written) const {
    std::size_t size = 1;
    if (const auto* helper = std::get_if<model::definition_value>(&written.form)) return added(size, sizes_.at(helper->definition));
    model::for_each_part(
        written, [&](const model::operand& part) { size = added(size, of(part)); },
        [&](const model::condition& part) { size = added(size, of(part)); });
    return size;
}

/// A helper condition is not written out: the program calls it.
std::size_t expanded_sizes::of(const model::condition& written) const {
    std::size_t size = 1;
    if (written.applicability) size = added(size, of(**written.applicability));
    model::for_each_part(
        written, [&](const model::operand& part) { size = added(size, of(part)); },
        [&](const model::condition& part) { size = added(size, of(part)); });
    return size;
}

} // namespace guong::inline v0::checking
