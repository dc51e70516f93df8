/// What tests show is measured without making mutants.

#include <guong/coverage.hpp>

int main() {
    const auto loaded = guong::load_text("rules.guong", "record r { n : integer }\ncriterion c for r : n >= 3\ntest \"edge\" for r { given n 3 expect c eligible }\n");
    return loaded && guong::find_coverage(*loaded, guong::tested_records(*loaded)).totals().met.shown == 1 ? 0 : 1;
}
