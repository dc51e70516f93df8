#include <doctest/doctest.h>

#include <array>
#include <limits>
#include <random>

#include <guong/decimal.hpp>

using guong::decimal;

namespace {

__extension__ using wide = __int128;

constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t greatest = std::numeric_limits<std::int64_t>::max();

wide power_of_ten(int exponent) {
    wide power = 1;
    for (; exponent > 0; --exponent) power *= 10;
    return power;
}

std::int64_t saturated(wide number) {
    return number > greatest ? greatest : number < least ? least : static_cast<std::int64_t>(number);
}

/// floor(coefficient / 10^from * 10^to); the numbers of the tests fit 128 bits.
wide floor_of(std::int64_t coefficient, int from, int to) {
    if (to >= from) return coefficient * power_of_ten(to - from);
    const wide divisor = power_of_ten(from - to);
    wide quotient = coefficient / divisor;
    if (coefficient % divisor < 0) --quotient;
    return quotient;
}

wide ceiling_of(std::int64_t coefficient, int from, int to) {
    if (to >= from) return coefficient * power_of_ten(to - from);
    const wide divisor = power_of_ten(from - to);
    wide quotient = coefficient / divisor;
    if (coefficient % divisor > 0) ++quotient;
    return quotient;
}

struct sample {
    std::int64_t coefficient;
    int scale;
};

/// Corners and random numbers at every scale.
std::vector<sample> samples() {
    std::vector<sample> all;
    std::mt19937_64 random{20230621};
    for (int scale = 0; scale <= 18; ++scale) {
        for (const std::int64_t corner : std::to_array<std::int64_t>({0, 1, -1, 5, 9, 10, -10, 99, 100, 101, 850, 999'999'999'999'999'999,
                                                                      -999'999'999'999'999'999, greatest, least, least + 1})) {
            all.push_back({corner, scale});
        }
        for (int count = 0; count < 12; ++count) {
            const auto bits = static_cast<int>(random() % 64);
            const auto magnitude = static_cast<std::int64_t>(random() >> 1) >> bits;
            all.push_back({random() % 2 == 0 ? magnitude : -magnitude, scale});
        }
    }
    return all;
}

} // namespace

TEST_CASE("decimals compare as the numbers they are, at any two scales") {
    const auto all = samples();
    for (const sample& left : all) {
        for (const sample& right : all) {
            // Both at the greater of the two scales: exact in 128 bits.
            const int common = std::max(left.scale, right.scale);
            const wide left_units = left.coefficient * power_of_ten(common - left.scale);
            const wide right_units = right.coefficient * power_of_ten(common - right.scale);
            const decimal left_number = decimal::of(left.coefficient, left.scale);
            const decimal right_number = decimal::of(right.coefficient, right.scale);
            const bool agrees = (left_number < right_number) == (left_units < right_units) &&
                                (left_number == right_number) == (left_units == right_units) &&
                                (left_number > right_number) == (left_units > right_units);
            if (!agrees) FAIL_CHECK(left_number.to_string() << " against " << right_number.to_string());
        }
    }
}

TEST_CASE("floor, ceiling and exact value at a scale agree with wide arithmetic, saturated") {
    for (const sample& one : samples()) {
        const decimal number = decimal::of(one.coefficient, one.scale);
        for (int scale = 0; scale <= 18; ++scale) {
            const wide lower = floor_of(one.coefficient, one.scale, scale);
            const wide upper = ceiling_of(one.coefficient, one.scale, scale);
            const bool fits = lower == upper && lower >= least && lower <= greatest;
            const bool agrees = number.floor_at_scale(scale) == saturated(lower) && number.ceiling_at_scale(scale) == saturated(upper) &&
                                number.at_scale(scale).has_value() == fits && (!fits || *number.at_scale(scale) == lower);
            if (!agrees) FAIL_CHECK(number.to_string() << " at scale " << scale);
        }
    }
}

TEST_CASE("a decimal is reduced to the least scale that represents it") {
    CHECK(decimal::of(850, 2) == decimal::of(85, 1));
    CHECK(decimal::of(850, 2).coefficient() == 85);
    CHECK(decimal::of(850, 2).scale() == 1);
    CHECK(decimal::of(0, 18).scale() == 0);
    CHECK(decimal::of(800, 2) == decimal{8});
    CHECK(decimal::of(800, 2).is_whole());
    CHECK_FALSE(decimal::of(805, 2).is_whole());
}

TEST_CASE("numbers are read as JSON writes them") {
    CHECK(decimal::parse("0") == decimal{0});
    CHECK(decimal::parse("-0") == decimal{0});
    CHECK(decimal::parse("-0.00") == decimal{0});
    CHECK(decimal::parse("-12") == decimal{-12});
    CHECK(decimal::parse("8.5") == decimal::of(85, 1));
    CHECK(decimal::parse("8.50") == decimal::of(85, 1));
    CHECK(decimal::parse("-8.05") == decimal::of(-805, 2));
    CHECK(decimal::parse("1e3") == decimal{1000});
    CHECK(decimal::parse("1E+3") == decimal{1000});
    CHECK(decimal::parse("2.50E-1") == decimal::of(25, 2));
    CHECK(decimal::parse("120e-1") == decimal{12});
    CHECK(decimal::parse("0.0e5") == decimal{0});
    CHECK(decimal::parse("03") == decimal{3});
    CHECK(decimal::parse("0e999999999999999999999") == decimal{0});
}

TEST_CASE("what is no number is not read as one") {
    for (const char* text : {"", "-", "+1", ".5", "8.", "8,5", "1 ", " 1", "1e", "1e+", "e3", "0x1", "1.2.3", "--1",
                             "NaN", "Infinity", "1_000", "८"}) {
        CAPTURE(text);
        CHECK_FALSE(decimal::parse(text).has_value());
    }
}

TEST_CASE("eighteen significant digits are read and a nineteenth is refused") {
    CHECK(decimal::parse("999999999999999999") == decimal{999'999'999'999'999'999});
    CHECK(decimal::parse("-999999999999999999") == decimal{-999'999'999'999'999'999});
    CHECK_FALSE(decimal::parse("1999999999999999999").has_value());
    CHECK_FALSE(decimal::parse("1000000000000000000").has_value());
    CHECK(decimal::parse("123456789.123456789") == decimal::of(123'456'789'123'456'789, 9));
    CHECK_FALSE(decimal::parse("123456789.1234567891").has_value());
    CHECK(decimal::parse("123456789.1234567890000") == decimal::of(123'456'789'123'456'789, 9));
    CHECK(decimal::parse("000000000000000000000000012") == decimal{12});
    CHECK(decimal::parse("1e17") == decimal{100'000'000'000'000'000});
    CHECK_FALSE(decimal::parse("1e18").has_value());
    CHECK_FALSE(decimal::parse("12e17").has_value());
}

TEST_CASE("eighteen digits stand behind the point and a nineteenth is refused") {
    CHECK(decimal::parse("0.000000000000000001") == decimal::of(1, 18));
    CHECK(decimal::parse("1e-18") == decimal::of(1, 18));
    CHECK(decimal::parse("10e-19") == decimal::of(1, 18));
    CHECK_FALSE(decimal::parse("1e-19").has_value());
    CHECK_FALSE(decimal::parse("0.0000000000000000001").has_value());
}

TEST_CASE("exponents beyond any number are refused") {
    for (const char* text : {"1e300", "1e-300", "1e2147483648", "1e-2147483649", "1e99999999999999999999999", "-5e-99999999999999999999"}) {
        CAPTURE(text);
        CHECK_FALSE(decimal::parse(text).has_value());
    }
}

TEST_CASE("a decimal is written as JSON writes it and read back the same") {
    CHECK(decimal::of(-85, 1).to_string() == "-8.5");
    CHECK(decimal::of(5, 1).to_string() == "0.5");
    CHECK(decimal::of(-5, 3).to_string() == "-0.005");
    CHECK(decimal::of(1, 18).to_string() == "0.000000000000000001");
    CHECK(decimal{1'250'000}.to_string() == "1250000");
    CHECK(decimal{}.to_string() == "0");
    CHECK(decimal{least}.to_string() == "-9223372036854775808");
    for (const sample& one : samples()) {
        if (one.coefficient > 999'999'999'999'999'999 || one.coefficient < -999'999'999'999'999'999) continue;
        const decimal number = decimal::of(one.coefficient, one.scale);
        CHECK(decimal::parse(number.to_string()) == number);
    }
}
