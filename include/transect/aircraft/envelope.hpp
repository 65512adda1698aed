/// Where the centre of gravity may be.

#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "transect/aircraft/loading.hpp"
#include "transect/units.hpp"

namespace transect::aircraft {

/// A corner of the envelope: linear in mass between corners.
struct EnvelopeCorner {
    Mass mass;
    Length arm;
};

/// The mean aerodynamic chord, which percentages count along.
struct MeanChord {
    Length leading_edge;
    Length length;
};

/// One side of the envelope. Below the lightest corner its arm holds; above the heaviest nothing is
/// known.
struct EnvelopeSide {
    std::vector<EnvelopeCorner> corners = {};  ///< at least one, of increasing mass
    std::string trust = {};
};

struct Envelope {
    EnvelopeSide forward;
    EnvelopeSide aft;
    std::optional<MeanChord> chord = {};
    /// Percent of the chord; aft of it the manual asks for caution.
    std::optional<double> aft_caution_percent = {};
    std::string chord_trust = {};
};

double percent_of_chord(const MeanChord& chord, Length arm);
Length arm_at_percent(const MeanChord& chord, double percent);

/// The arm of one side at a mass; nothing above its heaviest corner.
std::optional<Length> limit_at(const EnvelopeSide& side, Mass mass);

enum class EnvelopeVerdict { inside, aft_caution, forward_of_limit, aft_of_limit, unknown };

/// Arms on a limit are inside; so is what rounding of moments may add, a nanometre. Unknown when
/// the arm is, or the mass is above the envelope.
EnvelopeVerdict judge(const Envelope& envelope, const Balance& balance);

struct FuelRange {
    Mass least;
    Mass most;
};

/// The moment of a flight when the centre of gravity is furthest outside a limit, or closest to it.
struct CriticalBalance {
    Mass fuel;
    Balance balance;
    Length margin;  ///< inside the limit; negative outside
};

/// The critical moment while fuel goes from most to least, in closed form: at an end, at a corner
/// of the envelope, at an entry of the fuel arms, or where the margin is stationary between these.
/// Nothing when the arm or the limit is unknown over all of the range.
std::optional<CriticalBalance> critical_forward(
    const Envelope& envelope,
    const Balance& zero_fuel,
    std::span<const FuelArm> arms,
    const FuelRange& fuel);
std::optional<CriticalBalance> critical_aft(
    const Envelope& envelope,
    const Balance& zero_fuel,
    std::span<const FuelArm> arms,
    const FuelRange& fuel);

}  // namespace transect::aircraft
