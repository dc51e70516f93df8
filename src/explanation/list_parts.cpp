#include "list_parts.hpp"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include <guong/limits.hpp>

#include "../evaluation/run_numbers.hpp"
#include "../value/day_set.hpp"
#include "calculation_steps.hpp"
#include "value_parts.hpp"

namespace guong::inline v0::explaining {

namespace {

/// Goes through the elements of one list that count, or may.
class element_teller {
public:
    element_teller(const operand_code& code, const frame& scopes, const fact_reader& reader, const evaluator& engine, const atlas& places,
                   std::size_t& nodes)
        : code_{code}, scopes_{scopes}, reader_{reader}, engine_{engine}, atlas_{places}, nodes_{nodes},
          read_{engine.program().accesses()[code.access]} {}

    /// The list itself, with how many elements it has and how many of them count.
    [[nodiscard]] reading begin() {
        auto made = reader_.read_list({read_.row, read_.field}, scopes_);
        if (!made.known) return made;
        made.entries.emplace();
        made.entries->size = made.counted->at_least;
        return made;
    }

    /// Calls `visit` with the scope and a first account of each element that counts, or may.
    template <class Visit>
    void for_each(list_reading& told, Visit visit) {
        const auto way = atlas_.follow(read_.row, scopes_);
        const auto elements = *engine_.data().elements(way.last.record, way.last.row, read_.field);
        auto inner = scopes_;
        inner.emplace_back();
        for (std::size_t i = 0; i < elements.size(); ++i) {
            if (nodes_ >= limits::explanation_nodes_max) {
                told.complete = false;
                return;
            }
            inner.back() = atlas_.element(way.last, read_.field, i, read_.type.index, elements[i]);
            const auto counts = code_.unit == no_unit ? truth::yes : outcome_of(code_.unit, inner);
            note_facts(told, inner, counts != truth::no);
            told.meant.at_least += counts == truth::yes;
            told.meant.at_most += counts != truth::no;
            if (counts == truth::no) continue;
            ++nodes_;
            visit(inner, begin_element(inner, i, counts == truth::unknown));
        }
    }

    [[nodiscard]] truth outcome_of(std::uint32_t unit, const frame& scopes) const {
        slots bits;
        engine_.recall(unit, rows_of(scopes), bits);
        return bits[0];
    }

    void set_value(element_reading& element, std::uint32_t operand, const frame& scopes) {
        const auto found = reader_.read_value_alone(operand, scopes);
        element.actual = found.actual;
        element.at_most = found.at_most;
        element.rounded = found.rounded;
        element.how = steps_of_value(operand, scopes, reader_, engine_, atlas_, nodes_);
    }

    [[nodiscard]] value value_of(std::uint32_t operand, const frame& scopes) const { return engine_.value_of(operand, rows_of(scopes)).content; }

private:
    element_reading begin_element(const frame& scopes, std::size_t index, bool doubtful) {
        const auto& at = scopes.back();
        const auto& record = atlas_.rules().records[at.record];
        element_reading made;
        if (!record.plain_element) made.label = wording_or(record.label, record.name);
        const auto& id = engine_.data().of(at.record).ids[at.row];
        made.id = id.empty() ? std::to_string(index + 1) : id;
        made.doubtful = doubtful;
        return made;
    }

    /// Where the filter, and of an element that counts the condition and value, read something.
    void note_facts(list_reading& told, const frame& scopes, bool counts) {
        part_collector facts{reader_, engine_, atlas_, nodes_};
        if (code_.unit != no_unit) facts.add_facts_of(code_.unit, scopes);
        if (counts) {
            for (const auto unit : code_.units) facts.add_facts_of(unit, scopes);
            const bool has_outer_part = code_.what == operand_code::kind::run_ending;
            for (std::uint32_t part = 0; part < code_.size - has_outer_part; ++part) facts.add_parts_of(code_.first + part, scopes);
        }
        for (auto& each : facts.take()) {
            if (each.at.empty()) continue;
            if (counts) note_unknown(told.unknown, each);
            told.at.push_back(std::move(each.at));
        }
    }

