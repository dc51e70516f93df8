#include <guong/rendering.hpp>

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "calculation_words.hpp"
#include "changes_words.hpp"
#include "explanation_words.hpp"
#include "reading_words.hpp"

namespace guong::inline v0 {

namespace phrasing {

namespace {

/// Elements of one list that are shown where not all items are asked for.
constexpr std::size_t elements_shown_max = 10;

/// Terminal colours; empty where none are wanted.
struct colours {
    std::string_view bold, good, bad, open, faint, end;
};
constexpr colours with_colours{"\x1b[1m", "\x1b[32m", "\x1b[31m", "\x1b[33m", "\x1b[2m", "\x1b[0m"};
constexpr colours without_colours{};

class explanation_writer {
public:
    explanation_writer(const explanation& why, const text_options& options)
        : why_{why}, options_{options}, words_{wording_in(options.language)}, colours_{options.colour ? with_colours : without_colours} {}

    std::string write() {
        write_head();
        write_inside(why_.because, 0, purpose::wanted);
        if (!why_.complete) line(0, words_.incomplete);
        write_reasons();
        write_values();
        write_missing();
        write_certain();
        write_irrelevant();
        write_changes();
        return std::move(text_);
    }

private:
    void line(std::size_t depth, std::string_view content) {
        text_.append(depth * 2, ' ');
        text_ += content;
        text_ += '\n';
    }
    void faint_line(std::size_t depth, const std::string& content) {
        if (!content.empty()) line(depth, std::string{colours_.faint} + content + std::string{colours_.end});
    }

    [[nodiscard]] const std::string& in_language(const model::wording& label) const { return label.in(options_.language); }

    /// `ql4 “the sentence” (citation)`
    [[nodiscard]] std::string titled(const std::string& id, const model::wording& label, const std::string& cite) const {
        const auto& sentence = in_language(label);
        return joined({id, sentence.empty() || sentence == id ? std::string{} : filled(words_.quoted, {sentence}),
                       cite.empty() ? std::string{} : '(' + cite + ')'},
                      " ");
    }

    void write_head() {
        std::string verdict{colours_.bold};
        verdict += words_of(why_.verdict, options_.language);
        verdict += colours_.end;
        line(0, joined({verdict, record_words(why_.record_label, why_.record_id, options_.language)}, ": "));
        line(0, std::string{words_.criterion} + ": " + titled(why_.criterion, why_.title, why_.cite));
        const auto source = joined(why_.sources, "; ");
        const auto& title = in_language(why_.ruleset_title);
        const auto origin = source.empty() ? title : source;
        if (!origin.empty()) line(0, std::string{words_.source} + ": " + origin);
        if (options_.all_items && !options_.notes_told)
            for (const auto& note : why_.ruleset_notes) faint_line(1, filled(words_.note, {note}));
        if (why_.as_of || needs_reference_date())
            line(0, std::string{words_.as_of} + ": " + (why_.as_of ? words_of(*why_.as_of, options_.language) : std::string{words_.no_as_of}));
        text_ += '\n';
    }

    /// Whether something waits for the day that the host did not give.
    [[nodiscard]] bool needs_reference_date() const {
        const auto is_it = [](const missing_fact& fact) { return fact.at == reference_date_pointer; };
        return std::any_of(why_.missing.begin(), why_.missing.end(), is_it) ||
               std::any_of(why_.values.begin(), why_.values.end(), [&](const value_reading& each) {
                   return std::any_of(each.missing.begin(), each.missing.end(), is_it);
               });
    }

    // Nodes.

    [[nodiscard]] std::string mark(guong::status outcome, purpose asked_for) const {
        const bool idle = outcome == status::not_applicable;
        const bool known = outcome == status::met || outcome == status::unmet;
        const bool good = (outcome == status::met) == (asked_for == purpose::wanted);
        const bool neutral = idle || (known && asked_for == purpose::counted);
        std::string made{neutral ? colours_.faint : !known ? colours_.open : good ? colours_.good : colours_.bad};
        if (neutral)
            made += outcome == status::met ? "•" : "○";
        else
            made += !known ? "?" : good ? "✓" : "✗";
        made += ' ';
        made += words_of(outcome, options_.language, asked_for);
        made += colours_.end;
        return made;
    }

    /// Whether it has a title of its own, below which its condition stands.
    static bool is_titled(const explanation_node& node) {
        return !node.id.empty() || node.kind == node_kind::definition || node.kind == node_kind::element;
    }

