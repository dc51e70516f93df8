#include <guong/formatting.hpp>

int main() {
    const auto written = guong::format(guong::source{"rules", "parameter  many=2"}, {guong::language::vi});
    return written && *written == "tham số many = 2\n" ? 0 : 1;
}
