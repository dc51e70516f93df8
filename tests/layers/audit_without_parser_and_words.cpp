#include <guong/audit.hpp>

#include "student_rules.hpp"

int main() {
    const auto program = guong::compile(student_rules());
    guong::dataset_builder builder{program.model()};
    const auto row = builder.add_row(0, "s1", false).first;
    const auto engine = std::make_shared<const guong::evaluator>(program, std::make_shared<const guong::dataset>(builder.build()));
    const auto told = guong::audit_of(guong::outcome{engine, 0, row});
    return told.verdict == guong::verdict::undetermined && told.record_id == "s1" && guong::is_exact(guong::compare(told, told)) ? 0 : 1;
}
