#pragma once

/// A ruleset as the checker would give it, put together by hand: `criterion good for student : diligent`.

#include <guong/model.hpp>

inline guong::model::ruleset student_rules() {
    guong::model::field diligent;
    diligent.name = "diligent";
    diligent.type = {guong::model::base_type::boolean, 0, false};

    guong::model::record_type student;
    student.name = "student";
    student.fields = {diligent};

    guong::model::criterion good;
    good.name = "good";
    good.body.form = guong::model::fact{{{}, 0}};
    good.body.item.emplace().name = "good";

    guong::model::ruleset rules;
    rules.records = {student};
    rules.criteria = {good};
    rules.order = {{guong::model::ruleset::step::kind::criterion, 0}};
    rules.sources_text.emplace_back("by hand", "");
    return rules;
}
