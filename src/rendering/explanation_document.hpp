#pragma once

// An explanation as a document: what is said, in the words of one language and in its order. Text, Markdown and HTML differ only in how
// they write it down.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <guong/explanation.hpp>
#include <guong/rendering.hpp>

namespace guong::inline v0::phrasing {

/// The answer that an item or condition got.
struct answer {
    enum class kind : std::uint8_t { good, bad, open, neutral };
    answer::kind what{};
    std::string_view sign; ///< so that nobody needs to see a colour
    std::string_view words;
};

/// One thing that is said, and what is said below it.
struct entry {
    enum class kind : std::uint8_t {
        item,      ///< an item or a condition, with its answer
        statement, ///< a sentence for every reader
        ground,    ///< a sentence for those who look closer: calculations, notes
        place,     ///< where it stands in record and rules
    };
    entry::kind what{};
    std::optional<answer> got{}; ///< of items
    std::string name{};          ///< of an item, by which reports call it; of a value or a line of the head, what it is
    std::string text{};
    std::string aside{};         ///< a citation; of a fact, where it stands
    bool decided = true;         ///< whether what it stands in hangs on it
    std::vector<entry> inside{};
};

/// What follows the items.
struct section {
    enum class kind : std::uint8_t { values, reasons, missing, certain, irrelevant, changes, margins };
    section::kind what{};
    std::string heading;
    bool numbered = false;
    std::vector<entry> entries{};
    std::vector<std::string> remarks{};
};

struct explanation_document {
    guong::verdict outcome{};
    std::string verdict;
    std::string record;
    std::string criterion;     ///< its title, or its name
    std::vector<entry> head;   ///< criterion, source, reference date; notes stand inside
    std::vector<entry> because;
    std::vector<section> sections;
};

/// Whether the places in record and rule file are told, and the names by which the rule file calls what has a sentence.
enum class origins : std::uint8_t { told, left_out };

[[nodiscard]] explanation_document document_of(const explanation& why, const text_options& options, origins told);

/// For pages that people are given, of one or several: origins are told only with all items, and what stands in an earlier one is not said
/// again. Those of one record must stand together.
[[nodiscard]] std::vector<explanation_document> documents_of(std::span<const explanation> all, const text_options& options);

/// The sign of a verdict.
[[nodiscard]] std::string_view sign_of(guong::verdict outcome);

} // namespace guong::inline v0::phrasing
