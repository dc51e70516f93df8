#include <doctest/doctest.h>

#include <guong/dataset.hpp>

using guong::text_index;

TEST_CASE("a text index finds nothing before anything is put in") {
    const std::vector<std::string> texts;
    CHECK_FALSE(text_index{}.find(texts, "").has_value());
    CHECK_FALSE(text_index{}.find(texts, "x").has_value());
}

TEST_CASE("a text index finds each of ten thousand texts, and no other") {
    std::vector<std::string> texts;
    text_index index;
    for (std::uint32_t place = 0; place < 10'000; ++place) {
        const auto text = "id " + std::to_string(place * 7);
        CHECK(index.insert(texts, text, place) == std::pair{place, true});
        texts.push_back(text);
    }
    for (std::uint32_t place = 0; place < 10'000; ++place) {
        CHECK(index.find(texts, texts[place]) == place);
        CHECK(index.insert(texts, texts[place], 77'777) == std::pair{place, false});
    }
    CHECK_FALSE(index.find(texts, "id 1").has_value());
}

TEST_CASE("the empty text is a text like others") {
    std::vector<std::string> texts;
    text_index index;
    index.insert(texts, "", 0);
    texts.emplace_back();
    CHECK(index.find(texts, "") == 0);
}

TEST_CASE("what was put into a text index is still found after room was made") {
    std::vector<std::string> texts{"a", "b"};
    text_index index;
    index.insert(texts, "a", 0);
    index.insert(texts, "b", 1);
    index.reserve(5'000);
    CHECK(index.find(texts, "a") == 0);
    CHECK(index.find(texts, "b") == 1);
}
