#include "fuzz/targets.hpp"

#include <algorithm>
#include <array>

#include "flightlog/src/readers/garmin_csv.hpp"
#include "flightlog/src/readers/gpx.hpp"
#include "flightlog/src/readers/igc.hpp"
#include "flightlog/src/readers/klv.hpp"
#include "flightlog/src/readers/kml.hpp"
#include "flightlog/src/readers/nmea.hpp"
#include "flightlog/src/readers/opensky.hpp"
#include "flightlog/src/readers/readsb.hpp"
#include "flightlog/src/readers/sbs.hpp"
#include "flightlog/src/readers/transport_stream.hpp"
#include "fuzz/any_file.hpp"
#include "fuzz/klv_items.hpp"
#include "fuzz/lists.hpp"
#include "fuzz/log_reader.hpp"

namespace transect::fuzz {
namespace {

using namespace flightlog;

constexpr std::array all_targets{
    Target{"any_file", any_file},
    Target{"garmin_csv", log_reader<read_garmin_csv>},
    Target{"gpx", log_reader<read_gpx>},
    Target{"igc", log_reader<read_igc>},
    Target{"intervals", intervals},
    Target{"klv", log_reader<read_klv>},
    Target{"klv_items", klv_items},
    Target{"kml", log_reader<read_kml>},
    Target{"nmea", log_reader<read_nmea>},
    Target{"opensky_csv", log_reader<read_opensky_csv>},
    Target{"opensky_json", log_reader<read_opensky_json>},
    Target{"readsb", log_reader<read_readsb>},
    Target{"sbs", log_reader<read_sbs>},
    Target{"sightings", sightings},
    Target{"transport_stream", log_reader<read_transport_stream>},
};

}  // namespace

std::span<const Target> targets()
{
    return all_targets;
}

const Target* find_target(std::string_view name)
{
    const auto* const found = std::ranges::find(all_targets, name, &Target::name);
    return found == all_targets.end() ? nullptr : found;
}

}  // namespace transect::fuzz
