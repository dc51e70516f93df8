#include <guong/explanation.hpp>

#include <algorithm>
#include <unordered_set>
#include <utility>

#include <guong/limits.hpp>

#include "../evaluation/value_json.hpp"
#include "../program/reached_code.hpp"
#include "../value/truth.hpp"
#include "atlas.hpp"
#include "certainty.hpp"
#include "formula_from_evaluation.hpp"
#include "list_parts.hpp"
#include "questions.hpp"
#include "readings.hpp"
#include "reasons.hpp"
#include "relevance.hpp"

namespace guong::inline v0 {

namespace explaining {

namespace {

/// What the status of a group hangs on: children of one status, or all.
std::optional<truth> deciding_status(model::group::kind quantity, truth outcome, std::size_t met, std::uint32_t needed) {
    if (outcome == truth::unknown) return truth::unknown;
    const bool holds = outcome == truth::yes;
    switch (quantity) {
    case model::group::kind::all: return holds ? std::nullopt : std::optional{truth::no};
    case model::group::kind::any: return holds ? std::optional{truth::yes} : std::nullopt;
    case model::group::kind::none: return holds ? std::nullopt : std::optional{truth::yes};
    case model::group::kind::at_least: return holds ? truth::yes : truth::no;
    case model::group::kind::exactly: break;
    }
    if (holds) return std::nullopt;
    return met > needed ? truth::yes : truth::no;
}

node_kind kind_of(model::group::kind quantity) {
    switch (quantity) {
    case model::group::kind::all: return node_kind::all;
    case model::group::kind::any: return node_kind::any;
    case model::group::kind::none: return node_kind::none;
    case model::group::kind::at_least: return node_kind::at_least;
    case model::group::kind::exactly: break;
    }
    return node_kind::exactly;
}

class explainer {
public:
    explicit explainer(const outcome& result)
        : result_{result}, engine_{result.evaluator()}, code_{engine_.program()}, rules_{code_.model()},
          atlas_{rules_, engine_.data(), rules_.criteria[result.criterion()].record, result.row()}, reader_{engine_, atlas_, nodes_} {}

    explanation explain() {
        const auto& criterion = rules_.criteria[result_.criterion()];
        const auto& record = rules_.records[criterion.record];
        explanation made;
        made.ruleset = rules_.name;
        made.ruleset_title = rules_.title;
        made.sources = rules_.sources;
        made.ruleset_notes = rules_.notes;
        made.sha256 = rules_.sha256;
        made.used_files = rules_.used_files;
        made.as_of = engine_.options().as_of;
        made.lacks_as_of = !made.as_of && reached_from(code_, code_.unit_of(result_.criterion())).reads_reference_date;
        made.record_type = record.name;
        made.record_label = wording_or(record.label, record.name);
        made.record_id = engine_.data().of(criterion.record).ids[result_.row()];
        made.criterion = criterion.name;
        made.title = wording_or(criterion.title, criterion.name);
        made.cite = criterion.cite;
        made.verdict = result_.verdict();
        made.because = explain_slot(code_.unit_of(result_.criterion()), 0, {atlas_.root()}, result_.slots());
        made.because.decided = true;
        made.reasons = find_reasons(made.because, criterion.name);
        add_values(made);
        made.complete = complete_;
        return made;
    }

private:
    explanation_node explain_slot(std::uint32_t unit, std::uint32_t slot, const frame& scopes, const slots& bits) {
        const auto& code = code_.units()[unit].code[slot];
        const auto& condition = *code.origin;
        ++nodes_;
        explanation_node made;
        made.status = status_of(bits[slot]);
        made.negated = condition.negated;
        set_title(made, condition);
        const context here{unit, slot, scopes, bits};
        std::visit([&](const auto& form) { fill(made, form, here); }, condition.form);
        return made;
    }

    // Values that the rules report.

