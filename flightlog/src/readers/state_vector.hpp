/// States of aircraft as the OpenSky Network and programs around it name their members.

#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "transect/flightlog/log_file.hpp"

#include "flightlog/src/readers/json_events.hpp"

namespace transect::flightlog {

enum class StateField {
    address,
    callsign,
    state_time,
    position_time,
    latitude,
    longitude,
    altitude_m,
    altitude_ft,
    geometric_m,
    geometric,  ///< in the unit that the other members have
    speed_m_s,
    speed_kt,
    track,
};

/// Nothing for members that a log has no use for.
std::optional<StateField> state_field(std::string_view name);

class StateVector {
public:
    void set(StateField field, const JsonScalar& value);

    /// A cell of a CSV. "NULL", "None" and "nan" are empty.
    void set(StateField field, std::string_view cell);

    bool has_place() const { return has_place_; }

    /// In upper case; empty if none is told.
    const std::string& address() const { return address_; }
    const std::string& callsign() const { return callsign_; }

    std::optional<DropReason> reason() const;

    /// Of a state that has no reason against it.
    Record record(std::size_t place) const;

private:
    static constexpr std::size_t field_count = static_cast<std::size_t>(StateField::track) + 1;

    void set_text(StateField field, std::string_view text);
    void put(StateField field, double number);
    std::optional<double> number(StateField field) const;
    std::optional<Instant> time() const;
    std::optional<Length> geometric_height() const;

    std::array<std::optional<double>, field_count> numbers_{};
    std::array<std::optional<Instant>, field_count> times_{};
    std::string address_;
    std::string callsign_;
    bool has_place_ = false;
    bool is_unreadable_ = false;
};

}  // namespace transect::flightlog
