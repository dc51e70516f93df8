#include "record_part.hpp"

namespace guong::inline v0::arrow {

void row_places::add(element_run run) {
    if (run.begin == run.end) return;
    if (count_ == 0) first_ = run.begin;
    if (scattered_.empty() && run.begin != first_ + static_cast<std::int64_t>(count_)) {
        scattered_.reserve(count_ + static_cast<std::size_t>(run.end - run.begin));
        for (std::size_t row = 0; row < count_; ++row) scattered_.push_back(first_ + static_cast<std::int64_t>(row));
    }
    count_ += static_cast<std::size_t>(run.end - run.begin);
    if (scattered_.empty()) return;
    for (auto place = run.begin; place < run.end; ++place) scattered_.push_back(place);
}

} // namespace guong::inline v0::arrow
