#include "formats/log_finding_text.hpp"

#include <array>

namespace transect::formats {
namespace {

using Entry = FindingText;

/// Sorted by code.
constexpr std::array catalogue{
    Entry{"archive-damaged", "is not read from some place on: {problem}"},
    Entry{
        "assumed-any-quality",
        "no plan or mission requires a sample distance: ground counts at any"},
    Entry{
        "assumed-clear-view",
        "for {count:.0f} of {looks:.0f} looks nothing tells whether the airframe hid the view "
        "(attitude in the log, masks in the sensor profile): they count as clear"},
    Entry{
        "assumed-ground-of-mission",
        "the ground is level at {elevation_m:.0f} m above mean sea level, as the mission assumes"},
    Entry{
        "assumed-ground-of-option",
        "the ground is level at {elevation_m:.0f} m above mean sea level, as given by "
        "--ground-elevation"},
    Entry{
        "assumed-ground-of-turret",
        "the ground is level at {elevation_m:.0f} m above mean sea level, the median of what the "
        "turret reported"},
    Entry{
        "assumed-image-size",
        "the image is taken to be {pixels:.0f} pixels wide, which sample distances in coverage.tif "
        "follow from"},
    Entry{
        "assumed-level-image",
        "the image of {log} is level, as the corners that its turret reports are, although "
        "attitude "
        "and gimbal would roll it"},
    Entry{
        "assumed-sensor",
        "where no log tells, the camera looked as planned (straight down or scanning, with the "
        "planned field of view) while a transect was flown: between its ends, within "
        "{cross_track_percent:.0f} % of the swath, "
        "{course_deg:.0f} degrees of its course and {bank_deg:.0f} degrees of bank where the log "
        "tells it"},
    Entry{
        "assumed-terrain-system",
        "elevation data without a coordinate system of its own ({files:.0f} of the files): WGS 84 "
        "is "
        "assumed"},
    Entry{
        "band-not-of-profile",
        "{count:.0f} looks are not of the {band} camera of the sensor profile ({profile}): their "
        "sample distances are worked out with its image size all the same"},
    Entry{
        "clock-leap-seconds",
        "its clock differs from that of flight {other:.0f} by {offset_s:+.0f} s: a leap-second "
        "error (GPS time is 18 s, TAI 37 s ahead of UTC); nothing was shifted"},
    Entry{
        "clock-offset",
        "its positions fit those of flight {other:.0f} with {offset_s:+.0f} s added to its clock; "
        "nothing was shifted"},
    Entry{
        "clock-step-back",
        "the clock steps back {count:.0f} times, by up to {longest_s:.0f} s: nothing is covered "
        "over "
        "a step"},
    Entry{
        "clock-week-rollover",
        "the log says {time}, before such recorders existed: its GPS receiver may have lost 1024 "
        "weeks "
        "(then {proposed}); nothing was shifted"},
    Entry{"file-is-no-log", "is not read: {problem}"},
    Entry{
        "flight-in-two-logs",
        "{log} tells of a flight that {kept} tells too, its clock {offset_s:+.0f} s off: it counts "
        "once, by {kept}"},
    Entry{
        "flights-overlap",
        "recorded at the same time as flight {other:.0f}: if both are one flight, its passes count "
        "twice"},
    Entry{
        "fuel-figures-disagree",
        "the fuel flow adds up to {flow_kg:.0f} kg and the gauges fell by {gauge_kg:.0f} kg, "
        "{percent:.0f} % apart"},
    Entry{"gpsbabel-problem", "may be incomplete, since GPSBabel says: {problem}"},
    Entry{
        "ground-above-aircraft",
        "in {count:.0f} of {looks:.0f} looks the aircraft is below the {ground}, by up to "
        "{below_m:.0f} m: nothing is covered there"},
    Entry{
        "heights-by-geoid",
        "{count:.0f} rows tell their height above the ellipsoid only; above mean sea level it "
        "follows "
        "from {source}"},
    Entry{
        "klv-bytes-skipped",
        "{count:.0f} bytes stand outside of whole packets: what they held is lost"},
    Entry{
        "klv-checksum-variant",
        "every checksum is that of the packet's payload alone; the packets are taken because all "
        "agree"},
    Entry{
        "klv-flags-ambiguous",
        "{count:.0f} packets have flags of a version of the standard that was printed with their "
        "order reversed: whether the image was invalid is unknown, and it counts as valid"},
    Entry{
        "klv-image-invalid",
        "in {count:.0f} packets the turret says that its image is invalid: nothing counts as seen "
        "there"},
    Entry{
        "klv-level-image",
        "the turret reports the corners of a level image; attitude and gimbal, with a relative "
        "roll "
        "of 0, would turn it by {chain_deg:.1f}° (median of {packets:.0f} packets): the image "
        "counts as level"},
    Entry{
        "klv-look-by-corners",
        "{count:.0f} packets lack attitude, gimbal angles or field of view: where they looked is "
        "taken from the corners that the turret reported"},
    Entry{
        "log-breaks-off",
        "the log is cut or damaged here ({problem}): nothing behind this place was read"},
    Entry{
        "log-continued",
        "{log} goes on {pause_s:.0f} s after the end of {before}: they are read as one log"},
    Entry{
        "log-fuel-density-assumed",
        "fuel is recorded as a volume; its mass is computed for {fuel} at {density_lb_per_gal:.1f} "
        "lb per US gallon"},
    Entry{
        "log-geoid-unknown",
        "{count:.0f} rows tell their height above the ellipsoid only, and no geoid model tells how "
        "far that is from mean sea level (give --geoid); nothing is covered there"},
    Entry{
        "log-height-unknown",
        "{count:.0f} rows tell no height above mean sea level by GPS; nothing is covered there"},
    Entry{
        "log-heights-assumed-msl",
        "its heights are taken as above mean sea level, as the format has them; some programs "
        "write those above the ellipsoid or of the altimeter"},
    Entry{
        "log-holes",
        "{count:.0f} holes longer than {limit_s:.1f} s, the longest {longest_s:.0f} s; nothing is "
        "known inside them"},
    Entry{"log-left-out-undated", "is left out: the report needs a date, and it tells none"},
    Entry{"log-not-of-plan-date", "starts {days:+.1f} days from the nearest sortie of the plan"},
    Entry{
        "log-position-jumps",
        "the position jumps {count:.0f} times further than the speed allows; nothing is covered "
        "over a jump"},
    Entry{
        "log-saved-by-spreadsheet",
        "was saved again by a spreadsheet: its separators and decimal commas are turned back"},
    Entry{"log-simulated", "this is a simulated flight and not a recorded one"},
    Entry{
        "log-undated",
        "the log tells the time of day and no date: its times count from an unknown midnight"},
    Entry{"log-unit-unknown", "column {column} is in the unknown unit '{unit}' and is not used"},
    Entry{
        "log-units-assumed",
        "the log has no line of units: those usual for its family are assumed, and fuel stays "
        "unknown"},
    Entry{
        "log-values-unreadable",
        "column {column} holds {count:.0f} values that are no plausible numbers; they count as "
        "missing"},
    Entry{"log-without-usable-rows", "no row of the log can be used"},
    Entry{"log-zone-assumed", "{count:.0f} times are written without a zone and taken as UTC"},
    Entry{
        "look-beyond-gimbal",
        "{count:.0f} of {looks:.0f} recorded looks lie beyond the limits of the sensor profile's "
        "gimbal; they count, and the profile or the log is wrong"},
    Entry{
        "look-hidden",
        "in {count:.0f} of {looks:.0f} looks the airframe hid the view, or an assumed look was out "
        "of the gimbal's reach; nothing counts as seen there"},
    Entry{
        "looks-declared-void",
        "from {from} to {to} nothing counts as seen, as declared: {state}{remark}; {looks:.0f} "
        "looks were taken "
        "away"},
    Entry{
        "looks-declared-void-of-sensor",
        "from {from} to {to} nothing counts as seen by {sensor}, as declared: {state}{remark}; "
        "{looks:.0f} looks were taken away, {unknown:.0f} of them because the log does not tell "
        "which sensor looked"},
    Entry{
        "no-sensor-information",
        "no log tells where a sensor looked and no planned transect was flown: nothing counts as "
        "covered"},
    Entry{
        "offset-applied",
        "the turret's readings from {start} on are corrected by the sensor profile's offset of "
        "{dated} ({source}): azimuth {azimuth_deg:+.2f}°, elevation {elevation_deg:+.2f}°, roll "
        "{roll_deg:+.2f}°, clock {time_s:+.2f} s, lag of the angles {lag_s:+.2f} s"},
    Entry{
        "read-through-gpsbabel",
        "was converted by GPSBabel (format {format}): lines are those of the GPX that it made"},
    Entry{
        "sbs-zone-assumed",
        "such messages tell no time zone, and some receivers write their local time: the times are "
        "taken as UTC"},
    Entry{
        "sensor-offset-proposed",
        "{evidence}; proposed for the sensor profile's offsets, for flights from {dated} on: "
        "{entry}; nothing was corrected by it"},
    Entry{
        "sightings-behind-terrain",
        "sightings behind terrain, seen from where the aircraft was: {count:.0f} (by line: "
        "{lines})"},
    Entry{
        "sightings-beyond-horizon",
        "sightings beyond the aircraft's horizon: {count:.0f} (by line: {lines}); their time or "
        "position is wrong, or another flight made them"},
    Entry{
        "sightings-in-hole",
        "sightings at times when the log tells no place of the aircraft: {count:.0f} (by line: "
        "{lines}); they are joined to the flight alone"},
    Entry{
        "sightings-on-ground",
        "sightings while the aircraft was on the ground: {count:.0f} (by line: {lines})"},
    Entry{
        "sightings-repeated",
        "rows of the list that repeat another one in everything: {count:.0f} (by line: {lines}); "
        "they do not count"},
    Entry{
        "sightings-several-aircraft",
        "sightings at times when several aircraft were recorded: {count:.0f} (by line: {lines}); "
        "nothing tells which of them made these, and they are joined to none"},
    Entry{
        "sightings-without-flight",
        "sightings at times when no flight was recorded: {count:.0f} (by line: {lines})"},
    Entry{
        "terrain-disagrees",
        "the turret's ground and the terrain are {median_m:.0f} m apart in the median of "
        "{count:.0f} "
        "records, more than {limit_m:.0f} m: heights, places or the elevation data are wrong"},
    Entry{"terrain-from", "terrain from {source}, heights above mean sea level"},
    Entry{
        "ts-continuity-errors",
        "packets of the transport stream are missing in {count:.0f} places, in {klv:.0f} of them "
        "packets of KLV"},
    Entry{
        "ts-damaged-packets",
        "{count:.0f} packets of the transport stream are damaged and were left out"},
    Entry{
        "ts-resync",
        "the transport stream's packets were lost {count:.0f} times and found again; {bytes:.0f} "
        "bytes belong to none"},
    Entry{
        "ts-scrambled",
        "{count:.0f} packets of the transport stream are scrambled: what they carry is unknown"},
    Entry{
        "ts-several-klv-streams",
        "the transport stream carries {count:.0f} streams of KLV: the packets of all are read as "
        "one log"},
    Entry{
        "turret-joined",
        "{turret} and {log} are of one flight: where it was and looked is told by {turret}, with "
        "{offset_s:+.2f} s added to its times (± {uncertainty_s:.2f} s, by tracks {apart_m:.0f} m "
        "apart), everything else by {log}"},
    Entry{
        "turret-joined-leap-seconds",
        "{turret} and {log} are of one flight, and their clocks differ by a leap-second error (GPS "
        "time is 18 s, TAI 37 s ahead of UTC): where it was and looked is told by {turret}, with "
        "{offset_s:+.2f} s added to its times (± {uncertainty_s:.2f} s, by tracks {apart_m:.0f} m "
        "apart), everything else by {log}"},
    Entry{
        "view-over-unknown-ground",
        "for {minutes:.1f} min some of the view ran over ground of which the elevation data tells "
        "nothing"},
    Entry{
        "zone-ground-unknown",
        "of {area_km2:.2f} km² ({percent:.1f} %) it is not known whether they were seen: the "
        "elevation data tells nothing of them, or of what stands before them"},
};

}  // namespace

std::span<const FindingText> log_finding_texts()
{
    return catalogue;
}

}  // namespace transect::formats
