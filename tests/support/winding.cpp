#include "support/winding.hpp"

#include <cmath>
#include <numbers>

namespace transect::test {

bool turns_around(const PlaneRing& ring, PlanePoint point)
{
    double turn = 0.0;
    auto before = ring.back() - point;
    for (const auto& vertex : ring) {
        const auto here = vertex - point;
        turn += std::atan2(before.x_m * here.y_m - before.y_m * here.x_m, dot(before, here));
        before = here;
    }
    return std::abs(turn) > std::numbers::pi;
}

}  // namespace transect::test
