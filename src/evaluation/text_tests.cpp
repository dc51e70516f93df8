#include "../text/utf8.hpp"
#include "operands.hpp"

namespace guong::inline v0 {

namespace text_testing {

namespace {

bool passes(model::text_test::kind what, std::string_view text, std::string_view other) {
    switch (what) {
    case model::text_test::kind::starts_with: return text.starts_with(other);
    case model::text_test::kind::ends_with: return text.ends_with(other);
    case model::text_test::kind::contains: return text.find(other) != std::string_view::npos;
    case model::text_test::kind::blank: break;
    }
    return utf8::is_blank(text);
}

} // namespace

} // namespace text_testing

truth test_text(const bound_program& code, const bound_instruction& instruction, const frame& innermost) {
    std::string_view texts[2];
    for (std::uint32_t side = 0; side < instruction.size; ++side) {
        const auto found = range_of(code, instruction.first + side, innermost);
        if (!found.is_exact()) return truth::unknown;
        texts[side] = code.text(static_cast<std::size_t>(found.low.numerator()));
    }
    return text_testing::passes(instruction.text, texts[0], texts[1]) ? truth::yes : truth::no;
}

} // namespace guong::inline v0
