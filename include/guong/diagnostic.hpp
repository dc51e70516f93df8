#pragma once

/// What is wrong with a rule file or a record, as data. `render` (rendering.hpp) turns it into words in a language.

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <guong/diagnostic_codes.hpp>
#include <guong/text.hpp>
#include <guong/value.hpp>

namespace guong::inline v0 {

/// A sentence in waiting: which template of the catalogue, and the words that fill it, in the author's own spelling.
struct phrase {
    phrase_id id{};
    std::vector<std::string> arguments;
};

/// A second place that says "because of what, where".
struct label {
    span where;
    phrase text;
};

/// One finding. Its message is the template of `code` filled with `arguments`.
struct diagnostic {
    diagnostic_code code{};
    std::vector<std::string> arguments;
    span where;                 ///< in a rule file; unused where `pointer` or `record` is set
    std::vector<label> labels;  ///< secondary places
    std::vector<phrase> help;   ///< each a line of its own
    std::string record;         ///< `collective k1` or, where it has no id, its place in the file: for findings in records
    std::string pointer;        ///< RFC 6901 JSON Pointer into the file of records
    bool strict = false;        ///< a warning that the host asked to be an error

    [[nodiscard]] guong::severity severity() const noexcept { return strict ? severity::error : severity_of(code); }
};

/// `E0203`; `E0604` for a warning that the host asked to be an error.
[[nodiscard]] std::string code_name(const diagnostic& finding);

/// The template of a phrase, or of a diagnostic's code, filled with its arguments: one line, lower case, without a full stop.
[[nodiscard]] std::string message(const phrase& text, language which = language::en);
[[nodiscard]] std::string message(const diagnostic& finding, language which = language::en);

/// Findings together with the texts they speak of. A value.
struct report {
    source_map sources;
    std::vector<diagnostic> findings;
    std::size_t suppressed = 0; ///< errors beyond `limits::diagnostics_max` that are not listed

    [[nodiscard]] bool has_errors() const noexcept;
    [[nodiscard]] bool empty() const noexcept { return findings.empty(); }
};

/// What the throwing calls throw: the first error in English, and the whole report.
class error : public std::runtime_error {
public:
    explicit error(guong::report findings);
    [[nodiscard]] const guong::report& report() const noexcept { return report_; }

private:
    guong::report report_;
};

/// A value, findings, or both: warnings ride along with a value. Without a value there is at least one error.
template <class T>
class result {
public:
    result(T content, guong::report findings = {}) : value_{std::move(content)}, report_{std::move(findings)} {} // NOLINT
    result(guong::report findings) : report_{std::move(findings)} {}                                         // NOLINT

    [[nodiscard]] bool has_value() const noexcept { return value_.has_value(); }
    [[nodiscard]] explicit operator bool() const noexcept { return has_value(); }

    /// The value; throws `guong::error` with the report if there is none.
    [[nodiscard]] const T& value() const& { return require(), *value_; }
    [[nodiscard]] T value() && { return require(), std::move(*value_); }
    [[nodiscard]] const T& operator*() const& { return *value_; }
    [[nodiscard]] const T* operator->() const { return &*value_; }

    [[nodiscard]] const guong::report& report() const& noexcept { return report_; }
    [[nodiscard]] guong::report report() && { return std::move(report_); }

private:
    void require() const {
        if (!value_) throw error(report_);
    }

    std::optional<T> value_;
    guong::report report_;
};

} // namespace guong::inline v0
