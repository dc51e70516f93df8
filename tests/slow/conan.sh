#!/bin/sh
# Makes the package for Conan from the tree, and builds hosts with it as Conan's users do, by CMake and by pkg-config. What the package needs comes from
# stand-ins: see conan_stand_in.     sh tests/slow/conan.sh, in the repository
set -eu
. tests/slow/hosts.sh
build=$PWD/build/conan
rm -rf "$build/home" "$build/generated" "$build/host"
[ -x "$build/environment/bin/conan" ] || {
    python3 -m venv "$build/environment"
    "$build/environment/bin/pip" install --quiet 'conan>=2.1,<3'
}
export CONAN_HOME="$build/home"
conan() { "$build/environment/bin/conan" "$@"; }

conan profile detect
conan remote disable conancenter
for stand_in in boost/1.74.0 nlohmann_json/3.9.0 utf8proc/2.5.0 cli11/2.1.0; do
    conan create tests/slow/conan_stand_in --name="${stand_in%/*}" --version="${stand_in#*/}"
done

# As `installed` compiles, so that ccache knows most of it; -m64 is what Conan adds, and what the compiler does anyway.
export CCACHE_IGNOREOPTIONS=-m64
settings='-s:a compiler.cppstd=gnu20 -c:a tools.cmake.cmaketoolchain:generator=Ninja -o:a guong/*:with_c=True -o:a guong/*:with_cli=True
    -c:a tools.cmake.cmaketoolchain:extra_variables={"CMAKE_CXX_FLAGS_RELEASE":""}'
# shellcheck disable=SC2086 # a list of options
(
    set -f
    conan create src/package/conan $settings
    cd "$build" # where it finds no presets of CMake to add its own to
    conan install --requires='guong/[*]' $settings -g CMakeToolchain -g CMakeDeps -g PkgConfigDeps -of "$build/generated"
    conan install --tool-requires='guong/[*]' $settings -g VirtualBuildEnv -of "$build/generated/tools"
)

build_hosts "$build/host" -DCMAKE_TOOLCHAIN_FILE="$build/generated/conan_toolchain.cmake" -DCMAKE_BUILD_TYPE=Release
export PKG_CONFIG_PATH="$build/generated"
build_by_pkg_config "$build/host/by_pkg_config"

build_c_by_pkg_config "$build/host"

(. "$build/generated/tools/conanbuild.sh" && guong --version)
