#pragma once

/// The front door: load a rule file, pick a criterion, evaluate a record.

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <guong/evaluation.hpp>

namespace guong::inline v0 {

/// A criterion of a loaded ruleset. Cheap to copy, safe from many threads.
class criterion {
public:
    criterion(program code, model::criterion_index index) : program_{std::move(code)}, index_{index} {}

    [[nodiscard]] const std::string& name() const noexcept { return definition().name; }
    [[nodiscard]] const model::criterion& definition() const noexcept { return program_.model().criteria[index_]; }
    [[nodiscard]] model::criterion_index index() const noexcept { return index_; }

    /// Evaluates one record. The record must be of the criterion's record type and read for the same ruleset; otherwise throws
    /// `std::invalid_argument`. Missing facts make the verdict undetermined where they matter.
    [[nodiscard]] outcome evaluate(const record& candidate, evaluation_options options = {}) const;

private:
    guong::program program_;
    model::criterion_index index_;
};

/// A checked and compiled ruleset. Immutable, cheap to copy, safe from many threads.
class rules {
public:
    explicit rules(guong::program code) : program_{std::move(code)} {}

    [[nodiscard]] const guong::program& program() const noexcept { return program_; }
    [[nodiscard]] const model::ruleset& model() const noexcept { return program_.model(); }
    /// Nothing if the ruleset has no criterion of that name (compared after composition).
    [[nodiscard]] std::optional<guong::criterion> criterion(std::string_view name) const;

private:
    guong::program program_;
};

/// Reads, checks and compiles a rule file. The only place of the library that opens files. Warnings ride along with a value.
[[nodiscard]] result<rules> load(const std::string& path, const parameter_values& overrides = {});
/// The same from text; `name` is what diagnostics call it.
[[nodiscard]] result<rules> load_text(std::string name, std::string text, const parameter_values& overrides = {});

} // namespace guong::inline v0
