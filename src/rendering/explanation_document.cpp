#include "explanation_document.hpp"

#include <algorithm>
#include <cstddef>
#include <set>

#include "calculation_words.hpp"
#include "changes_words.hpp"
#include "margins_words.hpp"
#include "explanation_words.hpp"
#include "reading_words.hpp"

namespace guong::inline v0::phrasing {

namespace {

/// Elements of one list that are shown where not all items are asked for.
constexpr std::size_t elements_shown_max = 10;

/// Walks an explanation once, from the head to what would change it.
class document_builder {
public:
    document_builder(const explanation& why, const text_options& options, origins told)
        : why_{why}, options_{options}, words_{wording_in(options.language)}, told_origins_{told} {}

    explanation_document build() {
        made_.outcome = why_.verdict;
        made_.verdict = words_of(why_.verdict, options_.language);
        made_.record = record_words(why_.record_label, why_.record_id, options_.language);
        made_.criterion = in_language(why_.title).empty() ? why_.criterion : in_language(why_.title);
        add_head();
        add_inside(made_.because, why_.because, purpose::wanted);
        if (!why_.complete) say(made_.because, words_.incomplete);
        add_reasons();
        add_values();
        add_missing();
        add_certain();
        add_irrelevant();
        add_changes();
        add_margins();
        return std::move(made_);
    }

private:
    using entries = std::vector<entry>;

    static void say(entries& list, std::string_view text) { list.push_back({.what = entry::kind::statement, .text = std::string{text}}); }
    static void add_faint(entries& list, entry::kind what, std::string text) {
        if (!text.empty()) list.push_back({.what = what, .text = std::move(text)});
    }

    [[nodiscard]] const std::string& in_language(const model::wording& label) const { return label.in(options_.language); }

    /// The sentence in quotation marks; nothing where it only repeats the name.
    [[nodiscard]] std::string sentence(const std::string& id, const model::wording& label) const {
        const auto& words = in_language(label);
        return words.empty() || words == id ? std::string{} : filled(words_.quoted, {words});
    }

    /// By which the rule file calls it, where that is told or nothing else names it.
    [[nodiscard]] std::string name_of(const std::string& name, const model::wording& label) const {
        return told_origins_ == origins::told || sentence(name, label).empty() ? name : std::string{};
    }

    static std::string in_brackets(const std::string& text) { return text.empty() ? text : '(' + text + ')'; }

    [[nodiscard]] section& begin_section(section::kind what, std::string heading) {
        return made_.sections.emplace_back(section{.what = what, .heading = std::move(heading)});
    }

    // The head

    void add_head() {
        const auto title = joined({name_of(why_.criterion, why_.title), sentence(why_.criterion, why_.title), in_brackets(why_.cite)}, " ");
        add_labelled(words_.criterion, title);
        const auto source = joined(why_.sources, "; ");
        const auto& origin = source.empty() ? in_language(why_.ruleset_title) : source;
        if (!origin.empty()) add_labelled(words_.source, origin);
        if (options_.all_items && !options_.notes_told)
            for (const auto& note : texts_in(why_.ruleset_notes, options_.language)) add_faint(made_.head.back().inside, entry::kind::ground, filled(words_.note, {note}));
        if (why_.as_of || why_.lacks_as_of || needs_reference_date())
            add_labelled(words_.as_of, why_.as_of ? words_of(*why_.as_of, options_.language) : std::string{words_.no_as_of});
    }

    void add_labelled(std::string_view label, std::string text) {
        made_.head.push_back({.what = entry::kind::statement, .name = std::string{label}, .text = std::move(text)});
    }

    /// Whether something waits for the day that the host did not give.
    [[nodiscard]] bool needs_reference_date() const {
        const auto is_it = [](const missing_fact& fact) { return fact.at == reference_date_pointer; };
        return std::any_of(why_.missing.begin(), why_.missing.end(), is_it) ||
               std::any_of(why_.values.begin(), why_.values.end(), [&](const value_reading& each) {
                   return std::any_of(each.missing.begin(), each.missing.end(), is_it);
               });
    }

