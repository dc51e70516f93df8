#pragma once

/// The facts of samples and tests: names and types.

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "declared.hpp"
#include "dependency_order.hpp"

namespace guong::inline v0::checking {

/// Checks what one sample or test gives. Reports what is wrong, and leaves it out.
class given_checker {
public:
    /// Without the type of a record that is tested, nothing may be given as that record.
    given_checker(declared& known, std::optional<model::record_index> tested) : known_{known}, tested_{tested} {}

    /// Where a fact stands, and of which type it is.
    struct fact_place {
        model::field_index field{};
        std::optional<companion> beside;
        model::type type;
        std::string words; ///< as it is written
    };
    [[nodiscard]] std::optional<fact_place> find_fact(const syntax::fact_name& written, model::record_index record);
    [[nodiscard]] std::optional<model::given_value> check_value(const syntax::given_value& written, const fact_place& fact);
    [[nodiscard]] std::vector<model::given_fact> check_facts(const std::vector<syntax::given_fact>& written, model::record_index record);
    /// A value of a type that is no record or list. `words` say what it is the value of.
    [[nodiscard]] std::optional<value> check_constant(const syntax::given_value& written, model::type type, const std::string& words);
    /// A record among the others of a test.
    [[nodiscard]] std::optional<model::given_value> check_other(const syntax::given_record& written);
    [[nodiscard]] std::optional<model::sample_index> sample_named(const syntax::name& name, model::record_index record);

    /// Where facts were given, to find those that are given twice.
    using given_places = std::map<std::pair<model::field_index, int>, span>;
    /// False, and reported, where a fact stands among them already.
    bool note_given(given_places& seen, const fact_place& fact, span where);

    /// The samples that were started from so far.
    struct start {
        model::sample_index sample;
        span where;
    };
    [[nodiscard]] const std::vector<start>& starts() const noexcept { return starts_; }
    [[nodiscard]] std::optional<model::sample_index> start_from(const syntax::name& name, model::record_index record);

private:
    std::optional<fact_place> find_companion(const syntax::fact_name& written, model::record_index record, model::field_index field);
    std::optional<model::given_value> check_element(const syntax::given_value& written, model::type list, const std::string& words);
    std::optional<model::given_value> check_record(const syntax::given_value& written, model::record_index record, const std::string& words);
    std::optional<model::given_record> check_record_in_place(const syntax::given_record& written, model::record_index record);
    [[nodiscard]] std::optional<level> level_called_by_keyword(const syntax::given_value& written, model::type type) const;
    std::optional<value> level_named(const std::string& name, span where, model::type type);
    std::nullopt_t refuse(const syntax::given_value& written, model::type type, const std::string& words);

    declared& known_;
    std::optional<model::record_index> tested_;
    std::vector<start> starts_;
};

} // namespace guong::inline v0::checking
