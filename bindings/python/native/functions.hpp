#pragma once

/// Functions of Python that rules may ask.

#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include <guong/host_function.hpp>
#include <guong/model.hpp>

#include "glue.hpp"

namespace python_binding {

class python_function;

/// Name, what is called, and words for the types of the answer and of each argument; without words they are not told.
using offered_function = std::tuple<std::string, nb::object, std::vector<std::string>>;

/// Those that one call of `load` offers.
class offered_functions {
public:
    /// `on_failure`, or None, takes name, arguments and exception.
    offered_functions(const std::vector<offered_function>& given, nb::object on_failure);

    [[nodiscard]] const guong::host_functions& registered() const noexcept { return registered_; }
    /// Tells them how the loaded rules declare them, before anybody can call one.
    void declare(const guong::model::ruleset& rules);

private:
    struct entry {
        std::string name;
        std::shared_ptr<python_function> function;
    };

    std::shared_ptr<std::vector<entry>> entries_; ///< shared with who tells of failures
    guong::host_functions registered_;
};

} // namespace python_binding
