#include <string>

#include <doctest/doctest.h>

#include <guong/rendering.hpp>
#include <guong/rules.hpp>

#include "support/golden.hpp"

namespace {

const std::string rule_text = R"(ruleset leaves { language vi }
record leave { begun : date  ended : date }
function workdays "Ngày làm việc" gives integer { first : date  last : date }
criterion short for leave : workdays(begun, ended) <= 10
)";

guong::result<guong::rules> loaded(guong::host_functions functions, const std::string& text = rule_text) {
    guong::load_options options;
    options.functions = std::move(functions);
    return guong::load_text("leave.guong", text, {}, options);
}

std::string told(const guong::result<guong::rules>& refused) {
    return guong::render(refused.report(), {guong::language::en}) + '\n' + guong::render(refused.report(), {guong::language::vi}) + '\n';
}

int days_between(guong::date first, guong::date last) { return last.days - first.days; }

} // namespace

TEST_CASE("rules that need a function which the program does not offer are not loaded") {
    guong::host_functions offered;
    offered.add("workday", days_between);
    CHECK(guong::tests::golden_difference("tests/host/E1020-unregistered-function.expected", told(loaded(offered))) == "");
    CHECK(!loaded({}));
}

TEST_CASE("programs that only read rules may do without the functions") {
    guong::load_options options;
    options.others = guong::unregistered_functions::unanswered;
    CHECK(guong::load_text("leave.guong", rule_text, {}, options).has_value());
}

TEST_CASE("a function whose types are others than the declared ones is refused") {
    guong::host_functions offered;
    offered.add("workdays", [](guong::date first) { return first.days; });
    CHECK(guong::tests::golden_difference("tests/host/E1021-unfitting-function.expected", told(loaded(offered))) == "");
    for (const guong::host_function& other : {guong::host_function{[](guong::date, guong::date) { return guong::date{}; }},
                                              guong::host_function{[](guong::date, std::int64_t) { return 1; }},
                                              guong::host_function{[](guong::date, guong::date) { return guong::decimal{1}; }}}) {
        const bool gives_number = other.signature()->result == guong::host_type::number;
        CHECK(loaded(guong::host_functions{}.add("workdays", other)).has_value() == gives_number);
    }
}

TEST_CASE("functions come as pointers, as lambdas, with optional results, and with values as they are") {
    CHECK(loaded(guong::host_functions{}.add("workdays", days_between)));
    CHECK(loaded(guong::host_functions{}.add("workdays", [](const guong::date& first, guong::date last) -> std::optional<int> { return last.days - first.days; })));
    CHECK(loaded(guong::host_functions{}.add("workdays", [](std::span<const guong::value>) { return guong::value{}; })));
    CHECK(!guong::host_function{[](std::span<const guong::value>) { return guong::value{}; }}.signature());
}

TEST_CASE("a function may be told its types while the program runs, all or some of them") {
    using enum guong::host_type;
    const std::string declared = "scale grade { poor good }\nrecord r { g : grade  t : text  y : school_year  d : date }\n"
                             "function f gives grade { g : grade  t : text  y : school_year  d : date }\ncriterion c for r : f(g, t, y, d) = good\n";
    const auto is_loaded = [&](guong::host_signature signature) {
        const guong::host_function told{[](std::span<const guong::value>) { return guong::value{}; }, std::move(signature)};
        return loaded(guong::host_functions{}.add("f", told), declared).has_value();
    };
    CHECK(is_loaded({{level, text, school_year, day}, level}));
    CHECK(is_loaded({{written, written, written, day}, written}));
    CHECK(is_loaded({{any, any, any, any}, any}));
    CHECK(!is_loaded({{written, written, written, written}, any}));
    CHECK(!is_loaded({{any, any, any}, any}));
    CHECK(!is_loaded({{any, any, any, any}, day}));
    CHECK(!is_loaded({{level, level, school_year, day}, level}));
}

TEST_CASE("of two functions with one name the later one counts, and names are compared after composition") {
    const std::string decomposed = "nga\xCC\x80y";
    const std::string text = "record leave { n : integer }\nfunction ngày gives integer { n : integer }\ncriterion c for leave : ngày(n) >= 1\n";
    guong::host_functions offered;
    offered.add(decomposed, [](guong::date) { return 1; }).add(decomposed, [](std::int64_t n) { return n; });
    CHECK(offered.entries().size() == 1);
    CHECK(loaded(offered, text));
}

TEST_CASE("what cannot be a function of the host is none, without breaking the build") {
    const auto changing = [calls = 0](std::int64_t n) mutable { return n + ++calls; };
    const auto into = [](std::int64_t& n) { return n; };
    const auto letter = [](char n) { return static_cast<int>(n); };
    const auto any = [](auto) { return 1; };
    CHECK(!std::is_constructible_v<guong::host_function, decltype(changing)>);
    CHECK(!std::is_constructible_v<guong::host_function, decltype(into)>);
    CHECK(!std::is_constructible_v<guong::host_function, decltype(letter)>);
    CHECK(!std::is_constructible_v<guong::host_function, decltype(any)>);
}
