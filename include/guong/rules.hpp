#pragma once

/// The front door: load a rule file, pick a criterion, evaluate a record.

#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <guong/evaluation.hpp>

namespace guong::inline v0 {

/// A criterion of a loaded ruleset. Cheap to copy, safe from many threads.
class criterion {
public:
    criterion(program code, model::criterion_index index) : program_{std::move(code)}, index_{index} {}

    [[nodiscard]] const std::string& name() const noexcept { return definition().name; }
    [[nodiscard]] const model::criterion& definition() const noexcept { return program_.model().criteria[index_]; }
    [[nodiscard]] model::criterion_index index() const noexcept { return index_; }

    /// Whether it judges records of that type.
    [[nodiscard]] bool is_for(const record& candidate) const noexcept { return candidate.type == definition().record; }

    /// Evaluates one record. The record must be of the criterion's record type, and read for this ruleset or one that declares the same scales
    /// and record types; otherwise throws `std::invalid_argument`. Missing facts make the verdict undetermined where they matter.
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
    /// The criterion of that name, compared after composition; if the ruleset has none, a finding that says which are nearest (E0701).
    [[nodiscard]] result<guong::criterion> criterion(std::string_view name) const;
    /// The record type of that name, likewise (E0206).
    [[nodiscard]] result<model::record_index> record_type(std::string_view name) const;
    /// Warnings about what a host says of the case: the rules read a reference date, and none is given (W0704), or it is outside the days for which they are
    /// valid (W0703).
    [[nodiscard]] report check(const evaluation_options& options) const;

private:
    guong::program program_;
};

/// A function of the host from a path to a text, or to nothing if there is none; it may be left out. Cheap to copy. (`std::function` would cost
/// every host that includes this header a tenth of its weight.)
class text_reader {
public:
    text_reader() = default;
    template <class Function>
        requires(!std::same_as<Function, text_reader> && std::is_invocable_r_v<std::optional<std::string>, const Function&, const std::string&>)
    text_reader(Function function) : held_{std::make_shared<const held_function<Function>>(std::move(function))} {} // NOLINT: stands for it

    [[nodiscard]] explicit operator bool() const noexcept { return held_ != nullptr; }
    [[nodiscard]] std::optional<std::string> operator()(const std::string& path) const { return held_->read(path); }

private:
    struct held {
        virtual ~held() = default;
        [[nodiscard]] virtual std::optional<std::string> read(const std::string& path) const = 0;
    };
    template <class Function>
    struct held_function final : held {
        explicit held_function(Function content) : function{std::move(content)} {}
        [[nodiscard]] std::optional<std::string> read(const std::string& path) const override { return function(path); }
        Function function;
    };

    std::shared_ptr<const held> held_;
};

/// What becomes of rules that declare a function which the host does not offer.
enum class unregistered_functions : std::uint8_t {
    refused,    ///< they are not loaded
    unanswered, ///< it never answers, so that what needs it stays undetermined: for programs that only read rules, or try them with answers of their own
};

/// Where the files that a rule file uses come from (`use "path"`). They are named by their path from the root, with `/`, without `.` and `..`.
struct load_options {
    /// The folder that no used file may lie outside of, also by way of symbolic links. Empty: the folder of the loaded file.
    std::string root;
    /// Gives the text of a used file by its path from the root; nothing if there is none. If set, no used file is opened.
    text_reader read = {};
    /// Fields that are sensitive though no file declares it: `income`, in every record type that has it, or `student.income`.
    std::vector<std::string> sensitive = {};
    /// The functions that rules may ask.
    host_functions functions = {};
    unregistered_functions others = unregistered_functions::refused;
};

/// Reads, checks and compiles a rule file and those it uses. Nothing else of the library opens files but a store of rules. Warnings ride along with a value.
[[nodiscard]] result<rules> load(const std::string& path, const parameter_values& overrides = {}, const load_options& options = {});
/// The same from text; `name` is what diagnostics call it, and its path from the root. Files it uses are found only if `options` say where.
[[nodiscard]] result<rules> load_text(std::string name, std::string text, const parameter_values& overrides = {},
                                      const load_options& options = {});

} // namespace guong::inline v0