    void add_values(explanation& made) {
        const auto record = rules_.criteria[result_.criterion()].record;
        for (auto& [index, content] : reported_values(engine_, record, result_.row())) {
            const auto& definition = rules_.definitions[index];
            value_reading reported;
            reported.name = definition.name;
            reported.cite = definition.cite;
            reported.found = reader_.read_value(code_.operand_of_definition(index), {atlas_.root()});
            reported.found.subject = wording_or(definition.label, definition.name);
            reported.found.nameless = false;
            reported.in_words = value_writing::by_name(std::move(content), rules_, definition.type());
            if (!reported.found.known || reported.found.at_most) reported.missing = unknown_facts_of(reported.found);
            made.values.push_back(std::move(reported));
        }
    }

    static std::vector<missing_fact> unknown_facts_of(const reading& found) {
        std::vector<missing_fact> unknown;
        for (const auto& part : found.parts) note_unknown(unknown, part);
        std::unordered_set<std::string> seen;
        std::erase_if(unknown, [&](const missing_fact& each) { return !seen.insert(each.at).second; });
        return unknown;
    }

    /// An item in a group; the compiler puts one that may not be applicable beside the condition that says so.
    explanation_node explain_item(std::uint32_t unit, std::uint32_t slot, const frame& scopes, const slots& bits) {
        const auto& code = code_.units()[unit].code;
        if (code[slot].origin) return explain_slot(unit, slot, scopes, bits);
        const auto item = code[slot].first + 1;
        const auto beside = code[slot].first;
        const auto applies = code[beside].origin ? beside : code[beside].first;
        auto made = explain_slot(unit, item, scopes, bits);
        made.applicability.push_back(explain_slot(unit, applies, scopes, bits));
        made.applicability.front().decided = bits[applies] != truth::yes;
        if (bits[applies] == truth::no) made.status = status::not_applicable;
        if (bits[applies] == truth::unknown) made.status = status_of(bits[slot]);
        return made;
    }

    struct context {
        std::uint32_t unit;
        std::uint32_t slot;
        const frame& scopes;
        const slots& bits;
    };

    [[nodiscard]] const instruction& code_at(const context& here) const { return code_.units()[here.unit].code[here.slot]; }

    void set_title(explanation_node& made, const model::condition& condition) const {
        made.said = condition.said;
        if (condition.item) {
            made.id = condition.item->name;
            made.label = condition.item->sentence;
            made.cite = condition.item->cite;
            made.notes = condition.item->notes;
        }
        const auto where = condition.item ? condition.item->where : condition.where;
        const auto& file = rules_.sources_text[where.source];
        made.file = file.name();
        made.where = file.locate(where.begin);
    }

    // Conditions on facts.

    void fill(explanation_node& made, const model::fact& form, const context& here) {
        made.kind = node_kind::fact;
        made.readings.push_back(reader_.read_fact(form.field, here.scopes));
    }
    void fill(explanation_node& made, const model::comparison& form, const context& here) {
        made.kind = node_kind::comparison;
        reader_.read_comparison(made, form, code_at(here), here.scopes);
        if (const auto counted = reader_.counted_by(form, code_at(here), here.scopes))
            explain_counted(made, *counted, deciding_of_count(made));
    }
    void fill(explanation_node& made, const model::interval& form, const context& here) {
        made.kind = node_kind::interval;
        made.excludes_high = form.excludes_high;
        const auto& unit = code_.units()[here.unit];
        reader_.read_interval(made, form, unit, code_at(here), here.scopes);
        if (const auto counted = reader_.counted_by(form, unit, code_at(here), here.scopes))
            explain_counted(made, *counted, made.status == status::undetermined ? std::optional{truth::unknown} : std::nullopt);
    }
    void fill(explanation_node& made, const model::membership& form, const context& here) {
        made.kind = node_kind::membership;
        reader_.read_membership(made, form, code_.units()[here.unit], code_at(here), here.scopes);
    }
    void fill(explanation_node& made, const model::text_test& form, const context& here) {
        made.kind = node_kind::text_test;
        made.text = form.what;
        reader_.read_text_test(made, form, code_at(here), here.scopes);
    }
    void fill(explanation_node& made, const model::knowledge& form, const context& here) {
        made.kind = node_kind::knowledge;
        made.readings.push_back(reader_.read_fact(form.field, here.scopes));
    }

