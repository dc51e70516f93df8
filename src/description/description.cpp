#include <guong/description.hpp>

#include <algorithm>
#include <set>

#include "../rendering/markdown.hpp"
#include "../rendering/value_words.hpp"
#include "../text/placeholders.hpp"
#include "rule_words.hpp"

namespace guong::inline v0 {

namespace describing {

namespace {

using markdown::code, markdown::escaped, markdown::table_line, markdown::table_rule;
using phrasing::filled;

/// Writes the document from top to bottom.
class document_writer {
public:
    document_writer(const model::ruleset& rules, language which)
        : rules_{rules}, which_{which}, words_{phrasing::wording_in(which)}, phrases_{phrases_in(which)} {
        for (const auto& definition : rules.definitions) numbers_.emplace(definition.name, numbers_.size() + 1);
    }

    std::string write() {
        write_head();
        write_parameters();
        write_functions();
        write_scales();
        write_records();
        write_definitions();
        write_criteria();
        return std::move(text_);
    }

private:
    void line(std::string_view content) {
        text_ += content;
        text_ += '\n';
    }
    void heading(int rank, std::string_view content) {
        if (!text_.ends_with("\n\n")) text_ += '\n';
        text_ += std::string(static_cast<std::size_t>(rank), '#') + ' ';
        text_ += content;
        text_ += "\n\n";
    }
    void bullet(std::size_t indent, std::string_view content) {
        text_.append(indent, ' ');
        text_ += "- ";
        line(content);
    }

    [[nodiscard]] std::string title(const model::wording& label, const std::string& name) const {
        const auto& words = label.in(which_);
        return escaped(words.empty() ? name : words);
    }
    [[nodiscard]] std::string quoted(const std::string& escaped_text) const { return filled(words_.quoted, {escaped_text}); }
    [[nodiscard]] std::string record_title(model::record_index record) const {
        return quoted(title(rules_.records[record].label, rules_.records[record].name));
    }
    [[nodiscard]] rule_words words_for(model::record_index record) const { return {rules_, which_, numbers_, record}; }

    /// Notes in a cell of a table.
    [[nodiscard]] std::string notes_in_line(const std::vector<model::wording>& notes) const {
        std::vector<std::string> pieces;
        for (const auto& each : texts_in(notes, which_)) pieces.push_back(escaped(each));
        return phrasing::joined(pieces, " – ");
    }

    void write_notes(std::size_t depth, const std::vector<model::wording>& notes) {
        for (const auto& note : texts_in(notes, which_)) bullet(depth, filled(words_.note, {escaped(note)}));
    }

    // The head

    void write_head() {
        line("# " + (rules_.title.empty() && rules_.name.empty() ? std::string{phrases_.untitled} : title(rules_.title, rules_.name)));
        text_ += '\n';
        for (const auto& source : rules_.sources) bullet(0, std::string{words_.source} + ": " + escaped(source));
        if (const auto validity = validity_words(); !validity.empty()) bullet(0, validity);
        if (rules_.month_ends == month_end_rule::next_day) bullet(0, phrases_.months_end_on_next_day);
        std::vector<std::string> used;
        for (const auto& file : rules_.used_files) used.push_back(code(file.name));
        if (!used.empty()) bullet(0, filled(phrases_.builds_on, {phrasing::joined(used, ", ")}));
        write_notes(0, rules_.notes);
    }

    [[nodiscard]] std::string validity_words() const {
        const auto day = [&](const std::optional<date>& when) { return when ? phrasing::words_of(*when, which_) : std::string{}; };
        const auto from = day(rules_.valid_from), through = day(rules_.valid_through);
        if (from.empty() && through.empty()) return {};
        const auto pattern = through.empty() ? phrases_.in_force_from : from.empty() ? phrases_.in_force_through : phrases_.in_force_from_through;
        return from.empty() ? filled(pattern, {through}) : filled(pattern, {from, through});
    }

    // Parameters

    void write_parameters() {
        if (rules_.parameters.empty()) return;
        heading(2, phrases_.parameters);
        text_ += table_line(
            {std::string{phrases_.parameter}, std::string{phrases_.value}, std::string{phrases_.cited}, std::string{phrases_.notes}});
        text_ += table_rule(4);
        for (const auto& parameter : rules_.parameters) {
            const auto name = title(parameter.label, parameter.name);
            const auto notes = phrasing::joined({notes_in_line(parameter.notes), std::string{parameter.open ? phrases_.open_parameter : ""}}, " – ");
            if (parameter.dated.empty()) {
                text_ += table_line({name, set_value_words(parameter), escaped(parameter.cite), notes});
                continue;
            }
            text_ += table_line({name, "", escaped(parameter.cite), notes});
            for (const auto& each : parameter.dated)
                text_ += table_line({"", filled(phrases_.from_day, {phrasing::words_of(each.from, which_), value_words(each.content, parameter.type)}),
                                     escaped(each.cite), notes_in_line(each.notes)});
        }
    }

