#pragma once

/// Words that the author of a rule file writes for people.

#include <string>
#include <vector>

#include <guong/value.hpp>

namespace guong::inline v0::model {

/// A label or sentence: in the ruleset's language, and where the author gave it, in the others.
struct wording {
    std::string text;
    std::string en;
    std::string vi;

    /// The text in a language; where there is none, the ruleset's own.
    [[nodiscard]] const std::string& in(language which) const noexcept;
    [[nodiscard]] bool empty() const noexcept { return text.empty() && en.empty() && vi.empty(); }
};

/// The texts in a language, without those that are for readers of another language alone.
[[nodiscard]] std::vector<std::string> texts_in(const std::vector<wording>& all, language which);

/// What explanations say of an item or criterion in one status, in place of the engine's own words. `{actual}`, `{needed}` (`{thực tế}`,
/// `{yêu cầu}`) stand for what was found and what was asked for, `{{` for a brace. Only in the languages in which it is written.
struct saying {
    status when{};
    wording content;
};

} // namespace guong::inline v0::model