    // Groups.

    void fill(explanation_node& made, const model::group& form, const context& here) {
        made.kind = kind_of(form.quantity);
        made.needed_count = form.needed;
        if (form.parameter) {
            made.parameter = rules_.parameters[*form.parameter].name;
            made.parameter_label = rules_.parameters[*form.parameter].label;
            made.parameter_cite = cite_of_setting(rules_, rules_.parameters[*form.parameter]);
        }
        const auto& code = code_at(here);
        for (std::uint32_t i = 0; i < code.size; ++i) {
            auto child = explain_item(here.unit, code.first + i, here.scopes, here.bits);
            made.children.push_back(form.range ? of_number(*form.range, i, std::move(child)) : std::move(child));
        }
        const auto met = std::count_if(made.children.begin(), made.children.end(),
                                       [](const explanation_node& child) { return child.status == status::met; });
        const auto deciding =
            deciding_status(form.quantity, turned(here.bits[here.slot], code.negated), static_cast<std::size_t>(met), form.needed);
        for (auto& child : made.children) child.decided = !deciding || child.status == status_of(*deciding);
        if (form.quantity == model::group::kind::none && made.children.size() == 1 && !form.range) become_negation(made);
    }

    /// What was asked of one number of a range, under its name: `y = 2021`.
    static explanation_node of_number(const model::number_range& range, std::uint32_t place, explanation_node asked) {
        explanation_node made;
        made.kind = node_kind::element;
        made.status = asked.status;
        made.id = number_words(range, place);
        made.label.text = range.name + " = " + made.id;
        made.file = asked.file;
        made.where = asked.where;
        asked.decided = true;
        made.children.push_back(std::move(asked));
        return made;
    }

    static std::string number_words(const model::number_range& range, std::uint32_t place) {
        if (const auto* year = std::get_if<school_year>(&range.first.content))
            return school_year{year->first + static_cast<std::int32_t>(place)}.to_string();
        return decimal{std::get<decimal>(range.first.content).coefficient() + place}.to_string();
    }

    /// `not X` of one condition on facts is that condition turned round: `flag: yes; needed: no`.
    static void become_negation(explanation_node& made) {
        auto child = std::move(made.children.front());
        const bool reads_facts = child.kind >= node_kind::fact && child.children.empty();
        if (!child.id.empty() || !reads_facts) {
            made.children.front() = std::move(child);
            return;
        }
        child.negated = child.negated == made.negated;
        child.status = made.status;
        child.id = std::move(made.id);
        child.label = std::move(made.label);
        child.cite = std::move(made.cite);
        child.notes = std::move(made.notes);
        child.said = std::move(made.said);
        child.file = std::move(made.file);
        child.where = made.where;
        made = std::move(child);
    }

    // Other criteria and helpers.

    void fill(explanation_node& made, const model::meeting& form, const context& here) {
        made.kind = node_kind::meets;
        explain_call(made, form.subject, here, code_.unit_of(form.criterion));
        if (made.children.empty()) made.children.push_back(not_asked(rules_.criteria[form.criterion].body));
    }

    void fill(explanation_node& made, const model::definition_use& form, const context& here) {
        made.kind = node_kind::definition;
        const auto& definition = rules_.definitions[form.definition];
        if (made.label.empty()) made.label = wording_or(definition.label, definition.name);
        if (made.cite.empty()) made.cite = definition.cite;
        made.notes.insert(made.notes.end(), definition.notes.begin(), definition.notes.end());
        explain_call(made, form.subject, here, code_.unit_of_definition(form.definition));
    }