    void write_functions() {
        if (rules_.functions.empty()) return;
        heading(2, phrases_.functions);
        text_ += table_line({std::string{phrases_.function}, std::string{phrases_.given}, std::string{phrases_.answer}, std::string{phrases_.cited},
                             std::string{phrases_.notes}});
        text_ += table_rule(5);
        for (const auto& function : rules_.functions) {
            std::vector<std::string> given;
            for (const auto& each : function.arguments) given.push_back(title(each.label, each.name) + ": " + type_words(each.type));
            text_ += table_line({title(function.label, function.name), phrasing::joined(given, "; "), type_words(function.result), escaped(function.cite),
                                 notes_in_line(function.notes)});
        }
    }

    [[nodiscard]] std::string set_value_words(const model::parameter& parameter) const {
        const auto value = value_words(parameter.content, parameter.type);
        if (parameter.overridden) return filled(phrases_.set_by_host, {value});
        if (!parameter.set_where) return value;
        return filled(phrases_.set_by_file, {value, code(rules_.sources_text[parameter.set_where->source].name())});
    }

    [[nodiscard]] std::string value_words(const value& content, model::type type) const {
        const model::operand alone{model::constant{content, std::nullopt}, type, {}};
        return words_for(0).of(alone);
    }

    // Scales

    void write_scales() {
        if (rules_.scales.empty()) return;
        heading(2, phrases_.scales);
        line(phrases_.lowest_first);
        for (const auto& scale : rules_.scales) {
            heading(3, title(scale.label, scale.name));
            std::size_t number = 0;
            for (const auto& level : scale.levels) line(std::to_string(++number) + ". " + title(level.label, level.name));
        }
    }

    // Records

    void write_records() {
        heading(2, phrases_.records);
        for (const auto& record : rules_.records) {
            if (record.plain_element) continue;
            heading(3, title(record.label, record.name));
            const bool has_keys = std::any_of(record.fields.begin(), record.fields.end(), [](const auto& each) { return !each.key.empty(); });
            const bool has_notes = std::any_of(record.fields.begin(), record.fields.end(), [](const auto& each) { return !each.notes.empty(); });
            const auto cells = [&](std::string fact, std::string type, std::string key, std::string notes) {
                std::vector<std::string> made{std::move(fact), std::move(type)};
                if (has_keys) made.push_back(std::move(key));
                if (has_notes) made.push_back(std::move(notes));
                return made;
            };
            const auto head = cells(std::string{phrases_.fact}, std::string{phrases_.type}, std::string{phrases_.key_in_records},
                                    std::string{phrases_.notes});
            text_ += table_line(head) + table_rule(head.size());
            for (model::field_index index = 0; index < record.fields.size(); ++index) {
                const auto& field = record.fields[index];
                if (field.beside) continue; // told with the fact beside which it stands
                auto type = type_words(field);
                if (const auto evidence = record.find(model::companionship{companion::evidence, index}))
                    type = filled(phrases_.with_evidence, {type, record_title(record.fields[*evidence].type.index)});
                text_ += table_line(cells(title(field.label, field.name), type + mark_words(field), escaped(field.key), notes_in_line(field.notes)));
            }
        }
    }

    /// Whether it is sensitive, and whether it can be changed and at what cost, where that is said.
    [[nodiscard]] std::string mark_words(const model::field& field) const {
        return (field.sensitive ? "; " + std::string{phrases_.sensitive} : std::string{}) + change_words(field);
    }

    [[nodiscard]] std::string change_words(const model::field& field) const {
        if (field.fixed) return "; " + std::string{phrases_.fixed};
        return field.cost == 1 ? std::string{} : "; " + filled(phrases_.costs, {std::to_string(field.cost)});
    }

    [[nodiscard]] std::string type_words(const model::field& field) const {
        if (!field.type.list) return type_words(field.type);
        const auto& element = rules_.records[field.type.index];
        if (!field.referring) {
            const auto inside = element.plain_element ? type_words(element.fields.front().type) : record_title(field.type.index);
            return filled(phrases_.list_of, {inside});
        }
        const auto& back = element.fields[*field.referring];
        return filled(phrases_.list_referring, {record_title(field.type.index), quoted(title(back.label, back.name))});
    }