    const operand_code& code_;
    const frame& scopes_;
    const fact_reader& reader_;
    const evaluator& engine_;
    const atlas& atlas_;
    std::size_t& nodes_;
    const access& read_;
};

void tell_values(element_teller& teller, list_reading& told, std::uint32_t part) {
    teller.for_each(told, [&](const frame& inner, element_reading element) {
        teller.set_value(element, part, inner);
        told.elements.push_back(std::move(element));
    });
}

/// Of those that surely count, only the ones that gave the least or most.
void keep_deciding(list_reading& told, const value& found) {
    if (!is_known(found)) return;
    std::erase_if(told.elements, [&](const element_reading& each) { return !each.actual || each.actual->content != found; });
}

/// What is added up: numbers, or spans of one unit.
decimal amount_of(const displayed_value& actual) {
    if (const auto* span_of_time = std::get_if<duration>(&actual.content)) return decimal{static_cast<std::int64_t>(span_of_time->amount)};
    return std::get<decimal>(actual.content);
}

/// Of a sum in which not every value counts, those that do; all of them where that is not known.
void tell_best(element_teller& teller, list_reading& told, const operand_code& code) {
    std::vector<value> keys;
    bool is_settled = true;
    teller.for_each(told, [&](const frame& inner, element_reading element) {
        teller.set_value(element, code.first, inner);
        is_settled = is_settled && element.actual && !element.at_most && !element.rounded && !element.doubtful;
        if (code.size > 1) keys.push_back(teller.value_of(code.first + 1, inner));
        if (code.size > 1) is_settled = is_settled && is_known(keys.back());
        told.elements.push_back(std::move(element));
    });
    if (!is_settled || !told.complete) return;
    std::vector<std::size_t> by_value(told.elements.size());
    std::iota(by_value.begin(), by_value.end(), std::size_t{0});
    std::stable_sort(by_value.begin(), by_value.end(), [&](std::size_t left, std::size_t right) {
        return amount_of(*told.elements[left].actual) > amount_of(*told.elements[right].actual);
    });
    std::vector<std::size_t> counting;
    for (const auto index : by_value) {
        const auto has_its_key = [&](std::size_t better) { return !keys.empty() && keys[better] == keys[index]; };
        const bool has_better = std::any_of(counting.begin(), counting.end(), has_its_key);
        const bool is_full = code.number > 0 && static_cast<std::int64_t>(counting.size()) == code.number;
        if (!has_better && !is_full) counting.push_back(index);
    }
    std::sort(counting.begin(), counting.end());
    std::vector<element_reading> kept;
    for (const auto index : counting) kept.push_back(std::move(told.elements[index]));
    told.elements = std::move(kept);
    told.meant.at_least = told.meant.at_most = static_cast<std::uint32_t>(counting.size());
}

void tell_share(element_teller& teller, list_reading& told, std::uint32_t condition) {
    told.what = list_reading::kind::unmet;
    told.met.emplace();
    teller.for_each(told, [&](const frame& inner, element_reading element) {
        const auto met = teller.outcome_of(condition, inner);
        told.met->at_least += met == truth::yes && !element.doubtful;
        told.met->at_most += met != truth::no;
        element.doubtful = element.doubtful || met == truth::unknown;
        if (met != truth::yes || element.doubtful) told.elements.push_back(std::move(element));
    });
}

/// A number that runs are made of: a whole number, or the first year of a school year.
std::optional<std::int64_t> run_number(const value& content) {
    if (const auto* years = std::get_if<school_year>(&content)) return years->first;
    const auto* number = std::get_if<decimal>(&content);
    return number && number->is_whole() ? std::optional{number->coefficient()} : std::nullopt;
}

void tell_run(element_teller& teller, list_reading& told, const operand_code& code, const frame& scopes, const fact_reader& reader,
              const model::type& type) {
    tell_values(teller, told, code.first);
    working_vector<std::int64_t> numbers;
    for (const auto& each : told.elements) {
        const auto number = each.actual && !each.at_most ? run_number(each.actual->content) : std::nullopt;
        if (!number) return; // then nothing can be said of runs, and the elements show why
        if (!each.doubtful) numbers.push_back(*number);
    }
    std::optional<std::int64_t> last;
    if (code.what == operand_code::kind::run_ending) {
        last = run_number(teller.value_of(code.first + 1, scopes));
        if (!last) return;
    }
    told.what = list_reading::kind::run;
    std::erase_if(told.elements, [](const element_reading& each) { return !each.doubtful; });
    for (const auto number : numbers_of_run(code.what, std::move(numbers), last.value_or(0), code.number)) {
        const bool is_year = type.base == model::base_type::school_year;
        told.sequence.push_back(reader.displayed(is_year ? value{school_year{static_cast<std::int32_t>(number)}} : value{decimal{number}}, type));
    }
}

} // namespace

void note_unknown(std::vector<missing_fact>& unknown, const reading& part) {
    if (!part.known && !part.at.empty()) unknown.push_back({part.at, part.subject});
    if (part.entries) unknown.insert(unknown.end(), part.entries->unknown.begin(), part.entries->unknown.end());
}

reading list_part(std::uint32_t operand, const frame& scopes, const fact_reader& reader, const evaluator& engine, const atlas& places,
                  std::size_t& nodes) {
    using kind = operand_code::kind;
    const auto& operands = engine.program().operands();
    const auto& code = operands[operand];
    element_teller teller{code, scopes, reader, engine, places, nodes};
    auto made = teller.begin();
    if (!made.known) return made;
    auto& told = *made.entries;
    switch (code.what) {
    case kind::count: teller.for_each(told, [](const frame&, const element_reading&) {}); break;
    case kind::share: tell_share(teller, told, code.units.front()); break;
    case kind::longest_run:
    case kind::run_ending:
    case kind::blocks: tell_run(teller, told, code, scopes, reader, operands[code.first].origin->type); break;
    case kind::list_sum:
        if (code.size > 1 || code.number > 0) {
            tell_best(teller, told, code);
            break;
        }
        [[fallthrough]];
    default:
        tell_values(teller, told, code.first);
        if (code.what == kind::list_least || code.what == kind::list_most) keep_deciding(told, teller.value_of(operand, scopes));
    }
    return made;
}

namespace {

/// The days that surely count, and an account of each element whose days are not known; nothing where there are such.
std::optional<day_set> tell_days(element_teller& teller, list_reading& told, const operand_code& stretch) {
    working_vector<day_range> ranges;
    bool known = true;
    teller.for_each(told, [&](const frame& inner, element_reading element) {
        const auto from = teller.value_of(stretch.first, inner);
        const auto to = teller.value_of(stretch.first + 1, inner);
        const auto* first = std::get_if<date>(&from);
        const auto* last = std::get_if<date>(&to);
        known = known && first && last;
        if (first && last && !element.doubtful)
            ranges.push_back({*first, *last});
        else
            told.elements.push_back(std::move(element));
    });
    if (!known || !told.complete) return std::nullopt;
    told.what = list_reading::kind::days;
    return day_set::of(std::move(ranges));
}

/// The days of a list that are taken away, where all are known.
std::optional<day_set> excluded_days(const operand_code& stretch, const frame& scopes, const fact_reader& reader, const evaluator& engine,
                                     const atlas& places) {
    std::size_t nodes = 0;
    element_teller teller{stretch, scopes, reader, engine, places, nodes};
    auto list = teller.begin();
    return list.known ? tell_days(teller, *list.entries, stretch) : std::nullopt;
}

} // namespace

reading covered_part(const operand_code& covered, std::uint32_t stretch, const frame& scopes, const fact_reader& reader, const evaluator& engine,
                     const atlas& places, std::size_t& nodes) {
    const auto& operands = engine.program().operands();
    const auto& code = operands[covered.first + stretch];
    element_teller teller{code, scopes, reader, engine, places, nodes};
    auto made = teller.begin();
    if (!made.known) return made;
    made.entries->excluded = stretch > 0;
    auto days = tell_days(teller, *made.entries, code);
    const auto stretches = covered.size - (covered.has_last ? 2u : 0u);
    for (auto other = 1u; stretch == 0 && days && other < stretches; ++other)
        if (const auto away = excluded_days(operands[covered.first + other], scopes, reader, engine, places)) days = days->without(*away);
    if (days && stretch == 0 && covered.has_last) {
        const auto from = teller.value_of(covered.first + stretches, scopes);
        const auto to = teller.value_of(covered.first + stretches + 1, scopes);
        const auto* first = std::get_if<date>(&from);
        const auto* last = std::get_if<date>(&to);
        if (first && last) days = days->clipped_to({*first, *last});
    }
    if (!days) return made;
    for (const auto& range : days->ranges())
        for (const auto day : {range.first, range.last}) made.entries->sequence.push_back(reader.displayed(day, {model::base_type::date}));
    return made;
}

} // namespace guong::inline v0::explaining
