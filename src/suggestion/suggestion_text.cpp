#include <guong/suggestion.hpp>

#include <set>
#include <tuple>

#include "suggestion_words.hpp"
#include "../testing/test_words.hpp"

namespace guong::inline v0 {

namespace proposing {

namespace {

/// Each once: that a condition decides alone, two tests may show together.
std::size_t closed_gaps(const suggestions& told) {
    std::set<std::tuple<test_gap::kind, std::uint32_t, std::uint32_t, std::uint32_t, std::string, edge_side>> gaps;
    for (const auto& test : told.tests)
        for (const auto& gap : test.closes)
            gaps.emplace(gap.what, gap.where.source, gap.where.begin, gap.where.end,
                         gap.what == test_gap::kind::mutant ? gap.replacement : gap.bound, gap.beyond);
    return gaps.size();
}

} // namespace

} // namespace proposing

std::string render(const suggestions& told) {
    std::string text;
    for (const auto& each : told.tests) text += (text.empty() ? "" : "\n") + each.text;
    return text;
}

std::string render_remaining(const suggestions& told, language which) {
    const auto& words = proposing::suggestion_phrases_in(which);
    std::string text =
        told.tests.empty()
            ? std::string{words.summary_none}
            : phrasing::filled(words.summary, {std::to_string(told.tests.size()), std::to_string(proposing::closed_gaps(told))});
    text += '\n';
    if (told.open.empty()) return text;
    text += phrasing::filled(words.remaining, {std::to_string(told.open.size())}) + '\n';
    for (const auto& each : told.open) {
        const auto& why = each.because == remaining_gap::why::impossible ? words.impossible : words.not_found;
        text += "  " + proposing::place_words(each.gap) + ": " + proposing::gap_words(each.gap, which) + " (" + std::string{why} + ")\n";
    }
    return text;
}

} // namespace guong::inline v0
