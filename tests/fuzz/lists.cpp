#include "fuzz/lists.hpp"

#include <cmath>

#include "transect/error.hpp"
#include "transect/flightlog/intervals.hpp"
#include "transect/flightlog/sightings.hpp"

#include "fuzz/promise.hpp"

namespace transect::fuzz {

void intervals(std::string_view bytes)
{
    try {
        for (const auto& interval : flightlog::parse_intervals({.text = bytes, .file = "fuzz"})) {
            promise(interval.from <= interval.to, "an interval ends after it begins");
        }
    } catch (const InputError&) {
        return;  // is no list
    }
}

void sightings(std::string_view bytes)
{
    try {
        std::size_t line = 1;
        for (const auto& sighting : flightlog::parse_sightings({.text = bytes, .file = "fuzz"})) {
            promise(sighting.line > line, "rows follow each other below the header");
            line = sighting.line;
            const auto& place = sighting.position;
            promise(
                !place || (std::abs(place->latitude.angle() / degree) <= 90.0 &&
                           std::abs(place->longitude.angle() / degree) <= 180.0),
                "a place is one");
        }
    } catch (const InputError&) {
        return;  // is no list
    }
}

}  // namespace transect::fuzz
