#pragma once

/// What tests expect: of which criterion, item or helper, and what such a thing can be.

#include <optional>
#include <string>
#include <vector>

#include "declared.hpp"
#include "from_syntax_given.hpp"

namespace guong::inline v0::checking {

/// Checks the expectations of tests for one record type. Reports what is wrong, and returns nothing where something was.
class expectation_checker {
public:
    expectation_checker(declared& known, model::record_index record);

    /// `target` is what the expectation is about where it does not say so.
    [[nodiscard]] std::optional<model::expectation> check(const syntax::expectation& written, const std::optional<syntax::item_path>& target);

private:
    /// What a target may be, by what can be expected of it.
    enum class target_kind : std::uint8_t { criterion, item, condition, value };
    struct candidate {
        model::expected_target target;
        target_kind kind;
    };

    [[nodiscard]] std::vector<candidate> candidates(const syntax::item_path& written) const;
    std::optional<candidate> find_target(const syntax::item_path& written, const syntax::expectation& expected);
    [[nodiscard]] static bool may_be(target_kind kind, const syntax::expectation& expected);
    std::nullopt_t report_unknown(const syntax::item_path& written);
    std::nullopt_t report_ambiguous(const syntax::item_path& written, const std::vector<candidate>& found);
    bool take_outcome(const candidate& target, const syntax::expectation& written, model::expectation& made);
    bool take_value(const model::definition& named, const syntax::given_value& written, model::expectation& made);
    std::optional<std::string> reason_of(const syntax::item_path& written, model::criterion_index criterion);
    std::optional<model::missing_path> missing_of(const syntax::path& written);
    std::optional<model::missing_path::step> companion_step(const syntax::path& written, model::record_index record);
    [[nodiscard]] const std::vector<std::vector<std::string>>& items_of(model::criterion_index criterion) const { return items_[criterion]; }

    declared& known_;
    model::record_index record_;
    given_checker given_;
    std::vector<std::vector<std::vector<std::string>>> items_; ///< of each criterion for the record type: the items, as paths below it
    bool all_known_ = true;                                    ///< false where a criterion for the record type is broken
};

} // namespace guong::inline v0::checking
