/// Wind, and temperature where the source has it, by place, height and time.

#pragma once

#include <memory>
#include <optional>
#include <variant>

#include "transect/aircraft/wind.hpp"
#include "transect/aircraft/wind_grid.hpp"
#include "transect/aircraft/winds_aloft.hpp"

namespace transect::aircraft {

/// One source of wind for a whole mission. Immutable, and cheap to copy, since copies share the
/// data; const functions may run concurrently.
///
/// What the source does not cover is unknown: above its highest level, beyond its grid, before its
/// first and after its last time nothing is extrapolated. Below its lowest level the wind and the
/// deviation from the standard temperature of that level are held down to the ground, so that a
/// flight can take off; whoever uses that says so (lowest_level()).
class WindField {
public:
    WindField() : WindField{ConstantWind{}} {}
    // NOLINTBEGIN(google-explicit-constructor): each source is a field of wind
    WindField(const ConstantWind& wind);
    /// std::domain_error for what the description of the source rules out; the same below.
    WindField(WindsAloft forecasts);
    WindField(WindGrid grid);
    // NOLINTEND(google-explicit-constructor)

    /// Nothing where the wind is unknown.
    std::optional<LocalWind> at(const AirPlace& place) const;

    /// The wind, if it is the same everywhere and always.
    std::optional<ConstantWind> constant() const;
    /// Whether the wind differs between places at one height and time.
    bool varies_by_place() const;

    /// Below it the wind is held, not known; nothing for a constant wind. Of several times the
    /// highest of their lowest levels.
    std::optional<PressureAltitude> lowest_level() const;

    using Source = std::variant<ConstantWind, WindsAloft, WindGrid>;
    const Source& source() const { return *source_; }

private:
    std::shared_ptr<const Source> source_;
};

}  // namespace transect::aircraft
