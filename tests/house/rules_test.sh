#!/bin/sh
# The rules of the house are kept here, and each is broken once in a small house to see that it is noticed. sh rules_test.sh REPOSITORY
set -u
repository=$(cd "$1" && pwd)
failed=0
sh "$repository/tests/house/rules.sh" "$repository" || failed=1

house=$(mktemp -d) || exit 2
trap 'rm -rf "$house"' EXIT
cd "$house" || exit 2
mkdir -p include/guong src/package/vcpkg src/text src/syntax src/model src/json tests bindings/cli examples rules
cp "$repository/src/CMakeLists.txt" src/
echo '#pragma once' >include/guong/text.hpp
echo '#include <guong/text.hpp>' >src/text/utf8.cpp
echo '#include <boost/spirit/home/x3.hpp>' >src/syntax/token_parsers.hpp
echo '#include "token_parsers.hpp"' >src/syntax/grammar_rules.hpp
echo '#include "grammar_rules.hpp"' >src/syntax/grammar.cpp
echo '#include <guong/syntax.hpp>' >src/model/from_syntax.cpp
findings=$(sh "$repository/tests/house/rules.sh" .) || {
    echo "FAILED: the small house is in order, yet: $findings"
    failed=1
}

broken() { # FILE LINE MESSAGE: a file with that line must be noticed
    saved=
    [ -e "$1" ] && saved=$(cat "$1")
    printf '%b\n' "$2" >>"$1"
    if ! sh "$repository/tests/house/rules.sh" . | grep -qF "$3"; then
        echo "FAILED: not noticed in $1: $2"
        failed=1
    fi
    if [ -n "$saved" ]; then printf '%s\n' "$saved" >"$1"; else rm "$1"; fi
}
broken src/text/utf8.cpp '#include <guong/model.hpp>' 'includes a later stage'
broken src/text/utf8.cpp '#include "../json/tape.hpp"' 'includes a later stage'
broken include/guong/text.hpp '#include <guong/value.hpp>' 'includes a later stage'
broken src/model/names.cpp '#include "../syntax/lexer.hpp"' 'only src/model/from_syntax'
broken src/syntax/lexer.cpp '#include <boost/spirit/home/x3.hpp>' 'Boost.Spirit stands in one'
broken src/syntax/lexer.cpp '#include "grammar_rules.hpp"' 'Boost.Spirit stands in one'
broken src/text/utf8.cpp '#include <boost/spirit/home/x3.hpp>' 'Boost.Spirit stands in one'
broken src/syntax/lexer.cpp '#include <boost/graph/adjacency_list.hpp>' 'Boost.Graph stands in one'
broken src/text/utf8.cpp '#include <boost/optional.hpp>' 'of Boost only'
broken src/model/model.cpp '#include <nlohmann/json.hpp>' 'nlohmann/json stands in'
broken include/guong/text.hpp '#include <nlohmann/json_fwd.hpp>' 'public headers know'
broken src/model/model.cpp '#include <utf8proc.h>' 'utf8proc stands in'
broken include/guong/text.hpp '#include "../../src/text/utf8.hpp"' 'a public header includes a source'
broken bindings/cli/main.cpp '#include "../../src/text/utf8.hpp"' 'use include/ alone'
broken src/text/utf8.cpp 'void f() { std::cout << 1; }' 'does not print'
broken src/text/utf8.cpp 'auto now = std::chrono::system_clock::now();' 'does not print'
broken src/text/utf8.cpp 'using namespace std;' 'using namespace'
broken src/text/utf8.cpp '#define LEFT 1' 'a macro stays defined'
broken src/text/utf8.cpp "$(awk 'BEGIN { for (n = 0; n < 600; n++) printf "\\n" }')" 'longer than'
broken src/package/vcpkg/vcpkg.json '  "version": "0.0.9",' 'another version than'
broken notes.md 'x' 'does not belong at the top'
broken src/text/utf8.cpp "// $(echo todo | tr a-z A-Z)" 'unfinished'
broken examples/read.cpp "open(\"/$(echo HOME | tr A-Z a-z)/x\");" 'a path of one machine'
exit $failed
