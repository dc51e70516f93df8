#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include "../../src/value/rational.hpp"

using guong::decimal;
using guong::rational;
using guong::rounding_mode;
using guong::wide_integer;

namespace {

constexpr wide_integer greatest = ((wide_integer{1} << 126) - 1) * 2 + 1; // 2^127 - 1
constexpr wide_integer least = -greatest - 1;
constexpr std::array modes = {rounding_mode::down, rounding_mode::up, rounding_mode::half_up, rounding_mode::half_even};

rational fraction(wide_integer numerator, wide_integer denominator) { return rational::of(numerator, denominator).value(); }
rational number(const char* written) { return decimal::parse(written).value(); }

rational rounded(const rational& what, rounding_mode mode, const rational& step = 1) { return round(what, mode, step).value(); }

/// How the four modes round a number to whole numbers, in their order.
std::array<std::int64_t, 4> rounded_to_whole(const rational& what) {
    std::array<std::int64_t, 4> results{};
    for (std::size_t i = 0; i < modes.size(); ++i) results[i] = rounded(what, modes[i]).to_decimal()->coefficient();
    return results;
}

long double approximate(const rational& what) { return static_cast<long double>(what.numerator()) / static_cast<long double>(what.denominator()); }

/// Of any size from a digit to 127 bits, of either sign.
wide_integer random_integer(std::mt19937_64& random) {
    const wide_integer bits = wide_integer{random() >> 1} << 64 | wide_integer{random()};
    const wide_integer magnitude = bits >> (random() % 125);
    return random() % 2 == 0 ? magnitude : -magnitude;
}

rational random_rational(std::mt19937_64& random) {
    const wide_integer numerator = random_integer(random);
    wide_integer denominator = random_integer(random);
    if (denominator == 0) denominator = 1;
    return fraction(numerator, denominator);
}

rational small_rational(std::mt19937_64& random) {
    return fraction(static_cast<wide_integer>(random() % 2001) - 1000, static_cast<wide_integer>(random() % 60) + 1);
}

} // namespace

TEST_CASE("a tenth and two tenths are three tenths") {
    CHECK(add(number("0.1"), number("0.2")) == number("0.3"));
    CHECK(add(number("0.1"), number("0.2"))->to_decimal() == decimal::of(3, 1));
    CHECK(subtract(number("0.3"), number("0.2")) == number("0.1"));
}

TEST_CASE("fractions are kept in lowest terms, the sign above") {
    CHECK(fraction(70, 100).numerator() == 7);
    CHECK(fraction(70, 100).denominator() == 10);
    CHECK(fraction(-70, 100) == fraction(70, -100));
    CHECK(fraction(-70, -100) == fraction(7, 10));
    CHECK(fraction(70, -100).denominator() == 10);
    CHECK(fraction(0, -5) == rational{});
    CHECK(fraction(0, -5).denominator() == 1);
    CHECK(rational{decimal::of(-25, 2)} == fraction(-1, 4));
    CHECK(rational{decimal{}} == rational{0});
    CHECK_FALSE(rational::of(1, 0).has_value());
    CHECK_FALSE(rational::of(0, 0).has_value());
}

TEST_CASE("zero, sign and whole numbers are told") {
    CHECK(rational{}.is_zero());
    CHECK(rational{}.is_whole());
    CHECK(rational{}.sign() == 0);
    CHECK(fraction(-1, 3).sign() == -1);
    CHECK(fraction(1, 3).sign() == 1);
    CHECK_FALSE(fraction(1, 3).is_whole());
    CHECK_FALSE(fraction(1, 3).is_zero());
    CHECK(fraction(6, 3).is_whole());
    CHECK(-fraction(1, 3) == fraction(-1, 3));
}

TEST_CASE("seventy percent of a number, rounded down and up, is what integers say") {
    const rational share = fraction(70, 100);
    for (std::int64_t n = 0; n <= 10'000; ++n) {
        const rational part = multiply(share, n).value();
        const bool agrees = rounded(part, rounding_mode::down) == rational{n * 70 / 100} && rounded(part, rounding_mode::up) == rational{(n * 70 + 99) / 100};
        if (!agrees) FAIL_CHECK(n);
    }
}

