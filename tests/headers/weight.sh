#!/bin/sh
# What a host pays for including the public headers: sh weight.sh COMPILER INCLUDE_FOLDER
set -eu
compiler=$1
include=$2

# Lines left of `#include <guong/guong.hpp>` after preprocessing, blank ones and line marks not counted. Nearly all of them are the
# standard library's (g++ 12: 50,000); raise this only for what every host needs.
guong_hpp_lines_max=56000

failed=0
fail() {
    echo "FAILED: $*"
    failed=1
}

preprocessed() { # HEADER
    echo "#include <$1>" | "$compiler" -std=c++20 -I "$include" -E -x c++ -
}
opened_files() { # HEADER; all files that it includes: the project's own by their path below the include folder
    preprocessed "$1" | sed -n 's/^# [0-9]* "\([^"]*\)".*/\1/p' | sed "s|^$include/||" | sort -u
}

lines=$(preprocessed guong/guong.hpp | grep -vc -e '^#' -e '^ *$')
echo "guong/guong.hpp: $lines preprocessed lines, at most $guong_hpp_lines_max"
[ "$lines" -gt 10 ] || fail "guong/guong.hpp could not be preprocessed"
[ "$lines" -le "$guong_hpp_lines_max" ] || fail "guong/guong.hpp has grown too heavy"

for header in guong/guong.hpp guong/json.hpp; do
    opened=$(opened_files "$header")
    echo "$opened" | grep -q "^$header\$" || fail "$header could not be preprocessed"
    foreign=$(echo "$opened" | grep -e '/boost/' -e 'nlohmann' -e 'utf8proc' -e '/src/' || true)
    if [ "$header" = guong/json.hpp ]; then
        # The forward declarations, and what they include for their own version and macros.
        foreign=$(echo "$foreign" | grep -v -e 'nlohmann/json_fwd.hpp$' -e 'nlohmann/detail/abi_macros.hpp$' || true)
    fi
    [ -z "$foreign" ] || fail "$header includes $foreign"
done
exit $failed
