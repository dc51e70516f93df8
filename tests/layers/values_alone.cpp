#include <guong/value.hpp>

int main() { return guong::decimal::parse("8.50") == guong::decimal::of(85, 1) && guong::date::parse("2023-06-21") ? 0 : 1; }
