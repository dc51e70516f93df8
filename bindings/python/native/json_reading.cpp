/// JSON that the engine wrote becomes objects of Python. Numbers with a point become `decimal.Decimal`, with the digits that were written. Not
/// recursive, as Python's own reader is: explanations may nest deeper than it can follow.

#include <vector>

#include <nlohmann/json.hpp>

#include "glue.hpp"

namespace python_binding {
namespace {

class object_builder : public nlohmann::json_sax<nlohmann::json> {
public:
    bool null() override { return put(nb::none()); }
    bool boolean(bool content) override { return put(nb::bool_(content)); }
    bool number_integer(number_integer_t content) override { return put(nb::int_(content)); }
    bool number_unsigned(number_unsigned_t content) override { return put(nb::int_(content)); }
    bool number_float(number_float_t, const string_t& written) override { return put(decimal_(written.c_str())); }
    bool string(string_t& content) override { return put(nb::str(content.data(), content.size())); }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(nb::dict()); }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(nb::list()); }
    bool end_array() override { return close(); }
    bool key(string_t& name) override {
        keys_.back() = nb::str(name.data(), name.size());
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }

    [[nodiscard]] nb::object result() && { return std::move(result_); }

private:
    bool put(nb::object content) {
        if (open_.empty())
            result_ = std::move(content);
        else if (nb::isinstance<nb::list>(open_.back()))
            nb::borrow<nb::list>(open_.back()).append(std::move(content));
        else
            open_.back()[keys_.back()] = std::move(content);
        return true;
    }
    bool open(nb::object container) {
        open_.push_back(std::move(container));
        keys_.emplace_back();
        return true;
    }
    bool close() {
        nb::object done = std::move(open_.back());
        open_.pop_back();
        keys_.pop_back();
        return put(std::move(done));
    }

    nb::object decimal_ = nb::module_::import_("decimal").attr("Decimal");
    nb::object result_;
    std::vector<nb::object> open_; // containers around the place that is read
    std::vector<nb::object> keys_; // of each, the key whose value comes next
};

} // namespace

nb::object object_of(std::string_view json) {
    object_builder builder;
    if (!nlohmann::json::sax_parse(json, &builder)) throw std::runtime_error("the engine wrote something that is no JSON");
    return std::move(builder).result();
}

} // namespace python_binding
