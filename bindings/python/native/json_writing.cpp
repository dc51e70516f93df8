/// Objects of Python become JSON text, as records are read from it: numbers keep their digits, and what is no fact is refused here, with its place.
///
/// Mappings, dataclasses and named tuples are objects; lists, tuples, sets and other sequences are arrays. `None`, NaN, NaT and `pandas.NA` are unknown.
/// An `Enum` is its value if that is a text, otherwise its name. A time stamp is a day if it is midnight. What has `tolist` (NumPy) is what that gives.

#include <charconv>
#include <cmath>

#include <nanobind/stl/string.h>

#include "glue.hpp"

namespace python_binding {
namespace {

/// The bytes of a text, which lives on. What holds half of a surrogate pair has none, and Python says so.
std::string_view utf8_of(nb::handle text) {
    Py_ssize_t size = 0;
    const char* const bytes = PyUnicode_AsUTF8AndSize(text.ptr(), &size);
    if (!bytes) nb::raise_python_error();
    return {bytes, static_cast<std::size_t>(size)};
}

/// More than the engine reads (`limits::record_nesting_max`), so that its own finding tells of too much; this only stops what contains itself.
constexpr std::size_t nesting_max = 100;

nb::object imported(const char* module, const char* name) { return nb::module_::import_(module).attr(name); }
nb::dict dict_of(nb::handle mapping) { return nb::cast<nb::dict>(imported("builtins", "dict")(mapping)); }

class json_writer {
public:
    [[nodiscard]] std::string write(nb::handle object) && {
        append(object);
        return std::move(out_);
    }

private:
    void append(nb::handle object) {
        PyObject* const raw = object.ptr();
        if (raw == Py_None)
            out_ += "null";
        else if (raw == Py_True || raw == Py_False)
            out_ += raw == Py_True ? "true" : "false";
        else if (PyUnicode_CheckExact(raw))
            append_text(object);
        else if (PyLong_CheckExact(raw))
            out_ += nb::cast<std::string>(nb::str(object));
        else if (PyFloat_CheckExact(raw))
            append_float(PyFloat_AsDouble(raw));
        else if (PyDict_CheckExact(raw))
            append_object(nb::borrow<nb::dict>(object));
        else if (PyList_CheckExact(raw) || PyTuple_CheckExact(raw))
            append_array(object);
        else
            append_other(object);
    }

    void append_other(nb::handle object) {
        if (is(object, "enum", "Enum"))
            append_level(object);
        else if (is(object, "datetime", "datetime"))
            append_time_stamp(object);
        else if (is(object, "datetime", "date"))
            append_text(object.attr("isoformat")());
        else if (is(object, "decimal", "Decimal"))
            append_decimal(object);
        else if (nb::hasattr(object, "__dataclass_fields__") && !nb::isinstance<nb::type_object>(object))
            append_dataclass(object);
        else if (nb::hasattr(object, "_asdict"))
            append_object(dict_of(object.attr("_asdict")()));
        else if (is(object, "collections.abc", "Mapping"))
            append_object(dict_of(object));
        else if (nb::isinstance<nb::str>(object))
            append_text(object);
        else if (PyFloat_Check(object.ptr()))
            append_float(PyFloat_AsDouble(object.ptr()));
        else if (nb::hasattr(object, "tolist"))
            append_inside(object.attr("tolist")());
        else if (PyLong_Check(object.ptr()))
            out_ += nb::cast<std::string>(nb::str(nb::int_(object)));
        else if (is(object, "collections.abc", "Sequence") || is(object, "collections.abc", "Set"))
            append_array(object);
        else if (type_name(object) == "NAType")
            out_ += "null";
        else
            throw nb::type_error(("no fact of a record: " + type_name(object) + place()).c_str());
    }

    void append_text(nb::handle text) { append_quoted(utf8_of(text)); }

    void append_quoted(std::string_view text) {
        static constexpr std::string_view digits = "0123456789abcdef";
        out_ += '"';
        for (const char letter : text) {
            const auto byte = static_cast<unsigned char>(letter);
            if (letter == '"' || letter == '\\')
                (out_ += '\\') += letter;
            else if (byte < 0x20)
                ((out_ += "\\u00") += digits[byte >> 4]) += digits[byte & 15];
            else
                out_ += letter;
        }
        out_ += '"';
    }

