#include "excerpt.hpp"

#include <algorithm>

#include "../text/utf8.hpp"

namespace guong::inline v0::showing {

namespace {

constexpr std::size_t tab_cells = 4;
constexpr std::size_t line_cells_max = 140;
/// Of a line whose marked part begins farther right than this, so many letters before it are shown.
constexpr std::size_t left_context_cells_max = 80;
constexpr std::size_t left_context_letters = 60;

/// Draws one code point after another and counts the cells.
class pen {
public:
    void draw(std::string_view line, std::size_t offset, const utf8::unit& letter) {
        if (letter.valid && letter.code_point == '\t') {
            const std::size_t blanks = tab_cells - cells_ % tab_cells;
            text_.append(blanks, ' ');
            cells_ += blanks;
        } else {
            text_ += utf8::printable(line.substr(offset, letter.bytes));
            cells_ += letter.valid ? utf8::cells(letter.code_point) : 1;
        }
    }

    void draw_ellipsis() {
        text_ += "…";
        ++cells_;
    }

    [[nodiscard]] std::size_t cells() const noexcept { return cells_; }
    [[nodiscard]] std::string take() { return std::move(text_); }

private:
    std::string text_;
    std::size_t cells_ = 0;
};

std::size_t first_shown_byte(std::string_view line, std::size_t mark_begin) {
    if (display_width(line.substr(0, mark_begin)) <= left_context_cells_max) return 0;
    std::size_t first = mark_begin;
    for (std::size_t letter = 0; letter < left_context_letters && first > 0; ++letter) first = utf8::letter_begin(line, first - 1);
    return first;
}

} // namespace

excerpt excerpt_of(const source& text, span where) {
    const std::uint32_t number = text.locate(where.begin).line;
    const std::string_view line = text.line(number);
    const std::size_t line_begin = text.line_begin(number);
    const auto within_line = [&](std::size_t offset) { return std::min(offset - std::min(offset, line_begin), line.size()); };
    const std::size_t mark_begin = utf8::letter_begin(line, within_line(where.begin));
    const std::size_t mark_end = std::max(mark_begin, within_line(where.end));

    pen drawn;
    excerpt shown;
    std::size_t offset = first_shown_byte(line, mark_begin);
    if (offset > 0) drawn.draw_ellipsis();
    std::size_t end_cells = 0;
    while (offset < line.size()) {
        if (offset == mark_begin) shown.mark_begin_cells = drawn.cells();
        if (drawn.cells() >= line_cells_max) {
            drawn.draw_ellipsis();
            break;
        }
        const utf8::unit letter = utf8::decode(line, offset);
        drawn.draw(line, offset, letter);
        offset += letter.bytes;
        if (offset <= mark_end) end_cells = drawn.cells();
    }
    if (mark_begin == line.size()) shown.mark_begin_cells = drawn.cells();
    shown.mark_cells = std::max(end_cells, shown.mark_begin_cells + 1) - shown.mark_begin_cells;
    shown.text = drawn.take();
    return shown;
}

} // namespace guong::inline v0::showing
