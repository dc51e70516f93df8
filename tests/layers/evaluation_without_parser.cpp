#include <guong/evaluation.hpp>

#include "student_rules.hpp"

int main() {
    const auto program = guong::compile(student_rules());
    guong::dataset_builder builder{program.model()};
    const auto row = builder.add_row(0, "s1", false).first;
    if (!builder.set(0, row, 0, true)) return 1;
    const auto engine = std::make_shared<const guong::evaluator>(program, std::make_shared<const guong::dataset>(builder.build()));
    return guong::outcome{engine, 0, row}.verdict() == guong::verdict::eligible ? 0 : 1;
}
