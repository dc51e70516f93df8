#include <doctest/doctest.h>

#include <set>
#include <string_view>

#include <guong/rules.hpp>

#include "../../src/diagnostic/phrases.hpp"
#include "../../src/model/month_end_words.hpp"
#include "../../src/model/type_words.hpp"

namespace checking = guong::checking;
using guong::language;
using guong::model::base_type;

TEST_CASE("every plain type has a word in both languages, and no word means two types") {
    std::set<std::string_view> words;
    for (const auto& each : checking::type_words()) {
        CAPTURE(each.word);
        CHECK(words.insert(each.word).second);
        CHECK(guong::compose(each.word) == each.word);
    }
    for (const auto& each : checking::type_words()) {
        for (const auto tongue : {language::en, language::vi}) {
            CAPTURE(each.word);
            CHECK(checking::find_plain_type(checking::type_word_in(tongue, each.word)) == each.base);
        }
    }
}

TEST_CASE("a type word is turned into the first word of a language; other names stay") {
    CHECK(checking::type_word_in(language::vi, "boolean") == "đúng_sai");
    CHECK(checking::type_word_in(language::en, "có_không") == "boolean");
    CHECK(checking::type_word_in(language::vi, "số") == "số_thập_phân");
    CHECK(checking::type_word_in(language::vi, "level") == "level");
}

TEST_CASE("messages call types and rules for ends of months as rule files do") {
    for (const auto& each : checking::type_words()) {
        if (each.tongue == language::vi) continue;
        CAPTURE(each.word);
        CHECK(guong::catalogue::translated_word(each.word, language::vi) == checking::type_word_in(language::vi, each.word));
    }
    for (const auto rule : {guong::month_end_rule::last_day, guong::month_end_rule::next_day})
        CHECK(guong::catalogue::translated_word(checking::month_end_word(rule, language::en), language::vi) ==
              checking::month_end_word(rule, language::vi));
}

TEST_CASE("fields are declared with Vietnamese types") {
    const auto loaded = guong::load_text("a.guong", "đối tượng người { a : đúng_sai b : số_nguyên c : danh sách chữ d : ngày }\n"
                                                    "tiêu chuẩn c áp dụng cho người : a và b > 1 và d đã rõ và số lượng c > 1");
    REQUIRE(loaded);
    const auto& fields = loaded->model().records.front().fields;
    CHECK(fields[0].type.base == base_type::boolean);
    CHECK(fields[1].type.base == base_type::integer);
    CHECK(fields[3].type.base == base_type::date);
}

TEST_CASE("a host may set a parameter that is yes or no in Vietnamese") {
    const std::string text = "parameter p = false\nrecord r { a : boolean }\ncriterion c for r : p or a";
    for (const char* yes : {"true", "đúng", "có"}) {
        const auto loaded = guong::load_text("a.guong", text, {{"p", yes}});
        REQUIRE(loaded);
        CHECK(std::get<bool>(loaded->model().parameters.front().content));
    }
    CHECK(guong::load_text("a.guong", text, {{"p", "không"}}).has_value());
    CHECK_FALSE(guong::load_text("a.guong", text, {{"p", "maybe"}}).has_value());
}
