#include "columns.hpp"

#include <algorithm>

#include <guong/text.hpp>

namespace guong::inline v0::formatting {

namespace {

using lines_view = std::vector<line>::const_iterator;

/// Behind the lines from `first` on that stand together.
lines_view end_of_run(lines_view first, lines_view end) {
    if (first->stands_alone) return first + 1;
    return std::find_if(first + 1, end,
                        [&](const line& each) { return each.stands_alone || each.blank_before || each.indent != first->indent; });
}

/// Whether both lines have cells of the same sorts up to `count`, or as far as the second one goes.
bool are_alike(const line& whole, const line& other, std::size_t count) {
    const std::size_t compared = std::min(count, other.cells.size());
    return std::equal(other.cells.begin(), other.cells.begin() + static_cast<std::ptrdiff_t>(compared), whole.cells.begin(),
                      [](const cell& left, const cell& right) { return left.sort == right.sort; });
}

/// The lines of a run with the widths that their cells are filled up to.
class table {
public:
    table(lines_view first, lines_view end) : first_{first}, end_{end}, widths_(static_cast<std::size_t>(end - first)) {
        std::size_t columns = 0;
        for (lines_view here = first; here != end; ++here) {
            for (const cell& each : here->cells) widths_of(here).push_back(display_width(each.text));
            columns = std::max(columns, here->cells.size());
        }
        const auto written = widths_;
        for (std::size_t aligned = columns; aligned > 0; --aligned) {
            widths_ = written;
            for (std::size_t column = 0; column + 1 < aligned; ++column) align(column);
            if (std::all_of(first, end, [&](const line& each) { return width_of(each) <= line_columns_max; })) return;
        }
    }

    [[nodiscard]] std::string text_of(lines_view shown) const {
        std::string text(shown->indent, ' ');
        for (std::size_t index = 0; index < shown->cells.size(); ++index) {
            const std::string& content = shown->cells[index].text;
            text += content;
            if (index + 1 < shown->cells.size()) text.append(1 + widths_of(shown)[index] - display_width(content), ' ');
        }
        return text;
    }

private:
    lines_view first_;
    lines_view end_;
    std::vector<std::vector<std::size_t>> widths_; ///< of each line's cells

    [[nodiscard]] std::vector<std::size_t>& widths_of(lines_view here) { return widths_[static_cast<std::size_t>(here - first_)]; }
    [[nodiscard]] const std::vector<std::size_t>& widths_of(lines_view here) const {
        return widths_[static_cast<std::size_t>(here - first_)];
    }

    [[nodiscard]] std::size_t width_of(const line& shown) const {
        const auto& widths = widths_[static_cast<std::size_t>(&shown - &*first_)];
        std::size_t width = shown.indent + widths.size() - 1;
        for (const std::size_t each : widths) width += each;
        return width;
    }

    /// A column goes on as long as lines have the same sorts of cells up to the one behind it. Lines that end before are passed over.
    void align(std::size_t column) {
        const auto has_column = [&](lines_view here) { return here->cells.size() > column + 1; };
        for (lines_view begin = first_; begin != end_;) {
            if (!has_column(begin)) {
                ++begin;
                continue;
            }
            std::size_t widest = 0;
            lines_view here = begin;
            for (; here != end_ && are_alike(*begin, *here, column + 2); ++here) {
                if (has_column(here)) widest = std::max(widest, widths_of(here)[column]);
            }
            for (; begin != here; ++begin) {
                if (has_column(begin)) widths_of(begin)[column] = widest;
            }
        }
    }
};

} // namespace

std::string to_text(const std::vector<line>& lines) {
    std::string text;
    for (lines_view first = lines.begin(); first != lines.end();) {
        const lines_view end = end_of_run(first, lines.end());
        const table run{first, end};
        for (; first != end; ++first) {
            if (first->blank_before) text += '\n';
            text += run.text_of(first);
            if (!first->trailing.empty()) text += "  " + first->trailing;
            text += '\n';
        }
    }
    return text;
}

} // namespace guong::inline v0::formatting
