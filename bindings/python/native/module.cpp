/// The module `guong._native`.

#include <guong/version.hpp>

#include "glue.hpp"

NB_MODULE(_native, module) {
    module.doc() = "The engine, in plain types. Use the package `guong`, which stands before it.";
    module.attr("version") = GUONG_VERSION;
    // What a notebook still holds when it ends is no fault.
    nanobind::set_leak_warnings(false);
    python_binding::bind_report(module);
    python_binding::bind_rules(module);
    python_binding::bind_records(module);
    python_binding::bind_explanation(module);
    python_binding::bind_outcome(module);
    python_binding::bind_arrow(module);
    python_binding::bind_testing(module);
}