TEST_CASE("fifteen percent of forty-seven is 7.05, and seven by every mode but up") {
    const rational part = multiply(fraction(15, 100), 47).value();
    CHECK(part.to_decimal() == decimal::of(705, 2));
    CHECK(rounded_to_whole(part) == std::array<std::int64_t, 4>{7, 8, 7, 7});
}

TEST_CASE("each mode rounds as its words say, also below zero") {
    CHECK(rounded_to_whole(number("7.9")) == std::array<std::int64_t, 4>{7, 8, 8, 8});
    CHECK(rounded_to_whole(number("7.5")) == std::array<std::int64_t, 4>{7, 8, 8, 8});
    CHECK(rounded_to_whole(number("6.5")) == std::array<std::int64_t, 4>{6, 7, 7, 6});
    CHECK(rounded_to_whole(number("0.5")) == std::array<std::int64_t, 4>{0, 1, 1, 0});
    CHECK(rounded_to_whole(number("-0.5")) == std::array<std::int64_t, 4>{-1, 0, 0, 0});
    CHECK(rounded_to_whole(number("-1.5")) == std::array<std::int64_t, 4>{-2, -1, -1, -2});
    CHECK(rounded_to_whole(number("-7.1")) == std::array<std::int64_t, 4>{-8, -7, -7, -7});
    CHECK(rounded_to_whole(number("-7.9")) == std::array<std::int64_t, 4>{-8, -7, -8, -8});
    CHECK(rounded_to_whole(fraction(1, 3)) == std::array<std::int64_t, 4>{0, 1, 0, 0});
    CHECK(rounded_to_whole(fraction(-2, 3)) == std::array<std::int64_t, 4>{-1, 0, -1, -1});
    CHECK(rounded_to_whole(12) == std::array<std::int64_t, 4>{12, 12, 12, 12});
    CHECK(rounded_to_whole(-12) == std::array<std::int64_t, 4>{-12, -12, -12, -12});
}

TEST_CASE("the step says to what is rounded: places, thousands, quarters") {
    const rational hundredth = fraction(1, 100);
    CHECK(rounded(number("8.125"), rounding_mode::half_up, hundredth) == number("8.13"));
    CHECK(rounded(number("8.125"), rounding_mode::half_even, hundredth) == number("8.12"));
    CHECK(rounded(number("8.129"), rounding_mode::down, hundredth) == number("8.12"));
    CHECK(rounded(fraction(2, 3), rounding_mode::half_up, hundredth) == number("0.67"));
    CHECK(rounded(2'340'500, rounding_mode::half_up, 1000) == rational{2'341'000});
    CHECK(rounded(2'340'500, rounding_mode::half_even, 1000) == rational{2'340'000});
    CHECK(rounded(2'340'001, rounding_mode::up, 1000) == rational{2'341'000});
    CHECK(rounded(number("7.6"), rounding_mode::half_up, number("0.25")) == number("7.5"));
    CHECK(rounded(number("8.5"), rounding_mode::down, hundredth) == number("8.5"));
}

TEST_CASE("nothing is rounded to a step that is zero or below") {
    for (const auto mode : modes) {
        CHECK_FALSE(round(number("7.5"), mode, 0).has_value());
        CHECK_FALSE(round(number("7.5"), mode, -1).has_value());
    }
}

TEST_CASE("a rounded number is a multiple of the step, less than a step away") {
    std::mt19937_64 random{326};
    for (int times = 0; times < 20'000; ++times) {
        const rational x = small_rational(random);
        const rational step = fraction(static_cast<wide_integer>(random() % 40) + 1, static_cast<wide_integer>(random() % 20) + 1);
        const auto lower = rounded(x, rounding_mode::down, step);
        const auto upper = rounded(x, rounding_mode::up, step);
        const auto half_up = rounded(x, rounding_mode::half_up, step);
        const auto half_even = rounded(x, rounding_mode::half_even, step);
        const auto below = subtract(x, lower).value();
        const auto above = subtract(upper, x).value();
        const bool is_multiple = divide(lower, step)->is_whole() && divide(upper, step)->is_whole();
        const bool is_near = lower <= x && x < *add(lower, step) && upper >= x && x > *subtract(upper, step);
        const bool to_nearest = half_up == (below < above ? lower : upper);
        const bool even_in_the_middle = below == above && lower != upper ? divide(half_even, step)->numerator() % 2 == 0 : half_even == half_up;
        if (!is_multiple || !is_near || !to_nearest || !even_in_the_middle) FAIL_CHECK("time " << times);
    }
}

