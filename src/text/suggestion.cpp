#include <guong/text.hpp>

#include <algorithm>

#include <guong/limits.hpp>

#include "utf8.hpp"

namespace guong::inline v0 {

namespace suggesting {

namespace {

std::u32string code_points(std::string_view text) {
    std::u32string letters;
    for (std::size_t offset = 0; offset < text.size();) {
        const utf8::unit here = utf8::decode(text, offset);
        letters.push_back(here.code_point);
        offset += here.bytes;
    }
    return letters;
}

/// Optimal string alignment distance: insertions, deletions, replacements and swaps of neighbours, one each.
/// `most` + 1 for anything greater.
std::size_t edit_distance(const std::u32string& from, const std::u32string& to, std::size_t most) {
    const std::size_t gap = from.size() > to.size() ? from.size() - to.size() : to.size() - from.size();
    if (gap > most) return most + 1;
    std::vector<std::size_t> before(to.size() + 1);
    std::vector<std::size_t> above(to.size() + 1);
    std::vector<std::size_t> row(to.size() + 1);
    for (std::size_t column = 0; column <= to.size(); ++column) row[column] = column;
    for (std::size_t line = 1; line <= from.size(); ++line) {
        before.swap(above);
        above.swap(row);
        row[0] = line;
        for (std::size_t column = 1; column <= to.size(); ++column) {
            const std::size_t replaced = above[column - 1] + (from[line - 1] == to[column - 1] ? 0 : 1);
            row[column] = std::min({replaced, above[column] + 1, row[column - 1] + 1});
            const bool swapped = line > 1 && column > 1 && from[line - 1] == to[column - 2] && from[line - 2] == to[column - 1];
            if (swapped) row[column] = std::min(row[column], before[column - 2] + 1);
        }
    }
    return std::min(row[to.size()], most + 1);
}

struct candidate {
    std::size_t folded_distance;  ///< what decides whether it is near
    std::size_t written_distance; ///< among equals, the one that looks most like what was written
    std::string_view name;
};

} // namespace

} // namespace suggesting

std::vector<std::string> nearest_names(std::string_view unknown, const std::vector<std::string>& known) {
    const std::u32string wanted = suggesting::code_points(fold(unknown));
    const std::u32string written = suggesting::code_points(compose(unknown));
    const std::size_t most = wanted.size() / 3;

    std::vector<suggesting::candidate> near;
    for (const std::string& name : known) {
        const std::size_t distance = suggesting::edit_distance(wanted, suggesting::code_points(fold(name)), most);
        if (distance > most) continue;
        const std::u32string letters = suggesting::code_points(compose(name));
        near.push_back({distance, suggesting::edit_distance(written, letters, written.size() + letters.size()), name});
    }
    std::stable_sort(near.begin(), near.end(), [](const auto& left, const auto& right) {
        return std::pair{left.folded_distance, left.written_distance} < std::pair{right.folded_distance, right.written_distance};
    });

    std::vector<std::string> nearest;
    for (const auto& one : near) {
        if (nearest.size() == limits::suggestions_max) break;
        if (std::find(nearest.begin(), nearest.end(), one.name) == nearest.end()) nearest.emplace_back(one.name);
    }
    return nearest;
}

} // namespace guong::inline v0
