#include "from_syntax_sayings.hpp"

#include <algorithm>

#include "../text/placeholders.hpp"

namespace guong::inline v0::checking {

namespace {

/// Where in the file the place stands that is the so-manieth: escapes and composition change no brace.
span place_of(const declared& known, const syntax::quotation& written, std::size_t number) {
    const auto bytes = known.written_at(written.where);
    std::size_t begin = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        if (bytes[at] != '{') continue;
        if (at + 1 < bytes.size() && bytes[at + 1] == '{') {
            ++at;
        } else if (number-- == 0) {
            begin = at;
            break;
        }
    }
    const auto end = std::min(bytes.find('}', begin), bytes.size() - 2); // before the quotation mark where it is not closed
    auto where = written.where;
    where.end = where.begin + static_cast<std::uint32_t>(end + 1);
    where.begin += static_cast<std::uint32_t>(begin);
    return where;
}

void check_places(declared& known, const syntax::quotation& written) {
    std::size_t number = 0;
    for (const auto& part : parts_of_saying(written.text)) {
        if (!part.is_place) continue;
        const auto here = number++;
        if (placeholder_named(part.text)) continue;
        auto& finding = known.report_finding(diagnostic_code::unknown_placeholder, place_of(known, written, here), {part.text});
        declared::suggest(finding, part.text, placeholder_names(), "");
        finding.help.push_back({phrase_id::write_brace_twice, {}});
    }
}

} // namespace

std::vector<model::saying> to_sayings(declared& known, const std::vector<syntax::saying>& written) {
    std::vector<model::saying> made;
    // Those that name their language first: what is said in the language of the ruleset does not take their place.
    auto ordered = written;
    std::stable_partition(ordered.begin(), ordered.end(), [](const syntax::saying& each) { return each.tongue.has_value(); });
    for (const auto& each : ordered) {
        check_places(known, each.content);
        const auto is_same = [&](const model::saying& other) { return other.when == each.when; };
        auto found = std::find_if(made.begin(), made.end(), is_same);
        if (found == made.end()) found = made.insert(made.end(), model::saying{each.when, {}});
        auto& slot = each.tongue.value_or(known.rules.language) == language::vi ? found->content.vi : found->content.en;
        if (slot.empty()) slot = each.content.text;
    }
    return made;
}

} // namespace guong::inline v0::checking
