#include "runs.hpp"

#include <algorithm>
#include <cstddef>

namespace guong::inline v0 {

namespace run_counting {

namespace {

void settle(working_vector<std::int64_t>& numbers) noexcept {
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

/// Whether no more than `gap_max` numbers are missing between one number and a greater one. Unsigned: the difference of any two fits.
bool continues(std::int64_t number, std::int64_t greater, std::int64_t gap_max) noexcept {
    const std::uint64_t missing = static_cast<std::uint64_t>(greater) - static_cast<std::uint64_t>(number) - 1;
    return missing <= static_cast<std::uint64_t>(std::max<std::int64_t>(gap_max, 0));
}

/// Calls `act` with the place of the first number of each stretch and the place behind its last, in order.
template <class Action>
void for_each_run(const working_vector<std::int64_t>& settled, std::int64_t gap_max, Action act) noexcept {
    std::size_t begin = 0;
    for (std::size_t end = 1; end <= settled.size(); ++end) {
        if (end < settled.size() && continues(settled[end - 1], settled[end], gap_max)) continue;
        act(begin, end);
        begin = end;
    }
}

/// Leaves the numbers from one place to another.
void keep(working_vector<std::int64_t>& numbers, std::size_t begin, std::size_t end) noexcept {
    numbers.resize(end);
    numbers.erase(numbers.begin(), numbers.begin() + static_cast<std::ptrdiff_t>(begin));
}

} // namespace

} // namespace run_counting

working_vector<std::int64_t> longest_run(working_vector<std::int64_t> numbers, std::int64_t gap_max) noexcept {
    run_counting::settle(numbers);
    std::size_t first = 0, last = 0;
    run_counting::for_each_run(numbers, gap_max, [&](std::size_t begin, std::size_t end) {
        if (end - begin > last - first) first = begin, last = end;
    });
    run_counting::keep(numbers, first, last);
    return numbers;
}

working_vector<std::int64_t> run_ending_at(working_vector<std::int64_t> numbers, std::int64_t last, std::int64_t gap_max) noexcept {
    std::erase_if(numbers, [&](std::int64_t number) { return number > last; });
    run_counting::settle(numbers);
    if (numbers.empty() || numbers.back() != last) return {};
    std::size_t first = 0;
    run_counting::for_each_run(numbers, gap_max, [&](std::size_t begin, std::size_t) { first = begin; });
    run_counting::keep(numbers, first, numbers.size());
    return numbers;
}

working_vector<std::int64_t> blocks(working_vector<std::int64_t> numbers, std::int64_t length) noexcept {
    if (length < 1) return {};
    run_counting::settle(numbers);
    std::size_t kept = 0;
    run_counting::for_each_run(numbers, 0, [&](std::size_t begin, std::size_t end) {
        const auto whole = (end - begin) - (end - begin) % static_cast<std::size_t>(length);
        for (std::size_t i = 0; i < whole; ++i) numbers[kept + i] = numbers[begin + i];
        kept += whole;
    });
    numbers.resize(kept);
    return numbers;
}

} // namespace guong::inline v0
