#include "formats/airborne_json.hpp"

#include "formats/transect_json.hpp"

namespace transect::formats {

Instant instant_at(const JsonView& view)
{
    const auto time = parse_iso8601(view.string());
    if (!time) {
        view.fail("expected a time such as 2026-11-23T07:00:00Z");
    }
    return *time;
}

void write_airborne(JsonWriter& json, const planner::AirborneStart& start)
{
    json.key("airborne");
    json.begin_object();
    write_point(json, "position", start.position);
    json.member("height_msl_m", start.height.above_datum() / metre);
    json.member("track_true_deg", start.track.angle() / degree);
    json.member("fuel_kg", start.fuel / kilogram);
    if (start.took_off) {
        json.member("took_off", to_iso8601(*start.took_off));
    }
    json.end_object();
}

planner::AirborneStart airborne_at(const JsonView& view)
{
    view.allow_only({"position", "height_msl_m", "track_true_deg", "fuel_kg", "took_off"});
    constexpr double most_fuel_kg = 45'000.0;
    constexpr double highest_m = 9000.0;  // where the standard troposphere holds on any day
    planner::AirborneStart start{
        .position = point_at(view["position"]),
        .height = MslHeight{view["height_msl_m"].number_in(-500.0, highest_m) * metre},
        .track = Bearing{view["track_true_deg"].number_in(0.0, 360.0) * degree},
        .fuel = view["fuel_kg"].number_in(0.0, most_fuel_kg) * kilogram,
    };
    if (const auto took_off = view.find("took_off")) {
        start.took_off = instant_at(*took_off);
    }
    return start;
}

}  // namespace transect::formats
