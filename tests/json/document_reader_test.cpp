#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include <nlohmann/json.hpp>

#include <guong/limits.hpp>

#include "../../src/json/document_reader.hpp"

using namespace guong::json_reading;

namespace {

std::string on_tape(const nlohmann::json& document) {
    tape values;
    read_document(document, values);
    return values.compact(0);
}

} // namespace

TEST_CASE("a document comes onto the tape as it is") {
    const auto document = nlohmann::json::parse(R"({"a":[1,-2,"x",true,false,null,[],{}],"b":{"c":18446744073709551615}})");
    CHECK(on_tape(document) == document.dump());
}

TEST_CASE("a double is taken by the shortest text that means it") {
    CHECK(on_tape(8.5) == "8.5");
    CHECK(on_tape(0.1) == "0.1");
    CHECK(on_tape(80.0) == "80");
    CHECK(on_tape(0.1 + 0.2) == "0.30000000000000004");
}

TEST_CASE("infinity is beyond every range, and not a number is unknown") {
    CHECK(on_tape(std::numeric_limits<double>::infinity()) == "1e999");
    CHECK(on_tape(-std::numeric_limits<double>::infinity()) == "-1e999");
    CHECK(on_tape(std::nan("")) == "null");
}

TEST_CASE("texts that are no UTF-8, byte strings and discarded values are marked") {
    for (const auto& document :
         {nlohmann::json("\xFF"), nlohmann::json::binary({1, 2}), nlohmann::json(nlohmann::json::value_t::discarded)}) {
        tape values;
        read_document(document, values);
        CHECK(values.first_fault() == 0);
    }
    nlohmann::json keyed;
    keyed["\xC3"] = 1;
    tape values;
    read_document(keyed, values);
    CHECK(values.first_fault() == 1);
}

TEST_CASE("a document nested beyond the limit is marked, not followed") {
    nlohmann::json document = 1;
    for (std::size_t level = 0; level < guong::limits::record_nesting_max; ++level) document = nlohmann::json::array({document});
    tape values;
    read_document(document, values);
    CHECK_FALSE(values.first_fault().has_value());
    read_document(nlohmann::json::array({document}), values);
    REQUIRE(values.first_fault().has_value());
    CHECK(values[*values.first_fault()].kind == json_kind::too_deep);
}
