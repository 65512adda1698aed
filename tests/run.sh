#!/usr/bin/env bash
# Installs what is missing, builds everything and runs every test. Needs Debian 12, as root or with
# sudo; a second run needs no network.
# shellcheck source=.ci/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/../.ci/common.sh"

build_release all
say "Testing"
ctest --test-dir "$release" --output-on-failure --no-tests=error --timeout 300 -j "$jobs"
