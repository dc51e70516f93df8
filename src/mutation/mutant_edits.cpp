#include "mutant_edits.hpp"

#include <algorithm>
#include <utility>

#include "mutant_conditions.hpp"
#include "written_steps.hpp"

namespace guong::inline v0::mutating {

namespace {

using parsing::keyword;
using parsing::token_kind;

/// What is around a place: the path of items, and where the source has it.
struct owner {
    std::string item;
    std::string cite;
};

owner inside(const owner& outer, const syntax::name& name, const syntax::annotations& annotations) {
    return {outer.item.empty() ? name.text : outer.item + "/" + name.text, annotations.cite ? annotations.cite->text : outer.cite};
}

class edit_finder {
public:
    edit_finder(const file_words& words, const known_names& names) : words_{words}, names_{names} {}

    std::vector<mutant> find() {
        for (const auto& declaration : words_.tree().declarations)
            std::visit([&](const auto& form) { add_declaration(form); }, declaration.form);
        std::stable_sort(found_.begin(), found_.end(), [](const mutant& a, const mutant& b) { return a.edit.where.begin < b.edit.where.begin; });
        return std::move(found_);
    }

private:
    // Declarations; those that ask for nothing have no mutants.

    template <class Form>
    void add_declaration(const Form&) {}

    void add_declaration(const syntax::parameter& written) {
        const auto around = inside({}, written.name, written.annotations);
        add_content(written.content, written.name.text, around);
        for (const auto& version : written.dated) {
            const owner of_version{around.item, version.annotations.cite ? version.annotations.cite->text : around.cite};
            add_literal(version.from, of_version);
            add_content(version.content, written.name.text, of_version);
        }
    }

    void add_declaration(const syntax::setting& written) {
        add_content(written.content, written.parameter.text, inside({}, written.parameter, written.annotations));
    }

    void add_declaration(const syntax::definition& written) { add_body(written.body, inside({}, written.name, written.annotations)); }

    void add_declaration(const syntax::criterion& written) { add_body(written.body, inside({}, written.name, written.annotations)); }

    void add_declaration(const syntax::table& written) {
        const auto around = inside({}, written.name, written.annotations);
        for (const auto& input : written.inputs) add_expression(input, expression_role::value, around);
        for (const auto& row : written.rows) {
            for (const auto& cell : row.cells)
                if (cell.test) add_expression(*cell.test, expression_role::cell, around);
            // Where rows are only counted, what they give means nothing.
            if (row.content && written.takes != syntax::table::policy::count) add_expression(*row.content, expression_role::value, around);
        }
        if (written.otherwise) add_expression(*written.otherwise, expression_role::value, around);
    }

    void add_declaration(const syntax::refinement& written) {
        owner around;
        for (const auto& part : written.target.parts) around.item += (around.item.empty() ? "" : "/") + part.text;
        if (written.annotations.cite) around.cite = written.annotations.cite->text;
        // The items of what is added or tightened are no group that was written: they are not asked alternatively.
        if (const auto* group = std::get_if<syntax::group>(&written.body); group && written.what != syntax::refinement::kind::replacement)
            add_items(*group, around);
        else
            add_body(written.body, around);
        if (written.applicability) add_applicability(*written.applicability, around);
    }

    // Bodies

    void add_body(const syntax::body& body, const owner& around) {
        if (const auto* condition = std::get_if<syntax::expression>(&body)) add_expression(*condition, expression_role::condition, around);
        if (const auto* group = std::get_if<syntax::group>(&body)) {
            add_quantity(*group, around);
            add_items(*group, around);
        }
    }

    void add_quantity(const syntax::group& group, const owner& around) {
        using kind = syntax::group::kind;
        const auto place = words_.token_from(group.where.begin);
        const bool is_bare = words_.token_at(place).kind == token_kind::brace_open;
        const bool has_choice = group.items.size() > 1;
        if (group.quantity == kind::all && has_choice && is_bare)
            add(mutation::quantity, words_.between(group.where.begin, group.where.begin), words_.word_for(keyword::any) + " ", around);
        else if (group.quantity == kind::all && has_choice)
            replace_word(mutation::quantity, place, keyword::any, around);
        else if (group.quantity == kind::any && has_choice)
            replace_word(mutation::quantity, place, keyword::all, around);
        if (group.quantity == kind::at_least) replace_word(mutation::exact, place, keyword::exactly, around);
        add_threshold(mutation::count, group.needed, around);
    }

