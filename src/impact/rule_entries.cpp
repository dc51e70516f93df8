#include "rule_entries.hpp"

#include <cstdint>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

#include "../syntax/file_language.hpp"
#include "../syntax/keywords.hpp"
#include "../syntax/lexer.hpp"

namespace guong::inline v0::impacts {

namespace {

using parsing::keyword;

/// The text on one line, token by token, without comments.
std::string on_one_line(std::string_view written) {
    parsing::finding_list known{0}; // the file was read before
    std::string made;
    std::uint32_t behind = 0;
    for (const auto& token : parsing::read_tokens(written, known).tokens) {
        if (token.begin > behind && !made.empty()) made += ' ';
        made += written.substr(token.begin, token.end - token.begin);
        behind = token.end;
    }
    return made;
}

void append(std::string& text, std::string_view more) {
    if (more.empty()) return;
    if (!text.empty()) text += ' ';
    text += more;
}

/// What stands on a line of its own in the file.
void append_entry(std::string& text, std::string_view more) {
    if (!text.empty()) text += ',';
    append(text, more);
}

language language_of_keywords(std::string_view text) {
    parsing::finding_list known{0};
    return parsing::language_of_keywords(parsing::read_tokens(text, known).tokens);
}

class entry_collector {
public:
    explicit entry_collector(const source& text) : text_{text.bytes()}, tongue_{language_of_keywords(text_)} {}

    std::vector<rule_entry> collect(const syntax::file& tree) {
        for (const auto& declaration : tree.declarations) std::visit([&](const auto& form) { add(form); }, declaration.form);
        return std::move(entries_);
    }

private:
    // Words of the file.

    [[nodiscard]] std::string at(span where) const { return on_one_line(text_.substr(where.begin, where.end - where.begin)); }
    [[nodiscard]] std::string at(const syntax::expression& written) const { return at(written.where); }
    [[nodiscard]] std::string at(const syntax::type_name& written) const { return at(written.where); }

    /// A word that stands for another one of the file, or beside it, as the file would write it.
    [[nodiscard]] std::string word(keyword meaning) const { return std::string{parsing::spellings_of(meaning, tongue_).front()}; }

    [[nodiscard]] static std::string quoted(const syntax::quotation& text) { return '"' + text.text + '"'; }

    std::string words_of(const syntax::annotations& written) const {
        std::string words;
        const auto add = [&](std::string_view before, const syntax::quotation& text) {
            append(words, before);
            append(words, quoted(text));
        };
        if (written.label) add({}, *written.label);
        if (written.label_en) add(word(keyword::label_en), *written.label_en);
        if (written.label_vi) add(word(keyword::label_vi), *written.label_vi);
        if (written.cite) add(word(keyword::cite), *written.cite);
        for (const auto& note : written.notes) add(word_of(keyword::note, note.tongue), note.content);
        for (const auto& said : written.said) add(word_of(saying_word(said.when), said.tongue), said.content);
        return words;
    }

    [[nodiscard]] std::string word_of(keyword what, std::optional<language> tongue) const {
        return word(what) + (!tongue ? "" : ' ' + word(*tongue == language::vi ? keyword::label_vi : keyword::label_en));
    }

    static keyword saying_word(status when) noexcept {
        switch (when) {
        case status::met: return keyword::when_met;
        case status::unmet: return keyword::when_unmet;
        case status::undetermined: return keyword::when_undetermined;
        case status::not_applicable: break;
        }
        return keyword::when_not_applicable;
    }

    void add_entry(rule_part part, std::string path, std::string rule, const syntax::annotations& annotations, span where) {
        if (annotations.open) append(rule, word(keyword::open));
        auto cite = annotations.cite ? annotations.cite->text : std::string{};
        entries_.push_back({part, std::move(path), std::move(rule), {}, words_of(annotations), std::move(cite), where});
    }

    // Declarations

