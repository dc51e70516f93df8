#include <guong/host.hpp>

#include <cmath>

#include <guong/limits.hpp>

#include "../value/shortest_decimal.hpp"
#include "object_reader.hpp"

namespace guong::inline v0::host {

namespace {

template <class Float>
void put(object_reader& reader, Float content) {
    if (const auto exact = shortest_decimal(content)) return reader.put_number(*exact);
    if (!std::isfinite(content)) return reader.refuse(diagnostic_code::not_a_number, {reader.field_name()});
    reader.refuse(diagnostic_code::number_out_of_range, {shortest_digits(content)});
}

} // namespace

void fact_writer::yes_no(bool content) { reader_->put_yes_no(content); }

void fact_writer::whole(std::int64_t content) {
    if (content > limits::whole_number_max || content < -limits::whole_number_max) return reader_->refuse(diagnostic_code::number_out_of_range, {std::to_string(content)});
    reader_->put_number(content);
}

void fact_writer::whole(std::uint64_t content) {
    if (content > static_cast<std::uint64_t>(limits::whole_number_max)) return reader_->refuse(diagnostic_code::number_out_of_range, {std::to_string(content)});
    reader_->put_number(static_cast<std::int64_t>(content));
}

void fact_writer::number(decimal content) {
    if (content.coefficient() > limits::whole_number_max || content.coefficient() < -limits::whole_number_max)
        return reader_->refuse(diagnostic_code::number_out_of_range, {content.to_string()});
    reader_->put_number(content);
}

void fact_writer::number(double content) { put(*reader_, content); }
void fact_writer::number(float content) { put(*reader_, content); }

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
void fact_writer::elements(const void* first, std::size_t count, std::size_t stride) { reader_->put_elements(first, count, stride); }

} // namespace guong::inline v0::host
