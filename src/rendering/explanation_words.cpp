#include "explanation_words.hpp"

#include <algorithm>

#include "../text/placeholders.hpp"
#include "../value/comparison.hpp"
#include "calculation_words.hpp"
#include "reading_words.hpp"

namespace guong::inline v0::phrasing {

namespace {

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
            const auto applicable = std::count_if(node_.children.begin(), node_.children.end(),
                                                  [](const explanation_node& child) { return child.status != status::not_applicable; });
            return filled(node_.kind == node_kind::none ? words_.applying_of : words_.met_of,
                          {std::to_string(met), std::to_string(applicable)});
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

    [[nodiscard]] std::string text(const std::string& actual, const std::string& needed, purpose asked_for) const {
        std::vector<std::string> pieces;
        if (is_group_kind(node_.kind)) {
            pieces = {filled(words_.needed, {needed}), actual};
        } else {
            const auto subject = this->subject();
            if (!actual.empty()) pieces.push_back(subject.empty() ? actual : subject + ": " + actual);
            if (node_.kind == node_kind::meets)
                pieces.push_back(needed);
            else if (!needed.empty())
                pieces.push_back(filled(need_words(asked_for), {needed}));
        }
        auto text = joined(pieces, "; ");
        const auto& parameter = node_.parameter_label.empty() ? node_.parameter : node_.parameter_label.in(which_);
        if (!parameter.empty())
            text += " (" + filled(words_.parameter, {parameter}) + (node_.parameter_cite.empty() ? "" : "; " + node_.parameter_cite) + ')';
        return text;
    }

private:
    [[nodiscard]] std::string_view need_words(purpose asked_for) const {
        if (asked_for == purpose::counted) return words_.counted_if;
        return asked_for == purpose::unwanted ? words_.ruled_out_if : words_.needed;
    }

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
        const auto name = subject_of(first, which_);
        if (!compares_count() || first.named) return name;
        return filled(first.filtered ? words_.filtered_count_of : words_.count_of, {name});
    }

    [[nodiscard]] std::string read(const reading& what) const { return words_of(what, which_, compares_count()); }

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
        const auto read_there = std::find_if(node_.readings.rbegin(), node_.readings.rend(),
                                             [&](const reading& each) { return each.subject.in(which_) == source; });
        if (read_there != node_.readings.rend() && read_there->calculated) return calculated_needed(*read_there);
        return with_source(source, is_known(value.content) || value.disclosed == disclosure::withheld ? words_of(value, which_) : std::string{words_.not_known});
    }

    /// That something is withheld stands in brackets already.
    [[nodiscard]] std::string with_source(const std::string& source, const std::string& content) const {
        return content == words_.withheld ? joined({source, content}, " ") : filled(words_.with_source, {source, content});
    }

    /// What is calculated without a name is called by its formula, if that is one.
    [[nodiscard]] std::string calculated_needed(const reading& found) const {
        if (!found.nameless || !found.how) return with_source(found.subject.in(which_), read(found));
        const auto formula = formula_of(*found.how, which_);
        return formula.empty() ? read(found) : filled(words_.with_formula, {formula, read(found)});
    }

    [[nodiscard]] const comparison_words& comparison_table() const {
        const auto type = node_.needed.empty() ? model::base_type::integer : node_.needed.front().type;
        if (type == model::base_type::scale) return words_.level;
        if (type == model::base_type::date || type == model::base_type::school_year) return words_.day;
        return type == model::base_type::text || is_yes_or_no(type) ? words_.plain : words_.number;
    }

    const explanation_node& node_;
    language which_;
    const wording_table& words_;
};

/// What the rule file says of its status in this language.
const std::string* saying_of(const explanation_node& node, language which) {
    const auto found = std::find_if(node.said.begin(), node.said.end(), [&](const model::saying& each) { return each.when == node.status; });
    if (found == node.said.end()) return nullptr;
    const auto& content = which == language::vi ? found->content.vi : found->content.en;
    return content.empty() ? nullptr : &content;
}

/// Of an item that is a helper by name, what that asks.
const explanation_node& condition_asked(const explanation_node& node) {
    const bool passes_on = node.kind == node_kind::definition && node.children.size() == 1;
    return passes_on ? condition_asked(node.children.front()) : node;
}

} // namespace

purpose purpose_of_children(const explanation_node& node, purpose own) {
    // Under a condition on facts stand the elements that it counts.
    if (node.kind >= node_kind::fact) return purpose::counted;
    const bool asks_for_none = node.kind == node_kind::none || node.kind == node_kind::no;
    if (asks_for_none == node.negated) return own;
    return own == purpose::unwanted ? purpose::wanted : purpose::unwanted;
}

std::string_view words_of(guong::status outcome, language which, purpose asked_for) {
    const auto& words = wording_in(which);
    const auto& table = asked_for == purpose::counted ? words.counted_status : asked_for == purpose::unwanted ? words.unwanted_status : words.wanted_status;
    switch (outcome) {
    case status::met: return table[0];
    case status::unmet: return table[1];
    case status::undetermined: return table[2];
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

condition_words words_of(const explanation_node& node, language which, purpose asked_for) {
    const phraser phrase{node, which};
    condition_words found{phrase.actual(), phrase.needed(), {}};
    found.text = said_of(node, which);
    if (found.text.empty()) found.text = phrase.text(found.actual, found.needed, asked_for);
    return found;
}

std::string said_of(const explanation_node& node, language which) {
    const auto* content = saying_of(node, which);
    if (!content) return {};
    const auto& asked = condition_asked(node);
    const phraser phrase{asked, which};
    std::string text;
    for (const auto& part : parts_of_saying(*content)) {
        if (!part.is_place) {
            text += part.text;
            continue;
        }
        const auto filling = placeholder_named(part.text) == placeholder::actual ? phrase.actual() : phrase.needed();
        if (filling.empty()) return {};
        text += filling;
    }
    return text;
}

} // namespace guong::inline v0::phrasing
