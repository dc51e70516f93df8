#include <guong/rendering.hpp>

#include <algorithm>
#include <limits>

#include "../evaluation/value_json.hpp"
#include "../text/json_text.hpp"
#include "calculation_words.hpp"
#include "changes_words.hpp"
#include "explanation_words.hpp"
#include "reading_words.hpp"

namespace guong::inline v0 {

namespace phrasing {

namespace {

/// The version of the form that `interfaces.md` fixes; it changes only where readers would break.
constexpr std::int64_t explanation_form = 1;

std::string_view name_of(node_kind kind) {
    switch (kind) {
    case node_kind::all: return "all";
    case node_kind::any: return "any";
    case node_kind::none: return "none";
    case node_kind::at_least: return "at_least";
    case node_kind::exactly: return "exactly";
    case node_kind::some: return "some";
    case node_kind::every: return "every";
    case node_kind::no: return "no";
    case node_kind::element: return "element";
    case node_kind::meets: return "meets";
    case node_kind::definition: return "definition";
    default: return "condition";
    }
}

class explanation_json_writer {
public:
    explanation_json_writer(const explanation& why, language which) : why_{why}, which_{which} {}

    std::string write() {
        json_.begin_object().key("guong").number(explanation_form);
        json_.key("ruleset").begin_object();
        json_.key("name").text(why_.ruleset).key("title").text(why_.ruleset_title.in(which_));
        json_.key("source").text(joined(why_.sources, "; ")).key("sha256").text(why_.sha256);
        json_.key("notes");
        json_.texts(texts_in(why_.ruleset_notes, which_));
        write_used_files();
        json_.end_object();
        json_.key("as_of");
        text_or_null(why_.as_of ? why_.as_of->to_string() : std::string{});
        json_.key("record").begin_object().key("type").text(why_.record_type).key("id");
        text_or_null(why_.record_id);
        json_.end_object();
        json_.key("criterion").begin_object().key("name").text(why_.criterion);
        json_.key("title").text(why_.title.in(which_)).key("cite").text(why_.cite).end_object();
        json_.key("verdict").text(to_string(why_.verdict));
        json_.key("because");
        write_node(why_.because, purpose::wanted);
        write_reasons();
        if (why_.certain) json_.key("certain").text(to_string(*why_.certain));
        write_missing();
        write_irrelevant();
        write_changes();
        write_margins();
        write_values();
        write_value_grounds();
        if (!why_.complete) json_.key("complete").boolean(false);
        if (!why_.reasons.complete) json_.key("reasons_are_complete").boolean(false);
        if (!why_.missing_is_exact) json_.key("missing_is_exact").boolean(false);
        return json_.end_object().take();
    }

private:
    void write_reasons() {
        const auto& sets = why_.reasons.sets;
        json_.key("reasons").texts(sets.empty() ? std::vector<std::string>{} : sets.front());
        if (sets.size() < 2) return;
        json_.key("other_reasons").begin_array();
        for (auto other = sets.begin() + 1; other != sets.end(); ++other) json_.texts(*other);
        json_.end_array();
    }

    void write_missing() {
        json_.key("missing").begin_array();
        for (const auto& fact : why_.missing) {
            json_.begin_object().key("at").text(fact.at).key("label").text(fact.label.in(which_));
            json_.key("asked_by").texts(fact.asked_by);
            std::vector<std::string> verdicts;
            if (fact.can_make_eligible) verdicts.emplace_back(to_string(verdict::eligible));
            if (fact.can_make_ineligible) verdicts.emplace_back(to_string(verdict::ineligible));
            if (!verdicts.empty()) json_.key("can_make").texts(verdicts);
            json_.end_object();
        }
        json_.end_array();
    }

    void write_irrelevant() {
        std::vector<std::string> pointers;
        for (const auto& fact : why_.irrelevant) pointers.push_back(fact.at);
        json_.key("irrelevant").texts(pointers);
        if (pointers.empty()) return;
        json_.key("irrelevant_because").begin_array();
        for (const auto& fact : why_.irrelevant) {
            json_.begin_object().key("at").text(fact.at).key("label").text(fact.label.in(which_));
            json_.key("settled_by").begin_array();
            for (const auto& item : fact.settled_by) json_.begin_object().key("item").text(item.path).key("status").text(to_string(item.status)).end_object();
            json_.end_array();
            if (fact.no_value_matters) json_.key("no_value_matters").boolean(true);
            json_.end_object();
        }
        json_.end_array();
    }

    /// A ruleset of one file says nothing of others.
    void write_used_files() {
        if (why_.used_files.empty()) return;
        json_.key("uses").begin_array();
        for (const auto& file : why_.used_files) json_.begin_object().key("file").text(file.name).key("sha256").text(file.sha256).end_object();
        json_.end_array();
    }

    void text_or_null(const std::string& content) {
        if (content.empty())
            json_.null();
        else
            json_.text(content);
    }

