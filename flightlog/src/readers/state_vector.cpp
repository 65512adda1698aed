#include "flightlog/src/readers/state_vector.hpp"

#include <algorithm>

#include "flightlog/src/readers/aircraft_logs.hpp"
#include "flightlog/src/readers/number.hpp"
#include "flightlog/src/readers/plausible.hpp"

namespace transect::flightlog {
namespace {

struct Name {
    std::string_view name;
    StateField field;
};

/// Of the REST interface, of its database, and of the Python package "traffic", which has feet and
/// knots.
constexpr std::array names{
    Name{"altitude", StateField::altitude_ft},
    Name{"baro_altitude", StateField::altitude_m},
    Name{"baroaltitude", StateField::altitude_m},
    Name{"callsign", StateField::callsign},
    Name{"geo_altitude", StateField::geometric_m},
    Name{"geoaltitude", StateField::geometric},
    Name{"groundspeed", StateField::speed_kt},
    Name{"heading", StateField::track},
    Name{"icao24", StateField::address},
    Name{"last_position", StateField::position_time},
    Name{"lastposupdate", StateField::position_time},
    Name{"lat", StateField::latitude},
    Name{"latitude", StateField::latitude},
    Name{"lon", StateField::longitude},
    Name{"longitude", StateField::longitude},
    Name{"time", StateField::state_time},
    Name{"time_position", StateField::position_time},
    Name{"timestamp", StateField::state_time},
    Name{"track", StateField::track},
    Name{"true_track", StateField::track},
    Name{"velocity", StateField::speed_m_s},
};

constexpr std::size_t at(StateField field)
{
    return static_cast<std::size_t>(field);
}

bool is_time(StateField field)
{
    return field == StateField::state_time || field == StateField::position_time;
}

/// Seconds, or milliseconds where they would be thousands of years.
std::optional<Instant> time_of(double number)
{
    constexpr double milliseconds_from = 1e11;
    return unix_time(number > milliseconds_from ? number / 1000.0 : number);
}

/// "2019-05-17 10:49:54+00:00" too, with a blank.
std::optional<Instant> time_of(std::string_view text)
{
    std::string written{text};
    if (written.size() > 10 && written[10] == ' ') {
        written[10] = 'T';
    }
    return parse_iso8601(written);
}

}  // namespace

std::optional<StateField> state_field(std::string_view name)
{
    const auto* const found = std::ranges::find(names, name, &Name::name);
    return found == names.end() ? std::nullopt : std::optional{found->field};
}

void StateVector::set(StateField field, const JsonScalar& value)
{
    has_place_ = has_place_ || field == StateField::latitude || field == StateField::longitude;
    if (const auto* const number = std::get_if<double>(&value)) {
        put(field, *number);
    } else if (const auto* const text = std::get_if<std::string_view>(&value)) {
        set_text(field, *text);
    }
}

void StateVector::set(StateField field, std::string_view cell)
{
    const auto text = trimmed(cell);
    if (text.empty() || text == "NULL" || text == "None" || text == "nan" || text == "NaN") {
        return;
    }
    set_text(field, text);
}

void StateVector::set_text(StateField field, std::string_view text)
{
    if (field == StateField::address) {
        const auto address = transponder_address(trimmed(text));
        is_unreadable_ = is_unreadable_ || !address;
        address_ = address.value_or("");
    } else if (field == StateField::callsign) {
        callsign_ = trimmed(text);
    } else if (const auto number = to_number(text)) {
        put(field, *number);
    } else if (is_time(field)) {
        times_.at(at(field)) = time_of(text);
        is_unreadable_ = is_unreadable_ || !times_.at(at(field));
    } else {
        is_unreadable_ =
            is_unreadable_ || field == StateField::latitude || field == StateField::longitude;
    }
}

void StateVector::put(StateField field, double number)
{
    if (is_time(field)) {
        times_.at(at(field)) = time_of(number);
        is_unreadable_ = is_unreadable_ || !times_.at(at(field));
    } else {
        numbers_.at(at(field)) = number;
    }
}

std::optional<double> StateVector::number(StateField field) const
{
    return numbers_.at(at(field));
}

/// States are repeated every second whether or not a new position came: the position's own time
/// comes first.
std::optional<Instant> StateVector::time() const
{
    const auto& position_time = times_.at(at(StateField::position_time));
    return position_time ? position_time : times_.at(at(StateField::state_time));
}

std::optional<DropReason> StateVector::reason() const
{
    if (is_unreadable_) {
        return DropReason::unreadable;
    }
    if (!time()) {
        return DropReason::no_time;
    }
    const auto latitude = number(StateField::latitude);
    const auto longitude = number(StateField::longitude);
    if (!latitude || !longitude || (*latitude == 0.0 && *longitude == 0.0)) {
        return DropReason::no_position;
    }
    const auto position = plausible_point({latitude, longitude});
    return position ? std::nullopt : std::optional{DropReason::unreadable};
}

std::optional<Length> StateVector::geometric_height() const
{
    if (const auto height = plausible_height(number(StateField::geometric_m), metre)) {
        return height;
    }
    const bool has_feet = number(StateField::altitude_ft) || number(StateField::speed_kt);
    const bool has_metres = number(StateField::altitude_m) || number(StateField::speed_m_s);
    if (has_feet == has_metres) {
        return std::nullopt;
    }
    return plausible_height(number(StateField::geometric), has_feet ? foot : metre);
}

Record StateVector::record(std::size_t place) const
{
    const auto position =
        plausible_point({number(StateField::latitude), number(StateField::longitude)});
    Record record{.time = *time(), .position = *position, .place = place};
    const auto in_metres = plausible_height(number(StateField::altitude_m), metre);
    record.indicated_altitude =
        in_metres ? in_metres : plausible_height(number(StateField::altitude_ft), foot);
    record.ellipsoid_height = above_datum<EllipsoidHeight>(geometric_height());
    const auto in_si = plausible_speed(number(StateField::speed_m_s), metre_per_second);
    record.ground_speed = in_si ? in_si : plausible_speed(number(StateField::speed_kt), knot);
    record.track = plausible_bearing(number(StateField::track));
    return record;
}

}  // namespace transect::flightlog
