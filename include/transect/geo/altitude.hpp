/// Heights above three different surfaces, which never mix silently.

#pragma once

#include <compare>

#include "transect/units.hpp"

namespace transect {

enum class Datum { ellipsoid, mean_sea_level, pressure };

/// A height as a point on its own scale: two of them subtract to a Length, and only heights above
/// the same surface do.
template <Datum D>
class Altitude {
public:
    constexpr Altitude() = default;
    explicit constexpr Altitude(Length above_datum) : above_datum_{above_datum} {}

    constexpr Length above_datum() const { return above_datum_; }

    friend constexpr auto operator<=>(Altitude, Altitude) = default;
    friend constexpr Length operator-(Altitude a, Altitude b)
    {
        return a.above_datum_ - b.above_datum_;
    }
    friend constexpr Altitude operator+(Altitude a, Length up)
    {
        return Altitude{a.above_datum_ + up};
    }
    friend constexpr Altitude operator-(Altitude a, Length down)
    {
        return Altitude{a.above_datum_ - down};
    }

private:
    Length above_datum_;
};

/// Above the WGS84 ellipsoid: what GPS measures.
using EllipsoidHeight = Altitude<Datum::ellipsoid>;
/// Above mean sea level: what maps and aerodrome charts print.
using MslHeight = Altitude<Datum::mean_sea_level>;
/// What an altimeter set to 1013.25 hPa reads.
using PressureAltitude = Altitude<Datum::pressure>;

}  // namespace transect
