#pragma once

/// One JSON value as a flat run of nodes: no allocation for each value, and the texts stay where they were written.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guong::inline v0::json_reading {

enum class json_kind : std::uint8_t {
    null,
    no,
    yes,
    number,
    text,
    array,
    object,
    // Faults; nothing stands behind them.
    broken_text,      ///< a text that is no UTF-8
    unbounded_number, ///< a number beyond every range, with its digits
    too_deep,         ///< an array or object beyond the depth limit; what it holds is left out
};

struct json_node {
    const char* begin = nullptr; ///< of a number as it was written, or of a text
    std::uint32_t size = 0;      ///< bytes of a number or text; for an array or object, how many nodes stand inside it, at any depth
    json_kind kind{};

    [[nodiscard]] std::string_view text() const noexcept { return {begin, size}; }
    [[nodiscard]] bool is_fault() const noexcept { return kind >= json_kind::broken_text; }
    [[nodiscard]] bool has_children() const noexcept { return kind == json_kind::array || kind == json_kind::object; }
};

/// The value is node 0. The children of an array or object follow it, of an object as key, value, key, value.
class tape {
public:
    void clear() noexcept;
    [[nodiscard]] bool empty() const noexcept { return nodes_.empty(); }

    [[nodiscard]] const json_node& operator[](std::size_t at) const noexcept { return nodes_[at]; }
    /// The node behind the one at `at` and all inside it.
    [[nodiscard]] std::size_t next(std::size_t at) const noexcept { return at + 1 + (nodes_[at].has_children() ? nodes_[at].size : 0); }
    /// One past the last node inside the array or object at `at`.
    [[nodiscard]] std::size_t end_of(std::size_t at) const noexcept { return next(at); }
    /// The value under a key of the object at `at`.
    [[nodiscard]] std::optional<std::size_t> find(std::size_t at, std::string_view key) const noexcept;

    /// The first node that is a fault, if there is one.
    [[nodiscard]] std::optional<std::size_t> first_fault() const noexcept { return first_fault_; }
    /// RFC 6901 pointer from node 0 to another; for a key, to its value.
    [[nodiscard]] std::string pointer_to(std::size_t target) const;
    /// The value at `at` as JSON without blanks.
    [[nodiscard]] std::string compact(std::size_t at) const;

    /// Appends a node and gives its place.
    std::size_t add(json_kind kind, std::string_view content = {}) {
        const auto at = nodes_.size();
        nodes_.push_back({content.data(), static_cast<std::uint32_t>(content.size()), kind});
        if (nodes_.back().is_fault() && !first_fault_) first_fault_ = at;
        return at;
    }
    /// Closes an array or object: what was added since stands inside it.
    void close(std::size_t at) noexcept { nodes_[at].size = static_cast<std::uint32_t>(nodes_.size() - at - 1); }
    /// Keeps a text that stands nowhere else as long as the tape is not cleared.
    [[nodiscard]] std::string_view keep(std::string_view content);

private:
    /// Room for texts, filled from the front; what is in it never moves.
    struct block {
        std::unique_ptr<char[]> bytes;
        std::size_t size = 0;
    };

    std::vector<json_node> nodes_;
    std::vector<block> blocks_;
    std::size_t used_ = 0; // bytes of the last block
    std::optional<std::size_t> first_fault_;
};

} // namespace guong::inline v0::json_reading