    void explain_call(explanation_node& made, const model::row_path& subject, const context& here, std::uint32_t unit) {
        const auto way = atlas_.follow(subject, here.scopes);
        if (!subject.hops.empty()) made.readings.push_back(reader_.read_reference(subject, here.scopes));
        if (way.stuck_at) return;
        const bool is_this_row = subject.depth == 0 && subject.hops.empty();
        if (!is_this_row) name_record(made, way.last);
        made.complete = has_room();
        if (!made.complete) return;
        slots bits;
        const frame called{way.last};
        engine_.recall(unit, rows_of(called), bits);
        made.children.push_back(explain_slot(unit, 0, called, bits));
        made.children.back().decided = true;
    }

    /// A criterion of a record that is unknown itself: its title, and none of its conditions.
    explanation_node not_asked(const model::condition& body) {
        explanation_node made;
        made.status = status::undetermined;
        const auto* group = std::get_if<model::group>(&body.form);
        made.kind = group ? kind_of(group->quantity) : node_kind::all;
        set_title(made, body);
        return made;
    }

    void name_record(explanation_node& made, const place& at) const {
        const auto& record = rules_.records[at.record];
        if (!record.plain_element) made.record = wording_or(record.label, record.name);
        made.record_id = engine_.data().of(at.record).ids[at.row];
        made.sensitive_record = at.sensitive;
    }

    // Lists.

    void fill(explanation_node& made, const model::quantifier& form, const context& here) {
        switch (form.quantity) {
        case model::quantifier::kind::some: made.kind = node_kind::some; break;
        case model::quantifier::kind::every: made.kind = node_kind::every; break;
        case model::quantifier::kind::no: made.kind = node_kind::no; break;
        }
        made.readings.push_back(reader_.read_list(form.elements.list, here.scopes));
        const auto deciding = deciding_element(form.quantity, turned(here.bits[here.slot], code_at(here).negated));
        for_each_element(made, form.elements.list, form.elements.element, here.scopes, [&](const frame& inner, std::size_t index) {
            if (auto element = explain_element(form, code_at(here).unit, inner, index, deciding)) add_element(made, std::move(*element));
        });
    }

    template <class Visit>
    void for_each_element(explanation_node& made, const model::field_path& list, model::record_index element, const frame& scopes,
                          Visit visit) {
        const auto way = atlas_.follow(list.row, scopes);
        if (way.stuck_at) return;
        const auto elements = engine_.data().elements(way.last.record, way.last.row, list.field);
        if (!elements) return;
        auto inner = scopes;
        inner.emplace_back();
        for (std::size_t i = 0; i < elements->size(); ++i) {
            made.complete = has_room();
            if (!made.complete) return;
            inner.back() = atlas_.element(way.last, list.field, i, element, (*elements)[i]);
            visit(inner, i);
        }
    }

    static void add_element(explanation_node& list, explanation_node element) {
        element.file = list.file;
        element.where = list.where;
        list.children.push_back(std::move(element));
    }

    explanation_node begin_element(const frame& scopes, std::size_t index) const {
        const auto& at = scopes.back();
        explanation_node made;
        made.kind = node_kind::element;
        made.decided = true;
        name_record(made, at);
        made.id = made.record_id.empty() ? std::to_string(index + 1) : made.record_id;
        if (rules_.records[at.record].plain_element) made.readings.push_back(reader_.read_plain_element(at));
        return made;
    }

    /// The outcome of the counted elements that decide; nothing if all do. Enough of them are enough, and too many are too many: then
    /// those that count decide. Where there are too few or not too many, those that do not count decide as well.
    static std::optional<truth> deciding_of_count(const explanation_node& made) {
        if (made.status == status::undetermined) return truth::unknown;
        const auto operation = made.operation;
        if (operation == comparison_operator::equal || operation == comparison_operator::not_equal) return std::nullopt;
        const bool asks_for_few = operation == comparison_operator::less || operation == comparison_operator::less_or_equal;
        const bool reaches_limit = (made.status == status::met) != (asks_for_few != made.negated);
        return reaches_limit ? std::optional{truth::yes} : std::nullopt;
    }

