#include "canonical_record.hpp"

#include <variant>

#include "../model/paths_read.hpp"

namespace guong::inline v0::auditing {

namespace {

class follower {
public:
    explicit follower(const model::ruleset& rules) : rules_{rules} {}

    void path(const model::field_path& read) {
        way(read.row);
        note(read.row.end, read.field);
    }
    void helper(const model::row_path& subject, model::definition_index which) {
        way(subject);
        enter(which);
    }
    void criterion(const model::row_path& subject, model::criterion_index which) {
        way(subject);
        enter_criterion(which);
    }

    void enter(model::definition_index which) {
        if (!definitions_.insert(which).second) return;
        std::visit([this](const auto& body) { model_reading::visit_paths(body, *this); }, rules_.definitions[which].body);
    }
    void enter_criterion(model::criterion_index which) {
        if (criteria_.insert(which).second) model_reading::visit_paths(rules_.criteria[which].body, *this);
    }

    [[nodiscard]] followed_fields take() { return std::move(found_); }

private:
    void way(const model::row_path& path) {
        auto record = path.start;
        for (const auto hop : path.hops) {
            note(record, hop);
            record = rules_.records[record].fields[hop].type.index;
        }
    }

    void note(model::record_index record, model::field_index field) {
        const auto& declared = rules_.records[record].fields[field];
        if (declared.type.base != model::base_type::record || rules_.records[declared.type.index].plain_element) return;
        found_.emplace(record, field);
        if (declared.referring) found_.emplace(declared.type.index, *declared.referring);
    }

    const model::ruleset& rules_;
    followed_fields found_;
    std::set<model::definition_index> definitions_;
    std::set<model::criterion_index> criteria_;
};

} // namespace

followed_fields followed_by(const model::ruleset& rules, model::criterion_index criterion) {
    follower steps{rules};
    steps.enter_criterion(criterion);
    for (model::definition_index index = 0; index < rules.definitions.size(); ++index) {
        const auto& definition = rules.definitions[index];
        if (definition.reported && definition.record == rules.criteria[criterion].record) steps.enter(index);
    }
    return steps.take();
}

} // namespace guong::inline v0::auditing
