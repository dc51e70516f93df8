#pragma once

/// JSON text (RFC 8259) onto a tape, one value at a time, so that a long array never stands in memory as a whole. Numbers keep the
/// digits they were written with, whatever their size. A text that is no UTF-8 and a value nested too deep are marked on the tape and
/// reading goes on: they spoil one record, not the file.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tape.hpp"

namespace guong::inline v0::json_reading {

class text_reader {
public:
    explicit text_reader(std::string_view text, std::size_t offset = 0) noexcept
        : begin_{text.data()}, cursor_{text.data() + offset}, end_{text.data() + text.size()} {}

    /// Goes on with another text.
    void restart(std::string_view text, std::size_t offset = 0) noexcept;
    /// Reads the value that comes next. False if it is no JSON: `problem` says why.
    [[nodiscard]] bool read_value(tape& into);

    /// Whether the byte comes next, behind blanks; `take` also passes over it.
    [[nodiscard]] bool sees(char byte) noexcept;
    [[nodiscard]] bool take(char byte) noexcept;
    [[nodiscard]] bool at_end() noexcept;
    /// Where the next value begins, behind blanks.
    [[nodiscard]] std::size_t offset() noexcept;

    /// Says that something else should stand here. Always false.
    bool fail(std::string_view expected) noexcept;
    /// What is wrong and where: `line 3, column 7: expected a value, found the end of the text`. `lines_before` is for a text cut out of a
    /// longer one.
    [[nodiscard]] std::string problem(std::size_t lines_before = 0) const;

private:
    enum class expecting : std::uint8_t { value, key, separator };

    void skip_blanks() noexcept;
    bool read_value_here(tape& into, expecting& next);
    bool read_key(tape& into, expecting& next);
    bool read_separator(tape& into, expecting& next);
    bool open(tape& into, json_kind kind, expecting& next);
    void close(tape& into) noexcept;
    bool read_number(tape& into);
    bool read_word(tape& into, std::string_view word, json_kind kind);
    bool read_text(tape& into);
    bool read_escaped_text(tape& into, const char* first);
    bool read_escape(std::string& decoded, bool& broken);
    bool read_code_unit(std::uint32_t& code_unit) noexcept;
    void add_scalar(tape& into, json_kind kind, std::string_view content = {});
    [[nodiscard]] bool inside_object(const tape& into) const noexcept;

    const char* begin_;
    const char* cursor_;
    const char* end_;
    std::vector<std::uint32_t> open_; // nodes of the arrays and objects that are open, as far as they are on the tape
    std::vector<bool> deep_;          // of those beyond the limit, whether they are objects
    std::string_view expected_;
};

} // namespace guong::inline v0::json_reading
