#include <doctest/doctest.h>

#include <limits>

#include <guong/value.hpp>

using guong::duration;
using guong::school_year;
using guong::time_unit;

TEST_CASE("a school year is read with a hyphen or an en dash and written with a hyphen") {
    CHECK(school_year::parse("2023-2024") == school_year{2023});
    CHECK(school_year::parse("2023–2024") == school_year{2023});
    CHECK(school_year::parse("0001-0002") == school_year{1});
    CHECK(school_year::parse("9998-9999") == school_year{9998});
    CHECK(school_year{2023}.to_string() == "2023-2024");
    CHECK(school_year{999}.to_string() == "0999-1000");
}

TEST_CASE("only two years of which the second follows the first are a school year") {
    for (const char* text : {"", "2023", "2023-2025", "2023-2023", "2024-2023", "2023-24", "23-24", "2023 - 2024", "2023/2024", "2023—2024", "2023--2024",
                             " 2023-2024", "2023-2024 ", "202a-2024", "2023-202b", "0000-0001", "9999-10000", "20232024", "-2023-2024", "2023-2024-2025"}) {
        CAPTURE(text);
        CHECK_FALSE(school_year::parse(text).has_value());
    }
}

TEST_CASE("every school year is read back as it was written") {
    for (int first = 1; first <= 9998; ++first) {
        if (school_year::parse(school_year{first}.to_string()) != school_year{first}) FAIL_CHECK(first);
    }
}

TEST_CASE("a school year of any number is written") {
    CHECK(school_year{std::numeric_limits<std::int32_t>::max()}.to_string() == "2147483647-2147483648");
    CHECK_FALSE(school_year{std::numeric_limits<std::int32_t>::min()}.to_string().empty());
}

TEST_CASE("school years are ordered, and so are spans of one unit") {
    CHECK(school_year{2022} < school_year{2023});
    CHECK(duration{14, time_unit::years} < duration{15, time_unit::years});
    CHECK(duration{12, time_unit::months} != duration{1, time_unit::years});
}

TEST_CASE("spans and school years are values, after those that were there before") {
    CHECK(guong::value{duration{15, time_unit::years}}.index() == 6);
    CHECK(guong::value{school_year{2023}}.index() == 7);
    CHECK(guong::is_known(guong::value{duration{}}));
}
