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

std::string words_of_literal(const syntax::literal& literal) {
    using kind = syntax::literal::kind;
    switch (literal.form) {
    case kind::boolean: return std::get<bool>(literal.content) ? "true" : "false";
    case kind::number: return std::get<decimal>(literal.content).to_string();
    case kind::percent: return std::get<decimal>(literal.content).to_string() + "%";
    case kind::date: return std::get<date>(literal.content).to_string();
    case kind::text: return quoted(std::get<std::string>(literal.content));
    }
    return "?";
}

std::string words_of_path(const syntax::path& path) {
    std::string words;
    for (const auto& part : path.parts) words += (words.empty() ? "" : ".") + part.text;
    return words;
}

std::string_view sign_of(comparison_operator operation) {
    constexpr std::array<std::string_view, 6> signs = {"=", "!=", "<", "<=", ">", ">="};
    return signs[static_cast<std::size_t>(operation)];
}

std::string negated(bool is_negated, std::string words) {
    return is_negated ? "(not-" + words.substr(1) : words;
}

struct expression_words {
    std::string operator()(const syntax::expression::broken&) const { return "BROKEN"; }
    std::string operator()(const syntax::literal& form) const { return words_of_literal(form); }
    std::string operator()(const syntax::path& form) const { return words_of_path(form); }
    std::string operator()(const syntax::count& form) const {
        std::string words = "(count ";
        if (form.element) words += form.element->text + " in ";
        words += words_of_path(form.list);
        if (form.filter) words += " where " + words_of(**form.filter);
        return words + ")";
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
        return negated(form.negated, "(between " + words_of(*form.operand) + " " + words_of(*form.low) + " " + words_of(*form.high) + ")");
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
        std::string words = "(" + std::string{quantities[static_cast<std::size_t>(form.quantity)]} + " " + form.element.text + " in " +
                            words_of_path(form.list);
        if (form.filter) words += " where " + words_of(**form.filter);
        if (form.condition) words += " satisfies " + words_of(**form.condition);
        return words + ")";
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
    for (const auto& note : annotations.notes) words += " note" + quoted(note.text);
    if (annotations.open) words += " open";
    return words;
}

std::string words_of_type(const syntax::type_name& type) {
    return (type.list ? "list of " : "") + type.name.text;
}

struct body_words {
    std::string operator()(std::monostate) const { return " BROKEN"; }
    std::string operator()(const syntax::expression& expression) const { return " : " + words_of(expression); }
    std::string operator()(const syntax::group& group) const {
        constexpr std::array<std::string_view, 5> quantities = {"all", "any", "none", "at-least", "exactly"};
        std::string words = " " + std::string{quantities[static_cast<std::size_t>(group.quantity)]};
        if (group.needed) {
            const auto* number = std::get_if<syntax::literal>(&*group.needed);
            words += " " + (number ? words_of_literal(*number) : std::get<syntax::name>(*group.needed).text);
        }
        for (const auto& item : group.items)
            words += " [" + item.name.text + words_of_annotations(item.annotations) + words_of(item.body) + "]";
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
        return words;
    }
    std::string operator()(const syntax::scale& form) const {
        std::string words = "scale " + form.name.text + words_of_annotations(form.annotations);
        for (const auto& level : form.levels) words += " [" + level.name.text + words_of_annotations(level.annotations) + "]";
        return words;
    }
    std::string operator()(const syntax::parameter& form) const {
        return "parameter " + form.name.text + (form.type ? " : " + words_of_type(*form.type) : "") + " = " + words_of(form.content) +
               words_of_annotations(form.annotations);
    }
    std::string operator()(const syntax::record& form) const {
        std::string words = "record " + form.name.text + words_of_annotations(form.annotations);
        for (const auto& field : form.fields)
            words += " [" + field.name.text + " : " + words_of_type(field.type) + words_of_annotations(field.annotations) + "]";
        return words;
    }
    std::string operator()(const syntax::definition& form) const {
        std::string words = "define " + form.name.text + " for";
        for (const auto& record : form.records) words += " " + record.text;
        return words + words_of_annotations(form.annotations) + words_of(form.body);
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
        return words + words_of_annotations(form.annotations) + words_of(form.body);
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
