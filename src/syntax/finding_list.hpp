#pragma once

/// Findings of one rule file as they come up: kept in the order of the text, capped, the rest counted.

#include <cstdint>
#include <string>
#include <vector>

#include <guong/diagnostic.hpp>

namespace guong::inline v0::parsing {

class finding_list {
public:
    explicit finding_list(std::uint32_t source_index) : source_index_{source_index} {}

    [[nodiscard]] span place(std::uint32_t begin, std::uint32_t end) const noexcept { return {source_index_, begin, end}; }

    /// Adds a finding. Its labels and help may be added until the next one comes; they are dropped with it where the cap is reached.
    diagnostic& add(diagnostic_code code, span where, std::vector<std::string> arguments = {});

    /// Whether a finding at this place would be kept; spares the work of suggestions for those that would not.
    [[nodiscard]] bool would_keep(span where) const noexcept;

    /// Errors so far, those beyond the cap included.
    [[nodiscard]] std::size_t error_count() const noexcept { return error_count_; }
    /// Whether so many errors were counted that going on would help nobody.
    [[nodiscard]] bool is_hopeless() const noexcept;

    /// The report, with the text at its place in the source map.
    [[nodiscard]] report to_report(const source& text) &&;

private:
    std::uint32_t source_index_;
    std::vector<diagnostic> errors_;   ///< by place, at most the cap
    std::vector<diagnostic> warnings_; ///< likewise
    std::size_t error_count_ = 0;
    diagnostic dropped_; ///< takes what goes beyond the cap
};

} // namespace guong::inline v0::parsing
