/// Physical quantities as types.
///
/// A Quantity is one double whose dimension is part of its type, so adding a
/// length to a time does not compile. A unit is simply a constant quantity:
/// multiply by it to enter the type system, divide by it to leave.
///
///     const Speed groundspeed = 120.0 * knot;
///     const Duration leg = 45.0 * nautical_mile / groundspeed;
///     const double minutes = leg / minute;  // 22.5
///
/// Values are held in metres, seconds, kilograms, kelvins and degrees. Degrees rather
/// than radians, because every input, output and geodesic call uses them and
/// 60.0 * degree / degree must be exactly 60.

#pragma once

#include <compare>
#include <numbers>

namespace transect {

/// Exponents of the base quantities, e.g. speed is {.length = 1, .time = -1}.
struct Dimension {
    int length = 0;
    int time = 0;
    int mass = 0;
    int angle = 0;
    int temperature = 0;

    friend constexpr bool operator==(Dimension, Dimension) = default;

    friend constexpr Dimension operator+(Dimension a, Dimension b)
    {
        return {
            a.length + b.length,
            a.time + b.time,
            a.mass + b.mass,
            a.angle + b.angle,
            a.temperature + b.temperature};
    }

    friend constexpr Dimension operator-(Dimension a, Dimension b)
    {
        return {
            a.length - b.length,
            a.time - b.time,
            a.mass - b.mass,
            a.angle - b.angle,
            a.temperature - b.temperature};
    }
};

template <Dimension D>
class Quantity {
public:
    constexpr Quantity() = default;

    /// The escape hatch for numerical code; everything else multiplies by a unit.
    static constexpr Quantity from_base_units(double value) { return Quantity{value}; }
    constexpr double in_base_units() const { return value_; }

    constexpr Quantity& operator+=(Quantity other) { return *this = *this + other; }
    constexpr Quantity& operator-=(Quantity other) { return *this = *this - other; }

    friend constexpr auto operator<=>(Quantity, Quantity) = default;
    friend constexpr Quantity operator-(Quantity a) { return Quantity{-a.value_}; }
    friend constexpr Quantity operator+(Quantity a, Quantity b)
    {
        return Quantity{a.value_ + b.value_};
    }
    friend constexpr Quantity operator-(Quantity a, Quantity b)
    {
        return Quantity{a.value_ - b.value_};
    }
    friend constexpr Quantity operator*(Quantity a, double factor)
    {
        return Quantity{a.value_ * factor};
    }
    friend constexpr Quantity operator*(double factor, Quantity a)
    {
        return Quantity{factor * a.value_};
    }
    friend constexpr Quantity operator/(Quantity a, double divisor)
    {
        return Quantity{a.value_ / divisor};
    }

private:
    explicit constexpr Quantity(double value) : value_{value} {}

