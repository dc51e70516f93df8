#include "calculation_steps.hpp"

#include <utility>

#include <guong/limits.hpp>

#include "value_parts.hpp"

namespace guong::inline v0::explaining {

namespace {

class step_teller {
public:
    step_teller(const fact_reader& reader, const evaluator& engine, const atlas& places, std::size_t& nodes)
        : reader_{reader}, engine_{engine}, code_{engine.program()}, atlas_{places}, nodes_{nodes} {}

    /// The value itself, taken apart even where it has a name.
    calculation told(std::uint32_t operand, const frame& scopes) {
        using kind = operand_code::kind;
        using step = calculation::kind;
        const auto& code = code_.operands()[operand];
        ++nodes_;
        switch (code.what) {
        case kind::sum: return with_parts(step::sum, operand, scopes);
        case kind::product: return with_parts(step::product, operand, scopes);
        case kind::shift: return with_parts(step::shift, operand, scopes);
        case kind::rounding: return with_parts(step::rounding, operand, scopes);
        case kind::smallest: return with_parts(step::smallest, operand, scopes);
        case kind::largest: return with_parts(step::largest, operand, scopes);
        case kind::function_call: return of_function(operand, scopes);
        case kind::elapsed: return with_parts(step::elapsed, operand, scopes);
        case kind::year: return with_parts(step::year, operand, scopes);
        case kind::school_year: return with_parts(step::school_year, operand, scopes);
        case kind::text_length: return with_parts(step::text_length, operand, scopes);
        case kind::count: return of_list(step::count, operand, scopes);
        case kind::list_sum: return of_list(step::list_sum, operand, scopes);
        case kind::list_least: return of_list(step::list_least, operand, scopes);
        case kind::list_most: return of_list(step::list_most, operand, scopes);
        case kind::list_average: return of_list(step::list_average, operand, scopes);
        case kind::share: return of_list(step::share, operand, scopes);
        case kind::longest_run: return of_list(step::longest_run, operand, scopes);
        case kind::run_ending: return of_list(step::run_ending, operand, scopes);
        case kind::blocks: return of_list(step::blocks, operand, scopes);
        case kind::covered_time: return of_list(step::covered_time, operand, scopes);
        case kind::call: return of_call(code, scopes);
        case kind::choice: return of_choice(operand, scopes);
        case kind::fallback: return of_fallback(operand, scopes);
        case kind::constant:
        case kind::fact:
        case kind::reference_date:
        case kind::dated_parameter:
        case kind::stretch: break;
        }
        return value_alone(operand, scopes);
    }

private:
    [[nodiscard]] bool has_room() const noexcept { return nodes_ < limits::explanation_nodes_max; }

    /// A part of another calculation: by its name, where it has one.
    calculation part(std::uint32_t operand, const frame& scopes) {
        const auto& code = code_.operands()[operand];
        const auto* named = named_value(code_, code.what == operand_code::kind::call ? code_.operands()[code.first].origin : code.origin);
        auto made = named || !has_room() ? value_alone(operand, scopes) : told(operand, scopes);
        if (named) made.name = wording_or(named->label, named->name);
        made.inverse = code.inverse;
        return made;
    }

    calculation value_alone(std::uint32_t operand, const frame& scopes) const {
        const auto& code = code_.operands()[operand];
        calculation made;
        if (code.what == operand_code::kind::fact) {
            const auto& read = code_.accesses()[code.access];
            const auto found = reader_.read_fact({read.row, read.field}, scopes);
            made.name = found.subject;
            if (found.known) made.result = found.actual;
            return made;
        }
        set_result(made, operand, scopes);
        if (code.what == operand_code::kind::reference_date || code.what == operand_code::kind::dated_parameter)
            made.name = reader_.read_value_alone(operand, scopes).subject;
        return made;
    }

    void set_result(calculation& made, std::uint32_t operand, const frame& scopes) const {
        auto found = reader_.read_value_alone(operand, scopes);
        made.result = std::move(found.actual);
        made.at_most = std::move(found.at_most);
        made.rounded = found.rounded;
    }