    // Nodes

    [[nodiscard]] answer answer_of(guong::status outcome, purpose asked_for) const {
        const bool known = outcome == status::met || outcome == status::unmet;
        const bool good = (outcome == status::met) == (asked_for == purpose::wanted);
        const bool neutral = outcome == status::not_applicable || (known && asked_for == purpose::counted);
        const auto words = words_of(outcome, options_.language, asked_for);
        if (neutral) return {answer::kind::neutral, outcome == status::met ? "•" : "○", words};
        if (!known) return {answer::kind::open, "?", words};
        return good ? answer{answer::kind::good, "✓", words} : answer{answer::kind::bad, "✗", words};
    }

    /// Whether it has a title of its own, below which its condition stands.
    static bool is_titled(const explanation_node& node) {
        return !node.id.empty() || node.kind == node_kind::definition || node.kind == node_kind::element;
    }

    void title(entry& made, const explanation_node& node) const {
        if (node.kind != node_kind::element) {
            made.name = name_of(node.id, node.label);
            made.text = sentence(node.id, node.label);
            made.aside = node.cite;
        } else if (!node.label.empty()) {
            made.text = in_language(node.label);
        } else {
            const auto words = words_of(node, options_.language);
            made.text = words.text.empty() ? record_words(node.record, node.id, options_.language) : words.text;
        }
    }

    void add_node(entries& list, const explanation_node& node, purpose asked_for) {
        entry made{.what = entry::kind::item, .got = answer_of(node.status, asked_for), .decided = node.decided};
        if (is_titled(node)) {
            title(made, node);
            add_inside(made.inside, node, asked_for);
        } else {
            made.text = words_of(node, options_.language, asked_for).text;
            add_grounds(made.inside, node);
            add_children(made.inside, node, asked_for);
        }
        list.push_back(std::move(made));
    }

    /// What stands below a title.
    void add_inside(entries& list, const explanation_node& node, purpose asked_for) {
        for (const auto& condition : node.applicability) {
            if (!condition.decided && !options_.all_items) continue;
            say(list, words_.applies_if);
            add_node(list.back().inside, condition, purpose::wanted);
        }
        const auto said = said_of(node, options_.language);
        // What an item asks that is not applicable, nobody need know.
        const bool is_idle = node.status == status::not_applicable && !options_.all_items;
        if (is_idle && !said.empty()) say(list, said);
        if (is_idle) return;
        const bool goes_without_saying =
            node.kind == node_kind::all || node.kind == node_kind::element || node.kind == node_kind::definition;
        if (!said.empty() || !goes_without_saying) say(list, words_of(node, options_.language, asked_for).text);
        if (!goes_without_saying) add_grounds(list, node);
        for (const auto& note : texts_in(node.notes, options_.language)) add_faint(list, entry::kind::ground, filled(words_.note, {note}));
        add_children(list, node, asked_for);
    }

    /// What a value is made of; who judged, with what evidence; the place in the record and in the rule file.
    void add_grounds(entries& list, const explanation_node& node) {
        std::vector<std::string> places;
        for (const auto& read : node.readings) add_reading(list, read, places);
        const bool calculated = std::any_of(node.readings.begin(), node.readings.end(), [](const reading& each) { return each.calculated; });
        if (places.empty() && !calculated) return;
        places.push_back(filled(words_.in_rules, {place_in_rules(node)}));
        add_places(list, places);
    }

    void add_places(entries& list, const std::vector<std::string>& places) const {
        if (told_origins_ == origins::told) add_faint(list, entry::kind::place, joined(places, "; "));
    }

