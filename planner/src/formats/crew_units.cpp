#include "formats/crew_units.hpp"

#include <chrono>
#include <cmath>

#include <fmt/format.h>

namespace transect::formats {
namespace {

/// Rounded half away from zero, and never "-0".
std::string whole(double value)
{
    return fmt::format("{}", std::llround(value));
}

struct Hemispheres {
    char positive;
    char negative;
};

std::string degrees_minutes(Angle angle, int width, Hemispheres hemispheres)
{
    constexpr long long hundredths_per_degree = 6000;
    const auto hundredths = std::llround(std::abs(angle / degree) * hundredths_per_degree);
    const auto minutes = static_cast<double>(hundredths % hundredths_per_degree) / 100.0;
    return fmt::format(
        "{:0{}}°{:05.2f}′{}",
        hundredths / hundredths_per_degree,
        width,
        minutes,
        angle < Angle{} ? hemispheres.negative : hemispheres.positive);
}

}  // namespace

std::string pounds(Mass mass)
{
    return whole(mass / pound);
}

std::string kilograms(Mass mass)
{
    return whole(mass / kilogram);
}

std::string litres(Mass fuel, Density density)
{
    return whole(fuel / (kilogram * (density / kilogram_per_litre)));
}

std::string fuel_text(Mass fuel, Density density)
{
    return fmt::format("{} lb ({} kg, {} l)", pounds(fuel), kilograms(fuel), litres(fuel, density));
}

std::string feet(Length length)
{
    return whole(length / foot);
}

std::string nautical_miles(Length length)
{
    return fmt::format("{:.1f}", length / nautical_mile);
}

std::string knots(Speed speed)
{
    return whole(speed / knot);
}

std::string bearing_text(Bearing bearing)
{
    const auto degrees = std::llround(bearing.angle() / degree);
    return fmt::format("{:03}", degrees == 0 ? 360 : degrees);
}

std::string signed_degrees(Angle angle)
{
    const auto degrees = std::llround(angle / degree);
    return degrees == 0 ? std::string{'0'} : fmt::format("{:+}", degrees);
}

std::string clock_time(Instant instant)
{
    const auto seconds = std::chrono::round<std::chrono::seconds>(instant);
    const auto day = std::chrono::floor<std::chrono::days>(seconds);
    const std::chrono::hh_mm_ss time{seconds - day};
    return fmt::format(
        "{:02}:{:02}:{:02}", time.hours().count(), time.minutes().count(), time.seconds().count());
}

std::string date_text(Instant instant)
{
    return to_iso8601(instant).substr(0, 10);
}

std::string minutes_seconds(Duration time)
{
    const auto seconds = std::llround(time / second);
    return fmt::format("{}:{:02}", seconds / 60, seconds % 60);
}

std::string hours_minutes(Duration time)
{
    const auto minutes = std::llround(time / minute);
    return fmt::format("{}:{:02}", minutes / 60, minutes % 60);
}

std::string position_text(GeoPoint point)
{
    constexpr int latitude_digits = 2;
    constexpr int longitude_digits = 3;
    return degrees_minutes(point.latitude.angle(), latitude_digits, {'N', 'S'}) + ' ' +
           degrees_minutes(point.longitude.angle(), longitude_digits, {'E', 'W'});
}

std::string set_height_text(const planner::SetHeight& height)
{
    using Reference = planner::SetHeight::Reference;
    switch (height.reference) {
        case Reference::altitude_qnh:
            return feet(height.value) + "\u00A0ft\u00A0QNH";
        case Reference::flight_level:
            return fmt::format("FL{:03}", std::llround(height.value / (100.0 * foot)));
        case Reference::height_agl:
            return feet(height.value) + "\u00A0ft\u00A0AGL";
        case Reference::altitude_gps_msl:
            break;
    }
    return feet(height.value) + "\u00A0ft\u00A0GPS";
}

std::string or_not_given(const std::string& text)
{
    return text.empty() ? std::string{"not given"} : text;
}

}  // namespace transect::formats
