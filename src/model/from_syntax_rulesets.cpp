#include "from_syntax_rulesets.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "month_end_words.hpp"

namespace guong::inline v0::checking {

namespace {

class ruleset_declarer {
public:
    explicit ruleset_declarer(declared& known) : known_{known} {}

    void declare(const syntax::file& tree) {
        std::optional<span> first;
        for (const auto& declaration : tree.declarations) {
            const auto* written = std::get_if<syntax::ruleset>(&declaration.form);
            if (!written) continue;
            if (first)
                report_second(*written, *first);
            else
                add(*written);
            first = first.value_or(written->name.where);
        }
    }

    /// How months end moves every day that is counted from, so all must agree. A file that does not say goes by those it uses, or else by the
    /// last day.
    void settle_month_ends(const rule_files& files) {
        std::vector<std::optional<month_end_rule>> rules(files.trees.size());
        std::optional<std::uint32_t> first;
        std::vector<span> places(files.trees.size());
        for (const auto file : files.order) {
            for (const auto used : files.uses[file])
                if (!rules[file]) rules[file] = rules[used];
            for (const auto& declaration : files.trees[file].declarations)
                if (const auto* written = std::get_if<syntax::ruleset>(&declaration.form)) {
                    rules[file] = month_ends_of(*written, rules[file]);
                    places[file] = written->month_ends ? written->month_ends->where : written->name.where;
                    break;
                }
            if (!rules[file]) continue;
            if (!first) first = file;
            if (*rules[file] != *rules[*first]) {
                if (places[file].begin != places[file].end) report_month_ends(places[file], *rules[file], places[*first], *rules[*first]);
                rules[file] = rules[*first];
            }
        }
        if (first) known_.rules.month_ends = *rules[*first];
    }

    void finish() {
        const auto& rules = known_.rules;
        if (!rules.valid_from || !rules.valid_through || !(*rules.valid_through < *rules.valid_from)) return;
        auto& finding = known_.report_finding(diagnostic_code::validity_reversed, through_where_,
                                              {rules.valid_from->to_string(), rules.valid_through->to_string()});
        if (from_where_.source != through_where_.source)
            finding.labels.push_back({from_where_, {phrase_id::begins_here, {rules.valid_from->to_string()}}});
    }

private:
    void report_second(const syntax::ruleset& written, span first) {
        auto& finding = known_.report_finding(diagnostic_code::duplicate_ruleset, written.name.where);
        finding.labels.push_back({first, {phrase_id::first_declared_here, {}}});
    }

    void add(const syntax::ruleset& written) {
        auto& rules = known_.rules;
        if (rules.name.empty()) {
            rules.name = written.name.text;
            rules.title = to_wording(written.annotations);
        }
        for (auto& text : to_texts(written.sources))
            if (std::find(rules.sources.begin(), rules.sources.end(), text) == rules.sources.end()) rules.sources.push_back(std::move(text));
        for (auto& note : to_notes(written.annotations.notes)) rules.notes.push_back(std::move(note));
        narrow_validity(written);
        if (written.language) take_language(*written.language);
    }

    std::optional<month_end_rule> month_ends_of(const syntax::ruleset& written, std::optional<month_end_rule> of_used) {
        const auto unsaid = of_used.value_or(month_end_rule::last_day);
        if (!written.month_ends) return unsaid;
        const auto& word = written.month_ends->text;
        if (const auto rule = find_month_end_rule(word)) return rule;
        known_.report_finding(diagnostic_code::unknown_month_rule, written.month_ends->where, {word});
        return unsaid;
    }

    void report_month_ends(span where, month_end_rule rule, span first, month_end_rule first_rule) {
        const auto words = [](month_end_rule each) { return std::string{each == month_end_rule::last_day ? "last_day" : "next_day"}; };
        auto& finding = known_.report_finding(diagnostic_code::month_ends_differ, where, {words(rule), words(first_rule)});
        finding.labels.push_back({first, {phrase_id::first_declared_here, {}}});
    }

    void narrow_validity(const syntax::ruleset& written) {
        auto& rules = known_.rules;
        if (written.valid_from) {
            const auto day = std::get<date>(written.valid_from->content);
            if (!rules.valid_from || *rules.valid_from < day) rules.valid_from = day, from_where_ = written.valid_from->where;
        }
        if (written.valid_through) {
            const auto day = std::get<date>(written.valid_through->content);
            if (!rules.valid_through || day < *rules.valid_through) rules.valid_through = day, through_where_ = written.valid_through->where;
        }
    }

    void take_language(const syntax::name& written) {
        if (written.text != "vi" && written.text != "en") {
            known_.report_finding(diagnostic_code::unknown_language, written.where, {written.text});
            return;
        }
        if (!std::exchange(has_language_, true)) known_.rules.language = written.text == "vi" ? language::vi : language::en;
    }

    declared& known_;
    bool has_language_ = false;
    span from_where_;
    span through_where_;
};

} // namespace

void declare_rulesets(const rule_files& files, declared& known) {
    ruleset_declarer declarer{known};
    for (auto file = files.order.rbegin(); file != files.order.rend(); ++file) declarer.declare(files.trees[*file]);
    declarer.settle_month_ends(files);
    declarer.finish();
}

} // namespace guong::inline v0::checking
