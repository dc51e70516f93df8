#include <guong/diagnostic.hpp>

int main() {
    guong::diagnostic finding;
    finding.code = guong::diagnostic_code::unknown_field;
    finding.arguments = {"tuoi", "student"};
    return guong::message(finding).find("tuoi") != std::string::npos ? 0 : 1;
}
