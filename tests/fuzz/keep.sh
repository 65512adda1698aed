#!/usr/bin/env bash
# After run.sh: keeps of all inputs in build/fuzz those few that reach the same code, as
# corpora/TARGET.zip. tests/fuzz/keep.sh [TARGET...]
# shellcheck source=.ci/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/../../.ci/common.sh"

here=$root/tests/fuzz
build=$root/build/fuzz
targets=("$@")
((${#targets[@]})) || mapfile -t targets < <(ls "$build/found")

mkdir -p "$here/corpora"
for target in "${targets[@]}"; do
    kept=$build/kept/$target
    rm -rf "$kept"
    mkdir -p "$kept"
    "$build/tests/fuzz/fuzz_$target" -merge=1 -max_len=4096 -timeout=10 "$kept" \
        "$build/seeds/$target" "$build/found/$target" > "$build/reports/keep-$target" 2>&1
    (cd "$build/kept" && cmake -E tar cf "$here/corpora/$target.zip" --format=zip "$target")
    printf '%-18s %5d inputs\n' "$target" "$(find "$kept" -type f | wc -l)"
done
