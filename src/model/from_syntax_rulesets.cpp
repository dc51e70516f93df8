#include "from_syntax_rulesets.hpp"

#include <algorithm>

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
        for (auto& text : to_texts(written.annotations.notes)) rules.notes.push_back(std::move(text));
        narrow_validity(written);
        if (written.language) take_language(*written.language);
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
    declarer.finish();
}

} // namespace guong::inline v0::checking
