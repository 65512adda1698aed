/// Straight rays as curves of latitude, longitude and height.

#pragma once

#include <array>

#include "transect/terrain/terrain_view.hpp"

namespace transect::terrain {

/// A place on a ray. Longitudes count eastwards from the camera and are not wound up.
struct CurvePoint {
    double latitude_deg = 0.0;
    double east_deg = 0.0;
    double height_m = 0.0;
};

/// Cubic in the distance along the ray.
struct RayCurve {
    CurvePoint start;
    std::array<double, 3> latitude_deg{};  ///< coefficients of t, t², t³
    std::array<double, 3> east_deg{};
    std::array<double, 3> height_m{};

    CurvePoint at(double t_m) const
    {
        return {
            start.latitude_deg + along(latitude_deg, t_m),
            start.east_deg + along(east_deg, t_m),
            start.height_m + along(height_m, t_m)};
    }

    double climb(double t_m) const
    {
        return height_m[0] + t_m * (2.0 * height_m[1] + t_m * 3.0 * height_m[2]);
    }

private:
    static double along(const std::array<double, 3>& terms, double t_m)
    {
        return t_m * (terms[0] + t_m * (terms[1] + t_m * terms[2]));
    }
};

/// How far curves of an expansion can bend: upper bounds of second derivatives.
struct CurveBend {
    double latitude_deg_m2 = 0.0;
    double east_deg_m2 = 0.0;
    double height_m_m2 = 0.0;
};

/// The Taylor series, to third order, of latitude, longitude and height along straight lines that
/// leave one point. With the velocity (n, e, u) in the local frame, which turns as the point moves,
/// and the radii of curvature M and N:
///     φ' = n/(M+h)   λ' = e/((N+h) cos φ)   h' = u
///     n' = −λ' e sin φ − φ' u   e' = λ' (n sin φ − u cos φ)   u' = φ' n + λ' e cos φ
/// The height is right within 1 mm, and the position within a few, up to `reach_m`.
class LocalExpansion {
public:
    explicit LocalExpansion(const CurvePoint& origin);

    RayCurve curve(const LocalDirection& direction) const;

    const CurveBend& bend() const { return bend_; }
    double reach_m() const { return reach_m_; }

private:
    CurvePoint origin_;
    double latitude_n_;
    double latitude_nn_;
    double latitude_ee_;
    double latitude_nu_;
    double latitude_nnn_;
    double latitude_nee_;
    double latitude_nnu_;
    double latitude_eeu_;
    double latitude_nuu_;
    double east_e_;
    double east_en_;
    double east_eu_;
    double east_enn_;
    double east_eee_;
    double east_enu_;
    double east_euu_;
    double height_nn_;
    double height_ee_;
    double height_nnn_;
    double height_nee_;
    double height_nnu_;
    double height_eeu_;
    CurveBend bend_;
    double reach_m_;
};

}  // namespace transect::terrain
