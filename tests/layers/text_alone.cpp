#include <guong/text.hpp>

/// `ổ` in two letters and two marks is one letter.
int main() { return guong::letter_count("o\u0302\u0309") == 1 ? 0 : 1; }
