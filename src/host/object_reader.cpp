#include "object_reader.hpp"

#include <algorithm>
#include <stdexcept>

#include <guong/limits.hpp>
#include <guong/text.hpp>

#include "../evaluation/bound_program.hpp"
#include "../text/utf8.hpp"
#include "../value/truth.hpp"

namespace guong::inline v0::host {

namespace {

/// Few enough that their facts stay in the first caches, enough that what is done once for all of them does not count.
constexpr std::size_t objects_at_once = 512;

} // namespace

object_reader::object_reader(const rules& used, std::unique_ptr<bound_objects> bound, const evaluation_options& options)
    : program_{used.program()}, bound_{std::move(bound)}, options_{options} {
    const auto promises = promises_of(used.model(), *bound_);
    // Binding to a buffer without texts says which texts rules compare with.
    buffer_.emplace(used.model(), promises, std::span<const std::string>{});
    bind();
    const auto constants = engine_->bound().own_texts;
    buffer_.emplace(used.model(), promises, constants);
    bind();
    binding_count_ = 1;
    places_.reserve(limits::record_nesting_max);
    refusal_.sources = used.model().sources_text;
}

void object_reader::bind() {
    engine_.emplace(program_, buffer_->data(), options_);
    make_schedules(engine_->bound());
    ++binding_count_;
    find_places();
}

void object_reader::find_places() {
    for (auto& record : bound_->records) {
        for (auto& field : record.fields) field.place = buffer_->place_of(record.record, field.field);
        record.members.find_places();
    }
}

row_number object_reader::add_rows(model::record_index record, std::size_t count) {
    const auto first = buffer_->add_rows(record, count);
    if (buffer_->has_grown()) find_places();
    return first;
}

bool object_reader::read(const void* object) {
    is_read_ = false; // also where an accessor throws
    is_read_ = read_all({static_cast<const std::byte*>(object)});
    return is_read_;
}

bool object_reader::read_all(const objects_in_a_row& objects) {
    object_ = objects.first;
    fill(objects);
    // Whether a number fits must not hang on the digits of objects before.
    if (misfit_) buffer_->forget_scales();
    while (buffer_->has_moved()) {
        buffer_->settle_anew();
        bind();
        fill(objects);
    }
    return refusal_.findings.empty();
}

void object_reader::fill(const objects_in_a_row& objects) {
    buffer_->clear();
    places_.clear();
    refusal_.findings.clear();
    refusal_.suppressed = 0;
    misfit_ = false;
    auto& whole = bound_->records.front();
    read_objects(objects, whole, add_rows(whole.record, objects.count));
    buffer_->settle();
}

void object_reader::read_objects(const objects_in_a_row& objects, bound_record& bound, row_number row) {
    const bool copied = bound.members.copy(objects, row);
    if (copied && bound.called.empty()) return;
    places_.push_back({&bound, row});
    const auto here = places_.size() - 1; // places move when there are more
    const auto done = here > 0 ? places_[here - 1].done : 0;
    auto call = [&, out = fact_writer{*this}](const bound_field& field, const void* object) mutable {
        places_[here].field = &field;
        field.plan->read(object, out);
    };
    for (std::size_t i = 0; i < objects.count; ++i) {
        places_[here].row = row + static_cast<row_number>(i);
        if (here > 0) places_[here - 1].done = done + i;
        // What cannot be copied is told by those who know how to tell it.
        if (copied)
            for (const auto* field : bound.called) call(*field, objects[i]);
        else
            for (const auto& field : bound.fields) call(field, objects[i]);
    }
    places_.pop_back();
}

void object_reader::put_yes_no(bool content) {
    const auto& at = places_.back();
    at.field->place.put(at.row, static_cast<std::uint8_t>(content));
}

void object_reader::put_number(decimal content) {
    const auto& at = places_.back();
    if (content.scale() == at.field->place.scale) return at.field->place.put(at.row, content.coefficient());
    if (buffer_->put_number(at.record->record, at.row, at.field->field, content)) return;
    misfit_ = true;
    refuse(diagnostic_code::number_out_of_range, {content.to_string()});
}

void object_reader::put_text(std::string_view content) {
    const auto& at = places_.back();
    if (utf8::is_surely_composed(content)) return at.field->place.put(at.row, buffer_->number_of(content));
    if (first_invalid_utf8(content)) return refuse(diagnostic_code::record_not_utf8, {});
    at.field->place.put(at.row, buffer_->number_of(compose(content)));
}

void object_reader::put_day(date content) {
    const auto& at = places_.back();
    const auto year = content.civil().year;
    if (year < 1 || year > 9999) return refuse(diagnostic_code::fact_no_such_day, {std::to_string(content.days) + " days from 1970-01-01"});
    at.field->place.put(at.row, content.days);
}

void object_reader::put_years(school_year content) {
    const auto& at = places_.back();
    if (content.first < 1 || content.first > limits::school_year_max)
        return refuse(diagnostic_code::wrong_fact_type, {"a school year such as \"2023-2024\"", "the number " + std::to_string(content.first)});
    at.field->place.put(at.row, content.first);
}

void object_reader::put_choice(std::int64_t enumerator) {
    const auto& at = places_.back();
    const auto& ranks = at.field->ranks;
    const auto found = std::lower_bound(ranks.begin(), ranks.end(), enumerator, [](const auto& each, std::int64_t wanted) { return each.first < wanted; });
    if (found == ranks.end() || found->first != enumerator) return refuse(diagnostic_code::unbound_enumerator, {std::to_string(enumerator), field_name()});
    at.field->place.put(at.row, found->second);
}

void object_reader::put_reference(const void* object) {
    const auto at = places_.back();
    const auto target = add_rows(at.field->inside->record, 1);
    at.field->place.put(at.row, target);
    read_objects({static_cast<const std::byte*>(object)}, *at.field->inside, target);
}

void object_reader::begin_list(std::size_t count) {
    auto& at = places_.back();
    at.done = 0;
    at.is_too_long = count > limits::list_elements_max;
    if (at.is_too_long) return refuse(diagnostic_code::list_too_long, {std::to_string(limits::list_elements_max)});
    at.first = add_rows(at.field->inside->record, count);
    buffer_->put_list(at.field->place, at.row, at.first, count);
}

void object_reader::put_element(const void* object) {
    const auto at = places_.back();
    if (at.is_too_long) return;
    read_objects({static_cast<const std::byte*>(object)}, *at.field->inside, at.first + static_cast<row_number>(at.done));
    places_.back().done = at.done + 1;
}

void object_reader::put_elements(const void* first, std::size_t count, std::size_t stride) {
    const auto at = places_.back();
    if (count > 0 && !at.is_too_long) read_objects({static_cast<const std::byte*>(first), count, stride}, *at.field->inside, at.first);
}

void object_reader::end_list() { places_.back().done = 0; }

void object_reader::refuse(diagnostic_code code, std::vector<std::string> arguments) {
    if (refusal_.findings.size() == limits::diagnostics_max) {
        ++refusal_.suppressed;
        return;
    }
    diagnostic finding;
    finding.code = code;
    finding.arguments = std::move(arguments);
    finding.record = bound_->plan.record;
    if (const auto id = id_of(object_); !id.empty()) finding.record += ' ' + id;
    finding.pointer = pointer();
    refusal_.findings.push_back(std::move(finding));
}

std::string object_reader::id_of(const void* object) const {
    auto id = bound_->plan.id ? compose(bound_->plan.id(object)) : std::string{};
    return first_invalid_utf8(id) ? utf8::printable(id) : id;
}

std::string object_reader::pointer() const {
    std::string made;
    for (std::size_t depth = 0; depth < places_.size(); ++depth) {
        const auto& at = places_[depth];
        // The one field of a plain element has no name in rules.
        if (!(depth > 0 && places_[depth - 1].field->plan->inside->record.empty())) made += '/' + at.field->plan->name;
        const bool is_inside = depth + 1 < places_.size();
        if (is_inside && at.field->plan->kind == fact_kind::list) made += '/' + std::to_string(at.done);
    }
    return made;
}

void object_reader::require_own(const criterion& asked) const {
    const auto& own = program_.model();
    const bool is_own = asked.index() < own.criteria.size() && &own.criteria[asked.index()] == &asked.definition();
    if (!is_own || asked.definition().record != bound_->records.front().record)
        throw std::invalid_argument{"the criterion is of other rules, or for another record type, than those the object is bound to"};
}

verdict object_reader::verdict_of(const criterion& asked) const {
    run(asked, scratch_);
    return guong::verdict_of(scratch_[0]);
}

void object_reader::run(const criterion& asked, slots& out) const {
    require_own(asked);
    if (!is_read_) throw std::invalid_argument{"no object was read, or the last one was refused"};
    const row_number frame[] = {0};
    engine_->run(program_.unit_of(asked.index()), frame, out);
}

std::vector<std::optional<verdict>> object_reader::evaluate_all(const criterion& asked, const objects_in_a_row& objects) {
    require_own(asked);
    is_read_ = false;
    std::vector<std::optional<verdict>> verdicts;
    verdicts.reserve(objects.count);
    report refusals;
    refusals.sources = refusal_.sources;
    for (std::size_t begin = 0; begin < objects.count; begin += objects_at_once) {
        const auto some = objects.part(begin, std::min(objects_at_once, objects.count - begin));
        if (!read_all(some)) {
            evaluate_one_by_one(asked, some, verdicts, refusals);
            continue;
        }
        buffer_->trim();
        const model::criterion_index only[] = {asked.index()};
        const auto found = guong::evaluate(*engine_, only);
        const auto& bits = found.bits(program_.unit_of(asked.index()));
        for (row_number row = 0; row < some.count; ++row) verdicts.emplace_back(guong::verdict_of(bits.at(0, row)));
    }
    refusal_ = std::move(refusals);
    return verdicts;
}

/// Of some objects of which not all can be read: each by itself says what is wrong with it.
void object_reader::evaluate_one_by_one(const criterion& asked, const objects_in_a_row& objects, std::vector<std::optional<verdict>>& verdicts,
                                        report& refusals) {
    for (std::size_t i = 0; i < objects.count; ++i) {
        if (read(objects[i])) {
            verdicts.emplace_back(verdict_of(asked));
            continue;
        }
        verdicts.emplace_back();
        refusals.suppressed += refusal_.suppressed;
        for (auto& each : refusal_.findings) {
            if (refusals.findings.size() < limits::diagnostics_max) refusals.findings.push_back(std::move(each));
            else ++refusals.suppressed;
        }
    }
    is_read_ = false;
}

record object_reader::kept(const void* object) const { return buffer_->snapshot(bound_->records.front().record, id_of(object)); }

object_evaluator::object_evaluator(std::unique_ptr<object_reader> reader) noexcept : reader_{std::move(reader)} {}
object_evaluator::object_evaluator(object_evaluator&&) noexcept = default;
object_evaluator& object_evaluator::operator=(object_evaluator&&) noexcept = default;
object_evaluator::~object_evaluator() = default;

result<object_evaluator> object_evaluator::make(const rules& used, const record_plan& plan, const evaluation_options& options) {
    auto bound = std::make_unique<bound_objects>();
    bound->plan = plan;
    report findings;
    bind_objects(used.model(), *bound, findings);
    if (findings.has_errors()) return findings;
    return object_evaluator{std::make_unique<object_reader>(used, std::move(bound), options)};
}

bool object_evaluator::read(const void* object) { return reader_->read(object); }
verdict object_evaluator::verdict_of(const criterion& asked) const { return reader_->verdict_of(asked); }
void object_evaluator::run(const criterion& asked, slots& out) const { reader_->run(asked, out); }
std::vector<std::optional<verdict>> object_evaluator::evaluate_all(const criterion& asked, const void* first, std::size_t count, std::size_t stride) {
    return reader_->evaluate_all(asked, {static_cast<const std::byte*>(first), count, stride});
}
const report& object_evaluator::refusal() const noexcept { return reader_->refusal(); }
record object_evaluator::kept(const void* object) const { return reader_->kept(object); }
std::size_t object_evaluator::binding_count() const noexcept { return reader_->binding_count(); }

} // namespace guong::inline v0::host