    calculation with_result(calculation::kind what, std::uint32_t operand, const frame& scopes) const {
        const auto& code = code_.operands()[operand];
        calculation made;
        made.what = what;
        made.mode = code.mode;
        made.step = code.step;
        made.time = code.time;
        made.number = code.number;
        set_result(made, operand, scopes);
        return made;
    }

    calculation with_parts(calculation::kind what, std::uint32_t operand, const frame& scopes) {
        const auto& code = code_.operands()[operand];
        auto made = with_result(what, operand, scopes);
        made.backwards = code.what == operand_code::kind::shift && code.inverse;
        for (std::uint32_t i = 0; i < code.size; ++i) made.parts.push_back(part(code.first + i, scopes));
        return made;
    }

    calculation of_function(std::uint32_t operand, const frame& scopes) {
        auto made = with_parts(calculation::kind::function_call, operand, scopes);
        const auto& function = code_.model().functions[static_cast<std::size_t>(made.number)];
        made.name = wording_or(function.label, function.name);
        return made;
    }

    /// By the list's name: what its elements gave is told as a part of its own.
    calculation of_list(calculation::kind what, std::uint32_t operand, const frame& scopes) {
        const auto& code = code_.operands()[operand];
        auto made = with_result(what, operand, scopes);
        const auto& list = code_.accesses()[code.what == operand_code::kind::covered_time ? code_.operands()[code.first].access : code.access];
        made.name = reader_.read_list({list.row, list.field}, scopes).subject;
        if (code.what == operand_code::kind::run_ending) made.parts.push_back(part(code.first + 1, scopes));
        return made;
    }

    calculation of_call(const operand_code& code, const frame& scopes) {
        const auto way = atlas_.follow(code.subject, scopes);
        if (!way.stuck_at) return told(code.first, {way.last});
        calculation made;
        made.name = reader_.read_reference(code.subject, scopes).subject;
        return made;
    }

    [[nodiscard]] truth outcome_of(std::uint32_t unit, const frame& scopes) const {
        slots bits;
        engine_.recall(unit, rows_of(scopes), bits);
        return bits[0];
    }

    /// The row that was taken; of a table, what it gives. Nothing can be told while nobody knows which it is.
    calculation of_choice(std::uint32_t operand, const frame& scopes) {
        const auto& code = code_.operands()[operand];
        const bool takes_one = code.takes == model::choice::policy::first || code.takes == model::choice::policy::only;
        if (!takes_one) return value_alone(operand, scopes);
        const bool is_table = !std::get<model::choice>(code.origin->form).inputs.empty();
        const auto rows = static_cast<std::uint32_t>(code.units.size());
        std::uint32_t row = 0;
        for (; row < rows; ++row) {
            const auto holds = outcome_of(code.units[row], scopes);
            if (holds == truth::unknown) return value_alone(operand, scopes);
            if (holds == truth::yes) break;
        }
        if (row == rows && !code.has_last) return value_alone(operand, scopes);
        auto taken = part(code.first + row, scopes);
        if (is_table) return taken;
        auto made = with_result(calculation::kind::branch, operand, scopes);
        made.number = row == rows ? 0 : row + 1;
        made.parts.push_back(std::move(taken));
        return made;
    }

    calculation of_fallback(std::uint32_t operand, const frame& scopes) {
        const auto& code = code_.operands()[operand];
        auto content = part(code.first, scopes);
        if (content.result) return content;
        auto made = with_result(calculation::kind::fallback, operand, scopes);
        made.parts.push_back(std::move(content));
        made.parts.push_back(part(code.first + 1, scopes));
        return made;
    }

    const fact_reader& reader_;
    const evaluator& engine_;
    const program& code_;
    const atlas& atlas_;
    std::size_t& nodes_;
};

} // namespace

std::optional<calculation> steps_of_value(std::uint32_t operand, const frame& scopes, const fact_reader& reader, const evaluator& engine,
                                          const atlas& places, std::size_t& nodes) {
    if (nodes >= limits::explanation_nodes_max) return std::nullopt;
    auto made = step_teller{reader, engine, places, nodes}.told(operand, scopes);
    if (made.what == calculation::kind::given) return std::nullopt;
    return made;
}

} // namespace guong::inline v0::explaining