    void append_float(double number) {
        if (std::isnan(number)) {
            out_ += "null";
            return;
        }
        if (std::isinf(number)) throw nb::value_error(("no fact of a record: an infinite number" + place()).c_str());
        // The shortest text that gives the same number again, as Python writes it.
        char digits[32];
        out_.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
    }

    void append_decimal(nb::handle number) {
        if (nb::cast<bool>(number.attr("is_nan")()))
            out_ += "null";
        else if (nb::cast<bool>(number.attr("is_infinite")()))
            throw nb::value_error(("no fact of a record: an infinite number" + place()).c_str());
        else
            out_ += nb::cast<std::string>(nb::str(number));
    }

    void append_level(nb::handle member) {
        const nb::object content = member.attr("value");
        append_text(nb::isinstance<nb::str>(content) ? content : nb::object(member.attr("name")));
    }

    void append_time_stamp(nb::handle stamp) {
        if (!stamp.equal(stamp)) { // NaT
            out_ += "null";
            return;
        }
        if (!stamp.attr("time")().equal(imported("datetime", "time")()))
            throw nb::value_error(("no day: " + nb::cast<std::string>(nb::str(stamp)) + " has a time" + place()).c_str());
        append_text(stamp.attr("date")().attr("isoformat")());
    }

    void append_object(const nb::dict& entries) {
        const inside deeper{*this};
        out_ += '{';
        bool first = true;
        for (const auto [key, content] : entries) {
            if (!nb::isinstance<nb::str>(key)) throw nb::type_error(("a key is no text: " + type_name(key) + place()).c_str());
            append_entry(nb::borrow(key), nb::borrow(content), first);
        }
        out_ += '}';
    }

    void append_dataclass(nb::handle object) {
        const inside deeper{*this};
        out_ += '{';
        bool first = true;
        for (const nb::handle name : object.attr("__dataclass_fields__")) append_entry(nb::borrow(name), nb::getattr(object, name), first);
        out_ += '}';
    }

    /// Holds both: what is asked of an object may take it out of the dict that it stands in.
    void append_entry(const nb::object& key, const nb::object& content, bool& first) {
        if (!first) out_ += ',';
        first = false;
        append_text(key);
        out_ += ':';
        places_.back() = key;
        append(content);
    }

    void append_array(nb::handle elements) {
        const inside deeper{*this};
        out_ += '[';
        std::size_t count = 0;
        for (const nb::handle element : elements) {
            if (count > 0) out_ += ',';
            places_.back() = nb::int_(count++);
            append(element);
        }
        out_ += ']';
    }

    void append_inside(const nb::object& converted) {
        const inside deeper{*this};
        append(converted);
    }

    /// Guards one step down.
    struct inside {
        explicit inside(json_writer& around) : writer{around} {
            if (writer.places_.size() >= nesting_max)
                throw nb::value_error(("a record nests deeper than " + std::to_string(nesting_max) + " levels, or contains itself").c_str());
            writer.places_.emplace_back();
        }
        inside(const inside&) = delete;
        inside& operator=(const inside&) = delete;
        ~inside() { writer.places_.pop_back(); }
        json_writer& writer;
    };

    static bool is(nb::handle object, const char* module, const char* name) {
        const int answer = PyObject_IsInstance(object.ptr(), imported(module, name).ptr());
        if (answer < 0) nb::raise_python_error();
        return answer == 1;
    }

    static std::string type_name(nb::handle object) { return nb::cast<std::string>(object.type().attr("__name__")); }

    /// ` at /students/3/average`, or nothing at the top.
    [[nodiscard]] std::string place() const {
        std::string path;
        for (const auto& step : places_)
            if (step.is_valid()) path += "/" + nb::cast<std::string>(nb::str(step));
        return path.empty() ? path : " at " + path;
    }

    std::string out_;
    std::vector<nb::object> places_; // keys and numbers of the elements around the place that is written
};

} // namespace

std::string json_of(nb::handle object) {
    if (nb::isinstance<nb::bytes>(object)) {
        const auto bytes = nb::borrow<nb::bytes>(object);
        return {bytes.c_str(), bytes.size()};
    }
    if (nb::isinstance<nb::str>(object)) return std::string{utf8_of(object)};
    return json_writer{}.write(object);
}

} // namespace python_binding
