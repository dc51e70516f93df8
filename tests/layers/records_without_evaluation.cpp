#include <guong/json.hpp>

#include "student_rules.hpp"

/// A program that holds rules and nothing that runs: reading records asks for no more.
int main() {
    guong::program::parts parts;
    parts.model = std::make_shared<const guong::model::ruleset>(student_rules());
    const guong::rules rules{guong::program{std::make_shared<const guong::program::parts>(parts)}};
    const auto student = guong::record_from_json_text(rules, "student", R"({"diligent": true})");
    return student && student->data->fact(0, student->row, 0) == guong::value{true} ? 0 : 1;
}
