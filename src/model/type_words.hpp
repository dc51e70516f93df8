#pragma once

/// What the plain types are called in rule files. Not keywords: a field may well be named `date`.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <guong/model.hpp>

namespace guong::inline v0::checking {

struct type_word {
    model::base_type base;
    language tongue;
    std::string_view word; ///< composed
};

/// Every word; of a type and a language the one that the formatter writes comes first.
[[nodiscard]] const std::vector<type_word>& type_words();

[[nodiscard]] std::optional<model::base_type> find_plain_type(std::string_view word);

/// The word for the same type in a language; the word itself if it names no plain type.
[[nodiscard]] std::string_view type_word_in(language tongue, std::string_view word);

/// `days`, `months`, `years`
[[nodiscard]] std::string_view unit_words(time_unit unit) noexcept;

/// A type as a rule file in that language writes it.
[[nodiscard]] std::string type_text(const model::ruleset& rules, model::type type, language tongue);

} // namespace guong::inline v0::checking
