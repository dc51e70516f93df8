#include <guong/coverage.hpp>

#include "coverage_lines.hpp"

namespace guong::inline v0 {

namespace covering {

namespace {

struct branch_counts {
    std::size_t all = 0;
    std::size_t shown = 0;
};

branch_counts write_branches(std::string& text, std::uint32_t number, const covered_line& line) {
    branch_counts counts;
    for (std::size_t block = 0; block < line.places.size(); ++block)
        for (std::size_t branch = 0; branch < line.places[block].size(); ++branch) {
            const bool shown = line.places[block][branch];
            text += "BRDA:" + std::to_string(number) + ',' + std::to_string(block) + ',' + std::to_string(branch) + ',' + (shown ? '1' : '0') + '\n';
            counts.shown += shown;
            ++counts.all;
        }
    return counts;
}

std::string record_of_file(const coverage& told, std::uint32_t source) {
    const auto lines = lines_of(told, source);
    if (lines.empty()) return {};
    std::string branches, counts;
    branch_counts total;
    std::size_t hit = 0;
    for (const auto& [number, line] : lines) {
        const auto of_line = write_branches(branches, number, line);
        total.all += of_line.all;
        total.shown += of_line.shown;
        counts += "DA:" + std::to_string(number) + ',' + std::to_string(line.shown()) + '\n';
        hit += line.shown() > 0;
    }
    return "SF:" + told.sources[source].name() + '\n' + branches + "BRF:" + std::to_string(total.all) +
           "\nBRH:" + std::to_string(total.shown) + '\n' + counts + "LF:" + std::to_string(lines.size()) + "\nLH:" + std::to_string(hit) +
           "\nend_of_record\n";
}

} // namespace

} // namespace covering

std::string render_lcov(const coverage& told) {
    std::string text = "TN:\n";
    for (std::uint32_t source = 0; source < told.sources.size(); ++source) text += covering::record_of_file(told, source);
    return text;
}

} // namespace guong::inline v0
