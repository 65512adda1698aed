#include "transect/geo/sun.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace transect {
namespace {

constexpr Angle horizon = -0.833 * degree;
constexpr Angle whole_turn = 360.0 * degree;

double sine(Angle angle)
{
    return std::sin(angle / radian);
}

double cosine(Angle angle)
{
    return std::cos(angle / radian);
}

/// Into [-180°, 180°).
Angle centred(Angle angle)
{
    return angle - std::floor((angle + 180.0 * degree) / whole_turn) * whole_turn;
}

/// Since noon of 1 January 2000.
double julian_centuries(Instant instant)
{
    using std::chrono::January;
    constexpr std::chrono::sys_days new_year{std::chrono::year{2000} / January / 1};
    constexpr Duration century = 36525.0 * 24.0 * hour;
    return (elapsed(new_year, instant) - 12.0 * hour) / century;
}

/// Mean elements and what follows from them, referred to the equinox of date.
struct Orbit {
    explicit Orbit(double t)
        : mean_longitude{(280.46646 + t * (36000.76983 + t * 0.0003032)) * degree},
          mean_anomaly{(357.52911 + t * (35999.05029 - t * 0.0001537)) * degree},
          eccentricity{0.016708634 - t * (0.000042037 + t * 0.0000001267)}
    {
        const Angle centre = ((1.914602 - t * (0.004817 + t * 0.000014)) * sine(mean_anomaly) +
                              (0.019993 - t * 0.000101) * sine(2.0 * mean_anomaly) +
                              0.000289 * sine(3.0 * mean_anomaly)) *
                             degree;
        const Angle node = (125.04 - 1934.136 * t) * degree;
        apparent_longitude = mean_longitude + centre - (0.00569 + 0.00478 * sine(node)) * degree;
        const double mean_obliquity_deg =
            23.0 + (26.0 + (21.448 - t * (46.8150 + t * (0.00059 - t * 0.001813))) / 60.0) / 60.0;
        obliquity = (mean_obliquity_deg + 0.00256 * cosine(node)) * degree;
    }

    Angle mean_longitude;
    Angle mean_anomaly;
    double eccentricity;
    Angle apparent_longitude;
    Angle obliquity;
};

/// West of the meridian positive.
Angle hour_angle(GeoPoint place, Instant instant)
{
    const auto midnight = std::chrono::floor<std::chrono::days>(instant);
    const Duration apparent = elapsed(midnight, instant) + sun_position(instant).equation_of_time;
    return centred(apparent / hour * 15.0 * degree + place.longitude.angle() - 180.0 * degree);
}

/// From the meridian to the horizon; nothing where the sun does not cross it.
std::optional<Angle> horizon_hour_angle(Latitude latitude, Angle declination)
{
    const double reach = cosine(latitude.angle()) * cosine(declination);
    const double needed = sine(horizon) - sine(latitude.angle()) * sine(declination);
    if (!(std::abs(needed) < reach)) {
        return std::nullopt;
    }
    return std::acos(needed / reach) * radian;
}

/// Solar time runs at 15° an hour, nearly; what is left shrinks a thousandfold a round.
constexpr int rounds = 4;

/// When the sun's hour angle is that of the horizon, on this side of noon.
std::optional<Instant> crossing(GeoPoint place, Instant noon, double side)
{
    Instant instant = noon;
    for (int i = 0; i < rounds; ++i) {
        const auto wanted = horizon_hour_angle(place.latitude, sun_position(instant).declination);
        if (!wanted) {
            return std::nullopt;
        }
        const Angle short_of = side * *wanted - hour_angle(place, instant);
        instant = instant + centred(short_of) / (15.0 * degree) * hour;
    }
    return instant;
}

}  // namespace

SunPosition sun_position(Instant instant)
{
    const Orbit orbit{julian_centuries(instant)};
    const double sine_of_declination = sine(orbit.obliquity) * sine(orbit.apparent_longitude);
    const double tangent = std::tan(0.5 * (orbit.obliquity / radian));
    const double y = tangent * tangent;
    const double e = orbit.eccentricity;
    const Angle l = orbit.mean_longitude;
    const Angle m = orbit.mean_anomaly;
    const double equation_rad = y * sine(2.0 * l) - 2.0 * e * sine(m) +
                                4.0 * e * y * sine(m) * cosine(2.0 * l) -
                                0.5 * y * y * sine(4.0 * l) - 1.25 * e * e * sine(2.0 * m);
    return {
        .declination = std::asin(sine_of_declination) * radian,
        .equation_of_time = equation_rad * radian / (15.0 * degree) * hour,
    };
}

Angle sun_elevation(GeoPoint place, Instant instant)
{
    const Angle declination = sun_position(instant).declination;
    const Angle latitude = place.latitude.angle();
    const double height =
        sine(latitude) * sine(declination) +
        cosine(latitude) * cosine(declination) * cosine(hour_angle(place, instant));
    return std::asin(std::clamp(height, -1.0, 1.0)) * radian;
}

Daylight daylight(GeoPoint place, Instant instant)
{
    Instant noon = instant;
    for (int i = 0; i < rounds; ++i) {
        noon = noon + -hour_angle(place, noon) / (15.0 * degree) * hour;
    }
    Daylight day{.solar_noon = noon};
    day.sunrise = crossing(place, noon, -1.0);
    day.sunset = crossing(place, noon, 1.0);
    if (!day.sunrise || !day.sunset) {
        day.kind = sun_elevation(place, noon) > horizon ? Daylight::Kind::always_day
                                                        : Daylight::Kind::always_night;
    }
    return day;
}

}  // namespace transect