    void explain_counted(explanation_node& made, const counted_list& counted, std::optional<truth> deciding) {
        for_each_element(made, counted.list, counted.element, counted.scopes, [&](const frame& inner, std::size_t index) {
            const auto unit = code_.unit_of_element(counted.unit);
            slots bits;
            engine_.recall(unit, rows_of(inner), bits);
            if (deciding && bits[0] != *deciding) return;
            auto element = begin_element(inner, index);
            element.status = status_of(bits[0]);
            element.children.push_back(explain_slot(unit, 0, inner, bits));
            element.children.back().decided = true;
            add_element(made, std::move(element));
        });
    }

    /// The outcome of the elements that decide; nothing if all do.
    static std::optional<truth> deciding_element(model::quantifier::kind quantity, truth outcome) {
        if (outcome == truth::unknown) return truth::unknown;
        switch (quantity) {
        case model::quantifier::kind::some: return outcome == truth::yes ? std::optional{truth::yes} : std::nullopt;
        case model::quantifier::kind::every: return outcome == truth::yes ? std::nullopt : std::optional{truth::no};
        case model::quantifier::kind::no: break;
        }
        return outcome == truth::yes ? std::nullopt : std::optional{truth::yes};
    }

    std::optional<explanation_node> explain_element(const model::quantifier& form, std::uint32_t list_unit, const frame& scopes,
                                                    std::size_t index, std::optional<truth> deciding) {
        if (list_unit == no_unit) {
            auto made = begin_element(scopes, index);
            made.status = status::met;
            return made;
        }
        const auto unit = code_.unit_of_element(list_unit);
        slots bits;
        engine_.recall(unit, rows_of(scopes), bits);
        if (deciding && bits[0] != *deciding) return std::nullopt;
        auto made = begin_element(scopes, index);
        made.status = status_of(bits[0]);
        if (form.elements.filter && form.body) {
            add_filter_and_body(made, form, unit, scopes, bits);
        } else {
            made.children.push_back(explain_slot(unit, 0, scopes, bits));
            made.children.back().decided = true;
        }
        return made;
    }

    void add_filter_and_body(explanation_node& made, const model::quantifier& form, std::uint32_t unit, const frame& scopes,
                             const slots& bits) {
        const auto& element = code_.units()[unit];
        auto filter = explain_slot(unit, element.filter_slot, scopes, bits);
        auto body = explain_slot(unit, element.body_slot, scopes, bits);
        const auto outcome = bits[0];
        if (form.quantity == model::quantifier::kind::every) {
            // It holds where the filter does not, or the body does; it fails only where the filter holds and the body does not.
            filter.decided = outcome == truth::yes ? filter.status == status::unmet : filter.status == status::undetermined;
            body.decided = outcome == truth::yes ? body.status == status::met && !filter.decided : body.status == made.status;
            made.decided = filter.status != status::unmet;
        } else {
            filter.decided = outcome == truth::yes || filter.status == made.status;
            body.decided = outcome == truth::yes || body.status == made.status;
        }
        made.children.push_back(std::move(filter));
        made.children.push_back(std::move(body));
    }

    bool has_room() {
        if (nodes_ >= limits::explanation_nodes_max) complete_ = false;
        return complete_;
    }

    const outcome& result_;
    const evaluator& engine_;
    const program& code_;
    const model::ruleset& rules_;
    atlas atlas_;
    std::size_t nodes_ = 0;
    fact_reader reader_;
    bool complete_ = true;
};

/// Collects the innermost labelled items that are unmet and on which the verdict hangs.
class unmet_item_finder {
public:
    explicit unmet_item_finder(const outcome& result)
        : bits_{result.slots()}, unit_{result.evaluator().program().units()[result.evaluator().program().unit_of(result.criterion())]} {
        if (result.verdict() == verdict::ineligible) find_below(0, {});
    }

