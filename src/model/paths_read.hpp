#pragma once

// The paths that conditions and values read.

#include <type_traits>
#include <variant>

#include <guong/model.hpp>
#include <guong/model_parts.hpp>

namespace guong::inline v0::model_reading {

/// Goes through an operand or a condition with all its parts and calls `visitor.path(field_path)` for each fact and list that it reads, and
/// `visitor.helper(row_path, index)` and `visitor.criterion(row_path, index)` for what it builds on, whose own paths it leaves to the visitor.
template <class Visitor>
class path_walker {
public:
    explicit path_walker(Visitor& visitor) : visitor_{visitor} {}

    void walk(const model::operand& written) { walk_whole(written); }
    void walk(const model::condition& written) {
        walk_whole(written);
        if (written.applicability) walk(**written.applicability);
    }

private:
    template <class Whole>
    void walk_whole(const Whole& whole) {
        std::visit([&](const auto& form) { note(form); }, whole.form);
        model::for_each_part(
            whole, [&](const model::operand& part) { walk(part); }, [&](const model::condition& part) { walk(part); });
    }

    void note(const model::field_path& form) { visitor_.path(form); }
    void note(const model::fact& form) { visitor_.path(form.field); }
    void note(const model::knowledge& form) { visitor_.path(form.field); }
    void note(const model::covered_time& form) {
        visitor_.path(form.counted.elements.list);
        for (const auto& each : form.excluded) visitor_.path(each.elements.list);
    }
    void note(const model::definition_value& form) { visitor_.helper(form.subject, form.definition); }
    void note(const model::definition_use& form) { visitor_.helper(form.subject, form.definition); }
    void note(const model::meeting& form) { visitor_.criterion(form.subject, form.criterion); }
    template <class Form>
    void note(const Form& form) {
        if constexpr (requires { form.elements.list; }) visitor_.path(form.elements.list);
    }

    Visitor& visitor_;
};

template <class Whole, class Visitor>
void visit_paths(const Whole& whole, Visitor& visitor) {
    path_walker<Visitor>{visitor}.walk(whole);
}

} // namespace guong::inline v0::model_reading
