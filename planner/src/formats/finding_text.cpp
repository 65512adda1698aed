#include "transect/formats/finding_text.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <stdexcept>
#include <string_view>

#include <fmt/args.h>
#include <fmt/format.h>

#include "formats/log_finding_text.hpp"

namespace transect::formats {
namespace {

using Entry = FindingText;

/// Of everything but logs and reports. Sorted by code.
constexpr std::array catalogue{
    Entry{"above-bank-limit", "{bank_deg:.0f}° of bank is above the limit of {limit_deg:.0f}°"},
    Entry{
        "above-landing-mass",
        "a landing in the first {until_min:.0f} min of the sortie would be above the maximum "
        "landing "
        "mass"},
    Entry{
        "above-operating-altitude",
        "the height is {altitude_ft:.0f} ft pressure altitude; the aircraft may fly up to "
        "{limit_ft:.0f} ft"},
    Entry{
        "above-operating-speed",
        "{speed_kt:.0f} KCAS is above the maximum operating speed of {limit_kt:.0f} KCAS"},
    Entry{
        "above-take-off-limit",
        "{mass_lb:.0f} lb is above the maximum take-off mass of {limit_lb:.0f} lb"},
    Entry{
        "above-zero-fuel-mass",
        "{mass_lb:.0f} lb without fuel is above the maximum zero-fuel mass of {limit_lb:.0f} lb"},
    Entry{
        "after-daylight",
        "the landing is {over_min:.0f} min after the latest time that daylight allows"},
    Entry{
        "after-latest-landing", "the landing is {over_min:.0f} min after the latest time allowed"},
    Entry{
        "alternate-out-of-reach",
        "no alternate of the mission can be used: out of reach, or the base itself"},
    Entry{
        "alternate-unconfirmed",
        "alternate {alternate} is not confirmed, do not count on it; not given: {missing}"},
    Entry{
        "assumed-coverage-accepted",
        "ground counts as covered although no log tells where the camera looked: it is assumed "
        "from the plan, and accepted by --accept-assumed"},
    Entry{
        "bingo-through-area",
        "diversions are straight, and {areas} may lie across the way to {alternates}: its bingo "
        "does "
        "not count a way around"},
    Entry{
        "camera-cannot-look-down",
        "the camera looks down {depression_deg:.0f}° at most, and straight down is needed"},
    Entry{
        "camera-cannot-scan",
        "the task asks for a cross-track scan: the sensor profile needs cross_track_scan, and the "
        "task required_gsd_m"},
    Entry{
        "cg-aft-caution",
        "the centre of gravity reaches {percent:.2f} % MAC, in the caution zone that begins at "
        "{caution_percent:.2f} %"},
    Entry{
        "cg-limits-unverified",
        "the limits of the centre of gravity are not verified (trust {forward_trust} forward, "
        "{aft_trust} aft): compare them with the flight manual"},
    Entry{
        "cg-outside-envelope",
        "at {at}, {mass_lb:.0f} lb, the centre of gravity is at {arm_in:.2f} in and the {side} "
        "limit at {limit_in:.2f} in"},
    Entry{
        "coverage-assumed",
        "the gaps were left by coverage that is assumed from the plan, at least in part: no log "
        "tells where the camera looked; --accept-assumed takes it as covered"},
    Entry{
        "crew-duty-limit",
        "the crew's duty is {over_min:.0f} min longer than allowed at the landing"},
    Entry{
        "crew-flight-time-limit",
        "the crew's flight time over all sorties so far is {over_min:.0f} min longer than allowed"},
    Entry{
        "eroded-not-flyable",
        "10 K warmer, with 5 % more fuel flow and 15 kt more headwind home, the sortie cannot be "
        "flown ({reason}): its reserve is not verified"},
    Entry{
        "eroded-reserve",
        "10 K warmer, with 5 % more fuel flow and 15 kt more headwind home, it lands with "
        "{landing_lb:.0f} lb, {short_lb:.0f} lb below the final reserve of {reserve_lb:.0f} lb"},
    Entry{
        "field-table-ends",
        "not checked: {what}; the manual's table has {axis} from {lowest:.6g} to {highest:.6g}, "
        "and "
        "{value:.6g} is asked for"},
    Entry{"flight-time-limit", "the flight is {over_min:.0f} min longer than allowed"},
    Entry{"flight-too-long", "the flight does not end within a day"},
    Entry{"fuel-above-tank", "{fuel_lb:.0f} lb is more than the usable fuel of {tank_lb:.0f} lb"},
    Entry{"fuel-below-need", "the fuel is {short_lb:.0f} lb short of {need}"},
    Entry{"fuel-exhausted", "the fuel is used up before the flight ends"},
    Entry{"fuel-short", "fuel is {short_kg:.0f} kg short of what the policy requires"},
    Entry{"gap-outside-task", "its gaps lie outside its area: they were found for another mission"},
    Entry{
        "ground-not-seen",
        "{area_km2:.1f} km² ({percent:.1f} %) are not seen, because flights keep clear of areas"},
    Entry{
        "ground-partly-unknown",
        "the terrain file knows no ground in {percent:.1f} % of the area: nothing there counts as "
        "seen, and no height is checked against it"},
    Entry{"ground-unknown", "the terrain file knows no ground in the area"},
    Entry{"gsd-out-of-reach", "the camera resolves {finest_m:.2f} m at best from this height"},
    Entry{"height-below-base", "the height is {below_m:.0f} m below a base"},
    Entry{"height-below-ground", "the height is {below_m:.0f} m below the assumed ground"},
    Entry{
        "height-below-terrain",
        "the height is {below_m:.0f} m below the highest ground of the area, at {highest_m:.0f} m"},
    Entry{
        "height-out-of-reach",
        "the engine has not the power for this height with the load, at {height_ft:.0f} ft"},
    Entry{
        "keep-area-above-ground",
        "the floor or ceiling of \"{area}\" counts from the ground, whose height no terrain tells: "
        "on that side it counts as without limit"},
    Entry{
        "keep-area-old",
        "\"{area}\" is of {days:.0f} days before the flight; nobody said that it still holds"},
    Entry{"keep-area-undated", "\"{area}\" has no date; nobody said that it still holds"},
    Entry{
        "keep-in-left",
        "the flight leaves \"{area}\" at {time} and is outside for {lasted_s:.0f} s"},
    Entry{
        "keep-out-entered",
        "the flight enters \"{area}\" at {time} and is in it for {lasted_s:.0f} s"},
    Entry{
        "magnetic-date",
        "take-off is outside 2025 to 2030, the years of the magnetic model: variation is not "
        "known"},
    Entry{
        "no-alternate",
        "the fuel policy requires an alternate and the mission names none: no alternate fuel is "
        "held; name one, or choose a policy for an isolated aerodrome"},
    Entry{
        "no-fuel-within-limits",
        "{fuel_kg:.0f} kg of fuel at start, limited by {bound_by}, is not enough to taxi"},
    Entry{
        "no-point-of-no-return",
        "the fuel policy requires a point of no return and no other aerodrome of the mission can "
        "be "
        "reached: the base is the only place to land"},
    Entry{
        "no-speed-by-name",
        "no speed of that name is flown at {height_ft:.0f} ft with the load in the planned turn"},
    Entry{"no-tasks", "the mission has no task"},
    Entry{"no-transects", "no transect fits the area"},
    Entry{"not-checked", "not checked: {what}"},
    Entry{"nothing-missing", "nothing is missing, and nothing is planned"},
    Entry{
        "out-of-glide",
        "no aerodrome or landing site is within a glide for {out_min:.0f} min (1.5 NM per 1,000 ft "
        "above the place, in the wind; the ground between, the turn and the circuit are not in "
        "it)"},
    Entry{
        "outside-cruise-table",
        "the cruise table of the flight manual does not reach {altitude_ft:.0f} ft, "
        "ISA{deviation_c:+.0f}, {mass_lb:.0f} lb at {speed_kt:.0f} KTAS: the model's estimate "
        "stands in"},
    Entry{
        "outside-manual-tables",
        "{estimated_kg:.0f} of {trip_kg:.0f} kg trip fuel is estimated by the model: the tables of "
        "the flight manual do not reach there, and are not extrapolated"},
    Entry{
        "oxygen-not-given",
        "the crew needs oxygen for {needed_min:.0f} min, and the mission gives no supply"},
    Entry{"oxygen-short", "the oxygen lasts {over_min:.0f} min less than needed"},
    Entry{
        "partly-outside-tables",
        "range and time rest on the model's estimate in part: the tables of the flight manual do "
        "not "
        "reach everywhere"},
    Entry{
        "prediction-below-strips",
        "task {task}: predicted coverage is {predicted_percent:.1f} %, although strips lie over "
        "{strips_percent:.1f} % of the area: looks there are too short or too coarse, or the "
        "ground "
        "is masked, unknown or smaller than a cell"},
    Entry{"recorder-full", "the recorder is full {over_min:.0f} min before the last transect ends"},
    Entry{"resume-assumed", "the aircraft in the air: not given, and assumed, is {what}"},
    Entry{
        "resume-counts",
        "of the plan that this one continues, {flown:.0f} transects are flown, {cut:.0f} are cut "
        "and {whole:.0f} are whole; coverage is predicted for what remains alone, and crew duty "
        "and flight time before it are not counted"},
    Entry{"resume-done", "every transect is flown: nothing remains to be planned"},
    Entry{
        "resume-flown-by-position",
        "the report knows by position what was flown, and assumes that the camera looked where "
        "planned"},
    Entry{
        "resume-go-home",
        "what is on board is not enough for another transect with all reserves and limits: fly "
        "home, to land with {landing_lb:.0f} lb; the rest is planned from the base"},
    Entry{"resume-no-way-home", "the flight home cannot be flown with what is on board ({reason})"},
    Entry{
        "resume-part-unknown",
        "the report tells of {count:.0f} transects how much was flown, but not which part: they "
        "are planned as a whole"},
    Entry{
        "resume-short-of-home",
        "what is on board is {short_lb:.0f} lb short of the flight home with its reserves"},
    Entry{
        "resume-short-rests",
        "{count:.0f} rests of transects, {length_m:.0f} m altogether, take less than 5 s to fly "
        "each: they count as flown"},
    Entry{"resume-take-off-later", "it took off later than it is where it is"},
    Entry{"resume-too-far", "it is {away_km:.0f} km from the base, more than a flat plan can hold"},
    Entry{
        "runway-too-short",
        "{what} needs {needed_ft:.0f} ft with a factor of {factor:.2f}, and the runway has "
        "{runway_ft:.0f} ft"},
    Entry{
        "scan-beside-track",
        "the sector of the scan does not reach to both sides of the track: no strip follows it"},
    Entry{
        "scan-too-slow",
        "task {task}: at {speed_kt:.0f} kt over the ground the scan leaves gaps; up to "
        "{fastest_kt:.0f} kt it does not"},
    Entry{"sortie-ended-by", "what ends it first is {limit}, with {margin_min:.0f} min left"},
    Entry{"speed-lost", "the engine does not hold the speed at {height_ft:.0f} ft with the load"},
    Entry{
        "speed-not-held",
        "{speed_kt:.0f} KCAS cannot be held in the planned turn with the load; {fastest_kt:.0f} "
        "KCAS can"},
    Entry{
        "stall-margin",
        "{speed_kt:.0f} KCAS is too close to the stall in the planned turn; {least_kt:.0f} KCAS is "
        "the least"},
    Entry{
        "station-overloaded",
        "{mass_lb:.0f} lb at {station} is more than the {limit_lb:.0f} lb allowed there"},
    Entry{
        "swath-too-wide",
        "a swath of {swath_m:.0f} m is wider than the {widest_m:.0f} m that the camera sees from "
        "this height"},
    Entry{"task-around-pole", "the area encloses a pole, where no flat plan can hold it"},
    Entry{"task-not-reported", "the report did not look at this task: it is planned as a whole"},
    Entry{
        "task-too-large",
        "the area is {across_km:.0f} km across, more than a flat plan can hold (2,000 km)"},
    Entry{"task-without-gaps", "nothing is missing here: the task is left out"},
    Entry{
        "too-many-transects",
        "the area would need {transects:.0f} transects; {most:.0f} are the most"},
    Entry{
        "transects-out-of-reach",
        "{transects:.0f} transects cannot be flown from the base within fuel, reserves and limits, "
        "not even one at a time; other findings of the task say why"},
    Entry{
        "way-home-goes-on",
        "at the ends of {legs:.0f} legs, first at {time}, no way home around areas was found from "
        "there: bingo home counts the flight as planned until there is one"},
    Entry{
        "way-home-unknown",
        "at the ends of {legs:.0f} legs, first at {time}, no way home around areas is known, and "
        "therefore no bingo home and no minimum fuel to start a transect there"},
    Entry{
        "wind-held-to-ground",
        "the lowest wind given, at {altitude_ft:.0f} ft pressure altitude, is used from there down "
        "to the ground"},
    Entry{"wind-too-strong", "the wind is not weaker than the airspeed at {height_ft:.0f} ft"},
    Entry{
        "wind-unknown",
        "the wind is not known at {height_ft:.0f} ft, {latitude_deg:.2f}° latitude, "
        "{longitude_deg:.2f}° longitude at {time}: what the mission gives does not reach there"},
};

std::string_view pattern_for(std::string_view code)
{
    for (const auto texts : {std::span<const Entry>{catalogue}, log_finding_texts()}) {
        const auto entry = std::ranges::find(texts, code, &Entry::code);
        if (entry != texts.end()) {
            return entry->text;
        }
    }
    throw std::logic_error{fmt::format("no text for finding '{}'", code)};
}

}  // namespace

std::string to_string(Severity severity)
{
    switch (severity) {
        case Severity::error:
            return "error";
        case Severity::warning:
            return "warning";
        case Severity::note:
            break;
    }
    return "note";
}

std::string text(const Finding& finding)
{
    fmt::dynamic_format_arg_store<fmt::format_context> arguments;
    for (const auto& [name, argument] : finding.arguments) {
        const char* const key = name.c_str();
        std::visit([&](const auto& value) { arguments.push_back(fmt::arg(key, value)); }, argument);
    }
    return fmt::vformat(pattern_for(finding.code), arguments);
}

void write_finding(JsonWriter& json, const Finding& finding)
{
    json.begin_object();
    json.member("severity", to_string(finding.severity));
    json.member("code", finding.code);
    json.member("text", text(finding));
    json.member("place", finding.place);
    json.key("arguments");
    json.begin_object();
    for (const auto& [name, argument] : finding.arguments) {
        json.key(name);
        std::visit([&](const auto& value) { json.value(value); }, argument);
    }
    json.end_object();
    json.end_object();
}

}  // namespace transect::formats
