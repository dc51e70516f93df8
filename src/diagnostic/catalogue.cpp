#include "catalogue.hpp"

#include <algorithm>
#include <charconv>
#include <string>

namespace guong::inline v0 {

namespace catalogue {

namespace {

std::uint16_t number_of_code(diagnostic_code code) noexcept {
    return static_cast<std::uint16_t>(code);
}

std::size_t row_of(diagnostic_code code) {
    const auto& rows = diagnostic_catalogue();
    const auto found = std::lower_bound(rows.begin(), rows.end(), code, [](const auto& row, auto wanted) { return row.code < wanted; });
    return static_cast<std::size_t>(found - rows.begin());
}

std::vector<std::string> names_of_codes() {
    std::vector<std::string> names;
    for (const auto& row : diagnostic_catalogue()) {
        const std::string digits = std::to_string(number_of_code(row.code));
        names.push_back((row.severity == severity::error ? "E" : "W") + std::string(4 - digits.size(), '0') + digits);
    }
    return names;
}

/// The number in `E0203`, `w0203`, `203`.
std::optional<std::uint16_t> number_in(std::string_view code) noexcept {
    if (!code.empty() && std::string_view{"EeWw"}.find(code.front()) != std::string_view::npos) code.remove_prefix(1);
    std::uint16_t number = 0;
    const auto [end, failure] = std::from_chars(code.data(), code.data() + code.size(), number);
    if (failure != std::errc{} || end != code.data() + code.size()) return std::nullopt;
    return number;
}

} // namespace

} // namespace catalogue

const std::vector<diagnostic_description>& diagnostic_catalogue() {
    static const std::vector<diagnostic_description> rows = [] {
        std::vector<diagnostic_description> all;
        for (const auto& part :
             {catalogue::syntax_rows(), catalogue::name_rows(), catalogue::type_rows(), catalogue::structure_rows(), catalogue::suspicion_rows(),
              catalogue::record_rows(), catalogue::refinement_rows(), catalogue::test_rows(), catalogue::host_rows()}) {
            all.insert(all.end(), part.begin(), part.end());
        }
        return all;
    }();
    return rows;
}

const diagnostic_description& describe(diagnostic_code code) {
    return diagnostic_catalogue().at(catalogue::row_of(code));
}

std::optional<diagnostic_code> find_diagnostic_code(std::string_view code_or_slug) {
    const auto number = catalogue::number_in(code_or_slug);
    for (const auto& row : diagnostic_catalogue()) {
        if (row.slug == code_or_slug || catalogue::number_of_code(row.code) == number) return row.code;
    }
    return std::nullopt;
}

std::string_view code_name(diagnostic_code code) {
    static const std::vector<std::string> names = catalogue::names_of_codes();
    return names.at(catalogue::row_of(code));
}

severity severity_of(diagnostic_code code) noexcept {
    return describe(code).severity;
}

} // namespace guong::inline v0
