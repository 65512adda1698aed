#!/usr/bin/env bash
# Plans the sample mission, simulates the flight with its log, and reports what the log covered.
# Needs Debian 12, as root or with sudo; a second run needs no network.
# shellcheck source=.ci/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/../.ci/common.sh"

build_release transect-planner transect-flightlog
planner=$release/planner/transect-planner
flightlog=$release/flightlog/transect-flightlog

cd "$root"
mkdir -p out
rm -f out/log.csv out/log-*.csv  # of an earlier plan, which may have had more sorties

say "Planning samples/mopti.json"
"$planner" plan samples/mopti.json --out out/plan
say "Flying the plan"
"$planner" fly out/plan/plan.json --log out/log.csv
say "Reporting what was covered"
"$flightlog" report out/log*.csv --plan out/plan/plan.json --sightings samples/sightings.csv --out out/report

cat <<END

Results in $root/out:
  plan/briefing.html     for the crew: open it in a browser
  plan/*.fpl             for the aircraft's Garmin; plan/route.gpx for other devices
  plan/plan.json         the whole plan, for programs
  log*.csv               the simulated flight, as its Garmin would have logged it
  report/report.html     for the analyst: open it in a browser
  report/coverage.tif    covered ground; report/gaps.geojson what is missing (both for QGIS)
  report/sightings.geojson  made-up sightings of samples/sightings.csv, joined to the flight
END
