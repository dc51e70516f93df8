/// A host that links the library: it reads rules and one record, and prints why the verdict is what it is.

#include <iostream>

#include <guong/guong.hpp>
#include <guong/json.hpp>

int main(int argument_count, char** arguments) {
    if (argument_count != 2) {
        std::cerr << "usage: linked_host RULES\n";
        return 2;
    }
    try {
        const auto rules = guong::load(arguments[1]).value(); // throws what is wrong with the file
        const auto scholarship = rules.criterion("scholarship").value();

        const auto student = guong::record_from_json_text(
            rules, "student", R"({"id": "s1", "average": 7.95, "conduct": "tốt", "activities": ["Hiến máu", "Mùa hè xanh"]})");
        const auto outcome = scholarship.evaluate(student.value());

        std::cout << guong::render(guong::explain(outcome), guong::language::vi);
        return outcome.verdict() == guong::verdict::ineligible ? 0 : 1; // 7.95 is less than 8.0, if only just
    } catch (const guong::error& problem) {
        std::cerr << guong::render(problem.report());
        return 1;
    }
}