    double value_ = 0.0;
};

template <Dimension A, Dimension B>
constexpr auto operator*(Quantity<A> a, Quantity<B> b)
{
    const double product = a.in_base_units() * b.in_base_units();
    if constexpr (A + B == Dimension{}) {
        return product;
    } else {
        return Quantity<A + B>::from_base_units(product);
    }
}

template <Dimension A, Dimension B>
constexpr auto operator/(Quantity<A> a, Quantity<B> b)
{
    const double ratio = a.in_base_units() / b.in_base_units();
    if constexpr (A == B) {
        return ratio;
    } else {
        return Quantity<A - B>::from_base_units(ratio);
    }
}

template <Dimension D>
constexpr Quantity<D> abs(Quantity<D> quantity)
{
    return quantity < Quantity<D>{} ? -quantity : quantity;
}

using Length = Quantity<Dimension{.length = 1}>;
using Area = Quantity<Dimension{.length = 2}>;
using Volume = Quantity<Dimension{.length = 3}>;
using Duration = Quantity<Dimension{.time = 1}>;
using Speed = Quantity<Dimension{.length = 1, .time = -1}>;
using Mass = Quantity<Dimension{.mass = 1}>;
using VolumeFlow = Quantity<Dimension{.length = 3, .time = -1}>;
using FuelFlow = Quantity<Dimension{.time = -1, .mass = 1}>;
using Angle = Quantity<Dimension{.angle = 1}>;
using TurnRate = Quantity<Dimension{.time = -1, .angle = 1}>;
using Density = Quantity<Dimension{.length = -3, .mass = 1}>;
using Pressure = Quantity<Dimension{.length = -1, .time = -2, .mass = 1}>;
using Power = Quantity<Dimension{.length = 2, .time = -3, .mass = 1}>;
using TemperatureDifference = Quantity<Dimension{.temperature = 1}>;

inline constexpr Length metre = Length::from_base_units(1.0);
inline constexpr Length kilometre = 1000.0 * metre;
inline constexpr Length foot = 0.3048 * metre;
inline constexpr Length nautical_mile = 1852.0 * metre;
inline constexpr Length inch = 0.0254 * metre;

inline constexpr Area square_metre = metre * metre;
inline constexpr Area square_kilometre = kilometre * kilometre;

inline constexpr Duration second = Duration::from_base_units(1.0);
inline constexpr Duration minute = 60.0 * second;
inline constexpr Duration hour = 60.0 * minute;

inline constexpr Volume litre = 0.001 * metre * metre * metre;
inline constexpr VolumeFlow litre_per_minute = litre / minute;

inline constexpr Mass kilogram = Mass::from_base_units(1.0);
inline constexpr Mass pound = 0.45359237 * kilogram;

inline constexpr Density kilogram_per_cubic_metre = kilogram / (metre * metre * metre);
/// 1 litre = 0.001 m³, so this is also the tabulated "kg/l".
inline constexpr Density kilogram_per_litre = 1000.0 * kilogram_per_cubic_metre;

inline constexpr Speed metre_per_second = metre / second;
inline constexpr Speed knot = nautical_mile / hour;
inline constexpr Speed foot_per_minute = foot / minute;
inline constexpr FuelFlow pound_per_hour = pound / hour;

inline constexpr Pressure pascal = kilogram / (metre * second * second);
inline constexpr Pressure hectopascal = 100.0 * pascal;
inline constexpr Pressure bar = 1000.0 * hectopascal;
/// Conventional inch of mercury at 0 °C (NIST SP 811, B.8).
inline constexpr Pressure inch_of_mercury = 3386.389 * pascal;

inline constexpr Power watt = kilogram * metre * metre / (second * second * second);
/// Mechanical horsepower, 550 ft·lbf/s.
inline constexpr Power horsepower = 745.69987158227022 * watt;

inline constexpr TemperatureDifference kelvin = TemperatureDifference::from_base_units(1.0);

inline constexpr Angle degree = Angle::from_base_units(1.0);
inline constexpr Angle radian = (180.0 / std::numbers::pi) * degree;

/// A temperature, as opposed to a difference of two: 20 °C plus 20 °C means nothing.
class Temperature {
public:
    static constexpr Temperature from_kelvin(double value) { return Temperature{value * kelvin}; }
    static constexpr Temperature from_celsius(double value)
    {
        return Temperature{(value + 273.15) * kelvin};
    }

    constexpr double in_kelvin() const { return above_absolute_zero_ / kelvin; }
    constexpr double in_celsius() const { return in_kelvin() - 273.15; }

    friend constexpr auto operator<=>(Temperature, Temperature) = default;
    friend constexpr TemperatureDifference operator-(Temperature a, Temperature b)
    {
        return a.above_absolute_zero_ - b.above_absolute_zero_;
    }
    friend constexpr Temperature operator+(Temperature a, TemperatureDifference warmer)
    {
        return Temperature{a.above_absolute_zero_ + warmer};
    }

private:
    explicit constexpr Temperature(TemperatureDifference above) : above_absolute_zero_{above} {}

    TemperatureDifference above_absolute_zero_;
};

}  // namespace transect