    [[nodiscard]] std::string title(const explanation_node& node) const {
        if (node.kind != node_kind::element) return titled(node.id, node.label, node.cite);
        if (!node.label.empty()) return in_language(node.label);
        const auto words = words_of(node, options_.language);
        return words.text.empty() ? record_words(node.record, node.id, options_.language) : words.text;
    }

    void write_node(const explanation_node& node, std::size_t depth, purpose asked_for) {
        const auto begin = mark(node.status, asked_for) + " – ";
        if (is_titled(node)) {
            line(depth, begin + title(node));
            write_inside(node, depth + 1, asked_for);
        } else {
            line(depth, begin + words_of(node, options_.language, asked_for).text);
            write_grounds(node, depth + 1);
            write_children(node, depth + 1, asked_for);
        }
    }

    /// What stands below a title.
    void write_inside(const explanation_node& node, std::size_t depth, purpose asked_for) {
        for (const auto& condition : node.applicability) {
            if (!condition.decided && !options_.all_items) continue;
            line(depth, words_.applies_if);
            write_node(condition, depth + 1, purpose::wanted);
        }
        // What an item asks that is not applicable, nobody need know.
        if (node.status == status::not_applicable && !options_.all_items) return;
        const bool goes_without_saying =
            node.kind == node_kind::all || node.kind == node_kind::element || node.kind == node_kind::definition;
        if (!goes_without_saying) {
            line(depth, words_of(node, options_.language, asked_for).text);
            write_grounds(node, depth);
        }
        for (const auto& note : node.notes) faint_line(depth, filled(words_.note, {note}));
        write_children(node, depth, asked_for);
    }

    /// What a value is made of; who judged, with what evidence; the place in the record and in the rule file.
    void write_grounds(const explanation_node& node, std::size_t depth) {
        std::vector<std::string> places;
        for (const auto& read : node.readings) write_reading(read, depth, places);
        const bool calculated = std::any_of(node.readings.begin(), node.readings.end(), [](const reading& each) { return each.calculated; });
        if (places.empty() && !calculated) return;
        places.push_back(filled(words_.in_rules, {place_in_rules(node)}));
        faint_line(depth, joined(places, "; "));
    }

    /// Of a calculated value its steps, and what it is made of. What was told once is not told again, where another item asks for it too.
    void write_reading(const reading& read, std::size_t depth, std::vector<std::string>& places) {
        const auto lines = ground_lines(read);
        if (lines.empty() || is_new(read, lines))
            for (const auto& each : lines) faint_line(depth, each);
        else
            faint_line(depth, std::string{words_.calculated_above});
        if (read.note) write_note(*read.note, depth);
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

    void write_note(const annotation& note, std::size_t depth) {
        if (const auto judged = words_of(note, options_.language); !judged.empty()) line(depth, judged);
    }

    void add_place(const std::string& pointer, std::vector<std::string>& places) const {
        if (pointer.empty() || pointer == reference_date_pointer) return; // it stands in no record
        auto at = filled(words_.in_record, {pointer});
        if (std::find(places.begin(), places.end(), at) == places.end()) places.push_back(std::move(at));
    }

    static std::string place_in_rules(const explanation_node& node) {
        return node.file + ':' + std::to_string(node.where.line) + ':' + std::to_string(node.where.column);
    }

    void write_children(const explanation_node& node, std::size_t depth, purpose asked_for) {
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
                write_inside(*shown[i], depth, child_purpose);
            else
                write_node(*shown[i], depth, child_purpose);
        }
        if (!node.complete) line(depth, words_.cut_short);
        if (shown.size() > most) line(depth, filled(words_.more_entries, {std::to_string(shown.size() - most)}));
    }

    void write_values() {
        if (why_.values.empty() || options_.values_told) return;
        text_ += '\n';
        line(0, std::string{words_.values} + ':');
        for (const auto& each : why_.values) {
            const auto cite = each.cite.empty() ? std::string{} : " (" + each.cite + ')';
            line(1, in_language(each.found.subject) + cite + ": " + words_of(each.found, options_.language));
            const auto grounds = ground_lines(each.found);
            if (is_new(each.found, grounds)) write_value_grounds(each.found, grounds);
            write_awaited(each);
        }
    }

    void write_value_grounds(const reading& found, const std::vector<std::string>& grounds) {
        for (const auto& each : grounds) faint_line(2, each);
        std::vector<std::string> places;
        add_places_of(found, places);
        faint_line(2, joined(places, "; "));
    }

