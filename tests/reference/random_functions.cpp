#include "random_functions.hpp"

#include <stdexcept>

namespace guong::reference {

namespace {

std::optional<std::int64_t> answer_to_number(std::int64_t number) {
    if (number % 4 == 3) return std::nullopt;
    if (number % 7 == 6) throw std::runtime_error{"no answer to such a number"};
    return 7 - number * 3;
}

std::optional<date> answer_to_day(date day) {
    if (day.days % 5 == 0) return std::nullopt;
    return date{day.days + day.days % 31};
}

} // namespace

std::string function_declarations() {
    return "function hàm_số gives integer { n : integer }\nhàm hàm_ngày \"Hàm của ngày\" cho ra ngày {\n  d : date \"ngày\"\n}\n";
}

const host_functions& random_functions() {
    static const host_functions offered = host_functions{}.add("hàm_số", answer_to_number).add("hàm_ngày", answer_to_day);
    return offered;
}

load_options with_random_functions() {
    load_options options;
    options.functions = random_functions();
    return options;
}

} // namespace guong::reference
