#!/bin/sh
# The rules of the house that no compiler sees. sh rules.sh REPOSITORY; prints each breach and fails if there is any.
set -u
cd "$1" || exit 2
failed=0

file_lines_max=600
allowed_at_top='bindings examples include rules src tests CHANGELOG.md CMakeLists.txt CMakePresets.json CONTRIBUTING.md LICENSE README.md'
stages=$(sed -n 's/^set(guong_stages \(.*\))$/\1/p' src/CMakeLists.txt)

breach() { # what, and the lines that show it; nothing to show is no breach
    [ -n "$2" ] || return 0
    echo "$1:"
    echo "$2" | sed 's/^/    /'
    failed=1
}
lines_with() { # PATTERN PLACE…; the lines of C++ that match, comments apart
    pattern=$1
    shift
    grep -rnE --include='*.cpp' --include='*.hpp' "$pattern" "$@" 2>/dev/null | grep -vE '^[^:]*:[0-9]*: *//'
}
stage_of_header() { # HEADER without .hpp
    case $1 in
    decimal | host_function) echo value ;;
    dataset_cells | records) echo dataset ;;
    diagnostic_codes) echo diagnostic ;;
    model_indices | model_parts | model_tests | wording) echo model ;;
    syntax_parts | syntax_tests) echo syntax ;;
    *) echo "$1" ;;
    esac
}
rank() { # STAGE; nothing for what is no stage
    number=0
    for known in $stages; do
        number=$((number + 1))
        [ "$known" = "$1" ] && echo $number
    done
}
included() { # FILE; "stage" of each include that belongs to one
    sed -nE -e 's|^ *#include <guong/([a-z_]+)\.hpp>.*|\1|p' -e 's|^ *#include "\.\./([a-z_]+)/.*|\1|p' "$1" |
        while read -r header; do stage_of_header "$header"; done
}

[ -n "$stages" ] || breach 'the stages cannot be read' src/CMakeLists.txt

# Nothing includes a later stage.
for file in include/guong/*.hpp src/*/*.cpp src/*/*.hpp; do
    [ -e "$file" ] || continue
    case $file in
    include/guong/guong.hpp | include/guong/src.hpp) continue ;;
    include/*) own=$(stage_of_header "$(basename "$file" .hpp)") ;;
    *) own=$(basename "$(dirname "$file")") ;;
    esac
    own_rank=$(rank "$own")
    for used in $(included "$file"); do
        used_rank=$(rank "$used")
        [ -z "$used_rank" ] || [ "$used_rank" -le "${own_rank:-0}" ] || breach 'includes a later stage' "$file includes $used"
    done
done

# Where one form becomes the next, one place knows both.
for pair in model:syntax program:model; do
    stage=${pair%:*}
    previous=${pair#*:}
    breach "only src/$stage/from_$previous* may know $previous" \
        "$(lines_with "#include (<guong/$previous\.hpp>|\"\.\./$previous/)" "src/$stage" | grep -v "^src/$stage/from_$previous")"
done

# Foreign libraries have their places.
in_syntax='^src/syntax/[a-z_]*\.[ch]pp:'
breach 'Boost.Spirit stands in one .cpp of src/syntax' "$(lines_with '#include <boost/(spirit|fusion|phoenix)' src include | grep -v "$in_syntax")"
breach 'Boost.Spirit stands in one .cpp of src/syntax' "$(grep -lE '#include <boost/spirit' src/*/* 2>/dev/null | sed 1d)"
# Headers may hold parts of the grammar, as long as one .cpp alone is made of them.
reached=$(grep -lE '#include <boost/spirit' src/syntax/* 2>/dev/null)
for round in 1 2 3 4; do
    for file in $reached; do
        case $file in *.hpp) reached="$reached $(grep -lF "#include \"${file##*/}\"" src/*/*.?pp)" ;; esac
    done
    reached=$(printf '%s\n' $reached | sort -u)
done
breach 'Boost.Spirit stands in one .cpp of src/syntax' "$(printf '%s\n' $reached | grep '\.cpp$' | sed 1d)"
breach 'Boost.Graph stands in one file of src/model' "$(lines_with '#include <boost/graph' src include | grep -v '^src/model/')"
breach 'Boost.Graph stands in one file of src/model' "$(grep -lE '#include <boost/graph' src/*/* 2>/dev/null | sed 1d)"
breach 'of Boost only Spirit and Graph are used' \
    "$(lines_with '#include <boost/' src include | grep -v "$in_syntax" | grep -v '^src/model/.*<boost/graph/')"