    void add(const syntax::ruleset& written) {
        std::string rule;
        if (written.valid_from) append(rule, word(keyword::valid_from) + ' ' + at(written.valid_from->where));
        if (written.valid_through) append(rule, word(keyword::valid_through) + ' ' + at(written.valid_through->where));
        if (written.month_ends) append_entry(rule, word(keyword::month_ends) + ' ' + at(written.month_ends->where));
        add_entry(rule_part::ruleset, written.name.text, std::move(rule), written.annotations, written.name.where);
        for (const auto& each : written.sources) append(entries_.back().words, quoted(each));
        if (written.language) append(entries_.back().words, written.language->text);
    }

    void add(const syntax::scale& written) {
        std::string order;
        for (const auto& each : written.levels) order += (order.empty() ? "" : " < ") + each.name.text;
        add_entry(rule_part::scale, written.name.text, std::move(order), written.annotations, written.name.where);
        for (const auto& each : written.levels)
            add_entry(rule_part::level, written.name.text + '.' + each.name.text, {}, each.annotations, each.name.where);
    }

    void add(const syntax::parameter& written) {
        std::string rule = written.type ? ": " + at(*written.type) : std::string{};
        if (written.dated.empty()) append(rule, "= " + at(written.content));
        for (const auto& each : written.dated) append_entry(rule, word(keyword::from) + ' ' + at(each.from.where) + " = " + at(each.content));
        add_entry(rule_part::parameter, written.name.text, std::move(rule), written.annotations, written.name.where);
        for (const auto& each : written.dated) append(entries_.back().words, words_of(each.annotations));
    }

    void add(const syntax::record& written) {
        add_entry(rule_part::record, written.name.text, {}, written.annotations, written.name.where);
        for (const auto& each : written.fields) {
            auto rule = at(each.type);
            if (each.referring) append(rule, word(keyword::referring_by) + ' ' + each.referring->text);
            if (each.evidenced_by) append(rule, word(keyword::evidenced_by) + ' ' + each.evidenced_by->text);
            if (each.annotations.key) append(rule, word(keyword::key) + ' ' + quoted(*each.annotations.key));
            if (each.fixed) append(rule, at(*each.fixed));
            if (each.cost) append(rule, word(keyword::costs) + ' ' + at(each.cost->where));
            if (each.sensitive) append(rule, at(*each.sensitive));
            add_entry(rule_part::field, written.name.text + '.' + each.name.text, std::move(rule), each.annotations, each.name.where);
        }
    }

    static std::string names_of(const std::vector<syntax::name>& records) {
        std::string names;
        for (const auto& each : records) names += (names.empty() ? "" : ", ") + each.text;
        return names;
    }

    void add(const syntax::definition& written) {
        auto rule = written.reported ? word(keyword::value) + ' ' + word(keyword::applies_to) : std::string{};
        append(rule, names_of(written.records));
        if (const auto* content = std::get_if<syntax::expression>(&written.body)) append(rule, ": " + at(*content));
        add_entry(rule_part::definition, written.name.text, std::move(rule), written.annotations, written.name.where);
    }

    void add(const syntax::table& written) {
        auto rule = names_of(written.records);
        for (const auto& each : written.inputs) append(rule, at(each) + ',');
        if (written.type) append(rule, at(*written.type));
        append(rule, word(policy_word(written.takes)));
        add_entry(rule_part::table, written.name.text, std::move(rule), written.annotations, written.name.where);
        auto& rows = entries_.back().rows;
        for (const auto& each : written.rows) rows.push_back(row_words(each));
        if (written.otherwise) rows.push_back(word(keyword::otherwise) + ' ' + at(*written.otherwise));
    }

    void add(const syntax::function& written) {
        std::string rule;
        for (const auto& each : written.arguments) rule += (rule.empty() ? "" : ", ") + each.name.text + " : " + at(each.type);
        append(rule, word(keyword::gives) + ' ' + at(written.result));
        add_entry(rule_part::function, written.name.text, std::move(rule), written.annotations, written.name.where);
        for (const auto& each : written.arguments) append(entries_.back().words, words_of(each.annotations));
    }

