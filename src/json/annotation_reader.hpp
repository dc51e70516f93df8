#pragma once

/// `{"value": true, "by": "…", "on": "2024-05-02", "reason": "…", "evidence": [ … ]}`: a fact with what is said beside it.

#include <array>
#include <cstddef>
#include <functional>
#include <optional>

#include <guong/dataset.hpp>

#include "fact_reader.hpp"
#include "tape.hpp"

namespace guong::inline v0::json_reading {

/// Takes a complaint about the node at a place of the tape.
using complaint_taker = std::function<void(std::size_t, complaint)>;

struct annotated_fact {
    std::optional<std::size_t> value;                     ///< its node, unless it is missing
    std::array<std::optional<std::size_t>, 4> companions; ///< by `companion`: the node of what is said, where it is known and of its type
    annotation note;

    [[nodiscard]] bool has_note() const noexcept;
};

/// Whether the object at `at` has a key that belongs to an annotated fact.
[[nodiscard]] bool is_annotated(const tape& values, std::size_t at) noexcept;
/// Each piece of evidence in the list at `at` as a text: of a document that is written out, what it says, `12/QĐ, 2024-05-02`.
[[nodiscard]] std::vector<std::string> documents_in_short(const tape& values, std::size_t at);
/// Reads the object at `at`, which stands for the field `owner`.
[[nodiscard]] annotated_fact read_annotated(const tape& values, std::size_t at, const std::string& owner, const complaint_taker& complain);

} // namespace guong::inline v0::json_reading
