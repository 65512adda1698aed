/// A tasking as the planner sees it: complete in memory, no file left to open.

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "transect/aircraft/cruise.hpp"
#include "transect/aircraft/fuel_policy.hpp"
#include "transect/aircraft/loading.hpp"
#include "transect/aircraft/profile.hpp"
#include "transect/aircraft/wind_field.hpp"
#include "transect/geo/altitude.hpp"
#include "transect/geo/polygon.hpp"
#include "transect/instant.hpp"
#include "transect/planner/keep_out.hpp"
#include "transect/planner/set_height.hpp"
#include "transect/sensor/camera.hpp"
#include "transect/terrain/elevation_source.hpp"
#include "transect/units.hpp"

namespace transect::planner {

/// Who asked for the flight. Empty text means: not given.
struct Tasking {
    std::string number;
    std::string requester;
    std::string approving_authority;
    std::string handling;  ///< printed on every page
};

struct Aerodrome {
    std::string
        identifier;  ///< ICAO code, or the name of a strip; [A-Z0-9], at most six characters
    std::string name;
    GeoPoint position{Latitude{Angle{}}, Longitude{Angle{}}};
    MslHeight elevation;
    std::optional<Length> runway_length = {};  ///< usable, for take-off and for landing
};

/// An aerodrome beside the base where the aircraft may land between sorties. A sortie starts there
/// only where fuel is told of.
struct FurtherBase {
    Aerodrome aerodrome;
    std::string fuel = {};  ///< as it was told; empty text means: not given
};

/// An alternate counts without reservation only when somebody confirmed it and all that a diversion
/// needs is known: see missing_for().
struct Alternate {
    Aerodrome aerodrome;
    struct Confirmation {
        std::string when;
        std::string by;
    };
    std::optional<Confirmation> confirmed;
    // As it was told; empty text means: not given.
    std::string hours = {};
    std::string fuel = {};
    std::string runway = {};
    std::string lights = {};
    std::string clearance = {};  ///< needed abroad
    /// Judged by the country letters of the ICAO codes if not given.
    std::optional<bool> abroad = {};
};

/// Of the crew, as gas in one cylinder that is at the temperature at which its pressure was read.
struct OxygenSupply {
    Volume cylinder;    ///< water capacity
    Pressure filled;    ///< gauge
    Pressure residual;  ///< gauge, at which the cylinder counts as empty
    int persons = 0;
    VolumeFlow flow;  ///< for each, of gas at sea-level pressure
};

/// What ends a sortie apart from its fuel. What is not given is not checked.
struct SortieLimits {
    std::optional<Duration> max_duty;  ///< from reporting for the first sortie to the last landing
    std::optional<Duration> report_before_take_off;  ///< given with max_duty
    std::optional<Duration> max_crew_flight_time;    ///< of all sorties together
    std::optional<OxygenSupply> oxygen;
    std::optional<Duration> landing_before_sunset;  ///< where it lands; 30 min for VFR by day
    std::optional<Instant> latest_landing;
    std::optional<Duration>
        recorder_capacity;  ///< from the first transect to the last, each sortie
};

struct Weather {
    aircraft::WindField wind;
    Pressure qnh = 1013.25 * hectopascal;
    /// Connects heights and pressure altitudes, and is the temperature where `wind` has none.
    TemperatureDifference isa_deviation;
};

struct Loading {
    Mass zero_fuel_mass;
    std::optional<Mass> fuel;  ///< in the tanks before start; as much as fits if not given
    std::optional<Length> zero_fuel_arm = {};
    /// What mass and arm without fuel were added up from, if the mission gives it.
    std::optional<aircraft::LoadSheet> sheet = {};
    std::vector<aircraft::FuelArm> fuel_arms = {};  ///< instead of the profile's, if there are any
    std::optional<Density> fuel_density = {};       ///< as measured, at the fuel's temperature
    std::optional<Temperature> fuel_temperature = {};  ///< if the density was not measured
};

/// What happens where the width of an area is not a whole number of strips.
enum class EdgePolicy {
    squeezed,         ///< all strips move together evenly: more overlap everywhere
    overshoot,        ///< full spacing; the outer strips stand out beyond the area
    last_overlapped,  ///< full spacing; the last strip is moved in onto the one before
};

/// Where the camera looks on transects.
enum class Look {
    nadir,             ///< straight down
    cross_track_scan,  ///< from side to side, as its profile tells
};

/// Cover a polygon with parallel transects.
struct AreaSearch {
    std::string id;
    MultiPolygon area;
    SetHeight height;
    Speed calibrated_airspeed;
    /// Where given, plan() takes the airspeed from the aircraft: see aircraft::cruise_speed().
    std::optional<aircraft::CruiseKind> speed_choice = {};
    /// Exactly one of the two is given; the other follows from the camera.
    std::optional<Length> required_gsd;
    std::optional<Length> swath;
    double overlap = 0.1;              ///< share of the swath that neighbours see too, 0 to 0.9
    std::optional<Bearing> direction;  ///< of the transects; chosen by the planner if not given
    EdgePolicy edges = EdgePolicy::squeezed;
    Look look = Look::nadir;    ///< to scan, required_gsd is given, and holds at the outer edge
    std::string question = {};  ///< what looking is to tell, in free text; empty: not given
};

struct TransitProfile {
    SetHeight height;
    Speed calibrated_airspeed;
    /// Where given, plan() takes the airspeed from the aircraft: see aircraft::cruise_speed().
    std::optional<aircraft::CruiseKind> speed_choice = {};
};

/// What the operator multiplies the distances of the flight manual with.
struct FieldFactors {
    double take_off = 1.0;
    double landing = 1.0;
};

/// What comes first in sharing work out to sorties.
enum class Objective { fewest_sorties, least_flight_time };

/// Elevation data that a mission names.
struct TerrainData {
    std::string path;  ///< of the file or folder, from the folder that the program runs in
    std::shared_ptr<const terrain::ElevationSource> source;
    std::size_t without_system = 0;  ///< files that state no coordinate system; WGS 84 is assumed
};

struct Mission {
    std::string title;
    std::string code;  ///< two characters [A-Z0-9] that begin every waypoint name
    Tasking tasking;
    Instant take_off;  ///< of the first sortie
    Duration turnaround = 60.0 * minute;
    Aerodrome base;  ///< where the first sortie starts and the last one ends
    std::vector<FurtherBase> bases = {};
    std::vector<Alternate> alternates;
    aircraft::Profile aircraft;
    Loading loading;
    sensor::CameraProfile camera;
    Weather weather;
    /// Assumed to be level. Footprints stand on it where there is no terrain; heights above ground
    /// of the transit and of winds count from it. Given where there is no terrain.
    std::optional<MslHeight> ground_elevation;
    std::optional<TerrainData> terrain = {};
    std::optional<Length> geoid_undulation;  ///< ellipsoid to mean sea level, positive where above
    aircraft::FuelPolicy fuel_policy;
    TransitProfile transit;
    std::vector<AreaSearch> tasks;
    std::optional<Duration> max_flight_time;  ///< of one sortie; not checked if not given
    FieldFactors field_factors = {};
    SortieLimits limits = {};
    std::vector<Aerodrome> landing_sites = {};  ///< for a glide, beside base and alternates
    std::vector<KeepArea> keep_areas = {};      ///< of both kinds, in no particular order
    Objective objective = Objective::fewest_sorties;
};

}  // namespace transect::planner
