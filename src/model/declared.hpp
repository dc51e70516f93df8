#pragma once

/// What the checker knows while it works: the ruleset so far, who declares which name, and the findings.

#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include <guong/model.hpp>

namespace guong::inline v0::checking {

struct declared {
    explicit declared(const rule_files& files);

    model::ruleset rules;
    report findings;

    std::unordered_map<std::string, model::scale_index> scales;
    std::unordered_map<std::string, model::record_index> records;
    std::unordered_map<std::string, model::parameter_index> parameters;
    std::unordered_map<std::string, model::function_index> functions;
    std::unordered_map<std::string, std::vector<model::definition_index>> definitions; ///< one for each record type
    std::unordered_map<std::string, model::criterion_index> criteria;
    std::unordered_map<std::string, model::sample_index> samples;
    std::unordered_map<std::string, span> fields; ///< where the first field of that name stands, in whatever record type
    std::unordered_set<std::string> dated_parameters; ///< declared with values by day; a setting or the host may have put one in their place
    std::unordered_set<std::string> poisoned;     ///< names whose declaration is broken: mentioning them is no new error

    std::size_t range_bytes = 0; ///< of the conditions on ranges of numbers, checked so far

    std::vector<bool> parameter_used;
    std::vector<bool> function_used;
    std::vector<bool> definition_used;
    std::vector<bool> sample_used;

    /// Adds a finding, unless the cap is reached.
    diagnostic& report_finding(diagnostic_code code, span where, std::vector<std::string> arguments = {});

    /// Whether this is the first to be warned of at this place: one text is checked for several record types, and for each number of a range.
    [[nodiscard]] bool warns_first_at(span where) { return warned_at_.emplace(where.source, where.begin).second; }
    /// A number that looks like thousands with a point between them: where a whole one is expected, and where nothing but zeros stand behind it.
    void warn_of_point(const syntax::literal& number, bool expects_whole);

    /// Help line: the names of `known` like `unknown`; if there is none, those there are.
    static void suggest(diagnostic& finding, std::string_view unknown, const std::vector<std::string>& known, std::string what_they_are);

    /// `integer`, `list of solution`: a type in the words of a rule file.
    [[nodiscard]] std::string type_words(model::type type) const;
    /// The text of the rule files at a place.
    [[nodiscard]] std::string written_at(span where) const;
    /// The type that a name means; nothing, and reported, where there is none.
    [[nodiscard]] std::optional<model::type> type_named(const syntax::type_name& written);
    /// The record type of that name; nothing, and reported, where there is none.
    [[nodiscard]] std::optional<model::record_index> record_named(const syntax::name& name);
    /// The field of what is recorded beside another, made where there is none yet. Evidence is a list of the records of `evidence`.
    [[nodiscard]] model::field_index companion_field(model::record_index record, model::companionship beside,
                                                     model::record_index evidence = 0);
    /// The names that rules know the fields by.
    [[nodiscard]] static std::vector<std::string> field_names(const model::record_type& type);
    /// Where a used file could not be read, what nothing declares may have been declared there.
    [[nodiscard]] bool is_poisoned(const std::string& name) const { return poisoned.contains(name) || (!complete_ && !is_declared(name)); }

private:
    [[nodiscard]] model::type list_of_plain(model::type element);
    [[nodiscard]] bool is_declared(const std::string& name) const;

    std::set<std::pair<std::uint32_t, std::uint32_t>> warned_at_; ///< source and first byte
    diagnostic dropped_; ///< takes what goes beyond the cap
    std::size_t errors_ = 0;
    bool complete_ = true;
};

[[nodiscard]] model::wording to_wording(const syntax::annotations& written);
[[nodiscard]] std::vector<std::string> to_texts(const std::vector<syntax::quotation>& written);
/// A note for readers of one language stands for the one before it, where that has none for them yet.
[[nodiscard]] std::vector<model::wording> to_notes(const std::vector<syntax::note>& written);
[[nodiscard]] std::string to_text(const std::optional<syntax::quotation>& written);

template <class Declared>
[[nodiscard]] std::vector<std::string> names_of(const std::vector<Declared>& all) {
    std::vector<std::string> names;
    names.reserve(all.size());
    for (const auto& each : all) names.push_back(each.name);
    return names;
}

} // namespace guong::inline v0::checking
