#pragma once

/// A line of source as a terminal shows it, and what stands under it.

#include <cstddef>
#include <string>

#include <guong/text.hpp>

namespace guong::inline v0::showing {

/// One line, ready to draw, and the cells under which carets go.
struct excerpt {
    std::string text;
    std::size_t mark_begin_cells = 0;
    std::size_t mark_cells = 1;
};

/// The line in which `where` begins. Tabs are drawn as blanks, what cannot be drawn as U+FFFD, and of a long line only the part
/// around the place. The mark ends with the line where the span goes on to further ones.
[[nodiscard]] excerpt excerpt_of(const source& text, span where);

} // namespace guong::inline v0::showing