    /// The unknown facts that a value waits for.
    void write_awaited(const value_reading& reported) {
        if (reported.missing.empty()) return;
        std::vector<std::string> awaited;
        for (const auto& fact : reported.missing) {
            if (!options_.all_items && awaited.size() == elements_shown_max) {
                awaited.push_back(filled(words_.more_entries, {std::to_string(reported.missing.size() - elements_shown_max)}));
                break;
            }
            awaited.push_back(in_language(fact.label) + (fact.at == reference_date_pointer ? std::string{} : " (" + fact.at + ')'));
        }
        line(2, filled(reported.found.at_most ? words_.value_missing_of_bounds : words_.value_missing, {joined(awaited, "; ")}));
    }

    /// Which items alone decide; where every item is told, a reader may well ask.
    void write_reasons() {
        if (!options_.all_items || why_.reasons.sets.empty()) return;
        text_ += '\n';
        line(0, words_.deciding);
        for (const auto& set : why_.reasons.sets) line(1, "– " + joined(set, ", "));
        if (!why_.reasons.complete) line(1, words_.deciding_cut_short);
    }

    void write_missing() {
        if (why_.missing.empty()) return;
        text_ += '\n';
        const auto count = why_.missing.size();
        line(0, count == 1 ? std::string{words_.missing_one} : filled(words_.missing_many, {std::to_string(count)}));
        for (std::size_t i = 0; i < count; ++i) {
            const auto& fact = why_.missing[i];
            line(1, (count == 1 ? "– " : std::to_string(i + 1) + ". ") + fact_words(fact.label, fact.at));
        }
        write_deciding_facts(verdict::eligible, &missing_fact::can_make_eligible);
        write_deciding_facts(verdict::ineligible, &missing_fact::can_make_ineligible);
        if (!why_.missing_is_exact) line(1, words_.missing_inexact);
    }

    /// Of several missing facts, those that may decide by themselves.
    void write_deciding_facts(guong::verdict outcome, bool missing_fact::*may_decide) {
        std::vector<std::string> numbers;
        for (std::size_t i = 0; i < why_.missing.size(); ++i)
            if (why_.missing[i].*may_decide) numbers.push_back(std::to_string(i + 1));
        if (why_.missing.size() > 1 && !numbers.empty()) line(1, filled(words_.may_decide, {joined(numbers, ", "), quoted(outcome)}));
    }

    void write_certain() {
        if (!why_.certain) return;
        text_ += '\n';
        line(0, filled(words_.certain, {quoted(*why_.certain)}));
    }

    /// Of a verdict that stands, nobody asks.
    void write_irrelevant() {
        const auto count = why_.irrelevant.size();
        if (count == 0 || (why_.verdict != verdict::undetermined && !options_.all_items)) return;
        text_ += '\n';
        line(0, count == 1 ? std::string{words_.irrelevant_one} : filled(words_.irrelevant_many, {std::to_string(count)}));
        const auto shown = options_.all_items ? count : std::min(count, elements_shown_max);
        for (std::size_t i = 0; i < shown; ++i) {
            const auto& fact = why_.irrelevant[i];
            line(1, "– " + fact_words(fact.label, fact.at));
            std::vector<std::string> because;
            for (const auto& item : fact.settled_by)
                because.push_back(filled(words_.settled_item, {item.path, std::string{words_of(item.status, options_.language, purpose::wanted)}}));
            if (fact.no_value_matters) because.emplace_back(words_.no_value_matters);
            faint_line(2, joined(because, "; "));
        }
        if (shown < count) line(1, filled(words_.irrelevant_more, {std::to_string(count - shown)}));
    }

    [[nodiscard]] std::string quoted(guong::verdict outcome) const {
        return filled(words_.quoted, {std::string{words_of(outcome, options_.language)}});
    }

    [[nodiscard]] std::string fact_words(const model::wording& label, const std::string& at) const {
        const auto place = at == reference_date_pointer ? std::string{words_.given_by_host} : at;
        return in_language(label) + "  " + std::string{colours_.faint} + place + std::string{colours_.end};
    }

    void write_changes() {
        if (!why_.changes || why_.verdict == verdict::eligible) return;
        text_ += '\n';
        for (const auto& each : lines_of(*why_.changes, options_.language)) line(0, each);
    }

    const explanation& why_;
    const text_options& options_;
    const wording_table& words_;
    colours colours_;
    std::set<std::string> told_; ///< calculated values with what was said of them
    std::string text_;
};

} // namespace

} // namespace phrasing

std::string render(const explanation& why, const text_options& options) { return phrasing::explanation_writer{why, options}.write(); }

std::string render(const explanation& why, language which) {
    text_options options;
    options.language = which;
    return render(why, options);
}

} // namespace guong::inline v0
