#include "explanation_words.hpp"

#include <algorithm>

namespace guong::inline v0::phrasing {

namespace {

/// The same test, turned round.
comparison_operator complement(comparison_operator operation) {
    switch (operation) {
    case comparison_operator::equal: return comparison_operator::not_equal;
    case comparison_operator::not_equal: return comparison_operator::equal;
    case comparison_operator::less: return comparison_operator::greater_or_equal;
    case comparison_operator::less_or_equal: return comparison_operator::greater;
    case comparison_operator::greater: return comparison_operator::less_or_equal;
    case comparison_operator::greater_or_equal: break;
    }
    return comparison_operator::less;
}

bool is_yes_or_no(model::base_type type) { return type == model::base_type::boolean || type == model::base_type::judgement; }

bool is_group_kind(node_kind kind) {
    switch (kind) {
    case node_kind::all:
    case node_kind::any:
    case node_kind::none:
    case node_kind::at_least:
    case node_kind::exactly: return true;
    default: return false;
    }
}

/// Puts a node's condition into the words of one language.
class phraser {
public:
    phraser(const explanation_node& node, language which) : node_{node}, which_{which}, words_{wording_in(which)} {}

    [[nodiscard]] std::string actual() const {
        if (is_group_kind(node_.kind)) {
            const auto met = std::count_if(node_.children.begin(), node_.children.end(),
                                           [](const explanation_node& child) { return child.status == status::met; });
            return filled(node_.kind == node_kind::none ? words_.applying_of : words_.met_of,
                          {std::to_string(met), std::to_string(node_.children.size())});
        }
        if (node_.kind == node_kind::meets && !node_.children.empty() && !node_.record.empty())
            return record_words(node_.record, node_.record_id, which_);
        return node_.readings.empty() ? std::string{} : read(node_.readings.front());
    }

    [[nodiscard]] std::string needed() const {
        switch (node_.kind) {
        case node_kind::all: return std::string{words_.all};
        case node_kind::any: return std::string{words_.any};
        case node_kind::none: return std::string{words_.none};
        case node_kind::at_least: return filled(words_.at_least, {std::to_string(node_.needed_count)});
        case node_kind::exactly: return filled(words_.exactly, {std::to_string(node_.needed_count)});
        case node_kind::some: return std::string{node_.negated ? words_.no_entry : words_.some_entry};
        case node_kind::every: return std::string{node_.negated ? words_.not_every_entry : words_.every_entry};
        case node_kind::no: return std::string{node_.negated ? words_.some_entry : words_.no_entry};
        case node_kind::element:
        case node_kind::definition: return {};
        case node_kind::meets:
            return node_.children.empty() ? std::string{} : filled(words_.must_meet, {node_.children.front().label.in(which_)});
        case node_kind::fact: return needed_fact();
        case node_kind::knowledge: return std::string{node_.negated ? words_.not_known : words_.known};
        case node_kind::membership: return needed_options();
        case node_kind::text_test: return filled(text_test_words(), {value_needed(0)});
        case node_kind::interval: return filled(interval_words(), {value_needed(0), value_needed(1)});
        case node_kind::comparison: break;
        }
        const auto operation = node_.negated ? complement(node_.operation) : node_.operation;
        if (operation == comparison_operator::not_equal)
            if (const auto* yes = std::get_if<bool>(&node_.needed.front().content)) return other_answer(*yes);
        return filled(comparison_table()[static_cast<std::size_t>(operation)], {value_needed(0)});
    }

    [[nodiscard]] std::string text(const std::string& actual, const std::string& needed, bool unwanted) const {
        std::vector<std::string> pieces;
        if (is_group_kind(node_.kind)) {
            pieces = {filled(words_.needed, {needed}), actual};
        } else {
            const auto subject = this->subject();
            if (!actual.empty()) pieces.push_back(subject.empty() ? actual : subject + ": " + actual);
            if (node_.kind == node_kind::meets)
                pieces.push_back(needed);
            else if (!needed.empty())
                pieces.push_back(filled(unwanted ? words_.ruled_out_if : words_.needed, {needed}));
        }
        auto text = joined(pieces, "; ");
        const auto& parameter = node_.parameter_label.empty() ? node_.parameter : node_.parameter_label.in(which_);
        if (!parameter.empty()) text += " (" + filled(words_.parameter, {parameter}) + ')';
        return text;
    }

private:
    /// Whether a list was read for the number of its elements alone.
    [[nodiscard]] bool compares_count() const {
        switch (node_.kind) {
        case node_kind::comparison:
        case node_kind::interval:
        case node_kind::membership: return !node_.readings.empty() && node_.readings.front().list;
        default: return false;
        }
    }