breach 'nlohmann/json stands in src/json' "$(lines_with '#include <nlohmann/json\.hpp>' src include | grep -v '^src/json/')"
breach 'public headers know of nlohmann/json only its forward declarations, in guong/json.hpp' \
    "$(lines_with '#include <nlohmann/' include | grep -v '^include/guong/json\.hpp:[0-9]*:#include <nlohmann/json_fwd\.hpp>')"
breach 'utf8proc stands in src/text' "$(lines_with '#include <utf8proc' src include | grep -v '^src/text/')"

# Public headers, bindings and examples know the public headers alone.
breach 'a public header includes a source' "$(lines_with '#include ".*src/' include | grep -v '^include/guong/src\.hpp:')"
breach 'bindings and examples use include/ alone' "$(lines_with '#include ".*(src|include)/' bindings examples)"

# The library is a guest in the host's process.
breach 'the library does not print, abort, or read clock, locale or environment' \
    "$(lines_with 'std::(cout|cerr|clog|abort|exit|terminate|getenv|setlocale|locale|time|puts|printf)\b|\b(printf|fprintf|assert) *\(|(system|steady|high_resolution|file|utc)_clock|#include <(iostream|cassert|ctime|clocale|locale)>' src include)"
breach 'no `using namespace` at file scope' "$(lines_with '^using namespace' src include)"

# All sources share one translation unit: a macro must end with its file.
for file in src/*/*.cpp src/*/*.hpp; do
    [ -e "$file" ] || continue
    for macro in $(sed -nE 's/^ *# *define +([A-Za-z_0-9]+).*/\1/p' "$file"); do
        grep -qE "^ *# *undef +$macro\b" "$file" || breach 'a macro stays defined' "$file: $macro"
    done
done

# The version stands in version.hpp; formats that want it written again get the same.
version=$(sed -n 's/^#define GUONG_VERSION "\(.*\)"$/\1/p' include/guong/version.hpp 2>/dev/null)
breach 'another version than version.hpp has' \
    "$(grep -nE '^  "version": ' src/package/vcpkg/vcpkg.json bindings/js/package/package.json 2>/dev/null | grep -vF "\"$version\"")"

# Size and order.
for file in $(find include src bindings examples tests -name '*.cpp' -o -name '*.hpp' -o -name '*.sh' -o -name CMakeLists.txt); do
    lines=$(wc -l <"$file")
    [ "$lines" -le "$file_lines_max" ] || breach "longer than $file_lines_max lines" "$file: $lines"
done
for entry in *; do
    case " $allowed_at_top " in
    *" $entry "*) ;;
    *) grep -qxF -e "/$entry/" -e "$entry/" -e "$entry" .gitignore 2>/dev/null || breach 'does not belong at the top level' "$entry" ;;
    esac
done
breach 'unfinished' "$(grep -rnE --exclude-dir=build '\b(TODO|FIXME|XXX|HACK)\b' include src bindings examples rules CMakeLists.txt 2>/dev/null)"
breach 'a path of one machine' "$(grep -rnE '(^|[^a-zA-Z0-9_.])/(home|work|root|Users)/' include src bindings examples rules tests CMakeLists.txt CMakePresets.json --exclude=rules.sh 2>/dev/null)"

exit $failed
