#include "tree_words.hpp"

#include <array>
#include <string_view>
#include <variant>

namespace guong_test {

namespace {

using namespace guong;

std::string quoted(const std::string& text) {
    return '"' + text + '"';
}

std::string_view words_of_unit(time_unit unit) {
    constexpr std::array<std::string_view, 3> units = {"days", "months", "years"};
    return units[static_cast<std::size_t>(unit)];
}

std::string words_of_literal(const syntax::literal& literal) {
    using kind = syntax::literal::kind;
    switch (literal.form) {
    case kind::boolean: return std::get<bool>(literal.content) ? "true" : "false";
    case kind::number: return std::get<decimal>(literal.content).to_string();
    case kind::percent: return std::get<decimal>(literal.content).to_string() + "%";
    case kind::date: return std::get<date>(literal.content).to_string();
    case kind::text: return quoted(std::get<std::string>(literal.content));
    case kind::duration: {
        const auto& span_of_time = std::get<duration>(literal.content);
        return std::to_string(span_of_time.amount) + "-" + std::string{words_of_unit(span_of_time.unit)};
    }
    case kind::school_year: return std::get<school_year>(literal.content).to_string();
    }
    return "?";
}

std::string words_of_path(const syntax::path& path) {
    std::string words;
    for (const auto& part : path.parts) words += words.empty() ? (path.from_this ? "(this)" : part.text) : "." + part.text;
    constexpr std::array<std::string_view, 4> companions = {"judge", "judging-day", "reason", "evidence"};
    if (path.beside) words = "(" + std::string{companions[static_cast<std::size_t>(*path.beside)]} + " " + words + ")";
    return words;
}

std::string_view sign_of(comparison_operator operation) {
    constexpr std::array<std::string_view, 6> signs = {"=", "!=", "<", "<=", ">", ">="};
    return signs[static_cast<std::size_t>(operation)];
}

std::string negated(bool is_negated, std::string words) {
    return is_negated ? "(not-" + words.substr(1) : words;
}

std::string words_of_all(std::string_view head, const std::vector<syntax::expression>& parts) {
    std::string words = "(" + std::string{head};
    for (const auto& part : parts) words += " " + words_of(part);
    return words + ")";
}

std::string words_of_selection(const syntax::selection& elements) {
    std::string words = elements.element ? elements.element->text + " in " : std::string{};
    words += words_of_path(elements.list);
    if (elements.filter) words += " where " + words_of(**elements.filter);
    return words;
}

std::string words_of_threshold(const syntax::threshold& needed) {
    const auto* number = std::get_if<syntax::literal>(&needed);
    return number ? words_of_literal(*number) : std::get<syntax::name>(needed).text;
}

std::string words_of_stretch(const syntax::covered_time::stretch& stretch) {
    return words_of(*stretch.first) + " to " + words_of(*stretch.last) + " over " + words_of_selection(stretch.elements);
}

struct expression_words {
    std::string operator()(const syntax::expression::broken&) const { return "BROKEN"; }
    std::string operator()(const syntax::literal& form) const { return words_of_literal(form); }
    std::string operator()(const syntax::path& form) const { return words_of_path(form); }
    std::string operator()(const syntax::count& form) const {
        return "(count " + words_of_selection(form.elements) + ")";
    }
    std::string operator()(const syntax::calculation& form) const {
        constexpr std::array<std::string_view, 4> signs = {" + ", " - ", " * ", " / "};
        std::string words = "(" + words_of(form.operands.front());
        for (std::size_t index = 0; index < form.signs.size(); ++index)
            words += std::string{signs[static_cast<std::size_t>(form.signs[index].operation)]} + words_of(form.operands[index + 1]);
        return words + ")";
    }
    std::string operator()(const syntax::opposite& form) const { return "(minus " + words_of(*form.operand) + ")"; }
    std::string operator()(const syntax::rounding& form) const {
        constexpr std::array<std::string_view, 4> modes = {"down", "up", "half-up", "half-even"};
        std::string words = "(rounded-" + std::string{modes[static_cast<std::size_t>(form.mode)]} + " " + words_of(*form.operand);
        if (form.places) words += " places " + words_of_literal(*form.places);
        if (form.multiple) words += " multiple " + words_of_literal(*form.multiple);
        return words + ")";
    }
    std::string operator()(const syntax::fallback& form) const { return "(or-else " + words_of(*form.operand) + " " + words_of(*form.otherwise) + ")"; }
    std::string operator()(const syntax::choice& form) const {
        std::string words = "(if";
        for (const auto& branch : form.branches) words += " " + words_of(*branch.condition) + " then " + words_of(*branch.content);
        return words + (form.otherwise ? " else " + words_of(**form.otherwise) : std::string{}) + ")";
    }
    std::string operator()(const syntax::extreme& form) const { return words_of_all(form.largest ? "largest" : "smallest", form.operands); }
    std::string operator()(const syntax::function_call& form) const { return words_of_all("call " + form.function.text, form.arguments); }
    std::string operator()(const syntax::aggregate& form) const {
        constexpr std::array<std::string_view, 4> kinds = {"sum", "least", "most", "average"};
        auto words = "(" + std::string{kinds[static_cast<std::size_t>(form.what)]} + " " + words_of(*form.content) + " over " +
                     words_of_selection(form.elements);
        if (form.key) words += " best-of-each " + words_of(**form.key);
        if (form.largest) words += " largest " + words_of_threshold(*form.largest);
        return words + ")";
    }
    std::string operator()(const syntax::share& form) const {
        return "(share " + words_of_selection(form.elements) + (form.condition ? " satisfies " + words_of(**form.condition) : std::string{}) + ")";
    }
    std::string operator()(const syntax::run& form) const {
        constexpr std::array<std::string_view, 3> kinds = {"longest-run", "run", "blocks"};
        std::string words = "(" + std::string{kinds[static_cast<std::size_t>(form.what)]};
        if (form.length) words += " " + words_of_literal(*form.length);
        words += " " + words_of(*form.number) + " over " + words_of_selection(form.elements);
        if (form.last) words += " ending " + words_of(**form.last);
        if (form.gap) words += " gap " + words_of_literal(*form.gap);
        return words + ")";
    }
    std::string operator()(const syntax::elapsed& form) const {
        return "(" + std::string{words_of_unit(form.unit)} + " " + words_of(*form.from) + " " + words_of(*form.to) + ")";
    }
    std::string operator()(const syntax::covered_time& form) const {
        std::string words = "(" + std::string{words_of_unit(form.unit)} + "-covered";
        if (form.counted) words += " " + words_of_stretch(*form.counted);
        for (const auto& each : form.excluded) words += " excluding " + words_of_stretch(each);
        if (form.within) words += " within " + words_of(*form.within->first) + " to " + words_of(*form.within->last);
        return words + ")";
    }
    std::string operator()(const syntax::part& form) const {
        constexpr std::array<std::string_view, 3> kinds = {"year", "school-year", "length"};
        std::string words = "(" + std::string{kinds[static_cast<std::size_t>(form.what)]} + " " + words_of(*form.operand);
        return words + (form.first_month ? " month " + words_of_literal(*form.first_month) : std::string{}) + ")";
    }
    std::string operator()(const syntax::reference_date&) const { return "reference-date"; }
    std::string operator()(const syntax::dated_parameter& form) const {
        return "(in-force " + words_of_path(form.parameter) + " " + words_of(*form.day) + ")";
    }
    std::string operator()(const syntax::text_test& form) const {
        constexpr std::array<std::string_view, 4> kinds = {"starts-with", "ends-with", "contains", "blank"};
        std::string words = "(" + std::string{kinds[static_cast<std::size_t>(form.what)]} + " " + words_of(*form.operand);
        return negated(form.negated, words + (form.other ? " " + words_of(**form.other) : std::string{}) + ")");
    }
    std::string operator()(const syntax::comparison& form) const {
        return "(" + std::string{sign_of(form.operation)} + " " + words_of(*form.left) + " " + words_of(*form.right) + ")";
    }
    std::string operator()(const syntax::classification& form) const {
        using reach = syntax::classification::reach;
        const std::string_view extent = form.extent == reach::or_better ? " or-better" : form.extent == reach::or_worse ? " or-worse" : "";
        return negated(form.negated, "(is " + words_of(*form.left) + " " + words_of(*form.right) + std::string{extent} + ")");
    }
    std::string operator()(const syntax::interval& form) const {
        return negated(form.negated, (form.excludes_high ? "(from-to-below " : "(between ") + words_of(*form.operand) + " " + words_of(*form.low) + " " + words_of(*form.high) + ")");
    }
    std::string operator()(const syntax::membership& form) const {
        std::string words = "(one-of " + words_of(*form.operand);
        for (const auto& option : form.options) words += " " + words_of(option);
        return negated(form.negated, words + ")");
    }
    std::string operator()(const syntax::knowledge& form) const {
        return negated(form.negated, "(known " + words_of_path(form.operand) + ")");
    }
    std::string operator()(const syntax::negation& form) const { return "(not " + words_of(*form.operand) + ")"; }
    std::string operator()(const syntax::connection& form) const {
        std::string words = "(" + words_of(form.operands.front());
        for (std::size_t index = 0; index < form.operators.size(); ++index) {
            words += form.operators[index].operation == syntax::connection::kind::conjunction ? " and " : " or ";
            words += words_of(form.operands[index + 1]);
        }
        return words + ")";
    }
    std::string operator()(const syntax::meeting& form) const {
        return "(meets " + (form.subject ? words_of_path(*form.subject) + " " : std::string{}) + form.criterion.text + ")";
    }
    std::string operator()(const syntax::quantifier& form) const {
        constexpr std::array<std::string_view, 3> quantities = {"some", "every", "no"};
        std::string words = "(" + std::string{quantities[static_cast<std::size_t>(form.quantity)]} + " " + words_of_selection(form.elements);
        if (form.condition) words += " satisfies " + words_of(**form.condition);
        return words + ")";
    }
    std::string operator()(const syntax::number_quantifier& form) const {
        constexpr std::array<std::string_view, 3> quantities = {"some", "every", "no"};
        return "(" + std::string{quantities[static_cast<std::size_t>(form.quantity)]} + " " + form.number.text + " in " + words_of(*form.first) + " to " +
               words_of(*form.last) + " satisfies " + words_of(*form.condition) + ")";
    }
};

std::string words_of_annotations(const syntax::annotations& annotations) {
    std::string words;
    const auto add = [&](std::string_view word, const std::optional<syntax::quotation>& text) {
        if (text) words += " " + std::string{word} + quoted(text->text);
    };
    add("", annotations.label);
    add("en", annotations.label_en);
    add("vi", annotations.label_vi);
    add("cite", annotations.cite);
    add("key", annotations.key);
    for (const auto& note : annotations.notes) words += std::string{" note"} + (!note.tongue ? "" : *note.tongue == guong::language::vi ? " vi" : " en") + quoted(note.content.text);
    if (annotations.open) words += " open";
    return words;
}

std::string words_of_type(const syntax::type_name& type) {
    return (type.list ? "list of " : "") + type.name.text;
}

template <class Item>
std::string words_of_applicability(const Item& item) {
    if (!item.applicability) return {};
    return (item.applicability->negated ? " unless " : " only-if ") + words_of(item.applicability->condition);
}

struct body_words {
    std::string operator()(std::monostate) const { return " BROKEN"; }
    std::string operator()(const syntax::expression& expression) const { return " : " + words_of(expression); }
    std::string operator()(const syntax::group& group) const {
        constexpr std::array<std::string_view, 5> quantities = {"all", "any", "none", "at-least", "exactly"};
        std::string words = " " + std::string{quantities[static_cast<std::size_t>(group.quantity)]};
        if (group.needed) words += " " + words_of_threshold(*group.needed);
        for (const auto& item : group.items)
            words += " [" + item.name.text + words_of_annotations(item.annotations) + words_of(item.body) + words_of_applicability(item) + "]";
        return words;
    }
};

struct declaration_words {
    std::string operator()(const syntax::ruleset& form) const {
        std::string words = "ruleset " + form.name.text + words_of_annotations(form.annotations);
        for (const auto& source : form.sources) words += " source" + quoted(source.text);
        if (form.valid_from) words += " from " + words_of_literal(*form.valid_from);
        if (form.valid_through) words += " through " + words_of_literal(*form.valid_through);
        if (form.language) words += " language " + form.language->text;
        if (form.month_ends) words += " months-end-on " + form.month_ends->text;
        return words;
    }
    std::string operator()(const syntax::scale& form) const {
        std::string words = "scale " + form.name.text + words_of_annotations(form.annotations);
        for (const auto& level : form.levels) words += " [" + level.name.text + words_of_annotations(level.annotations) + "]";
        return words;
    }
    std::string operator()(const syntax::parameter& form) const {
        std::string words = "parameter " + form.name.text + (form.type ? " : " + words_of_type(*form.type) : "");
        if (form.dated.empty()) return words + " = " + words_of(form.content) + words_of_annotations(form.annotations);
        words += words_of_annotations(form.annotations);
        for (const auto& each : form.dated)
            words += " [from " + words_of_literal(each.from) + " = " + words_of(each.content) + words_of_annotations(each.annotations) + "]";
        return words;
    }
    std::string operator()(const syntax::record& form) const {
        std::string words = "record " + form.name.text + words_of_annotations(form.annotations);
        for (const auto& field : form.fields)
            words += " [" + field.name.text + " : " + words_of_type(field.type) + (field.referring ? " by " + field.referring->text : std::string{}) +
                     (field.evidenced_by ? " evidenced by " + field.evidenced_by->text : std::string{}) +
                     words_of_annotations(field.annotations) + (field.fixed ? " fixed" : "") + (field.sensitive ? " sensitive" : "") +
                     (field.cost ? " costs " + words_of_literal(*field.cost) : std::string{}) + "]";
        return words;
    }
    std::string operator()(const syntax::definition& form) const {
        std::string words = (form.reported ? "value " : "define ") + form.name.text + " for";
        for (const auto& record : form.records) words += " " + record.text;
        return words + words_of_annotations(form.annotations) + words_of(form.body);
    }
    std::string operator()(const syntax::table& form) const {
        constexpr std::array<std::string_view, 5> policies = {"only", "first", "total", "count", "all"};
        std::string words = "table " + form.name.text + " for";
        for (const auto& record : form.records) words += " " + record.text;
        words += words_of_annotations(form.annotations) + " " + words_of_all("given", form.inputs);
        if (form.type) words += " gives " + words_of_type(*form.type);
        words += " takes " + std::string{policies[static_cast<std::size_t>(form.takes)]};
        for (const auto& row : form.rows) {
            words += " [";
            for (const auto& cell : row.cells) words += (cell.test ? words_of(*cell.test) : "any") + " ";
            words += (row.content ? ": " + words_of(*row.content) : std::string{}) + "]";
        }
        return words + (form.otherwise ? " otherwise " + words_of(*form.otherwise) : std::string{});
    }
    std::string operator()(const syntax::function& form) const {
        std::string words = "function " + form.name.text + words_of_annotations(form.annotations) + " gives " + words_of_type(form.result);
        for (const auto& each : form.arguments)
            words += " [" + each.name.text + " : " + words_of_type(each.type) + words_of_annotations(each.annotations) + "]";
        return words;
    }
    std::string operator()(const syntax::criterion& form) const {
        return "criterion " + form.name.text + " for " + form.record.text + words_of_annotations(form.annotations) + words_of(form.body);
    }
    std::string operator()(const syntax::use& form) const { return "use " + quoted(form.path.text); }
    std::string operator()(const syntax::setting& form) const {
        return "set " + form.parameter.text + " = " + words_of(form.content) + words_of_annotations(form.annotations);
    }
    std::string operator()(const syntax::refinement& form) const {
        constexpr std::array<std::string_view, 3> kinds = {"tighten", "add-to", "replace"};
        std::string words{kinds[static_cast<std::size_t>(form.what)]};
        for (const auto& part : form.target.parts) words += (&part == &form.target.parts.front() ? " " : "/") + part.text;
        return words + words_of_annotations(form.annotations) + words_of(form.body) + words_of_applicability(form);
    }
    std::string operator()(const syntax::sample& form) const {
        return "sample " + form.name.text + " for " + form.record.text + words_of_annotations(form.annotations) + words_of_lines(form);
    }
    std::string operator()(const syntax::test& form) const {
        return "test " + quoted(form.name.text) + " for " + form.record.text + words_of_annotations(form.annotations) + words_of_lines(form);
    }
};

} // namespace

std::string words_of(const syntax::expression& expression) {
    return std::visit(expression_words{}, expression.form);
}

std::string words_of(const syntax::body& body) {
    return std::visit(body_words{}, body);
}

std::string words_of(const syntax::declaration& declaration) {
    return std::visit(declaration_words{}, declaration.form);
}

std::string words_of(const syntax::file& file) {
    std::string words;
    for (const auto& declaration : file.declarations) words += words_of(declaration) + "\n";
    return words;
}

} // namespace guong_test
