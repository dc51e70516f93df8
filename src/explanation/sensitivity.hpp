#pragma once

// Which values of the rules hang on sensitive facts.

#include <set>
#include <utility>
#include <vector>

#include <guong/explanation.hpp>

namespace guong::inline v0::explaining {

[[nodiscard]] constexpr disclosure disclosed_if(bool sensitive) noexcept { return sensitive ? disclosure::sensitive : disclosure::open; }

/// Whatever is calculated from a sensitive fact, counted by it or chosen by it is as sensitive as the fact: who knows the rules could tell the one from
/// the other. Refers to the rules, which must outlive it. Cost: linear in the rules, and nothing where no field is sensitive.
class sensitivity {
public:
    explicit sensitivity(const model::ruleset& rules);

    /// Whether the way to the fact, or the fact, is sensitive.
    [[nodiscard]] bool of(const model::field_path& path) const;
    [[nodiscard]] bool of(const model::row_path& path) const;
    [[nodiscard]] bool of(const model::operand& written) const;
    [[nodiscard]] bool of_definition(model::definition_index which) const { return any_ && definitions_[which].sensitive; }

    /// Whether the value that a condition needs of a fact may be found from a sensitive one: where both go into one comparison.
    [[nodiscard]] bool is_entangled(model::record_index record, model::field_index field) const { return entangled_.contains({record, field}); }

private:
    using fact = std::pair<model::record_index, model::field_index>;
    /// The facts that something reads, also through helpers and other criteria; lists and references not.
    struct facts_read {
        std::set<fact> open;
        std::set<fact> secret;
        bool sensitive = false; ///< some way or fact is
    };
    class collector;

    void note_entangled(const model::condition& condition);
    void note_entangled(const facts_read& together);

    const model::ruleset& rules_;
    bool any_ = false;
    std::vector<facts_read> definitions_;
    std::vector<facts_read> criteria_;
    std::set<fact> entangled_;
};

} // namespace guong::inline v0::explaining
