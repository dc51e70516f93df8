#pragma once

/// Which field of a record type a key of a JSON object means.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <guong/model.hpp>

#include "../text/text_hash.hpp"

namespace guong::inline v0::json_reading {

class key_table {
public:
    /// Fields are slots, by their index; `id` is one more slot where no field has it for a name or key.
    using slot = std::uint32_t;

    explicit key_table(const model::record_type& type);

    /// `ordinal`: how many keys stand before this one in its object. Records of one source write their keys in one order, so that the
    /// key that stood there last time is tried first.
    [[nodiscard]] std::optional<slot> find(std::string_view key, std::size_t ordinal);
    [[nodiscard]] slot id_slot() const noexcept { return id_slot_; }
    [[nodiscard]] std::size_t slot_count() const noexcept { return slot_count_; }
    /// Every key that is understood, for suggestions.
    [[nodiscard]] std::vector<std::string> known_keys() const;

private:
    struct guess {
        std::string key;
        slot meaning = 0;
    };
    [[nodiscard]] std::optional<slot> look_up(std::string_view key) const;

    std::unordered_map<std::string, slot, text_hash, std::equal_to<>> slots_;
    std::vector<std::string> keys_; // in the order of the declaration
    std::vector<guess> guesses_;    // by ordinal
    slot id_slot_ = 0;
    std::size_t slot_count_ = 0;
};

} // namespace guong::inline v0::json_reading
