#include "best_values.hpp"

#include <algorithm>
#include <functional>
#include <queue>

namespace guong::inline v0 {

namespace picking {

namespace {

/// The sum of the greatest of some numbers, while they come one by one; nothing once it does not fit.
class greatest_numbers {
public:
    explicit greatest_numbers(std::int64_t count_max) : count_max_{count_max} {}

    void add(const rational& number) {
        const bool is_full = count_max_ > 0 && static_cast<std::int64_t>(taken_.size()) == count_max_;
        if (is_full && number <= taken_.top()) return;
        auto next = total_ ? guong::add(*total_, number) : std::nullopt;
        if (is_full) {
            next = next ? subtract(*next, taken_.top()) : std::nullopt;
            taken_.pop();
        }
        taken_.push(number);
        total_ = next;
    }
    [[nodiscard]] const std::optional<rational>& total() const noexcept { return total_; }

private:
    std::int64_t count_max_;
    std::priority_queue<rational, working_vector<rational>, std::greater<>> taken_; ///< the least on top
    std::optional<rational> total_ = rational{0};
};

/// The extreme sum over all numbers of those that may be added: for each number of them, the first in their order are the ones to add.
template <class Better>
std::optional<rational> extreme_sum(greatest_numbers taken, const working_vector<rational>& ordered, Better better) {
    auto extreme = taken.total();
    for (const auto& each : ordered) {
        taken.add(each);
        if (!extreme || !taken.total()) return std::nullopt;
        if (better(*taken.total(), *extreme)) extreme = taken.total();
    }
    return extreme;
}

} // namespace

} // namespace picking

bool best_values::add(const value_range& content, const value_range* key, bool surely) {
    if (!content.is_known()) {
        value_unknown_ = content.why;
        return false;
    }
    may_be_negative_ = may_be_negative_ || content.low.sign() < 0;
    has_keys_ = has_keys_ || key;
    const bool lacks_key = key && !key->is_exact();
    auto& among = lacks_key ? without_key_ : candidates_;
    among.push_back({content.low, content.high, key && !lacks_key ? std::optional{key->low} : std::nullopt, surely});
    if (lacks_key && key_unknown_ == unknown_reason::none) key_unknown_ = key->is_known() ? unknown_reason::missing_fact : key->why;
    return true;
}

value_range best_values::sum() const {
    if (value_unknown_ != unknown_reason::none) return value_range::unknown(value_unknown_);
    if (key_unknown_ != unknown_reason::none && may_be_negative_) return value_range::unknown(key_unknown_);
    const auto all = best_of_each_key();
    return range_between(least_sum(all), greatest_sum(all));
}

working_vector<best_values::best> best_values::best_of_each_key() const {
    working_vector<best> found;
    if (!has_keys_) {
        for (const auto& each : candidates_) found.push_back({each.low, each.high, each.surely});
        return found;
    }
    auto sorted = candidates_;
    std::sort(sorted.begin(), sorted.end(), [](const candidate& left, const candidate& right) { return left.key < right.key; });
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        const auto& each = sorted[i];
        if (i == 0 || sorted[i - 1].key != each.key) {
            found.push_back({each.low, each.high, each.surely});
            continue;
        }
        auto& of_key = found.back();
        // Those that are surely meant give at least their greatest; where none is, any one of them may be the only one.
        if (of_key.surely == each.surely)
            of_key.low = each.surely ? std::max(of_key.low, each.low) : std::min(of_key.low, each.low);
        else if (each.surely)
            of_key.low = each.low;
        of_key.high = std::max(of_key.high, each.high);
        of_key.surely = of_key.surely || each.surely;
    }
    return found;
}

/// The elements whose key is not known have one together, that of the greatest value: then they add nothing but what they have beyond it.
std::optional<rational> best_values::least_sum(const working_vector<best>& all) const {
    working_vector<rational> sure, perhaps;
    for (const auto& each : all) (each.surely ? sure : perhaps).push_back(each.low);
    std::optional<rational> greatest_without;
    for (const auto& each : without_key_)
        if (each.surely) greatest_without = greatest_without ? std::max(*greatest_without, each.low) : each.low;
    if (greatest_without) {
        const auto greatest = std::max_element(sure.begin(), sure.end());
        if (greatest == sure.end())
            sure.push_back(*greatest_without);
        else
            *greatest = std::max(*greatest, *greatest_without);
    }
    std::sort(perhaps.begin(), perhaps.end());
    picking::greatest_numbers taken{count_max_};
    for (const auto& each : sure) taken.add(each);
    return picking::extreme_sum(std::move(taken), perhaps, std::less<>{});
}

/// The elements whose key is not known have keys that no other has.
std::optional<rational> best_values::greatest_sum(const working_vector<best>& all) const {
    picking::greatest_numbers taken{count_max_};
    working_vector<rational> perhaps;
    for (const auto& each : all) {
        if (each.surely)
            taken.add(each.high);
        else
            perhaps.push_back(each.high);
    }
    for (const auto& each : without_key_) perhaps.push_back(each.high);
    std::sort(perhaps.begin(), perhaps.end(), std::greater<>{});
    return picking::extreme_sum(std::move(taken), perhaps, std::greater<>{});
}

} // namespace guong::inline v0
