/// Looks that the gimbal or the airframe did not allow.

#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "transect/flightlog/recorded_flight.hpp"
#include "transect/sensor/camera.hpp"

namespace transect::flightlog {

struct ViewCheck {
    std::size_t looks = 0;          ///< before anything was taken away
    std::size_t hidden = 0;         ///< behind the airframe, or assumed where no gimbal turns: gone
    std::size_t beyond_gimbal = 0;  ///< recorded, though the profile's gimbal does not turn there
    std::size_t unchecked = 0;      ///< kept, since attitude or masks are not known
};

/// Takes away the looks that the airframe hid, by the attitude of each sample. What a turret's own
/// log says of its direction is believed against the profile's limits, and only counted; an assumed
/// look beyond them is none. Where it cannot be known, looks stay.
ViewCheck hide_looks(RecordedFlight& recorded, const sensor::CameraProfile& camera);

/// About one flight, from 0.
std::vector<Finding> view_findings(const ViewCheck& check, std::size_t flight);

/// Nothing where every look was checked.
std::optional<Finding> unchecked_views(const std::vector<ViewCheck>& checks);

}  // namespace transect::flightlog