    /// Of a calculated value its steps, and what it is made of. What was told once is not told again, where another item asks for it too.
    void add_reading(entries& list, const reading& read, std::vector<std::string>& places) {
        const auto lines = ground_lines(read);
        if (lines.empty() || is_new(read, lines))
            for (const auto& each : lines) add_faint(list, entry::kind::ground, each);
        else
            add_faint(list, entry::kind::ground, std::string{words_.calculated_above});
        if (read.note) add_note(list, *read.note);
        add_places_of(read, places);
    }

    void add_places_of(const reading& read, std::vector<std::string>& places) const {
        for (const auto& part : read.parts) add_place(part.at, places);
        add_place(read.at, places);
    }

    [[nodiscard]] std::vector<std::string> ground_lines(const reading& read) const {
        std::vector<std::string> lines;
        if (read.how) lines.push_back(filled(words_.calculated, {words_of(*read.how, options_.language)}));
        for (const auto& part : read.parts) {
            lines.push_back(words_of_part(part, options_.language, options_.all_items ? part_elements_of(part) : elements_shown_max));
            if (part.note) lines.push_back(words_of(*part.note, options_.language));
        }
        return lines;
    }

    bool is_new(const reading& read, const std::vector<std::string>& lines) {
        return told_.insert(in_language(read.subject) + '\n' + joined(lines, "\n")).second;
    }

    static std::size_t part_elements_of(const reading& part) {
        return part.entries ? std::max(part.entries->elements.size(), part.entries->sequence.size()) : 0;
    }

    void add_note(entries& list, const annotation& note) const {
        if (const auto judged = words_of(note, options_.language); !judged.empty()) say(list, judged);
    }

    void add_place(const std::string& pointer, std::vector<std::string>& places) const {
        if (pointer.empty() || pointer == reference_date_pointer) return; // it stands in no record
        auto at = filled(words_.in_record, {pointer});
        if (std::find(places.begin(), places.end(), at) == places.end()) places.push_back(std::move(at));
    }

    static std::string place_in_rules(const explanation_node& node) {
        return node.file + ':' + std::to_string(node.where.line) + ':' + std::to_string(node.where.column);
    }

    void add_children(entries& list, const explanation_node& node, purpose asked_for) {
        const auto child_purpose = purpose_of_children(node, asked_for);
        std::vector<const explanation_node*> shown;
        for (const auto& child : node.children)
            if (child.decided || options_.all_items) shown.push_back(&child);
        const bool is_list = !shown.empty() && shown.front()->kind == node_kind::element;
        const auto most = is_list && !options_.all_items ? elements_shown_max : shown.size();
        // What one helper, one other record or one element asks for needs no second title.
        const bool passes_on = node.kind == node_kind::meets || node.kind == node_kind::definition || node.kind == node_kind::element;
        for (std::size_t i = 0; i < std::min(most, shown.size()); ++i) {
            const bool is_whole = passes_on && shown.size() == 1 && (node.kind == node_kind::meets || !is_titled(*shown[i]));
            if (is_whole)
                add_inside(list, *shown[i], child_purpose);
            else
                add_node(list, *shown[i], child_purpose);
        }
        if (!node.complete) say(list, words_.cut_short);
        if (shown.size() > most) say(list, filled(words_.more_entries, {std::to_string(shown.size() - most)}));
    }

    // What follows

    /// The sentence of an item in quotation marks; empty where it has none, or stands in what the bound on nodes left out.
    [[nodiscard]] std::string quoted_item(std::string_view path) const {
        const auto* node = &why_.because;
        for (auto rest = path.substr(std::min(path.size(), why_.criterion.size())); !rest.empty() && node;) {
            const auto end = std::min(rest.find('/', 1), rest.size());
            node = child_named(*node, rest.substr(1, end - 1));
            rest = rest.substr(end);
        }
        return node ? sentence(node->id, node->label) : std::string{};
    }

