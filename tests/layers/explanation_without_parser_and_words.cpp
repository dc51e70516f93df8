#include <guong/explanation.hpp>

#include "student_rules.hpp"

int main() {
    const auto program = guong::compile(student_rules());
    guong::dataset_builder builder{program.model()};
    const auto row = builder.add_row(0, "s1", false).first;
    const auto engine = std::make_shared<const guong::evaluator>(program, std::make_shared<const guong::dataset>(builder.build()));
    const auto why = guong::explain(guong::outcome{engine, 0, row});
    return why.verdict == guong::verdict::undetermined && why.missing.size() == 1 && why.missing.front().at == "/diligent" ? 0 : 1;
}
