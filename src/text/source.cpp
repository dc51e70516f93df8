#include <guong/text.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

#include "utf8.hpp"

namespace guong::inline v0 {

span join(span first, span last) noexcept {
    return {first.source, std::min(first.begin, last.begin), std::max(first.end, last.end)};
}

source::source(std::string name, std::string bytes) : name_{std::move(name)}, bytes_{std::move(bytes)} {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    // The mark is no letter of the first line: columns count from what follows it.
    line_begins_.push_back(bytes_.starts_with(byte_order_mark) ? static_cast<std::uint32_t>(byte_order_mark.size()) : 0);
    for (std::size_t feed = bytes_.find_first_of("\r\n"); feed != std::string::npos; feed = bytes_.find_first_of("\r\n", feed + 1)) {
        const bool goes_on = bytes_[feed] == '\r' && feed + 1 < bytes_.size() && bytes_[feed + 1] == '\n';
        if (!goes_on) line_begins_.push_back(static_cast<std::uint32_t>(feed + 1));
    }
    for (std::size_t number = 1; number <= line_begins_.size(); ++number)
        set_milestones(line_begins_[number - 1], number < line_begins_.size() ? line_begins_[number] : bytes_.size());
}

void source::set_milestones(std::size_t begin, std::size_t end) {
    constexpr std::size_t distance = 4096;
    const auto is_plain = [&](std::size_t at) { return static_cast<unsigned char>(bytes_[at]) < 0x80; };
    std::uint32_t letters = 0;
    for (auto at = begin + distance; at < end; ++at) {
        if (!is_plain(at - 1) || !is_plain(at)) continue; // between the two nothing can join into one letter
        letters += static_cast<std::uint32_t>(letter_count(std::string_view{bytes_}.substr(begin, at - begin)));
        milestones_.push_back({static_cast<std::uint32_t>(at), letters});
        begin = at;
        at += distance - 1;
    }
}

position source::locate(std::size_t offset) const {
    offset = std::clamp<std::size_t>(offset, line_begins_.front(), std::max<std::size_t>(bytes_.size(), line_begins_.front()));
    const auto next = std::upper_bound(line_begins_.begin(), line_begins_.end(), offset);
    const auto number = static_cast<std::uint32_t>(next - line_begins_.begin());
    const std::string_view text = line(number);
    const std::size_t within = utf8::letter_begin(text, offset - line_begin(number));
    const auto begin = line_begin(number);
    const auto behind = std::upper_bound(milestones_.begin(), milestones_.end(), begin + within,
                                         [](std::size_t wanted, const milestone& each) { return wanted < each.offset; });
    const bool is_on_line = behind != milestones_.begin() && std::prev(behind)->offset > begin;
    const auto counted = is_on_line ? *std::prev(behind) : milestone{static_cast<std::uint32_t>(begin), 0};
    const auto from = counted.offset - begin;
    return {number, static_cast<std::uint32_t>(counted.letters + letter_count(text.substr(from, within - from)) + 1)};
}

std::string_view source::line(std::uint32_t number) const {
    if (number == 0 || number > line_begins_.size()) return {};
    const std::size_t begin = line_begins_[number - 1];
    const std::size_t end = number < line_begins_.size() ? line_begins_[number] - 1 : bytes_.size();
    std::string_view text = std::string_view{bytes_}.substr(begin, end - begin);
    if (text.ends_with('\r')) text.remove_suffix(1);
    return text;
}

std::size_t source::line_begin(std::uint32_t number) const {
    if (number == 0) return line_begins_.front();
    return number <= line_begins_.size() ? line_begins_[number - 1] : bytes_.size();
}

} // namespace guong::inline v0