    /// The item of this name, also below conditions that have none.
    static const explanation_node* child_named(const explanation_node& node, std::string_view name) {
        for (const auto& child : node.children) {
            if (child.id == name && child.kind != node_kind::element) return &child;
            if (!child.id.empty()) continue;
            if (const auto* found = child_named(child, name)) return found;
        }
        return nullptr;
    }

    [[nodiscard]] std::string item_words(const std::string& path) const {
        auto quoted = quoted_item(path);
        return quoted.empty() ? path : quoted;
    }

    /// Which items alone decide; where every item is told, a reader may well ask.
    void add_reasons() {
        if (!options_.all_items || why_.reasons.sets.empty()) return;
        auto& reasons = begin_section(section::kind::reasons, std::string{words_.deciding});
        for (const auto& set : why_.reasons.sets) {
            std::vector<std::string> items;
            for (const auto& path : set) items.push_back(joined({path, quoted_item(path)}, " "));
            say(reasons.entries, joined(items, "; "));
        }
        if (!why_.reasons.complete) reasons.remarks.emplace_back(words_.deciding_cut_short);
    }

    void add_values() {
        if (why_.values.empty() || options_.values_told) return;
        auto& values = begin_section(section::kind::values, std::string{words_.values} + ':');
        for (const auto& each : why_.values) {
            entry made{.what = entry::kind::statement,
                       .name = in_language(each.found.subject),
                       .text = words_of(each.found, options_.language),
                       .aside = each.cite};
            const auto grounds = ground_lines(each.found);
            if (is_new(each.found, grounds)) add_value_grounds(made.inside, each.found, grounds);
            add_awaited(made.inside, each);
            values.entries.push_back(std::move(made));
        }
    }

    void add_value_grounds(entries& list, const reading& found, const std::vector<std::string>& grounds) const {
        for (const auto& each : grounds) add_faint(list, entry::kind::ground, each);
        std::vector<std::string> places;
        add_places_of(found, places);
        add_places(list, places);
    }

    /// The unknown facts that a value waits for.
    void add_awaited(entries& list, const value_reading& reported) const {
        if (reported.missing.empty()) return;
        std::vector<std::string> awaited;
        for (const auto& fact : reported.missing) {
            if (!options_.all_items && awaited.size() == elements_shown_max) {
                awaited.push_back(filled(words_.more_entries, {std::to_string(reported.missing.size() - elements_shown_max)}));
                break;
            }
            awaited.push_back(in_language(fact.label) + (fact.at == reference_date_pointer ? std::string{} : " (" + fact.at + ')'));
        }
        say(list, filled(reported.found.at_most ? words_.value_missing_of_bounds : words_.value_missing, {joined(awaited, "; ")}));
    }

    void add_missing() {
        if (why_.missing.empty()) return;
        const auto count = why_.missing.size();
        auto& missing = begin_section(section::kind::missing,
                                      count == 1 ? std::string{words_.missing_one} : filled(words_.missing_many, {std::to_string(count)}));
        missing.numbered = count > 1;
        for (const auto& fact : why_.missing) missing.entries.push_back(fact_entry(fact.label, fact.at));
        add_deciding_facts(missing, verdict::eligible, &missing_fact::can_make_eligible);
        add_deciding_facts(missing, verdict::ineligible, &missing_fact::can_make_ineligible);
        if (!why_.missing_is_exact) missing.remarks.emplace_back(words_.missing_inexact);
    }

    /// Of several missing facts, those that may decide by themselves.
    void add_deciding_facts(section& missing, guong::verdict outcome, bool missing_fact::*may_decide) const {
        std::vector<std::string> numbers;
        for (std::size_t i = 0; i < why_.missing.size(); ++i)
            if (why_.missing[i].*may_decide) numbers.push_back(std::to_string(i + 1));
        if (why_.missing.size() > 1 && !numbers.empty())
            missing.remarks.push_back(filled(words_.may_decide, {joined(numbers, ", "), quoted(outcome)}));
    }

