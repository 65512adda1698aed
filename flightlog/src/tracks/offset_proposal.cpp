#include "flightlog/src/tracks/offset_proposal.hpp"

#include <chrono>
#include <cmath>

#include <fmt/format.h>

namespace transect::flightlog {
namespace {

constexpr Angle least_turn = 0.2 * degree;
constexpr Duration least_lag = 0.1 * second;
constexpr double telling_spreads = 2.0;
/// More would say more than a log of some minutes can tell.
constexpr double decimals = 100.0;

Angle rounded(Angle angle)
{
    return std::round(angle / degree * decimals) / decimals * degree;
}

Duration rounded(Duration duration)
{
    return std::round(duration / second * decimals) / decimals * second;
}

struct Turn {
    Angle found;
    Angle spread;
    Angle known;
};

bool stands_out(const Turn& turn)
{
    const auto away = abs(turn.found - turn.known);
    return away >= least_turn && away > telling_spreads * turn.spread;
}

bool turns(const BoresightOffset& boresight, const sensor::CameraOffset& known)
{
    return stands_out({boresight.azimuth, boresight.azimuth_spread, known.azimuth}) ||
           stands_out({boresight.elevation, boresight.elevation_spread, known.elevation});
}

/// What does not stand out from its own spread stays as it is.
Angle proposed(const Turn& turn)
{
    return abs(turn.found - turn.known) > telling_spreads * turn.spread ? rounded(turn.found)
                                                                        : turn.known;
}

std::string turn_text(const BoresightOffset& boresight)
{
    return fmt::format(
        "the gimbal's angles miss the frame centres that the turret reports by azimuth {:+.2f}° ± "
        "{:.2f}° and elevation {:+.2f}° ± {:.2f}° ({} looks)",
        boresight.azimuth / degree,
        boresight.azimuth_spread / degree,
        boresight.elevation / degree,
        boresight.elevation_spread / degree,
        boresight.records);
}

std::string lag_text(const TimeSkew& skew)
{
    return fmt::format(
        "attitude and gimbal angles lag {:+.2f} s ± {:.2f} s behind positions and frame centres "
        "({} records of slews)",
        skew.lag / second,
        skew.spread.value_or(Duration{}) / second,
        skew.records);
}

std::string evidence_text(const OffsetProposal& proposal, const SensorCheck& check)
{
    if (proposal.turns && proposal.lags) {
        return lag_text(*check.time_skew) + "; without that lag, " + turn_text(*check.boresight);
    }
    return proposal.lags ? lag_text(*check.time_skew) : turn_text(*check.boresight);
}

std::string entry_text(const sensor::CameraOffset& entry)
{
    return fmt::format(
        R"({{"dated": "{}", "source": "{}", "azimuth_deg": {:g}, "elevation_deg": {:g}, )"
        R"("roll_deg": {:g}, "time_s": {:g}, "angles_lag_s": {:g}}})",
        to_iso8601(Instant{entry.dated}).substr(0, 10),
        entry.source,
        entry.azimuth / degree,
        entry.elevation / degree,
        entry.roll / degree,
        entry.time / second,
        entry.angles_lag / second);
}

}  // namespace

bool stands_out(const TimeSkew& skew, Duration known)
{
    const auto away = abs(skew.lag - known);
    return skew.spread && away >= least_lag && away > telling_spreads * *skew.spread;
}

std::optional<OffsetProposal> propose_offset(
    const SensorCheck& check, const sensor::CameraOffset& in_force, Instant start)
{
    OffsetProposal proposal{.entry = in_force};
    proposal.entry.dated = std::chrono::floor<std::chrono::days>(start);
    proposal.entry.source = "self-check of the turret's log";
    if (check.time_skew && stands_out(*check.time_skew, in_force.angles_lag)) {
        proposal.lags = true;
        proposal.entry.angles_lag = rounded(check.time_skew->lag);
    }
    if (check.boresight && turns(*check.boresight, in_force)) {
        const auto& found = *check.boresight;
        proposal.turns = true;
        proposal.entry.azimuth = proposed({found.azimuth, found.azimuth_spread, in_force.azimuth});
        proposal.entry.elevation =
            proposed({found.elevation, found.elevation_spread, in_force.elevation});
    }
    return proposal.lags || proposal.turns ? std::optional{proposal} : std::nullopt;
}

Finding proposal_finding(
    const OffsetProposal& proposal, const SensorCheck& check, const std::string& log)
{
    return {
        .severity = Severity::warning,
        .code = "sensor-offset-proposed",
        .arguments =
            {{"evidence", evidence_text(proposal, check)},
             {"dated", to_iso8601(Instant{proposal.entry.dated}).substr(0, 10)},
             {"entry", entry_text(proposal.entry)}},
        .place = log};
}

}  // namespace transect::flightlog
