#!/bin/sh
# What the engine is made of besides its own sources, for WebAssembly: a folder with the headers of Boost and nlohmann/json, and utf8proc, compiled.
# sh prefix.sh FOLDER, in the repository; UTF8PROC_SOURCE may name a folder with the sources of utf8proc, where apt-get cannot get them.
set -eu
prefix=$1
mkdir -p "$prefix/include" "$prefix/lib" "$prefix/share/cmake"

# Links, so that nothing else of the system's headers can be found.
headers=${GUONG_SYSTEM_HEADERS:-/usr}
ln -sfn "$headers/include/boost" "$prefix/include/boost"
ln -sfn "$headers/include/nlohmann" "$prefix/include/nlohmann"
# A copy: what it says is meant from where it stands.
for folder in share/cmake lib/cmake; do
    if [ -d "$headers/$folder/nlohmann_json" ]; then cp -R "$headers/$folder/nlohmann_json" "$prefix/share/cmake/"; fi
done

[ -e "$prefix/lib/libutf8proc.a" ] && exit 0

# The sources of the very package that the native library is linked with. Lists of our own: nothing of the system's changes.
source_from_debian() {
    state="$prefix/apt"
    mkdir -p "$state/parts" "$state/lists/partial" "$state/cache/archives/partial" "$state/source"
    for list in /etc/apt/sources.list.d/*.sources; do
        if [ -e "$list" ]; then sed 's/^Types:.*/Types: deb-src/' "$list" >"$state/parts/$(basename "$list")"; fi
    done
    if [ -e /etc/apt/sources.list ]; then sed -n 's/^deb /deb-src /p' /etc/apt/sources.list >"$state/parts/sources.list"; fi
    set -- -qq -o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts="$state/parts" -o Dir::State::lists="$state/lists" \
        -o Dir::Cache="$state/cache" -o APT::Sandbox::User=
    apt-get "$@" update || : # of others, who may have no sources
    (cd "$state/source" && apt-get "$@" source --download-only utf8proc && tar -xzf utf8proc_*.orig.tar.gz --strip-components=1)
    UTF8PROC_SOURCE=$state/source
}
[ -n "${UTF8PROC_SOURCE:-}" ] || source_from_debian
cp "$UTF8PROC_SOURCE/utf8proc.h" "$prefix/include/"
emcc -O2 -DUTF8PROC_STATIC -c "$UTF8PROC_SOURCE/utf8proc.c" -o "$prefix/utf8proc.o"
emar rcs "$prefix/lib/libutf8proc.a" "$prefix/utf8proc.o"
