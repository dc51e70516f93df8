#include <doctest/doctest.h>

#include <string>

#include "../../src/rendering/html.hpp"

using guong::html::element;
using guong::html::escaped;

TEST_CASE("what HTML would take for a tag, an entity or the end of an attribute is escaped") {
    CHECK(escaped(R"(<b>&amp; "a" 'b'</b>)") == "&lt;b&gt;&amp;amp; &quot;a&quot; &#39;b&#39;&lt;/b&gt;");
    CHECK(escaped("Nguyễn Văn A “ưu tú”") == "Nguyễn Văn A “ưu tú”");
}

TEST_CASE("letters that HTML does not allow become visible ones") {
    CHECK(escaped(std::string{"a\0b", 3}).find('\0') == std::string::npos);
    CHECK(escaped("a\x1b[31mb").find('\x1b') == std::string::npos);
    CHECK(escaped("\xff") == "\xEF\xBF\xBD");
    CHECK(escaped("a\u202Eb").find("\u202E") == std::string::npos); // it would turn the letters behind it around
}

TEST_CASE("an element has a class where there is one") {
    CHECK(element("p", "place", "x") == "<p class=\"place\">x</p>");
    CHECK(element("p", "", "x") == "<p>x</p>");
}
