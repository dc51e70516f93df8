#include "run_numbers.hpp"

#include <algorithm>

namespace guong::inline v0::explaining {

namespace {

using stretch = std::vector<std::int64_t>;

/// The numbers in order, each once, cut where more than `gap_max` are missing.
std::vector<stretch> stretches_of(stretch numbers, std::int64_t gap_max) {
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    std::vector<stretch> found;
    for (const auto number : numbers) {
        if (found.empty() || number - found.back().back() > std::max<std::int64_t>(gap_max, 0) + 1) found.emplace_back();
        found.back().push_back(number);
    }
    return found;
}

} // namespace

std::vector<std::int64_t> run_found(operand_code::kind what, std::vector<std::int64_t> numbers, std::int64_t last, std::int64_t number) {
    if (what == operand_code::kind::run_ending) {
        std::erase_if(numbers, [last](std::int64_t each) { return each > last; });
        auto found = stretches_of(std::move(numbers), number);
        return found.empty() || found.back().back() != last ? stretch{} : found.back();
    }
    if (what == operand_code::kind::longest_run) {
        const auto found = stretches_of(std::move(numbers), number);
        const auto longest =
            std::max_element(found.begin(), found.end(), [](const stretch& one, const stretch& other) { return one.size() < other.size(); });
        return longest == found.end() ? stretch{} : *longest;
    }
    stretch all;
    if (number < 1) return all;
    for (auto& each : stretches_of(std::move(numbers), 0)) {
        const auto length = static_cast<std::size_t>(number);
        each.resize(each.size() / length * length);
        all.insert(all.end(), each.begin(), each.end());
    }
    return all;
}

} // namespace guong::inline v0::explaining