    std::vector<std::string> take() { return std::move(found_); }

private:
    /// Whether there was one.
    bool find_below(std::uint32_t slot, const std::string& path) {
        const auto& code = unit_.code[slot];
        const auto* group = code.origin ? std::get_if<model::group>(&code.origin->form) : nullptr;
        if (!group || code.negated) return false;
        std::size_t met = 0;
        for (std::uint32_t i = 0; i < code.size; ++i) met += bits_[code.first + i] == truth::yes;
        const auto deciding = deciding_status(group->quantity, truth::no, met, group->needed);
        if (deciding && *deciding != truth::no) return false;
        bool any = false;
        for (std::uint32_t i = 0; i < code.size; ++i)
            if (bits_[code.first + i] == truth::no) any = find_at(code.first + i, path) || any;
        return any;
    }

    bool find_at(std::uint32_t slot, const std::string& path) {
        if (!unit_.code[slot].origin) {
            // The compiler put the item beside the condition that it applies, which may stand there turned round.
            const auto beside = unit_.code[slot].first;
            const auto applies = unit_.code[beside].origin ? beside : unit_.code[beside].first;
            return bits_[applies] != truth::no && find_at(beside + 1, path);
        }
        const auto& condition = unit_.code[slot].origin;
        if (!condition->item) return find_below(slot, path);
        const auto own = path.empty() ? condition->item->name : path + '/' + condition->item->name;
        if (!find_below(slot, own)) found_.push_back(own);
        return true;
    }

    const slots& bits_;
    const unit& unit_;
    std::vector<std::string> found_;
};

struct search_result {
    std::vector<missing_fact> facts;
    std::optional<guong::verdict> certain;
    bool exact = true;
};

/// Of facts that hang together in more ways than could be looked at, the order of the items is left.
std::vector<relevance::question> asking_order(const open_question& open, const std::vector<bool>& can_matter) {
    if (open.complete) return relevance::asking_order(open.form, can_matter);
    std::vector<relevance::question> order;
    for (relevance::fact_index fact = 0; fact < open.facts.size(); ++fact)
        if (can_matter[fact]) order.push_back({fact});
    return order;
}

search_result find_missing(const outcome& result) {
    auto question = open_question_of(result);
    relevance::relevant_facts relevant{std::vector<bool>(question.facts.size(), true), false};
    if (question.complete) relevant = relevance::find_relevant(question.form);
    search_result found;
    found.exact = relevant.exact;
    std::unordered_set<std::string> seen;
    for (const auto& asked : asking_order(question, relevant.can_matter)) {
        for (auto& each : question.facts[asked.fact]) {
            if (!seen.insert(each.at).second) continue;
            each.can_make_eligible = asked.can_settle_yes;
            each.can_make_ineligible = asked.can_settle_no;
            found.facts.push_back(std::move(each));
        }
    }
    if (result.verdict() == verdict::undetermined && question.complete)
        if (const auto certain = relevance::certain_outcome(question.form)) found.certain = verdict_of(*certain);
    return found;
}

/// What the criterion asks for and nobody knows, but for what is missing.
std::vector<irrelevant_fact> find_irrelevant(const outcome& result, const std::vector<missing_fact>& missing) {
    std::unordered_set<std::string> seen;
    for (const auto& fact : missing) seen.insert(fact.at);
    auto asked = open_question_of(result, settled_conditions::included);
    std::vector<irrelevant_fact> found;
    for (std::size_t fact = 0; fact < asked.facts.size(); ++fact)
        for (auto& each : asked.facts[fact])
            if (seen.insert(each.at).second)
                found.push_back({std::move(each.at), std::move(each.label), asked.settled_by[fact], asked.is_asked_openly[fact]});
    return found;
}

} // namespace

} // namespace explaining

explanation explain(const outcome& result, const explain_options& options) {
    auto made = explaining::explainer{result}.explain();
    auto missing = explaining::find_missing(result);
    made.certain = missing.certain;
    made.missing = std::move(missing.facts);
    made.missing_is_exact = missing.exact;
    made.irrelevant = explaining::find_irrelevant(result, made.missing);
    return options.show_sensitive ? made : masked(std::move(made));
}

std::vector<std::string> unmet_items(const outcome& result) { return explaining::unmet_item_finder{result}.take(); }

std::vector<missing_fact> missing_facts(const outcome& result) { return explaining::find_missing(result).facts; }

} // namespace guong::inline v0
