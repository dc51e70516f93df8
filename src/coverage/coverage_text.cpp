#include <guong/coverage.hpp>

#include <algorithm>
#include <map>

#include "coverage_words.hpp"

namespace guong::inline v0 {

namespace covering {

namespace {

/// What is missing of one clause, under one heading.
struct clause_gaps {
    std::string heading;
    std::vector<std::string> lines;
};

class clause_list {
public:
    std::vector<std::string>& lines_of(const std::string& cite, const std::string& item) {
        const auto heading = clause_words(cite, item);
        const auto [found, is_new] = known_.emplace(heading, clauses_.size());
        if (is_new) clauses_.push_back({heading, {}});
        return clauses_[found->second].lines;
    }
    [[nodiscard]] const std::vector<clause_gaps>& all() const noexcept { return clauses_; }

private:
    std::map<std::string, std::size_t> known_;
    std::vector<clause_gaps> clauses_;
};

} // namespace

} // namespace covering

std::string render(const coverage& told, language which) {
    const auto& words = covering::coverage_phrases_in(which);
    covering::clause_list clauses;
    for (const auto& each : covering::gaps_of(told, which)) {
        auto& lines = clauses.lines_of(each.place.cite, each.place.item);
        lines.push_back("  " + covering::line_words(told.sources, each.place.where) + ": " + each.place.text);
        for (const auto& gap : each.words) lines.push_back("    " + gap);
    }
    for (const auto& each : told.clauses)
        if (!each.touched)
            clauses.lines_of(each.cite, each.items.front())
                .push_back("  " + covering::line_words(told.sources, each.where) + ": " + std::string{words.never_touched});
    auto text = std::string{words.coverage} + ": " + covering::summary_of(told.totals(), which) + '\n';
    if (clauses.all().empty()) text += std::string{words.nothing_missing} + '\n';
    for (const auto& clause : clauses.all()) {
        text += '\n' + clause.heading + '\n';
        for (const auto& line : clause.lines) text += line + '\n';
    }
    return text;
}

} // namespace guong::inline v0
