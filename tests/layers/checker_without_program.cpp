#include <guong/model.hpp>

int main() {
    const guong::source text{"rules", "record student { study : integer }  criterion good for student : study >= 8"};
    const auto checked = guong::check(*guong::parse(text), text);
    return checked && checked->find_criterion("good") ? 0 : 1;
}