TEST_CASE("the laws of arithmetic hold exactly") {
    std::mt19937_64 random{2015};
    int compared = 0;
    for (int times = 0; times < 20'000; ++times) {
        const bool small = times % 2 == 0;
        const auto any = [&] { return small ? small_rational(random) : random_rational(random); };
        const rational a = any();
        const rational b = any();
        const rational c = any();
        const auto sum = add(a, b);
        const auto product = multiply(a, b);
        if (small && (!sum || !product)) FAIL_CHECK("small numbers overflow, time " << times);
        if (sum != add(b, a) || product != multiply(b, a)) FAIL_CHECK("order matters, time " << times);
        if (sum && rational::of(sum->numerator(), sum->denominator()) != sum) FAIL_CHECK("sum not in lowest terms, time " << times);
        if (product && rational::of(product->numerator(), product->denominator()) != product) FAIL_CHECK("product not in lowest terms, time " << times);
        if (sum && subtract(*sum, b) && subtract(*sum, b) != a) FAIL_CHECK("a + b - b, time " << times);
        if (product && !b.is_zero() && divide(*product, b) != a) FAIL_CHECK("a * b / b, time " << times);
        const auto right_sum = add(b, c);
        const auto right_product = multiply(b, c);
        if (!sum || !product || !right_sum || !right_product) continue;
        const auto sum_first = add(*sum, c);
        const auto sum_last = add(a, *right_sum);
        if (sum_first && sum_last && *sum_first != *sum_last) FAIL_CHECK("(a + b) + c, time " << times);
        const auto product_first = multiply(*product, c);
        const auto product_last = multiply(a, *right_product);
        if (product_first && product_last && *product_first != *product_last) FAIL_CHECK("(a * b) * c, time " << times);
        const auto spread = multiply(a, *right_sum);
        const auto other = multiply(a, c);
        const auto gathered = other ? add(*product, *other) : std::nullopt;
        if (spread && gathered && *spread != *gathered) FAIL_CHECK("a * (b + c), time " << times);
        if (sum_first && sum_last && product_first && product_last && spread && gathered) ++compared;
    }
    CHECK(compared >= 10'000);
}

TEST_CASE("fractions of any size are in the order of the numbers they are") {
    std::mt19937_64 random{42};
    std::vector<rational> all = {0, 1, -1, fraction(greatest, 1), fraction(-greatest, 1), fraction(1, greatest), fraction(-1, greatest),
                                 fraction(greatest, greatest - 1), fraction(greatest - 1, greatest), fraction(greatest - 2, greatest - 1)};
    while (all.size() < 400) all.push_back(random_rational(random));
    for (const auto& left : all) {
        for (const auto& right : all) {
            const auto order = left <=> right;
            if ((order == 0) != (left == right)) FAIL_CHECK("equality and order disagree");
            if ((right <=> left) != (0 <=> order)) FAIL_CHECK("the order is not the other way round from the other side");
            const long double gap = approximate(left) - approximate(right);
            const bool far_apart = std::fabs(gap) > 1e-15L * (std::fabs(approximate(left)) + std::fabs(approximate(right)));
            if (far_apart && (order < 0) != (gap < 0)) FAIL_CHECK("the order is not that of the numbers");
        }
    }
}

TEST_CASE("fractions that no floating number tells apart are told apart") {
    CHECK(fraction(greatest - 1, greatest) < rational{1});
    CHECK(fraction(greatest - 2, greatest - 1) < fraction(greatest - 1, greatest));
    CHECK(fraction(greatest, greatest - 1) < fraction(greatest - 1, greatest - 2));
    CHECK(fraction(-(greatest - 1), greatest) < fraction(-(greatest - 2), greatest - 1));
    CHECK(fraction(1, greatest) < fraction(1, greatest - 1));
    CHECK(fraction(1, greatest) > rational{0});
    CHECK(fraction(-1, greatest) < rational{0});
}

TEST_CASE("what does not fit is nothing") {
    const rational top = fraction(greatest, 1);
    const rational grain = fraction(1, greatest);
    CHECK_FALSE(add(top, 1).has_value());
    CHECK_FALSE(add(-top, -1).has_value());
    CHECK_FALSE(subtract(-top, 1).has_value());
    CHECK(add(top, -top) == rational{0});
    CHECK(subtract(top, top) == rational{0});
    CHECK_FALSE(multiply(top, 2).has_value());
    CHECK_FALSE(multiply(fraction(wide_integer{1} << 64, 1), fraction(-(wide_integer{1} << 63), 1)).has_value()); // the least number of 128 bits
    CHECK(multiply(top, grain) == rational{1});
    CHECK(multiply(top, fraction(1, 2)) == fraction(greatest, 2));
    CHECK_FALSE(multiply(grain, fraction(1, 2)).has_value());
    CHECK_FALSE(add(grain, fraction(1, 2)).has_value());
    CHECK_FALSE(divide(grain, 2).has_value());
    CHECK(divide(top, top) == rational{1});
    CHECK(divide(-top, top) == rational{-1});
    CHECK(divide(rational{1}, -top) == -grain);
    CHECK_FALSE(round(top, rounding_mode::down, fraction(1, 3)).has_value());
    CHECK(round(fraction(greatest, 2), rounding_mode::up, 1) == fraction((wide_integer{1} << 126), 1));
    CHECK(round(fraction(-greatest, 2), rounding_mode::down, 1) == fraction(-(wide_integer{1} << 126), 1));
    CHECK(rational::of(least, 2) == fraction(-(wide_integer{1} << 126), 1));
    CHECK(rational::of(least, least) == rational{1});
    CHECK_FALSE(rational::of(least, 1).has_value());
    CHECK_FALSE(rational::of(1, least).has_value());
    CHECK_FALSE(rational::of(least, -1).has_value());
}

TEST_CASE("dividing by zero is nothing") {
    CHECK_FALSE(divide(rational{1}, 0).has_value());
    CHECK_FALSE(divide(rational{0}, 0).has_value());
    CHECK(divide(rational{0}, 5) == rational{0});
}

TEST_CASE("decimals become fractions and come back the same") {
    constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
    constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();
    std::mt19937_64 random{7};
    std::vector<std::int64_t> coefficients = {0, 1, -1, 5, 25, 125, highest, lowest, highest - 1, lowest + 1, 1'000'000'000'000'000'000};
    for (int i = 0; i < 200; ++i) coefficients.push_back(static_cast<std::int64_t>(random()) >> random() % 60);
    for (const auto coefficient : coefficients) {
        for (int scale = 0; scale <= 18; ++scale) {
            const decimal written = decimal::of(coefficient, scale);
            if (rational{written}.to_decimal() != written) FAIL_CHECK(written.to_string());
        }
    }
}

TEST_CASE("a fraction without an end behind the point, or out of range, is no decimal") {
    CHECK_FALSE(fraction(1, 3).to_decimal().has_value());
    CHECK_FALSE(fraction(1, 14).to_decimal().has_value());
    CHECK(fraction(1, 8).to_decimal() == decimal::of(125, 3));
    CHECK(fraction(-3, 40).to_decimal() == decimal::of(-75, 3));
    CHECK(fraction(1, wide_integer{1} << 18).to_decimal() == decimal::of(3'814'697'265'625, 18));
    CHECK_FALSE(fraction(1, wide_integer{1} << 19).to_decimal().has_value());
    CHECK_FALSE(fraction(wide_integer{1} << 63, 1).to_decimal().has_value());
    CHECK_FALSE(fraction(std::numeric_limits<std::int64_t>::max(), 2).to_decimal().has_value());
    CHECK_FALSE(fraction(greatest, 1).to_decimal().has_value());
    CHECK_FALSE(fraction(1, greatest).to_decimal().has_value());
    CHECK(fraction(-(wide_integer{1} << 63), 1).to_decimal() == decimal{std::numeric_limits<std::int64_t>::min()});
}
