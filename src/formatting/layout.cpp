#include "layout.hpp"

#include <utility>

#include <guong/text.hpp>

#include "entry_parts.hpp"

namespace guong::inline v0::formatting {

namespace {

using parsing::token_kind;

constexpr std::size_t indent_columns = 2;

class layout {
public:
    explicit layout(std::vector<piece> pieces) : pieces_{std::move(pieces)} { mark_entries_of_their_own_lines(pieces_); }

    std::vector<line> lay_out() && {
        entries(0);
        comments(pieces_[next_], 0);
        return std::move(lines_);
    }

private:
    std::vector<piece> pieces_;
    std::vector<line> lines_;
    std::size_t next_ = 0;     ///< the first piece that is not laid out yet
    bool at_beginning_ = true; ///< of the file or of a pair of braces: no blank line stands there

    line& add_line(std::size_t indent, bool blank_before) {
        line& added = lines_.emplace_back();
        added.indent = indent;
        added.blank_before = blank_before && !std::exchange(at_beginning_, false);
        at_beginning_ = false;
        return added;
    }

    void comments(const piece& below, std::size_t indent, bool keeps_blanks = true) {
        for (const comment_line& comment : below.above) {
            add_line(indent, comment.blank_before && keeps_blanks).cells.push_back({cell::kind::head, comment.text});
        }
    }

    [[nodiscard]] bool ends_entries(std::size_t index) const noexcept {
        return pieces_[index].kind == token_kind::brace_close || pieces_[index].kind == token_kind::end;
    }

    void entries(std::size_t indent) {
        while (!ends_entries(next_)) entry(indent);
    }

    /// An entry, with the blocks that belong to it: `NAME … { … }`, and should there ever be such, `{ … } … { … }`.
    void entry(std::size_t indent) {
        comments(pieces_[next_], indent);
        bool blank_before = pieces_[next_].blank_before;
        for (;;) {
            const std::size_t first = std::exchange(next_, end_of_header(pieces_, next_));
            const std::size_t block_indent = header(first, next_, indent, std::exchange(blank_before, false));
            if (!opens_block(pieces_, next_ - 1)) return;
            at_beginning_ = true;
            entries(block_indent + indent_columns);
            comments(pieces_[next_], block_indent + indent_columns);
            at_beginning_ = false;
            indent = block_indent;
        }
    }

    /// What stands before a block or makes up a whole entry. Gives the indent of the line that it ends on.
    std::size_t header(std::size_t first, std::size_t end, std::size_t indent, bool blank_before) {
        const std::span<const piece> parts{pieces_.data() + first, end - first};
        std::vector<cell> cells = cells_of(parts);
        if (!is_interrupted(parts) && indent + width_of(cells) <= line_columns_max) {
            line& added = add_line(indent, blank_before);
            added.stands_alone = holds_brace(parts);
            added.cells = std::move(cells);
            added.trailing = parts.back().trailing;
            return indent;
        }
        std::size_t last_indent = indent;
        for (const std::span<const piece> segment : segments_of(parts)) {
            const bool is_bare_brace = segment.size() == 1 && segment.front().kind == token_kind::brace_open;
            const bool is_first = segment.data() == parts.data();
            last_indent = is_first || is_bare_brace ? indent : indent + indent_columns;
            if (!is_first) comments(segment.front(), last_indent, false);
            last_indent = wrapped(segment, last_indent, is_first && blank_before);
        }
        return last_indent;
    }

    /// A segment on one line, or on several where comments interrupt it or it is too long for one. Gives the indent of the last.
    std::size_t wrapped(std::span<const piece> segment, std::size_t indent, bool blank_before) {
        std::size_t begin = 0;
        for (std::size_t index = 1; index <= segment.size(); ++index) {
            const bool breaks = index == segment.size() || !segment[index].above.empty() || !segment[index - 1].trailing.empty();
            if (!breaks) continue;
            const std::size_t line_indent = begin == 0 ? indent : indent + indent_columns;
            if (begin != 0) comments(segment[begin], line_indent, false);
            broken(segment.subspan(begin, index - begin), line_indent, line_indent + indent_columns, begin == 0 && blank_before);
            begin = index;
        }
        return lines_.back().indent;
    }

    /// What no comment interrupts, broken as often as it must be. Where lines are broken again, what follows them stands deeper than their like.
    void broken(std::span<const piece> part, std::size_t indent, std::size_t indent_behind, bool blank_before) {
        const bool fits = indent + display_width(joined(part)) <= line_columns_max;
        auto ends = fits ? std::vector<std::size_t>{} : breaks_of(part);
        if (ends.empty()) {
            line& added = add_line(indent, blank_before);
            added.cells.push_back({cell::kind::head, joined(part)});
            added.trailing = part.back().trailing;
            return;
        }
        ends.push_back(part.size());
        std::size_t begin = 0;
        for (const auto end : ends) {
            const auto line_indent = begin == 0 ? indent : indent_behind;
            broken(part.subspan(begin, end - begin), line_indent, indent_behind + indent_columns, begin == 0 && blank_before);
            begin = end;
        }
    }
};

} // namespace

std::vector<line> lay_out(std::vector<piece> pieces) { return layout{std::move(pieces)}.lay_out(); }

} // namespace guong::inline v0::formatting
