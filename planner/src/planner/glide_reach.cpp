#include "planner/glide_reach.hpp"

#include <algorithm>

#include "transect/aircraft/performance.hpp"

namespace transect::planner {
namespace {

constexpr double glide_ratio = 1.5 * nautical_mile / (1000.0 * foot);
/// Near the best glide of such aircraft, and slow enough for the wind to count fully.
constexpr double glide_margin = 1.2;

struct Place {
    PlanePoint position;
    MslHeight elevation;
};

std::vector<Place> places_of(const Mission& mission, const LocalPlane& plane)
{
    std::vector<Place> places;
    const auto add = [&](const Aerodrome& aerodrome) {
        places.push_back({plane.forward(aerodrome.position), aerodrome.elevation});
    };
    add(mission.base);
    for (const auto& further : mission.bases) {
        add(further.aerodrome);
    }
    for (const auto& alternate : mission.alternates) {
        add(alternate.aerodrome);
    }
    std::ranges::for_each(mission.landing_sites, add);
    return places;
}

}  // namespace

Duration out_of_glide(
    const flight::Trajectory& trajectory, const Mission& mission, const Environment& environment)
{
    const auto places = places_of(mission, environment.plane);
    const auto& limits = mission.aircraft.limits;
    const Speed calibrated =
        glide_margin * aircraft::stall_speed(limits, limits.max_take_off_mass, 1.0);
    const auto is_out_of_reach = [&](const flight::Sample& sample) {
        const auto position = environment.plane.forward(sample.position);
        const auto air = environment.altimetry.air(sample.height);
        const Speed airspeed = aircraft::true_airspeed(calibrated, air);
        const auto moving =
            environment.moving_air({position, sample.height.above_datum() / metre, sample.time});
        const auto reaches = [&](const Place& place) {
            const Length range = glide_ratio * (sample.height - place.elevation);
            const PlanePoint carried = position + (range / airspeed / second) * moving->wind_m_s;
            return length_m(place.position - carried) <= range / metre;
        };
        // Where the wind is unknown nothing is in reach.
        return !moving || std::ranges::none_of(places, reaches);
    };
    Duration out;
    const auto& samples = trajectory.samples;
    constexpr std::size_t stride = 10;
    for (std::size_t i = stride; i < samples.size(); i += stride) {
        if (is_out_of_reach(samples[i])) {
            out += elapsed(samples[i - stride].time, samples[i].time);
        }
    }
    return out;
}

}  // namespace transect::planner
