#include <doctest/doctest.h>

#include <guong/model.hpp>

using namespace guong;

namespace {

model::scale quality() {
    model::scale scale;
    scale.name = "quality";
    scale.levels.resize(2);
    scale.levels[0].name = "poor";
    scale.levels[1].name = "good";
    scale.levels[1].label = {"tốt", "good quality", ""};
    return scale;
}

} // namespace

TEST_CASE("a value of a scale is found by its name or a label, composed or not") {
    const auto scale = quality();
    CHECK(scale.find("poor") == level{0});
    CHECK(scale.find("good") == level{1});
    CHECK(scale.find("good quality") == level{1});
    CHECK(scale.find("to\u0302\u0301t") == level{1});
    CHECK_FALSE(scale.find("better").has_value());
}

TEST_CASE("an empty text is no value of a scale, though some have no label") { CHECK_FALSE(quality().find("").has_value()); }
