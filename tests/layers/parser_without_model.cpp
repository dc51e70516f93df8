#include <guong/syntax.hpp>

int main() {
    const auto tree = guong::parse(guong::source{"rules", "record student { study : integer }"});
    return tree && !tree.report().has_errors() && tree->declarations.size() == 1 ? 0 : 1;
}
