#include "terrain/ray_curve.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <GeographicLib/Constants.hpp>

namespace transect::terrain {
namespace {

constexpr double degrees_per_radian = 180.0 / std::numbers::pi;

struct Velocity {
    double n = 0.0;
    double e = 0.0;
    double u = 0.0;
};

/// Radii of curvature at a place, with their derivatives by latitude.
struct Radii {
    double sine;
    double cosine;
    double tangent;
    double m;      ///< M + h
    double p;      ///< N + h
    double m_phi;  ///< dM/dφ
    double p_phi;
    double m_phi_phi;
};

Radii radii_at(const CurvePoint& origin)
{
    const double flattening = GeographicLib::Constants::WGS84_f();
    const double eccentricity_2 = flattening * (2.0 - flattening);
    const double latitude = origin.latitude_deg / degrees_per_radian;
    const double s = std::sin(latitude);
    const double c = std::cos(latitude);
    const double w_2 = 1.0 - eccentricity_2 * s * s;
    const double n = GeographicLib::Constants::WGS84_a() / std::sqrt(w_2);
    const double m = n * (1.0 - eccentricity_2) / w_2;
    const double m_phi = 3.0 * m * eccentricity_2 * s * c / w_2;
    return {
        .sine = s,
        .cosine = c,
        .tangent = s / c,
        .m = m + origin.height_m,
        .p = n + origin.height_m,
        .m_phi = m_phi,
        .p_phi = n * eccentricity_2 * s * c / w_2,
        .m_phi_phi =
            3.0 * eccentricity_2 / w_2 *
            (m_phi * s * c + m * (c * c - s * s) + 2.0 * m * eccentricity_2 * s * s * c * c / w_2)};
}

/// Derivatives of latitude and longitude, in radians, along the line with a velocity.
class Derivatives {
public:
    Derivatives(const Radii& radii, const Velocity& velocity)
        : r_{radii},
          v_{velocity},
          latitude_{v_.n / r_.m},
          n_{-v_.e * v_.e * r_.tangent / r_.p - v_.u * v_.n / r_.m},
          e_{v_.e * (v_.n * r_.tangent - v_.u) / r_.p},
          u_{v_.n * v_.n / r_.m + v_.e * v_.e / r_.p},
          m_{r_.m_phi * latitude_ + v_.u},
          p_{r_.p_phi * latitude_ + v_.u},
          q_{-v_.n * r_.sine + v_.u * r_.cosine}
    {}

    double latitude_second() const { return n_ / r_.m - v_.n * m_ / (r_.m * r_.m); }

    double latitude_third() const
    {
        const double secant_2 = 1.0 + r_.tangent * r_.tangent;
        const double m_2 = r_.m * r_.m;
        const double from_east =
            -2.0 * v_.e * e_ * r_.tangent / (r_.p * r_.m) -
            v_.e * v_.e * secant_2 * latitude_ / (r_.p * r_.m) +
            v_.e * v_.e * r_.tangent * (p_ / (r_.p * r_.p * r_.m) + m_ / (r_.p * m_2));
        const double from_climb =
            -2.0 * (u_ * v_.n + v_.u * n_) / m_2 + 4.0 * v_.u * v_.n * m_ / (m_2 * r_.m);
        const double from_flattening = -r_.m_phi_phi * latitude_ * v_.n * v_.n / (m_2 * r_.m) -
                                       2.0 * r_.m_phi * v_.n * n_ / (m_2 * r_.m) +
                                       3.0 * r_.m_phi * v_.n * v_.n * m_ / (m_2 * m_2);
        return from_east + from_climb + from_flattening;
    }

    double longitude_second() const
    {
        return 2.0 * v_.e * (v_.n * r_.tangent - v_.u) / (r_.p * q());
    }

    double longitude_third() const
    {
        const double secant_2 = 1.0 + r_.tangent * r_.tangent;
        const double turn = v_.n * r_.tangent - v_.u;
        const double turn_rate = n_ * r_.tangent + v_.n * secant_2 * latitude_ - u_;
        return 2.0 * (e_ * turn + v_.e * turn_rate) / (r_.p * q()) -
               2.0 * v_.e * turn * (p_ / (r_.p * r_.p * q()) + q_ / (r_.p * q() * q()));
    }

    double height_third() const
    {
        return 2.0 * v_.n * n_ / r_.m - v_.n * v_.n * m_ / (r_.m * r_.m) + 2.0 * v_.e * e_ / r_.p -
               v_.e * v_.e * p_ / (r_.p * r_.p);
    }

private:
    double q() const { return r_.p * r_.cosine; }

