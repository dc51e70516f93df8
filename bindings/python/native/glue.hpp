#pragma once

/// What the files of the module share. Each binds one notion, in plain types: texts, numbers, lists. The package `guong`, written in Python,
/// stands before it, and is what people use.
///
/// The GIL is held wherever Python's objects are touched, and released (`unlocked`) while the engine works.

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <nanobind/nanobind.h>

#include <guong/diagnostic.hpp>
#include <guong/json.hpp>
#include <guong/rules.hpp>

namespace python_binding {

namespace nb = nanobind;

/// Does work of the engine while other threads of Python run. `work` must touch none of Python's objects.
template <class Work>
auto unlocked(Work work) {
    const nb::gil_scoped_release released;
    return work();
}

/// The same in what foreign code calls, from threads that may hold the GIL or not: threads of the engine may need it.
template <class Work>
auto unlocked_anyway(Work work) {
    return PyGILState_Check() ? unlocked(work) : work();
}

/// Findings, and the language in which they are told unless another is asked for.
struct told_report {
    guong::report findings;
    guong::language language = guong::language::en;
};

/// Rules with what was found when they were read, and the language of what is said about them.
struct loaded_rules {
    guong::rules content;
    told_report warnings;
    guong::language language;
};

/// Records with what was found when they were read, and the rules that they were read for.
struct read_records {
    guong::rules read_for;
    guong::records content;
    told_report findings;
};

/// Becomes an exception of the package: `guong.RulesError`, `guong.RecordsError` or `guong.UnknownNameError`.
struct refusal : std::exception {
    refusal(const char* name, guong::report found, guong::language which) : exception_name{name}, report{std::move(found), which} {}
    [[nodiscard]] const char* what() const noexcept override { return exception_name; }

    const char* exception_name;
    told_report report;
};

/// `vi`, `en`; anything else is a ValueError.
[[nodiscard]] guong::language language_of(std::string_view code);
[[nodiscard]] const char* code_of(guong::language which) noexcept;

/// A ValueError for a path that the system would read another way.
void require_path(std::string_view path);

/// A criterion or record type by name; an UnknownNameError that says which is near.
[[nodiscard]] guong::criterion require_criterion(const loaded_rules& rules, std::string_view name);
guong::model::record_index require_record_type(const loaded_rules& rules, std::string_view name);

/// Records that could be read, with what was found; a RecordsError if there are errors and nothing was read at all, not even a record to refuse.
[[nodiscard]] read_records require_read(const loaded_rules& rules, guong::result<guong::records> found);

/// Python's objects as JSON text, and the other way: see json_writing.cpp, json_reading.cpp.
[[nodiscard]] std::string json_of(nb::handle object);
[[nodiscard]] nb::object object_of(std::string_view json);

void bind_report(nb::module_& module);
void bind_rules(nb::module_& module);
void bind_records(nb::module_& module);
void bind_outcome(nb::module_& module);
void bind_explanation(nb::module_& module);
void bind_arrow(nb::module_& module);
void bind_testing(nb::module_& module);

} // namespace python_binding
