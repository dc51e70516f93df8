#include <guong/dataset.hpp>

#include <functional>

namespace guong::inline v0 {

namespace {

std::uint32_t text_index_hash(std::string_view text) noexcept {
    const auto wide = static_cast<std::uint64_t>(std::hash<std::string_view>{}(text));
    return static_cast<std::uint32_t>(wide ^ (wide >> 32));
}

} // namespace

std::size_t text_index::probe(const std::vector<std::string>& texts, std::string_view text, std::uint32_t hash) const noexcept {
    const auto mask = entries_.size() - 1;
    auto at = hash & mask;
    while (entries_[at].place_and_one != 0) {
        if (entries_[at].hash == hash && texts[entries_[at].place_and_one - 1] == text) break;
        at = (at + 1) & mask;
    }
    return at;
}

std::optional<std::uint32_t> text_index::find(const std::vector<std::string>& texts, std::string_view text) const noexcept {
    if (entries_.empty()) return std::nullopt;
    const auto& found = entries_[probe(texts, text, text_index_hash(text))];
    if (found.place_and_one == 0) return std::nullopt;
    return found.place_and_one - 1;
}

std::pair<std::uint32_t, bool> text_index::insert(const std::vector<std::string>& texts, std::string_view text, std::uint32_t place) {
    reserve(count_ + 1);
    const auto hash = text_index_hash(text);
    auto& found = entries_[probe(texts, text, hash)];
    if (found.place_and_one != 0) return {found.place_and_one - 1, false};
    found = {hash, place + 1};
    ++count_;
    return {place, true};
}

void text_index::reserve(std::size_t count) {
    auto capacity = entries_.empty() ? std::size_t{16} : entries_.size();
    while (count > capacity / 2) capacity *= 2;
    if (capacity != entries_.size()) rehash(capacity);
}

// No other was put behind it because its place was taken.
void text_index::remove_last(const std::vector<std::string>& texts, std::string_view text) noexcept {
    entries_[probe(texts, text, text_index_hash(text))] = {};
    --count_;
}

void text_index::rehash(std::size_t capacity) {
    std::vector<entry> old(capacity);
    old.swap(entries_);
    const auto mask = capacity - 1;
    for (const auto& moved : old) {
        if (moved.place_and_one == 0) continue;
        auto at = moved.hash & mask;
        while (entries_[at].place_and_one != 0) at = (at + 1) & mask;
        entries_[at] = moved;
    }
}

} // namespace guong::inline v0
