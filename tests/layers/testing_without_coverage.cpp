/// Tests in rule files run without what measures them, and without the reader of JSON.

#include <guong/testing.hpp>

int main() {
    const auto loaded = guong::load_text("rules.guong", "record r { n : integer }\ncriterion c for r : n >= 3\ntest \"edge\" for r { given n 3 expect c eligible }\n");
    return loaded && guong::run_tests(*loaded).passed() ? 0 : 1;
}