    // Members without the quantity's letter in front are derivatives of that letter.
    const Radii& r_;
    Velocity v_;
    double latitude_;
    double n_;
    double e_;
    double u_;
    double m_;
    double p_;
    double q_;
};

/// All derivatives are homogeneous polynomials of the velocity; their coefficients follow from a
/// few values.
template <typename Value>
double at(const Radii& radii, const Velocity& velocity, Value value)
{
    return (Derivatives{radii, velocity}.*value)();
}

}  // namespace

LocalExpansion::LocalExpansion(const CurvePoint& origin) : origin_{origin}
{
    const Radii r = radii_at(origin);
    const double q = r.p * r.cosine;
    constexpr double second = degrees_per_radian / 2.0;
    constexpr double third = degrees_per_radian / 6.0;

    latitude_n_ = degrees_per_radian / r.m;
    latitude_nn_ = second * at(r, {1.0, 0.0, 0.0}, &Derivatives::latitude_second);
    latitude_ee_ = second * at(r, {0.0, 1.0, 0.0}, &Derivatives::latitude_second);
    latitude_nu_ = second * at(r, {1.0, 0.0, 1.0}, &Derivatives::latitude_second) - latitude_nn_;
    latitude_nnn_ = third * at(r, {1.0, 0.0, 0.0}, &Derivatives::latitude_third);
    latitude_nee_ = third * at(r, {1.0, 1.0, 0.0}, &Derivatives::latitude_third) - latitude_nnn_;
    latitude_eeu_ = third * at(r, {0.0, 1.0, 1.0}, &Derivatives::latitude_third);
    const double up = third * at(r, {1.0, 0.0, 1.0}, &Derivatives::latitude_third);
    const double down = third * at(r, {1.0, 0.0, -1.0}, &Derivatives::latitude_third);
    latitude_nnu_ = (up - down) / 2.0;
    latitude_nuu_ = (up + down) / 2.0 - latitude_nnn_;

    east_e_ = degrees_per_radian / q;
    east_eu_ = second * at(r, {0.0, 1.0, 1.0}, &Derivatives::longitude_second);
    east_en_ = second * at(r, {1.0, 1.0, 0.0}, &Derivatives::longitude_second);
    east_eee_ = third * at(r, {0.0, 1.0, 0.0}, &Derivatives::longitude_third);
    east_enn_ = third * at(r, {1.0, 1.0, 0.0}, &Derivatives::longitude_third) - east_eee_;
    east_euu_ = third * at(r, {0.0, 1.0, 1.0}, &Derivatives::longitude_third) - east_eee_;
    east_enu_ = third * at(r, {1.0, 1.0, 1.0}, &Derivatives::longitude_third) - east_eee_ -
                east_enn_ - east_euu_;

    height_nn_ = 0.5 / r.m;
    height_ee_ = 0.5 / r.p;
    constexpr double sixth = 1.0 / 6.0;
    height_nnn_ = sixth * at(r, {1.0, 0.0, 0.0}, &Derivatives::height_third);
    height_nee_ = sixth * at(r, {1.0, 1.0, 0.0}, &Derivatives::height_third) - height_nnn_;
    height_nnu_ = sixth * at(r, {1.0, 0.0, 1.0}, &Derivatives::height_third) - height_nnn_;
    height_eeu_ = sixth * at(r, {0.0, 1.0, 1.0}, &Derivatives::height_third);

    // The terms of fourth order grow with the third power of the tangent.
    constexpr double farthest_m = 20'000.0;
    constexpr double steep_tangent = 2.0;
    const double tangent = std::abs(r.tangent);
    reach_m_ = farthest_m * std::min(1.0, steep_tangent / tangent);
    // |φ''| ≤ (tan φ + 1)/r², |λ''| cos φ the same; margin for what changes up to the reach.
    constexpr double margin = 1.25;
    const double least = std::min(r.m, r.p);
    const double turn = margin * (tangent + 1.1) / (least * least) * degrees_per_radian;
    bend_ = {
        .latitude_deg_m2 = turn, .east_deg_m2 = turn / r.cosine, .height_m_m2 = margin / least};
}

RayCurve LocalExpansion::curve(const LocalDirection& direction) const
{
    const double n = direction.north;
    const double e = direction.east;
    const double u = -direction.down;
    const double nn = n * n;
    const double ee = e * e;
    return {
        .start = origin_,
        .latitude_deg =
            {latitude_n_ * n,
             latitude_nn_ * nn + latitude_ee_ * ee + latitude_nu_ * n * u,
             n * (latitude_nnn_ * nn + latitude_nee_ * ee + latitude_nuu_ * u * u) +
                 u * (latitude_nnu_ * nn + latitude_eeu_ * ee)},
        .east_deg =
            {east_e_ * e,
             e * (east_en_ * n + east_eu_ * u),
             e * (east_enn_ * nn + east_eee_ * ee + u * (east_enu_ * n + east_euu_ * u))},
        .height_m = {
            u,
            height_nn_ * nn + height_ee_ * ee,
            n * (height_nnn_ * nn + height_nee_ * ee) + u * (height_nnu_ * nn + height_eeu_ * ee)}};
}

}  // namespace transect::terrain
