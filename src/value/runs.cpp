#include "runs.hpp"

#include <algorithm>

namespace guong::inline v0 {

namespace run_counting {

namespace {

void settle(std::vector<std::int64_t>& numbers) noexcept {
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

/// Whether no more than `gap_max` numbers are missing between one number and a greater one. Unsigned: the difference of any two fits.
bool continues(std::int64_t number, std::int64_t greater, std::int64_t gap_max) noexcept {
    const std::uint64_t missing = static_cast<std::uint64_t>(greater) - static_cast<std::uint64_t>(number) - 1;
    return missing <= static_cast<std::uint64_t>(std::max<std::int64_t>(gap_max, 0));
}

/// Calls `act` with the length of each stretch, in order.
template <class Action>
void for_each_run(const std::vector<std::int64_t>& settled, std::int64_t gap_max, Action act) noexcept {
    std::int64_t length = 0;
    for (std::size_t i = 0; i < settled.size(); ++i) {
        ++length;
        if (i + 1 < settled.size() && continues(settled[i], settled[i + 1], gap_max)) continue;
        act(length);
        length = 0;
    }
}

} // namespace

} // namespace run_counting

std::int64_t longest_run(std::vector<std::int64_t> numbers, std::int64_t gap_max) noexcept {
    run_counting::settle(numbers);
    std::int64_t longest = 0;
    run_counting::for_each_run(numbers, gap_max, [&](std::int64_t length) { longest = std::max(longest, length); });
    return longest;
}

std::int64_t run_ending_at(std::vector<std::int64_t> numbers, std::int64_t last, std::int64_t gap_max) noexcept {
    std::erase_if(numbers, [&](std::int64_t number) { return number > last; });
    run_counting::settle(numbers);
    if (numbers.empty() || numbers.back() != last) return 0;
    std::int64_t length_of_last = 0;
    run_counting::for_each_run(numbers, gap_max, [&](std::int64_t length) { length_of_last = length; });
    return length_of_last;
}

std::int64_t blocks(std::vector<std::int64_t> numbers, std::int64_t length) noexcept {
    if (length < 1) return 0;
    run_counting::settle(numbers);
    std::int64_t count = 0;
    run_counting::for_each_run(numbers, 0, [&](std::int64_t stretch) { count += stretch / length; });
    return count;
}

} // namespace guong::inline v0
