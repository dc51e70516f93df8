#pragma once

/// Source text and places in it. Bytes are stored, composed code points are counted, terminal cells are drawn.
/// Everything here is a pure function or an immutable value: safe from many threads.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <guong/version.hpp>

namespace guong::inline v0 {

/// A half-open range of bytes in one source of a `source_map`. A span is an offset, never a pointer.
struct span {
    std::uint32_t source = 0; ///< index into the source map
    std::uint32_t begin = 0;  ///< first byte
    std::uint32_t end = 0;    ///< one past the last byte

    friend bool operator==(span, span) = default;
};

/// The smallest span that covers both; both must lie in one source.
[[nodiscard]] span join(span first, span last) noexcept;

/// A place for people: both numbers begin at 1. `column` counts letters, that is code points after composition,
/// so that the three spellings of `ổ` (composed, decomposed, Windows-1258 style) give the same column.
struct position {
    std::uint32_t line = 1;
    std::uint32_t column = 1;

    friend bool operator==(position, position) = default;
};

/// A named text, usually a rule file. The bytes are kept as they were given; they need not be valid UTF-8.
class source {
public:
    source(std::string name, std::string bytes);

    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    [[nodiscard]] std::string_view bytes() const noexcept { return bytes_; }

    /// Where a byte stands. An offset past the end gives the end. Cost: O(log lines), also within one long line.
    [[nodiscard]] position locate(std::size_t offset) const;
    /// The text of a line (1-based) without its line break; empty past the end.
    [[nodiscard]] std::string_view line(std::uint32_t number) const;
    /// The offset of the first byte of a line (1-based).
    [[nodiscard]] std::size_t line_begin(std::uint32_t number) const;

private:
    std::string name_;
    std::string bytes_;
    /// A place within a long line, and the letters of the line before it.
    struct milestone {
        std::uint32_t offset;
        std::uint32_t letters;
    };
    void set_milestones(std::size_t begin, std::size_t end);

    std::vector<std::uint32_t> line_begins_;
    std::vector<milestone> milestones_; ///< so that no long line is counted from its beginning for each place in it
};

/// The sources that spans refer to, by index.
using source_map = std::vector<source>;

/// Canonical composition (Unicode NFC). Text that is not valid UTF-8 comes back unchanged. Cost: linear.
[[nodiscard]] std::string compose(std::string_view text);

/// For comparing what people type: composed, without case, tone marks, diacritics or `đ`, with runs of blank as one space.
/// `Tuổi`, `tuoi` and `TUỔI` fold alike. Used for suggestions only, never for equality of names.
[[nodiscard]] std::string fold(std::string_view text);

/// Terminal cells that `text` occupies: combining marks 0, wide characters 2; a tab counts as one.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// Code points of `text` after composition.
[[nodiscard]] std::size_t letter_count(std::string_view text);

/// The offset of the first byte that is not valid UTF-8, or nothing.
[[nodiscard]] std::optional<std::size_t> first_invalid_utf8(std::string_view text) noexcept;

/// SHA-256 (FIPS 180-4) in lower-case hexadecimal: names the exact bytes of a rule file.
[[nodiscard]] std::string sha256(std::string_view bytes);

/// The names of `known` nearest to `unknown`, best first, at most `limits::suggestions_max`, none farther away than a
/// third of its letters. Compared on code points after `fold`.
[[nodiscard]] std::vector<std::string> nearest_names(std::string_view unknown, const std::vector<std::string>& known);

} // namespace guong::inline v0