    [[nodiscard]] std::string row_words(const syntax::table_row& written) const {
        const auto words = at(written.where);
        const auto begin = word(keyword::row);
        return words.starts_with(begin) ? words : begin + ' ' + words;
    }

    static keyword policy_word(syntax::table::policy takes) noexcept {
        switch (takes) {
        case syntax::table::policy::only: break;
        case syntax::table::policy::first: return keyword::takes_first_row;
        case syntax::table::policy::total: return keyword::takes_total;
        case syntax::table::policy::count: return keyword::takes_count;
        case syntax::table::policy::all: return keyword::takes_all;
        }
        return keyword::takes_only_row;
    }

    void add(const syntax::criterion& written) {
        add_body(rule_part::criterion, written.name.text, written.record.text, written.body, written.annotations, written.name.where);
    }

    void add(const syntax::use& written) { add_entry(rule_part::use, written.path.text, {}, {}, written.path.where); }

    void add(const syntax::setting& written) {
        add_entry(rule_part::setting, written.parameter.text, "= " + at(written.content), written.annotations, written.parameter.where);
    }

    void add(const syntax::refinement& written) {
        std::string path;
        for (const auto& each : written.target.parts) path += (path.empty() ? "" : "/") + each.text;
        add_body(rule_part::refinement, at(written.word) + ' ' + path, {}, written.body, written.annotations, written.target.where);
        add_applicability(written.applicability);
    }

    template <class Left>
    void add(const Left&) {} // samples and tests move no verdict

    // Items

    /// What is asked for itself, then the items inside.
    void add_body(rule_part part, const std::string& path, std::string rule, const syntax::body& body,
                  const syntax::annotations& annotations, span where) {
        if (const auto* content = std::get_if<syntax::expression>(&body)) append(rule, condition_words(*content));
        const auto* group = std::get_if<syntax::group>(&body);
        if (group) append(rule, quantity_words(*group));
        add_entry(part, path, std::move(rule), annotations, where);
        if (!group) return;
        for (const auto& each : group->items) {
            const auto index = entries_.size();
            add_body(rule_part::item, path + '/' + each.name.text, {}, each.body, each.annotations, each.name.where);
            add_applicability(each.applicability, index);
        }
    }

    void add_applicability(const std::optional<syntax::applicability>& written) {
        if (!entries_.empty()) add_applicability(written, entries_.size() - 1);
    }
    void add_applicability(const std::optional<syntax::applicability>& written, std::size_t index) {
        if (written) append(entries_[index].rule, word(written->negated ? keyword::unless : keyword::only_if) + ' ' + at(written->condition));
    }

    /// `barred if X` is the negation of X, without a word of its own.
    [[nodiscard]] std::string condition_words(const syntax::expression& written) const {
        const auto* turned = std::get_if<syntax::negation>(&written.form);
        const bool is_bar = turned && (*turned->operand).where == written.where;
        return (is_bar ? word(keyword::barred_if) + ' ' : ": ") + at(written);
    }

    [[nodiscard]] std::string quantity_words(const syntax::group& group) const {
        using kind = syntax::group::kind;
        const auto needed = [&] {
            if (!group.needed) return std::string{};
            return std::visit([&](const auto& written) { return at(written.where); }, *group.needed);
        };
        switch (group.quantity) {
        case kind::all: return word(keyword::all);
        case kind::any: return word(keyword::any);
        case kind::none: return word(keyword::none_of);
        case kind::at_least: return word(keyword::at_least) + ' ' + needed();
        case kind::exactly: return word(keyword::exactly) + ' ' + needed();
        }
        return {};
    }

    std::string_view text_;
    language tongue_;
    std::vector<rule_entry> entries_;
};

} // namespace

std::vector<rule_entry> entries_of(const syntax::file& tree, const source& text) { return entry_collector{text}.collect(tree); }

} // namespace guong::inline v0::impacts
