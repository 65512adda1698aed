# Shared by samples/run.sh, tests/run.sh and .ci/run: packages and the Release build.
# shellcheck shell=bash disable=SC2034  # what is unused here is used by the scripts
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
release=$root/build/release
jobs=$(nproc)

build_packages=(
    g++ cmake ninja-build ccache
    catch2 libarchive-dev libboost-program-options-dev libeigen3-dev libexpat1-dev libfmt-dev libgdal-dev
    libgeographiclib-dev libgeos-dev libpugixml-dev libvalijson-dev nlohmann-json3-dev
    libjs-leaflet gdal-bin gpsbabel locales proj-data zlib1g-dev)
check_packages=(clang-format-14 clang-tidy-14 git)
fuzz_packages=(clang libclang-rt-14-dev)

say() { printf '== %s\n' "$*"; }

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

is_installed() {
    [[ $(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]
}

# Asks the network only when something is missing.
install_packages() {
    command -v dpkg-query >/dev/null ||
        fail "This is not Debian. Install what corresponds to: $*"
    local missing=() package
    for package in "$@"; do
        is_installed "$package" || missing+=("$package")
    done
    ((${#missing[@]})) || return 0
    local become=()
    if ((EUID != 0)); then
        command -v sudo >/dev/null ||
            fail "Missing packages: ${missing[*]}. Run this as root, or install sudo."
        become=(sudo)
    fi
    say "Installing ${missing[*]}"
    "${become[@]}" apt-get update -q
    "${become[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -q -y --no-install-recommends "${missing[@]}"
}

# configure CMAKE-OPTION...
configure() {
    local launcher=()
    if command -v ccache >/dev/null; then
        launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
    fi
    (cd "$root" && cmake --log-level=WARNING "$@" "${launcher[@]}")
}

# build_release [TARGET...]
build_release() {
    install_packages "${build_packages[@]}"
    say "Building in build/release"
    configure -S . -B "$release" -G Ninja -DCMAKE_BUILD_TYPE=Release \
        -DTRANSECT_WARNINGS_AS_ERRORS=ON -DCMAKE_EXPORT_COMPILE_COMMANDS=ON
    ninja -C "$release" -j "$jobs" "$@"
}
