/// Points and areas in a plane: what a map projection makes of the ground near one place.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "transect/units.hpp"

namespace transect {

/// Raw metres, because this is the inside of numerical kernels; which plane it is depends on the
/// projection that made it.
struct PlanePoint {
    double x_m = 0.0;  ///< towards plane east
    double y_m = 0.0;  ///< towards plane north

    friend bool operator==(const PlanePoint&, const PlanePoint&) = default;
};

inline PlanePoint operator+(PlanePoint a, PlanePoint b)
{
    return {a.x_m + b.x_m, a.y_m + b.y_m};
}
inline PlanePoint operator-(PlanePoint a, PlanePoint b)
{
    return {a.x_m - b.x_m, a.y_m - b.y_m};
}
inline PlanePoint operator*(double factor, PlanePoint a)
{
    return {factor * a.x_m, factor * a.y_m};
}
inline double dot(PlanePoint a, PlanePoint b)
{
    return a.x_m * b.x_m + a.y_m * b.y_m;
}
double length_m(PlanePoint vector);

using PlaneRing = std::vector<PlanePoint>;  ///< closed, first vertex not repeated

struct PlanePolygon {
    PlaneRing outer;
    std::vector<PlaneRing> holes;
};

/// Valid in the sense of OGC simple features wherever a function below returns it.
struct PlaneArea {
    std::vector<PlanePolygon> parts;
};

/// Why an area is not usable: a ring that crosses itself, a hole outside its shell, fewer than
/// three vertices.
struct PlaneDefect {
    std::string reason;  ///< "Self-intersection"
    PlanePoint where;
};
std::optional<PlaneDefect> defect(const PlaneArea& area);

double area_m2(const PlaneArea& area);

/// Overlays by GEOS (OverlayNG). Inputs must be without defect; std::domain_error otherwise.
PlaneArea unite(const std::vector<PlaneArea>& areas);
PlaneArea intersection(const PlaneArea& a, const PlaneArea& b);
PlaneArea difference(const PlaneArea& a, const PlaneArea& b);

/// All points within `distance_m` of the area, at least; beyond that by less than 0.5 % of it at
/// rounded corners. A negative distance takes at least that much away along the outline.
PlaneArea grown(const PlaneArea& area, double distance_m);

/// Vertices moved by at most `tolerance_m`, topology kept.
PlaneArea simplified(const PlaneArea& area, double tolerance_m);

}  // namespace transect