    [[nodiscard]] std::string type_words(model::type type) const {
        using enum model::base_type;
        switch (type.base) {
        case boolean: return std::string{phrases_.yes_or_no};
        case judgement: return std::string{phrases_.judgement};
        case integer: return std::string{phrases_.whole_number};
        case decimal: return std::string{phrases_.number};
        case percent: return std::string{phrases_.percent};
        case text: return std::string{phrases_.text};
        case date: return std::string{phrases_.date};
        case scale: return filled(phrases_.level_of, {quoted(title(rules_.scales[type.index].label, rules_.scales[type.index].name))});
        case record: return filled(phrases_.one_record, {record_title(type.index)});
        case duration: return std::string{phrases_.span_of_time[type.index]};
        case school_year: break;
        }
        return std::string{phrases_.school_year};
    }

    // Definitions and tables

    void write_definitions() {
        if (rules_.definitions.empty()) return;
        heading(2, phrases_.definitions);
        std::set<std::string> seen;
        for (const auto& definition : rules_.definitions)
            if (seen.insert(definition.name).second) write_definition(definition);
    }

    /// A definition for several record types is described once, and again for those where it reads other labels.
    void write_definition(const model::definition& first) {
        heading(3, filled(table_of(first) ? phrases_.table_heading : phrases_.definition_heading,
                          {std::to_string(numbers_.at(first.name)), title(first.label, first.name)}));
        std::vector<std::pair<std::string, std::vector<std::string>>> bodies; // what it says, and for which record types
        for (const auto& definition : rules_.definitions) {
            if (definition.name != first.name) continue;
            auto body = definition_body(definition);
            const auto same = std::find_if(bodies.begin(), bodies.end(), [&](const auto& each) { return each.first == body; });
            if (same == bodies.end())
                bodies.push_back({std::move(body), {record_title(definition.record)}});
            else
                same->second.push_back(record_title(definition.record));
        }
        for (const auto& [body, records] : bodies) {
            std::string head = filled(phrases_.applies_to, {phrasing::joined(records, ", ")});
            if (!first.cite.empty()) head += ". " + std::string{words_.source} + ": " + escaped(first.cite);
            line(head + '.');
            text_ += '\n';
            text_ += body;
            if (&body != &bodies.back().first) text_ += '\n';
        }
        if (table_of(first) && (!first.notes.empty() || first.reported)) text_ += '\n';
        if (first.reported) bullet(0, phrases_.reported);
        write_notes(0, first.notes);
    }

    [[nodiscard]] std::string definition_body(const model::definition& definition) const {
        document_writer inside{rules_, which_};
        if (const auto* table = table_of(definition))
            inside.write_table(*table, definition.record);
        else if (const auto* condition = std::get_if<model::condition>(&definition.body))
            inside.write_condition(*condition, definition.record, 0, false);
        else
            inside.write_calculation(std::get<model::operand>(definition.body), definition.record);
        return std::move(inside.text_);
    }

    /// In one line, or in steps; the cases of an `if` are steps as well.
    void write_calculation(const model::operand& operand, model::record_index record) {
        auto words = words_for(record);
        const auto cases = words.cases(operand);
        if (!cases.empty()) line(phrases_.first_case);
        if (!cases.empty()) text_ += '\n';
        const auto steps = cases.empty() ? words.steps(operand) : cases;
        if (steps.size() == 1) return bullet(0, steps.front());
        for (std::size_t i = 0; i < steps.size(); ++i) line(std::to_string(i + 1) + ". " + steps[i]);
    }

    void write_table(const model::choice& table, model::record_index record) {
        auto words = words_for(record);
        std::vector<std::string> head;
        for (const auto& input : table.inputs) head.push_back(words.of(input));
        head.emplace_back(phrases_.value);
        text_ += table_line(head) + table_rule(head.size());
        for (const auto& row : table.rows) {
            std::vector<std::string> cells(table.inputs.size(), std::string{phrases_.any_value});
            const auto& tests = std::get<model::group>(row.when.form).children;
            for (std::size_t place = 0; place < tests.size(); ++place) cells[row.columns[place]] = words.of_cell(tests[place]);
            const bool counts = table.takes == model::choice::policy::count; // what stands behind a row then does not matter
            cells.push_back(counts ? std::string{} : words.of(row.content));
            text_ += table_line(cells);
        }
        if (table.otherwise) {
            std::vector<std::string> cells(table.inputs.size());
            cells.front() = phrases_.otherwise;
            cells.push_back(words.of(**table.otherwise));
            text_ += table_line(cells);
        }
        text_ += '\n';
        line(phrases_.policy[static_cast<std::size_t>(table.takes)]);
    }

    // Criteria

