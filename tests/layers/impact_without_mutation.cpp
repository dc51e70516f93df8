/// Rules are compared with earlier ones without making mutants.

#include <guong/impact.hpp>

int main() {
    const auto before = guong::load_text("rules.guong", "record r { n : integer }\ncriterion c for r : n >= 3\n");
    const auto after = guong::load_text("rules.guong", "record r { n : integer }\ncriterion c for r : n >= 4\n");
    return before && after && guong::compare_rules(*before, *after).size() == 1 && guong::find_witnesses(*before, *after).size() == 1 ? 0 : 1;
}
