/// The sections of a briefing.

#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "transect/formats/briefing.hpp"

namespace transect::formats {

using Flights = std::span<const planner::SortieFlight>;

Section summary_section(const planner::Plan& plan, Flights flights);
Section map_section(const planner::Plan& plan, Flights flights, const Background& background);
/// `index` counts from 0.
Section sortie_section(
    const planner::Plan& plan,
    const planner::SortieFlight& flight,
    std::size_t index,
    const BriefingSources& sources);
/// Fuel by purpose, what must be there at each transect, and how other landing places lie.
std::vector<Block> fuel_blocks(const planner::Plan& plan, const planner::SortieFlight& flight);
/// Mass and balance of one flight, with a picture of the envelope.
std::vector<Block> balance_blocks(const planner::Plan& plan, const planner::SortieFlight& flight);
/// Take-off and landing distances of one flight.
std::vector<Block> field_blocks(const planner::Plan& plan, const planner::SortieFlight& flight);
/// What limits the fuel at start, and until when a landing would be too heavy.
std::string fuel_limits_text(const planner::Plan& plan, const planner::SortieFlight& flight);
Section sensor_section(const planner::Plan& plan);
/// Areas to keep out of and to keep in.
Section keep_area_section(const planner::Mission& mission);
Section assumptions_section(const planner::Plan& plan, const BriefingSources& sources);
Section unchecked_section(const planner::Plan& plan);

/// The task's own description; std::logic_error when the mission has none of this name.
const planner::AreaSearch& task_named(const planner::Plan& plan, const std::string& id);

/// "GAMB–GATB": where a flight starts and lands.
std::string bases_text(const planner::Mission& mission, const planner::SortieFlight& flight);

/// Whether headings can be printed as magnetic.
bool has_magnetic(const planner::Plan& plan, const BriefingSources& sources);

}  // namespace transect::formats
