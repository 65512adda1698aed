#!/usr/bin/env bash
# Fuzzes with libFuzzer: tests/fuzz/run.sh [SECONDS [TARGET...]], by default each target for ten
# seconds. What is new is kept in build/fuzz/found, and what broke a promise in build/fuzz/broken.
# shellcheck source=.ci/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/../../.ci/common.sh"

here=$root/tests/fuzz
build=$root/build/fuzz
seconds=${1:-10}
targets=("${@:2}")

install_packages "${build_packages[@]}" "${fuzz_packages[@]}"
say "Building in build/fuzz"
configure --preset fuzz
mkdir -p "$build"/{found,broken,seeds,reports}
ninja -C "$build" -j "$jobs" tests/fuzz/all
"$build/tests/fuzz/fuzz_binary_seeds" "$build/seeds"
cp -r "$here/seeds/." "$build/seeds"
for corpus in "$here"/corpora/*.zip; do
    [[ ! -e $corpus ]] || (cd "$build/seeds" && cmake -E tar xf "$corpus")
done
# A file of each text format, plain and in archives.
mkdir -p "$build/seeds/any_file"
for folder in "$here"/seeds/*/; do
    for file in "$folder"*; do
        cp "$file" "$build/seeds/any_file/"
    done
done
for kind in zip gnutar; do
    (cd "$here/seeds/garmin_csv" && cmake -E tar cf "$build/seeds/any_file/$kind" --format="$kind" ./*)
done
gzip -c "$build/seeds/any_file/gnutar" > "$build/seeds/any_file/tgz"
gzip -c "$here/seeds/gpx/track11.gpx" > "$build/seeds/any_file/gz"

if ((${#targets[@]} == 0)); then
    mapfile -t targets < <(sed -n 's/^ *Target{"\([a-z0-9_]*\)",.*/\1/p' "$here/targets.cpp")
fi

fuzz() {
    local target=$1
    mkdir -p "$build/found/$target" "$build/seeds/$target"
    if "$build/tests/fuzz/fuzz_$target" "$build/found/$target" "$build/seeds/$target" \
        -max_total_time="$seconds" -max_len=16384 -timeout=10 -rss_limit_mb=1024 -malloc_limit_mb=256 \
        -artifact_prefix="$build/broken/$target-" -print_final_stats=1 \
        > "$build/reports/$target" 2>&1; then
        printf '%-18s %s runs\n' "$target" \
            "$(sed -n 's/^stat::number_of_executed_units: *//p' "$build/reports/$target")"
    else
        printf '%-18s broke a promise: see %s\n' "$target" "$build/reports/$target" >&2
        return 1
    fi
}
export -f fuzz
export build seconds

say "Fuzzing ${#targets[@]} targets for $seconds s each"
printf '%s\0' "${targets[@]}" | xargs -0 -n 1 -P "$jobs" bash -c 'fuzz "$@"' fuzz
