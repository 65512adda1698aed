/// Mass and balance of profiles and missions as JSON.

#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "transect/aircraft/profile.hpp"
#include "transect/formats/json_writer.hpp"
#include "transect/planner/mission.hpp"

#include "formats/complaints.hpp"
#include "formats/json_document.hpp"

namespace transect::formats {

/// "loading" of an aircraft profile: stations, fuel arms, envelope, maximum zero-fuel mass. What is
/// wrong goes to `complaints`; the result is then of no use.
aircraft::LoadingData loading_data(const JsonView& loading, Complaints& complaints);

void write(JsonWriter& json, const aircraft::LoadingData& loading);

/// Keys of a mission's "aircraft" that say how it is loaded.
std::vector<std::string_view> loading_keys();

/// The loading in a mission's "aircraft". Without a profile (because it could not be read) stations
/// keep their names only.
planner::Loading loading(
    const JsonView& aircraft, const aircraft::Profile* profile, Complaints& complaints);

/// What only shows once the profile is known: masses above its limits, more fuel than fits.
void check_loading(const JsonView& aircraft, const planner::Mission& mission);

/// Writes members into the object that is open.
void write_members(JsonWriter& json, const planner::Loading& loading);

}  // namespace transect::formats