    void add_certain() {
        if (why_.certain) (void)begin_section(section::kind::certain, filled(words_.certain, {quoted(*why_.certain)}));
    }

    /// Of a verdict that stands, nobody asks.
    void add_irrelevant() {
        const auto count = why_.irrelevant.size();
        if (count == 0 || (why_.verdict != verdict::undetermined && !options_.all_items)) return;
        auto& irrelevant = begin_section(section::kind::irrelevant,
                                         count == 1 ? std::string{words_.irrelevant_one} : filled(words_.irrelevant_many, {std::to_string(count)}));
        const auto shown = options_.all_items ? count : std::min(count, elements_shown_max);
        for (std::size_t i = 0; i < shown; ++i) {
            const auto& fact = why_.irrelevant[i];
            auto made = fact_entry(fact.label, fact.at);
            std::vector<std::string> because;
            for (const auto& item : fact.settled_by)
                because.push_back(filled(words_.settled_item, {item_words(item.path), std::string{words_of(item.status, options_.language, purpose::wanted)}}));
            if (fact.no_value_matters) because.emplace_back(words_.no_value_matters);
            add_faint(made.inside, entry::kind::ground, joined(because, "; "));
            irrelevant.entries.push_back(std::move(made));
        }
        if (shown < count) irrelevant.remarks.push_back(filled(words_.irrelevant_more, {std::to_string(count - shown)}));
    }

    [[nodiscard]] std::string quoted(guong::verdict outcome) const {
        return filled(words_.quoted, {std::string{words_of(outcome, options_.language)}});
    }

    [[nodiscard]] entry fact_entry(const model::wording& label, const std::string& at) const {
        return {.what = entry::kind::statement,
                .text = in_language(label),
                .aside = at == reference_date_pointer ? std::string{words_.given_by_host} : at};
    }

    void add_changes() {
        if (!why_.changes || why_.verdict == verdict::eligible) return;
        auto told = words_of(*why_.changes, options_.language);
        auto& changes = begin_section(section::kind::changes, std::move(told.heading));
        changes.numbered = why_.changes->sets.size() > 1;
        for (auto& each : told.points) say(changes.entries, each);
        if (!told.remark.empty()) changes.remarks.push_back(std::move(told.remark));
    }

    void add_margins() {
        if (!why_.margins || why_.verdict != verdict::eligible) return;
        auto told = words_of(*why_.margins, options_.language);
        auto& margins = begin_section(section::kind::margins, std::move(told.heading));
        for (auto& each : told.points) say(margins.entries, each);
        if (!told.remark.empty()) margins.remarks.push_back(std::move(told.remark));
    }

    const explanation& why_;
    const text_options& options_;
    const wording_table& words_;
    origins told_origins_;
    std::set<std::string> told_; ///< calculated values with what was said of them
    explanation_document made_;
};

} // namespace

explanation_document document_of(const explanation& why, const text_options& options, origins told) {
    return document_builder{why, options, told}.build();
}

std::vector<explanation_document> documents_of(std::span<const explanation> all, const text_options& options) {
    std::vector<explanation_document> made;
    made.reserve(all.size());
    auto options_here = options;
    for (const auto& why : all) {
        made.push_back(document_of(why, options_here, options.all_items ? origins::told : origins::left_out));
        const bool is_last = &why == &all.back();
        if (is_last) break;
        const auto& next = *(&why + 1);
        const bool same_record = !why.record_id.empty() && next.record_id == why.record_id && next.record_type == why.record_type;
        options_here.notes_told = options.notes_told || next.sha256 == why.sha256;
        options_here.values_told = options.values_told || same_record;
    }
    return made;
}

std::string_view sign_of(guong::verdict outcome) {
    switch (outcome) {
    case verdict::eligible: return "✓";
    case verdict::ineligible: return "✗";
    case verdict::undetermined: break;
    }
    return "?";
}

} // namespace guong::inline v0::phrasing