    void add_items(const syntax::group& group, const owner& around) {
        for (const auto& item : group.items) {
            const auto of_item = inside(around, item.name, item.annotations);
            const auto where = where_is(item);
            if (group.items.size() > 1) add(mutation::item, where, {}, of_item);
            add_body(item.body, of_item);
            if (item.applicability) add_applicability(*item.applicability, of_item);
            add_bar(item, of_item);
        }
    }

    /// From its name to before what begins next, without the blanks there.
    [[nodiscard]] span where_is(const syntax::item& item) const {
        auto place = words_.token_from(item.name.where.begin);
        const auto begin = words_.token_at(place).begin;
        auto end = words_.token_at(place).end;
        for (++place; place < words_.count(); ++place) {
            const auto& here = words_.token_at(place);
            if (words_.begins_entry(place) || here.kind == token_kind::brace_close || here.kind == token_kind::end) break;
            if (here.kind == token_kind::brace_open) place = here.partner;
            end = words_.token_at(place).end;
        }
        return words_.between(begin, end);
    }

    void add_applicability(const syntax::applicability& written, const owner& around) {
        auto place = words_.token_from(written.condition.where.begin);
        while (place > 0 && words_.token_at(place).meaning != keyword::only_if && words_.token_at(place).meaning != keyword::unless) --place;
        replace_word(mutation::opposite, place, written.negated ? keyword::only_if : keyword::unless, around);
        add_expression(written.condition, expression_role::condition, around);
    }

    /// What bars becomes what is asked for.
    void add_bar(const syntax::item& item, const owner& around) {
        const auto* condition = std::get_if<syntax::expression>(&item.body);
        const auto bar = condition ? words_.find(keyword::barred_if, item.name.where.end, condition->where.begin) : std::nullopt;
        if (bar) add(mutation::opposite, words_.where_is(*bar), ":", around);
    }

    // Expressions

    void add_expression(const syntax::expression& written, expression_role role, const owner& around) {
        add_all(edits_of_condition(written, words_, names_, role), around);
    }

    /// Literals and names of levels that were met on the way have one edit for each neighbour.
    void add_all(condition_edits met, const owner& around) {
        for (auto& each : met.edits) add(each.what, each.edit.where, std::move(each.edit.replacement), around);
        for (const auto* literal : met.literals) add_literal(*literal, around);
        for (const auto& name : met.names)
            for (auto& neighbour : names_.levels_beside(name)) add(mutation::level, name.where, std::move(neighbour), around);
    }

    /// What a parameter is: alone it may be a level, of the scale that the parameter is of.
    void add_content(const syntax::expression& written, const std::string& parameter, const owner& around) {
        auto met = edits_of_condition(written, words_, names_, expression_role::value);
        for (const auto& name : std::exchange(met.names, {}))
            for (auto& neighbour : names_.levels_beside(name, parameter)) add(mutation::level, name.where, std::move(neighbour), around);
        add_all(std::move(met), around);
    }

    void add_literal(const syntax::literal& literal, const owner& around) {
        const auto what = literal.form == syntax::literal::kind::date ? mutation::day : mutation::threshold;
        for (auto& neighbour : neighbours_of(literal, words_.text_of(literal.where))) add(what, literal.where, std::move(neighbour), around);
    }

    void add_threshold(mutation what, const std::optional<syntax::threshold>& written, const owner& around) {
        const auto* literal = written ? std::get_if<syntax::literal>(&*written) : nullptr;
        if (!literal) return;
        for (auto& neighbour : neighbours_of(*literal, words_.text_of(literal->where))) add(what, literal->where, std::move(neighbour), around);
    }

    void replace_word(mutation what, std::size_t place, keyword meaning, const owner& around) {
        add(what, words_.where_is(place), words_.word_for(meaning, place), around);
    }

    void add(mutation what, span where, std::string replacement, const owner& around) {
        text_edit edit{where, std::move(replacement)};
        const auto is_there = [&](const mutant& each) { return each.edit == edit; };
        if (std::none_of(found_.begin(), found_.end(), is_there)) found_.push_back({what, std::move(edit), around.item, around.cite});
    }

    const file_words& words_;
    const known_names& names_;
    std::vector<mutant> found_;
};

} // namespace

std::vector<mutant> edits_of(const file_words& words, const known_names& names) { return edit_finder{words, names}.find(); }

} // namespace guong::inline v0::mutating