    [[nodiscard]] std::string subject() const {
        if (node_.readings.empty() || node_.kind == node_kind::element) return {};
        const auto& first = node_.readings.front();
        const auto& name = first.subject.in(which_);
        if (!compares_count() || first.named) return name;
        return filled(first.filtered ? words_.filtered_count_of : words_.count_of, {name});
    }

    [[nodiscard]] std::string read(const reading& what) const {
        if (what.calculated && what.why != unknown_reason::none && what.why != unknown_reason::missing_fact) return std::string{reason_words(what.why)};
        if (!what.known) return std::string{what.type == model::base_type::judgement && !what.list ? words_.not_judged : words_.not_known};
        if (what.list) {
            if (!what.counted) return std::string{words_.known};
            const auto low = std::to_string(what.counted->at_least);
            const auto high = std::to_string(what.counted->at_most);
            if (low != high) return filled(words_.range, {low, high});
            if (compares_count()) return low;
            return low == "1" ? std::string{words_.one_entry} : filled(words_.many_entries, {low});
        }
        if (!what.actual) return std::string{words_.known};
        const auto actual = words_of(*what.actual, which_);
        if (what.at_most) return filled(words_.range, {actual, words_of(*what.at_most, which_)});
        return what.rounded ? filled(words_.about, {actual}) : actual;
    }

    [[nodiscard]] std::string_view reason_words(unknown_reason why) const {
        switch (why) {
        case unknown_reason::division_by_zero: return words_.division_by_zero;
        case unknown_reason::out_of_range: return words_.out_of_range;
        case unknown_reason::empty_group: return words_.empty_group;
        case unknown_reason::no_row: return words_.no_row;
        case unknown_reason::several_rows: return words_.several_rows;
        case unknown_reason::no_reference_date: return words_.no_reference_date;
        case unknown_reason::not_in_force: return words_.not_in_force;
        default: return words_.not_known;
        }
    }

    [[nodiscard]] std::string_view interval_words() const {
        if (node_.excludes_high) return node_.negated ? words_.not_from_to_below : words_.from_to_below;
        return node_.negated ? words_.not_between : words_.between;
    }

    [[nodiscard]] std::string_view text_test_words() const {
        switch (node_.text) {
        case model::text_test::kind::starts_with: return node_.negated ? words_.not_starting_with : words_.starts_with;
        case model::text_test::kind::ends_with: return node_.negated ? words_.not_ending_with : words_.ends_with;
        case model::text_test::kind::contains: return node_.negated ? words_.not_containing : words_.contains;
        case model::text_test::kind::blank: break;
        }
        return node_.negated ? words_.not_blank : words_.blank;
    }

    [[nodiscard]] std::string needed_fact() const {
        const bool judged = !node_.readings.empty() && node_.readings.front().type == model::base_type::judgement;
        if (judged) return std::string{node_.negated ? words_.judged_unmet : words_.judged_met};
        return std::string{node_.negated ? words_.no : words_.yes};
    }

    /// Of yes and no, the one that a condition with `is not` asks for.
    [[nodiscard]] std::string other_answer(bool refused) const {
        auto asked = node_.needed.front();
        asked.content = !refused;
        return words_of(asked, which_);
    }

    [[nodiscard]] std::string needed_options() const {
        std::vector<std::string> options;
        for (const auto& each : node_.needed) options.push_back(words_of(each, which_));
        return filled(node_.negated ? words_.none_of : words_.one_of, {joined(options, ", ")});
    }

    /// A value that stands in the records is named by its field.
    [[nodiscard]] std::string value_needed(std::size_t index) const {
        if (index >= node_.needed.size()) return {};
        const auto& value = node_.needed[index];
        const auto& source = value.source.in(which_);
        if (source.empty()) return words_of(value, which_);
        const auto content = is_known(value.content) ? words_of(value, which_) : std::string{words_.not_known};
        return filled(words_.with_source, {source, content});
    }

    [[nodiscard]] const comparison_words& comparison_table() const {
        const auto type = node_.needed.empty() ? model::base_type::integer : node_.needed.front().type;
        if (type == model::base_type::scale) return words_.level;
        if (type == model::base_type::date) return words_.day;
        return type == model::base_type::text || is_yes_or_no(type) ? words_.plain : words_.number;
    }

