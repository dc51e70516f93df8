#include <guong/host.hpp>

#include <array>
#include <charconv>
#include <cmath>
#include <limits>

#include "object_reader.hpp"

namespace guong::inline v0::host {

namespace {

constexpr std::int64_t whole_numbers_end = 1'000'000'000'000'000'000; // 18 digits

/// The number with the fewest digits that is read as this one: what a person wrote who wrote few digits.
template <class Float>
std::optional<decimal> shortest(Float content) {
    std::array<char, 32> digits;
    const auto [end, failure] = std::to_chars(digits.data(), digits.data() + digits.size(), content);
    if (failure != std::errc{}) return std::nullopt;
    return decimal::parse({digits.data(), static_cast<std::size_t>(end - digits.data())});
}

/// The same for most numbers, and quicker: a decimal of at most 15 digits is the only one of that length that a double can stand for.
std::optional<decimal> shortest_of_few_digits(double content) {
    constexpr double units_end = 1e15;
    double factor = 1;
    for (int scale = 0; scale <= 3; ++scale, factor *= 10) {
        const auto units = std::nearbyint(content * factor);
        if (!(std::fabs(units) < units_end)) return std::nullopt;
        if (units / factor == content) return decimal::of(static_cast<std::int64_t>(units), scale);
    }
    return std::nullopt;
}

template <class Float>
std::string as_text(Float content) {
    std::array<char, 32> digits;
    return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), content).ptr};
}

template <class Float>
void put(object_reader& reader, Float content, std::optional<decimal> exact) {
    if (exact) return reader.put_number(*exact);
    if (!std::isfinite(content)) return reader.refuse(diagnostic_code::not_a_number, {reader.field_name()});
    reader.refuse(diagnostic_code::number_out_of_range, {as_text(content)});
}

} // namespace

void fact_writer::yes_no(bool content) { reader_->put_yes_no(content); }

void fact_writer::whole(std::int64_t content) {
    if (content >= whole_numbers_end || content <= -whole_numbers_end) return reader_->refuse(diagnostic_code::number_out_of_range, {std::to_string(content)});
    reader_->put_number(content);
}

void fact_writer::whole(std::uint64_t content) {
    if (content >= static_cast<std::uint64_t>(whole_numbers_end)) return reader_->refuse(diagnostic_code::number_out_of_range, {std::to_string(content)});
    reader_->put_number(static_cast<std::int64_t>(content));
}

void fact_writer::number(decimal content) {
    if (content.coefficient() >= whole_numbers_end || content.coefficient() <= -whole_numbers_end)
        return reader_->refuse(diagnostic_code::number_out_of_range, {content.to_string()});
    reader_->put_number(content);
}

void fact_writer::number(double content) {
    auto exact = shortest_of_few_digits(content);
    put(*reader_, content, exact ? exact : shortest(content));
}

void fact_writer::number(float content) { put(*reader_, content, shortest(content)); }

void fact_writer::text(std::string_view content) { reader_->put_text(content); }
void fact_writer::day(date content) { reader_->put_day(content); }

void fact_writer::day(civil_day content) {
    if (const auto known = date::of(content.year, content.month, content.day)) return reader_->put_day(*known);
    reader_->refuse(diagnostic_code::fact_no_such_day, {std::to_string(content.year) + '-' + std::to_string(content.month) + '-' + std::to_string(content.day)});
}

void fact_writer::years(school_year content) { reader_->put_years(content); }
void fact_writer::choice(std::int64_t enumerator) { reader_->put_choice(enumerator); }
void fact_writer::reference(const void* object) { reader_->put_reference(object); }
void fact_writer::begin_list(std::size_t count) { reader_->begin_list(count); }
void fact_writer::element(const void* object) { reader_->put_element(object); }
void fact_writer::end_list() { reader_->end_list(); }

} // namespace guong::inline v0::host
