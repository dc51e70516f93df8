#include "tape.hpp"

#include "../text/json_text.hpp"

#include <algorithm>

namespace guong::inline v0::json_reading {

namespace {

void write_compact(const tape& values, std::size_t at, json_writer& writer) {
    const auto& here = values[at];
    switch (here.kind) {
    case json_kind::null: writer.null(); break;
    case json_kind::no: writer.boolean(false); break;
    case json_kind::yes: writer.boolean(true); break;
    case json_kind::number:
    case json_kind::unbounded_number: writer.raw(here.text()); break;
    case json_kind::text:
    case json_kind::broken_text: writer.text(here.text()); break;
    case json_kind::too_deep: writer.null(); break;
    case json_kind::array:
        writer.begin_array();
        for (auto child = at + 1; child < values.end_of(at); child = values.next(child)) write_compact(values, child, writer);
        writer.end_array();
        break;
    case json_kind::object:
        writer.begin_object();
        for (auto key = at + 1; key < values.end_of(at); key = values.next(key + 1)) {
            writer.key(values[key].text());
            write_compact(values, key + 1, writer);
        }
        writer.end_object();
        break;
    }
}

} // namespace

void tape::clear() noexcept {
    nodes_.clear();
    if (blocks_.size() > 1) blocks_.erase(blocks_.begin(), blocks_.end() - 1); // the last is the largest
    used_ = 0;
    first_fault_.reset();
}

std::optional<std::size_t> tape::find(std::size_t at, std::string_view key) const noexcept {
    for (auto child = at + 1; child < end_of(at); child = next(child + 1))
        if (nodes_[child].text() == key) return child + 1;
    return std::nullopt;
}

std::string_view tape::keep(std::string_view content) {
    if (blocks_.empty() || blocks_.back().size - used_ < content.size()) {
        const auto size = std::max({content.size(), blocks_.empty() ? std::size_t{0} : 2 * blocks_.back().size, std::size_t{1024}});
        blocks_.push_back({std::make_unique<char[]>(size), size});
        used_ = 0;
    }
    char* const kept = blocks_.back().bytes.get() + used_;
    std::copy(content.begin(), content.end(), kept);
    used_ += content.size();
    return {kept, content.size()};
}

std::string tape::pointer_to(std::size_t target) const {
    std::string pointer;
    std::size_t at = 0;
    while (at != target) {
        const bool keyed = nodes_[at].kind == json_kind::object;
        std::size_t place = 0;
        auto child = at + 1;
        while (next(keyed ? child + 1 : child) <= target) {
            child = next(keyed ? child + 1 : child);
            ++place;
        }
        pointer += '/';
        pointer += keyed ? json_pointer_token(nodes_[child].text()) : std::to_string(place);
        if (child == target) break;
        at = keyed ? child + 1 : child;
    }
    return pointer;
}

std::string tape::compact(std::size_t at) const {
    json_writer writer;
    write_compact(*this, at, writer);
    return writer.take();
}

} // namespace guong::inline v0::json_reading
