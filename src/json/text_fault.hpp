#pragma once

/// Where a text is no JSON, and how that is said.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace guong::inline v0::json_reading {

struct text_fault {
    std::size_t offset = 0;
    std::string_view expected; ///< what should stand there instead; a text that lives as long as the program
};

/// Says where faults of one text are. It counts lines from the last fault on, so that a file of a million broken records is counted once.
class fault_teller {
public:
    explicit fault_teller(std::string_view text) noexcept : text_{text} {}

    /// `line 3, column 7: expected a value, found the end of the text`; the text ends at `end` if that is earlier.
    [[nodiscard]] std::string words(const text_fault& fault, std::size_t end = std::string_view::npos);

private:
    void count_to(std::size_t offset);

    std::string_view text_;
    std::size_t counted_ = 0; // bytes
    std::size_t line_ = 1;
    std::size_t column_ = 1;
};

} // namespace guong::inline v0::json_reading
