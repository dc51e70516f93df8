# Sourced by the scripts that build: need_packages PACKAGE… installs those Debian packages that are missing, and says so first.

need_packages() {
    if ! command -v apt-get >/dev/null 2>&1; then
        echo "This is neither Debian nor Ubuntu: nothing is installed for you. What is needed, by Debian's names: $*" >&2
        return 0
    fi
    missing=
    for package in "$@"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null 2>&1 || {
            echo "Missing packages, and neither root nor sudo to install them:$missing" >&2
            return 1
        }
        as_root=sudo
    fi
    echo "Installing with apt-get:$missing"
    $as_root apt-get update -qq || return 1
    # shellcheck disable=SC2086 # a list of names
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null || return 1
}

packages_to_build='g++ cmake ninja-build libboost-dev nlohmann-json3-dev libutf8proc-dev libcli11-dev'
packages_to_test='doctest-dev python3-fastjsonschema python3-jsonschema libsqlite3-dev libcpp-httplib-dev libcsv-dev pkg-config'
packages_to_build_js='emscripten cmake ninja-build libboost-dev nlohmann-json3-dev'
packages_to_benchmark='libbenchmark-dev libluajit-5.1-dev pkg-config'
packages_for_python='python3-dev python3-venv'
packages_for_ci="g++-12 clang-14 ccache dpkg-dev $packages_to_benchmark $packages_for_python"
