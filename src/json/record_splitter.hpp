#pragma once

/// Where the records of a file begin and end. Only brackets, quotes, commas and colons count here: what stands between them is for the
/// JSON library to judge, one record at a time, so that a broken record spoils itself alone and a long file never stands in memory as a
/// whole.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "text_fault.hpp"

namespace guong::inline v0::json_reading {

class record_splitter {
public:
    explicit record_splitter(std::string_view text) noexcept : text_{text} {}

    /// Whether the byte comes next, behind blanks; `take` also passes over it.
    [[nodiscard]] bool sees(char byte) noexcept;
    [[nodiscard]] bool take(char byte) noexcept;
    [[nodiscard]] bool at_end() noexcept;
    /// Where the next value begins, behind blanks.
    [[nodiscard]] std::size_t offset() noexcept;

    /// Passes over the value that comes next and gives its extent. Nothing if none stands there, if brackets in it do not match, or if
    /// the text ends in it.
    [[nodiscard]] std::optional<std::string_view> take_value();
    /// Passes over a line and gives it, without its end. Nothing at the end of the text.
    [[nodiscard]] std::optional<std::string_view> take_line() noexcept;

    /// Why there was no value to take.
    [[nodiscard]] const text_fault& fault() const noexcept { return fault_; }

private:
    void skip_blanks() noexcept;
    bool pass_text() noexcept;
    bool pass_brackets();
    bool fail(std::string_view expected) noexcept;

    std::string_view text_;
    std::size_t cursor_ = 0;
    std::string closings_; // of the brackets that are open
    text_fault fault_;
};

} // namespace guong::inline v0::json_reading