    const explanation_node& node_;
    language which_;
    const wording_table& words_;
};

std::string number_words(const decimal& number, const wording_table& words) {
    auto text = number.to_string();
    if (const auto point = text.find('.'); point != std::string::npos) text.replace(point, 1, words.decimal_point);
    return text;
}

} // namespace

std::string joined(const std::vector<std::string>& pieces, std::string_view between) {
    std::string text;
    for (const auto& piece : pieces) {
        if (piece.empty()) continue;
        if (!text.empty()) text += between;
        text += piece;
    }
    return text;
}

std::string words_of(const date& day, language which) {
    const auto& words = wording_in(which);
    const auto iso = day.to_string();
    const auto year_end = iso.size() - 6;
    const auto month = std::stoul(iso.substr(year_end + 1, 2));
    const auto of_month = std::stoul(iso.substr(year_end + 4, 2));
    // In Vietnamese documents days below 10 and the months 1 and 2 are written with two digits, so that they cannot be altered.
    const auto padded = [&](unsigned long number, unsigned long below) {
        return (words.short_numbers_padded && number < below ? "0" : "") + std::to_string(number);
    };
    const auto month_words = words.months.front().empty() ? padded(month, 3) : std::string{words.months[month - 1]};
    return filled(words.date, {padded(of_month, 10), month_words, std::to_string(std::stoul(iso.substr(0, year_end)))});
}

std::string words_of(const displayed_value& shown, language which) {
    const auto& words = wording_in(which);
    if (const auto* yes = std::get_if<bool>(&shown.content)) {
        if (shown.type == model::base_type::judgement) return std::string{*yes ? words.judged_met : words.judged_unmet};
        return std::string{*yes ? words.yes : words.no};
    }
    if (const auto* number = std::get_if<decimal>(&shown.content)) {
        const auto digits = number_words(*number, words);
        return shown.type == model::base_type::percent ? filled(words.percent, {digits}) : digits;
    }
    if (const auto* day = std::get_if<date>(&shown.content)) return words_of(*day, which);
    if (std::holds_alternative<level>(shown.content)) return shown.level.in(which);
    if (const auto* text = std::get_if<std::string>(&shown.content)) return filled(words.quoted, {*text});
    if (const auto* span_of_time = std::get_if<duration>(&shown.content)) {
        const auto& patterns = span_of_time->amount == 1 ? words.single_spans : words.spans;
        return filled(patterns[static_cast<std::size_t>(span_of_time->unit)], {std::to_string(span_of_time->amount)});
    }
    if (const auto* years = std::get_if<school_year>(&shown.content)) return years->to_string();
    return std::string{words.not_known};
}

std::string record_words(const model::wording& label, const std::string& id, language which) { return joined({label.in(which), id}, " "); }

std::string words_of(const annotation& note, language which) {
    const auto& words = wording_in(which);
    const auto day = date::parse(note.on);
    const auto on = day ? words_of(*day, which) : note.on;
    std::vector<std::string> judged;
    if (!note.by.empty()) judged.push_back(filled(words.judged_by, {note.by}));
    if (!on.empty()) judged.push_back(filled(words.judged_on, {on}));
    std::vector<std::string> pieces{joined(judged, " ")};
    if (!note.reason.empty()) pieces.push_back(filled(words.reason, {note.reason}));
    if (!note.evidence.empty()) pieces.push_back(filled(words.evidence, {joined(note.evidence, ", ")}));
    return joined(pieces, "; ");
}

std::string_view words_of(guong::status outcome, language which, bool unwanted) {
    const auto& words = wording_in(which);
    switch (outcome) {
    case status::met: return unwanted ? words.applies : words.met;
    case status::unmet: return unwanted ? words.applies_not : words.unmet;
    case status::undetermined: return unwanted ? words.applies_unknown : words.unknown_status;
    case status::not_applicable: break;
    }
    return words.not_applicable;
}

std::string_view words_of(guong::verdict outcome, language which) {
    const auto& words = wording_in(which);
    switch (outcome) {
    case verdict::eligible: return words.eligible;
    case verdict::ineligible: return words.ineligible;
    case verdict::undetermined: break;
    }
    return words.undetermined;
}

std::string words_of_part(const reading& part, language which) {
    explanation_node alone;
    alone.kind = node_kind::fact;
    alone.readings.push_back(part);
    return filled(wording_in(which).part, {part.subject.in(which), phraser{alone, which}.actual()});
}

condition_words words_of(const explanation_node& node, language which, bool unwanted) {
    const phraser phrase{node, which};
    condition_words found{phrase.actual(), phrase.needed(), {}};
    found.text = phrase.text(found.actual, found.needed, unwanted);
    return found;
}

} // namespace guong::inline v0::phrasing