    void write_criteria() {
        if (rules_.criteria.empty()) return;
        heading(2, phrases_.criteria);
        for (const auto& criterion : rules_.criteria) {
            heading(3, title(criterion.title, criterion.name));
            auto head = filled(phrases_.identified, {filled(phrases_.applies_to, {record_title(criterion.record)}), code(criterion.name)});
            if (!criterion.cite.empty()) head += ". " + std::string{words_.source} + ": " + escaped(criterion.cite);
            line(head + '.');
            text_ += '\n';
            const auto begin = text_.size();
            if (criterion.body.item && criterion.body.item->open) bullet(0, phrases_.open_item);
            write_sayings(criterion.body, 0);
            write_notes(0, criterion.notes);
            if (text_.size() != begin) text_ += '\n';
            write_body(criterion);
        }
    }

    void write_body(const model::criterion& criterion) {
        const auto* group = std::get_if<model::group>(&criterion.body.form);
        if (!group || !group->children.front().item) return write_condition(criterion.body, criterion.record, 0, false);
        line(filled(phrases_.asked, {words_for(criterion.record).quantity(*group, criterion.body.negated)}));
        text_ += '\n';
        write_children(*group, criterion.record, 0);
    }

    /// A condition as the lines of a list: groups as a line and, below it, a list of what they hold.
    void write_condition(const model::condition& condition, model::record_index record, std::size_t indent, bool turned) {
        const auto* group = std::get_if<model::group>(&condition.form);
        const bool is_turned = turned != condition.negated;
        if (!group || group->range || (group->children.size() == 1 && !group->children.front().item)) {
            bullet(indent, words_for(record).of(condition, turned));
            return;
        }
        bullet(indent, words_for(record).quantity(*group, is_turned) + ':');
        write_children(*group, record, indent + 2);
    }

    void write_children(const model::group& group, model::record_index record, std::size_t indent) {
        std::size_t number = 0;
        for (const auto& child : group.children) {
            if (child.item)
                write_item(child, record, indent, ++number);
            else
                write_condition(child, record, indent, false);
        }
    }

    void write_item(const model::condition& condition, model::record_index record, std::size_t indent, std::size_t number) {
        const auto& item = *condition.item;
        const auto marker = std::to_string(number) + ". ";
        const auto& sentence = item.sentence.in(which_);
        const auto head = phrasing::joined({code(item.name), sentence.empty() ? std::string{} : quoted(escaped(sentence)),
                                            item.cite.empty() ? std::string{} : '(' + escaped(item.cite) + ')'},
                                           " ");
        text_.append(indent, ' ');
        line(marker + head);
        const auto inside = indent + marker.size();
        if (condition.applicability)
            bullet(inside, std::string{words_.applies_if} + ' ' + words_for(record).of(**condition.applicability));
        if (const auto* helper = defining(condition))
            bullet(inside, filled(phrases_.as_defined, {std::to_string(numbers_.at(helper->name))}));
        else
            write_condition(condition, record, inside, false);
        if (item.open) bullet(inside, phrases_.open_item);
        write_sayings(condition, inside);
        write_notes(inside, item.notes);
    }

    void write_sayings(const model::condition& condition, std::size_t indent) {
        for (const auto& each : condition.said)
            if (const auto& words = each.content.in(which_); !words.empty())
                bullet(indent, filled(phrases_.said[static_cast<std::size_t>(each.when)], {quoted(escaped(said_words(words)))}));
    }

    [[nodiscard]] std::string said_words(const std::string& sentence) const {
        std::string text;
        for (const auto& part : parts_of_saying(sentence)) {
            if (!part.is_place)
                text += part.text;
            else
                text += placeholder_named(part.text) == placeholder::actual ? phrases_.place_of_actual : phrases_.place_of_needed;
        }
        return text;
    }

    /// The helper that an item takes its sentence from: it need not be said twice.
    [[nodiscard]] const model::definition* defining(const model::condition& condition) const {
        const auto* use = std::get_if<model::definition_use>(&condition.form);
        if (!use || condition.negated || use->subject.depth > 0 || !use->subject.hops.empty()) return nullptr;
        const auto& helper = rules_.definitions[use->definition];
        return helper.label.in(which_) == condition.item->sentence.in(which_) ? &helper : nullptr;
    }

    const model::ruleset& rules_;
    language which_;
    const phrasing::wording_table& words_;
    const phrase_table& phrases_;
    definition_numbers numbers_;
    std::string text_;
};

} // namespace

} // namespace describing

std::string describe(const model::ruleset& rules, language which) { return describing::document_writer{rules, which}.write(); }

} // namespace guong::inline v0
