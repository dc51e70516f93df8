/// Functions of Python: facts become objects, and what a function gives means what it would mean in a record. Rules ask from any thread, with the GIL or without.

#include "functions.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <stdexcept>
#include <utility>

#include <nlohmann/json.hpp>

#include <guong/text.hpp>

#include "../../declared_function.hpp"

namespace python_binding {
namespace {

nb::object imported(const char* module, const char* name) { return nb::module_::import_(module).attr(name); }

nb::object text_object(std::string_view text) { return nb::str(text.data(), text.size()); }

nb::object object_of(const guong::value& content, const declared::type& type) {
    using guong::model::base_type;
    switch (type.base) {
    case base_type::boolean: return nb::bool_(std::get<bool>(content));
    case base_type::integer: return nb::int_(std::get<guong::decimal>(content).coefficient());
    case base_type::date: {
        const auto day = std::get<guong::date>(content).civil();
        return imported("datetime", "date")(day.year, day.month, day.day);
    }
    case base_type::school_year: return text_object(std::get<guong::school_year>(content).to_string());
    case base_type::text: return text_object(std::get<std::string>(content));
    case base_type::scale: return text_object(type.scale.levels[std::get<guong::level>(content).rank].name);
    default: return imported("decimal", "Decimal")(text_object(std::get<guong::decimal>(content).to_string()));
    }
}

nb::tuple objects_of(std::span<const guong::value> contents, const declared::function& as) {
    nb::list objects;
    for (std::size_t i = 0; i < contents.size(); ++i) objects.append(object_of(contents[i], as.arguments[i]));
    return nb::tuple(objects);
}

guong::value value_of(nb::handle answer, const declared::type& wanted) {
    nb::list alone; // at the top a text would be taken for JSON
    alone.append(answer);
    const auto array = json_of(alone);
    const auto written = std::string_view{array}.substr(1, array.size() - 2);
    switch (written.front()) {
    case 'n': return {};
    case 't': return true;
    case 'f': return false;
    case '"': return declared::value_of(nlohmann::json::parse(written).get<std::string>(), wanted);
    case '[':
    case '{': throw nb::type_error("a function answers with a fact, not with a list or a record");
    default:
        if (const auto number = guong::decimal::parse(written)) return *number;
        throw nb::value_error("a function answered with a number that has too many digits");
    }
}

guong::host_type host_type_of(const std::string& word) {
    static const std::pair<std::string_view, guong::host_type> words[] = {
        {"boolean", guong::host_type::boolean}, {"integer", guong::host_type::whole},   {"decimal", guong::host_type::number}, {"date", guong::host_type::day},
        {"level", guong::host_type::level},     {"text", guong::host_type::written},    {"any", guong::host_type::any}};
    for (const auto& [name, type] : words)
        if (name == word) return type;
    throw nb::value_error(("no type is called " + word).c_str());
}

std::optional<guong::host_signature> signature_of(const std::vector<std::string>& words) {
    if (words.empty()) return std::nullopt;
    guong::host_signature known{{}, host_type_of(words.front())};
    std::transform(words.begin() + 1, words.end(), std::back_inserter(known.arguments), host_type_of);
    return known;
}

/// An object that may be let go of by any thread, also by one that Python has never seen.
class held_object {
public:
    explicit held_object(nb::object content) : content_{std::move(content)} {}
    held_object(const held_object&) = delete;
    held_object& operator=(const held_object&) = delete;
    ~held_object() {
        if (!Py_IsInitialized()) {
            static_cast<void>(content_.release());
            return;
        }
        const nb::gil_scoped_acquire held;
        content_.reset();
    }
    [[nodiscard]] const nb::object& operator*() const noexcept { return content_; }

private:
    nb::object content_;
};

/// What was raised by the call that this thread now tells of. Not an object: those may not outlive Python, and threads do.
thread_local PyObject* raised = nullptr;

} // namespace

class python_function {
public:
    python_function(nb::object called, bool is_heard) : called_{std::move(called)}, is_heard_{is_heard} {}

    void declare(declared::function as) { declaration_ = std::move(as); }
    [[nodiscard]] const declared::function& declaration() const noexcept { return declaration_; }

    [[nodiscard]] guong::value call(std::span<const guong::value> contents) const {
        const nb::gil_scoped_acquire held;
        try {
            return value_of((*called_)(*objects_of(contents, declaration_)), declaration_.result);
        } catch (const nb::python_error& fault) {
            // Nobody can stop the evaluation from here; Python raises it again as soon as the evaluation is done.
            if (fault.matches(PyExc_KeyboardInterrupt)) PyErr_SetInterrupt();
            if (is_heard_) Py_XDECREF(std::exchange(raised, nb::borrow(fault.value()).release().ptr()));
            throw std::runtime_error{"it raised an exception"}; // one that may be looked at without the GIL
        }
    }

private:
    held_object called_;
    bool is_heard_; ///< somebody is told of what it raises
    declared::function declaration_;
};

offered_functions::offered_functions(const std::vector<offered_function>& given, nb::object on_failure)
    : entries_{std::make_shared<std::vector<entry>>()} {
    for (const auto& [name, called, words] : given) {
        auto function = std::make_shared<python_function>(called, !on_failure.is_none());
        const auto call = [function](std::span<const guong::value> contents) { return function->call(contents); };
        const auto signature = signature_of(words);
        registered_.add(guong::compose(name), signature ? guong::host_function{call, *signature} : guong::host_function{call});
        entries_->push_back({guong::compose(name), std::move(function)});
    }
    if (on_failure.is_none()) return;
    registered_.on_failure([told = std::make_shared<const held_object>(std::move(on_failure)),
                            entries = entries_](const guong::function_failure& failed) noexcept {
        const nb::gil_scoped_acquire held;
        try {
            nb::object error = nb::steal(std::exchange(raised, nullptr));
            if (!error.is_valid()) error = imported("builtins", "TypeError")(text_object(failed.message));
            const auto found = std::find_if(entries->rbegin(), entries->rend(), [&](const entry& each) { return each.name == failed.function; });
            (**told)(text_object(failed.function), objects_of(failed.arguments, found->function->declaration()), error);
        } catch (nb::python_error& fault) {
            fault.discard_as_unraisable(**told);
        } catch (const std::exception&) { // without memory nothing is told
        }
    });
}

void offered_functions::declare(const guong::model::ruleset& rules) {
    for (const auto& each : rules.functions)
        for (auto& [name, function] : *entries_)
            if (name == each.name) function->declare(declared::function_of(each, rules));
}

} // namespace python_binding
