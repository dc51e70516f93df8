#pragma once

// What a calculated value is made of.

#include <cstddef>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "readings.hpp"

namespace guong::inline v0::explaining {

/// The facts, lists, parameters, named values and table rows that went into an operand of the program, each once, those that are calculated first, and otherwise in the
/// order in which they are read: facts of conditions that were asked too, those of rows that were not reached not. `nodes` counts them, and the elements
/// of lists; past `limits::explanation_nodes_max` the rest is left out.
[[nodiscard]] std::vector<reading> parts_of_value(std::uint32_t operand, const frame& scopes, const fact_reader& reader, const evaluator& engine,
                                                  const atlas& places, std::size_t& nodes);

/// The named value whose body this is; nothing for any other operand.
[[nodiscard]] const model::definition* named_value(const program& code, const model::operand* body);

class part_collector {
public:
    part_collector(const fact_reader& reader, const evaluator& engine, const atlas& places, std::size_t& nodes)
        : reader_{reader}, engine_{engine}, code_{engine.program()}, atlas_{places}, nodes_{nodes} {}

    /// The parts of a value, but not the value itself.
    void add_parts_of(std::uint32_t operand, const frame& scopes);
    /// What a condition read.
    void add_facts_of(std::uint32_t unit, const frame& scopes);

    [[nodiscard]] std::vector<reading> take() { return std::move(parts_); }

private:
    void add_operand(std::uint32_t operand, const frame& scopes);
    void add_side(std::uint32_t operand, const frame& scopes);
    void add_value(std::uint32_t operand, model::wording subject, const frame& scopes);
    [[nodiscard]] reading with_steps(std::uint32_t operand, reading found, const frame& scopes);
    void add_call(const operand_code& code, const frame& scopes);
    void add_fallback(const operand_code& code, const frame& scopes);
    void add_choice(const operand_code& code, const frame& scopes);
    void add_only_row_asked(const operand_code& code, const frame& scopes);
    void add_row(const operand_code& code, std::uint32_t row, const frame& scopes);
    void add_parameter(std::uint32_t operand, const frame& scopes);
    void add_reference_date();
    void add_list(std::uint32_t operand, const frame& scopes);
    void add_covered_time(const operand_code& code, const frame& scopes);
    void add_fact(const access& read, const frame& scopes);
    void add_instruction(const instruction& code, const frame& scopes);
    void add(reading part);
    [[nodiscard]] bool has_room() const noexcept;
    [[nodiscard]] truth outcome_of(std::uint32_t unit, const frame& scopes) const;
    [[nodiscard]] const operand_code& code_of(std::uint32_t operand) const { return code_.operands()[operand]; }

    const fact_reader& reader_;
    const evaluator& engine_;
    const program& code_;
    const atlas& atlas_;
    std::size_t& nodes_;
    std::vector<reading> parts_;
    std::set<std::pair<std::string, std::string>> known_parts_; ///< by place and subject
    std::set<std::pair<std::uint32_t, row_number>> asked_;      ///< units of other rows, so that circles end
};

} // namespace guong::inline v0::explaining
