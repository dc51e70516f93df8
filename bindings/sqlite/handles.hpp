#pragma once

/// The handles of `guong.h`, freed by themselves.

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include <guong.h>

namespace sqlite_binding {

template <auto Free>
struct freed_by {
    template <class Handle>
    void operator()(Handle* handle) const noexcept {
        Free(handle);
    }
};
template <class Handle, auto Free>
using owned = std::unique_ptr<Handle, freed_by<Free>>;

using rules = owned<guong_rules, guong_rules_free>;
using records = owned<guong_records, guong_records_free>;
using evaluator = owned<guong_evaluator, guong_evaluator_free>;
using outcome = owned<guong_outcome, guong_outcome_free>;
using table = owned<guong_table, guong_table_free>;
using text = owned<guong_text, guong_text_free>;
using report = owned<guong_report, guong_report_free>;

/// What becomes an error of the SQL statement.
class statement_error : public std::runtime_error {
public:
    using runtime_error::runtime_error;
};

inline guong_string string_of(std::string_view content) { return {content.data(), content.size()}; }
inline std::string_view view_of(const text& content) { return {guong_text_data(content.get()), guong_text_size(content.get())}; }
inline std::string_view cell(const table& of, size_t row, size_t column) {
    size_t size = 0;
    const auto* data = guong_table_cell(of.get(), row, column, &size);
    return {data, size};
}

/// Throws unless the status is GUONG_OK. Warnings are not told: SQL has no place for them.
void require_done(guong_status status, const report& told);

/// The handle that `call(Handle** out, guong_report** report)` gives; where it fails, its report is thrown as a `statement_error`.
template <class Owned, class Call>
Owned take(Call call) {
    typename Owned::pointer made = nullptr;
    guong_report* told = nullptr;
    const auto status = call(&made, &told);
    const report freed{told};
    require_done(status, freed);
    return Owned{made};
}

} // namespace sqlite_binding