    void write_node(const explanation_node& node, purpose asked_for) {
        const auto words = words_of(node, which_, asked_for);
        json_.begin_object();
        json_.key("id").text(node.id).key("label").text(node.label.in(which_)).key("cite").text(node.cite);
        json_.key("status").text(to_string(node.status)).key("kind").text(name_of(node.kind)).key("text").text(words.text);
        json_.key("actual");
        text_or_null(words.actual);
        json_.key("needed");
        text_or_null(words.needed);
        json_.key("at");
        json_.texts(places_of(node));
        json_.key("evidence").begin_array();
        for (const auto& read : node.readings)
            if (read.note)
                for (const auto& each : read.note->evidence) json_.text(each);
        json_.end_array();
        json_.key("where").begin_object().key("file").text(node.file).key("line").number(node.where.line).end_object();
        json_.key("children").begin_array();
        for (const auto& child : node.children) write_node(child, purpose_of_children(node, asked_for));
        json_.end_array();
        write_parts(node);
        if (withholds_something(node)) json_.key("masked").boolean(true);
        for (const auto& condition : node.applicability) {
            json_.key("applies_if");
            write_node(condition, purpose::wanted);
        }
        if (!node.complete) json_.key("complete").boolean(false);
        json_.end_object();
    }

    static bool withholds_something(const explanation_node& node) {
        const auto is_withheld = [](const auto& each) { return each.disclosed == disclosure::withheld; };
        return std::any_of(node.readings.begin(), node.readings.end(), is_withheld) || std::any_of(node.needed.begin(), node.needed.end(), is_withheld);
    }

    /// Of all facts read: those of the condition, and those that its calculated values are made of.
    static std::vector<std::string> places_of(const explanation_node& node) {
        std::vector<std::string> places;
        for (const auto& read : node.readings) {
            add_place(places, read.at);
            for (const auto& part : read.parts) {
                add_place(places, part.at);
                if (!part.entries) continue;
                for (const auto& at : part.entries->at) add_place(places, at);
            }
        }
        return places;
    }

    /// Lists may be long, so it looks at the last place alone; a place that comes again later does no harm.
    static void add_place(std::vector<std::string>& places, const std::string& at) {
        if (!at.empty() && (places.empty() || places.back() != at)) places.push_back(at);
    }

    /// What its calculated values are made of, in words: the lines of the text.
    void write_parts(const explanation_node& node) {
        std::vector<std::string> lines;
        for (const auto& read : node.readings) add_lines(read, lines);
        if (lines.empty()) return;
        json_.key("parts");
        json_.texts(lines);
    }

    void add_lines(const reading& read, std::vector<std::string>& lines) const {
        if (read.how) lines.push_back(filled(wording_in(which_).calculated, {words_of(*read.how, which_)}));
        for (const auto& part : read.parts) lines.push_back(words_of_part(part, which_, std::numeric_limits<std::size_t>::max()));
    }

    void write_awaited(const std::vector<missing_fact>& missing) {
        json_.key("missing").begin_array();
        for (const auto& fact : missing)
            json_.begin_object().key("at").text(fact.at).key("label").text(fact.label.in(which_)).end_object();
        json_.end_array();
    }

    void write_margins() {
        if (!why_.margins) return;
        json_.key("margins").raw(render_json(*why_.margins, which_));
        if (!why_.margins->complete) json_.key("margins_complete").boolean(false);
    }

    void write_changes() {
        if (!why_.changes) return;
        json_.key("changes").raw(render_json(*why_.changes, which_));
        if (!why_.changes->complete) json_.key("changes_complete").boolean(false);
        if (!why_.changes->obstacles.empty()) json_.key("obstacles").raw(obstacles_json(*why_.changes, which_));
    }

    void write_values() {
        json_.key("values").begin_object();
        for (const auto& each : why_.values) {
            const bool is_withheld = each.found.known && each.found.disclosed == disclosure::withheld;
            json_.key(each.name).raw(is_withheld ? std::string{withheld_json} : value_writing::json_of(each.in_words));
        }
        json_.end_object();
    }

    /// In words, of each value that the rules report: what it is, how it came about, and the unknown facts that it waits for.
    void write_value_grounds() {
        if (why_.values.empty()) return;
        json_.key("value_grounds").begin_object();
        for (const auto& each : why_.values) {
            json_.key(each.name).begin_object();
            json_.key("label").text(each.found.subject.in(which_)).key("cite").text(each.cite).key("text").text(words_of(each.found, which_));
            std::vector<std::string> lines;
            add_lines(each.found, lines);
            json_.key("parts").texts(lines);
            write_awaited(each.missing);
            if (each.found.disclosed == disclosure::withheld) json_.key("masked").boolean(true);
            json_.end_object();
        }
        json_.end_object();
    }

    const explanation& why_;
    language which_;
    json_writer json_;
};

} // namespace

} // namespace phrasing

std::string render_json(const operand_value& shown, const model::ruleset& rules, model::type type) {
    return value_writing::json_of(value_writing::by_name(shown, rules, type));
}

std::string render_json(const explanation& why, language which) { return phrasing::explanation_json_writer{why, which}.write(); }

} // namespace guong::inline v0
