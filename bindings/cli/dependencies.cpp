#include "dependencies.hpp"

#include <utility>
#include <variant>

#include <guong/model_parts.hpp>

namespace cli {
namespace {

namespace model = guong::model;

/// Walks the body of one criterion or helper and notes what it meets on the way.
class walker {
public:
    walker(const model::ruleset& rules, node from, model::record_index record, std::set<dependency>& found)
        : rules_{&rules}, from_{from}, found_{&found}, scopes_{{record, {}}} {}

    void walk(const model::condition& condition) {
        std::visit([this](const auto& form) { visit(form); }, condition.form);
    }
    void walk(const model::operand& operand) {
        const auto* around = std::exchange(operand_, &operand);
        std::visit([this](const auto& form) { visit(form); }, operand.form);
        operand_ = around;
    }

private:
    /// A record that fields lead to.
    struct place {
        model::record_index record{};
        std::string by;
    };

    void visit(const model::fact& form) { read(form.field); }
    void visit(const model::comparison& form) { walk(form.left), walk(form.right); }
    void visit(const model::interval& form) { walk(form.operand), walk(form.low), walk(form.high); }
    void visit(const model::membership& form) { walk(form.operand); }
    void visit(const model::text_test& form) {
        walk(form.content);
        if (form.other) walk(*form.other);
    }
    void visit(const model::knowledge& form) { read(form.field); }
    void visit(const model::constant&) {}
    void visit(const model::field_path& form) { read(form); }
    void visit(const model::meeting& form) { depend({node::kind::criterion, form.criterion}, form.subject); }
    void visit(const model::definition_use& form) { depend({node::kind::definition, form.definition}, form.subject); }
    void visit(const model::definition_value& form) { depend({node::kind::definition, form.definition}, form.subject); }

    void visit(const model::group& form) {
        for (const auto& child : form.children) {
            if (child.applicability) walk(**child.applicability);
            walk(child);
        }
    }
    void visit(const model::quantifier& form) {
        if (!form.elements.filter && !form.body) return note_elements(form.elements);
        in_list(form.elements, [&] {
            if (form.body) walk(**form.body);
        });
    }
    void visit(const model::count& form) {
        if (!form.elements.filter) return note_elements(form.elements);
        in_list(form.elements, [] {});
    }
    void visit(const model::aggregate& form) {
        in_list(form.elements, [&] { walk(*form.content); });
    }
    void visit(const model::share& form) {
        in_list(form.elements, [&] { walk(*form.body); });
    }
    void visit(const model::run& form) {
        in_list(form.elements, [&] { walk(*form.number); });
        if (form.last) walk(**form.last);
    }
    void visit(const model::covered_time::stretch& form) {
        in_list(form.elements, [&] { walk(*form.first), walk(*form.last); });
    }
    void visit(const model::covered_time& form) {
        visit(form.counted);
        for (const auto& each : form.excluded) visit(each);
        for (const auto& each : form.window) walk(each);
    }
    /// Values made of others in the scope they stand in.
    template <class Form>
    void visit(const Form&) {
        model::for_each_part(
            *operand_, [this](const model::operand& part) { walk(part); }, [this](const model::condition& part) { walk(part); });
    }

    /// Of a list whose elements are asked nothing.
    void note_elements(const model::selection& elements) {
        enter(elements);
        note_record(scopes_.back());
        scopes_.pop_back();
    }

    void enter(const model::selection& elements) {
        const auto owner = follow(elements.list.row);
        note_record(owner);
        scopes_.push_back({elements.element, joined(owner.by, rules_->records[owner.record].fields[elements.list.field].name)});
    }

    /// Inside the scope of an element: its filter, and what is asked of it.
    template <class Inside>
    void in_list(const model::selection& elements, Inside inside) {
        enter(elements);
        if (elements.filter) walk(**elements.filter);
        inside();
        scopes_.pop_back();
    }

    void read(const model::field_path& path) { note_record(follow(path.row)); }

    void depend(node target, const model::row_path& subject) { found_->insert({from_, target, follow(subject).by}); }

    void note_record(const place& reached) {
        if (reached.by.empty() || rules_->records[reached.record].plain_element) return;
        found_->insert({from_, {node::kind::record, reached.record}, reached.by});
    }

    [[nodiscard]] place follow(const model::row_path& path) const {
        auto reached = scopes_[scopes_.size() - 1 - path.depth];
        for (const auto hop : path.hops) {
            const auto& field = rules_->records[reached.record].fields[hop];
            reached = {field.type.index, joined(reached.by, field.name)};
        }
        return reached;
    }

    static std::string joined(const std::string& way, const std::string& field) { return way.empty() ? field : way + "." + field; }

    const model::operand* operand_ = nullptr; ///< the innermost that is being walked
    const model::ruleset* rules_;
    node from_;
    std::set<dependency>* found_;
    std::vector<place> scopes_; ///< the innermost last
};

void walk_node(const model::ruleset& rules, node which, std::set<dependency>& found) {
    if (which.what == node::kind::criterion) {
        const auto& criterion = rules.criteria[which.index];
        walker{rules, which, criterion.record, found}.walk(criterion.body);
    } else if (which.what == node::kind::definition) {
        const auto& definition = rules.definitions[which.index];
        walker steps{rules, which, definition.record, found};
        std::visit([&](const auto& body) { steps.walk(body); }, definition.body);
    }
}

} // namespace

std::set<dependency> dependencies_of(const model::ruleset& rules, const std::vector<model::criterion_index>& criteria) {
    std::vector<node> open;
    for (const auto index : criteria) open.push_back({node::kind::criterion, index});
    std::set<node> seen(open.begin(), open.end());
    std::set<dependency> found;
    while (!open.empty()) {
        std::set<dependency> here;
        walk_node(rules, open.back(), here);
        open.pop_back();
        for (const auto& each : here)
            if (seen.insert(each.to).second) open.push_back(each.to);
        found.merge(here);
    }
    return found;
}

} // namespace cli
