/// What a terrain view knows, and how it casts a ray.

#pragma once

#include <array>
#include <optional>
#include <vector>

#include "transect/terrain/terrain_view.hpp"

#include "terrain/cell_walk.hpp"
#include "terrain/ray_curve.hpp"

namespace transect::terrain {

class TerrainView::Kernel {
public:
    Kernel(
        const ElevationSource& source, GeoPoint camera, MslHeight height, const ViewLimits& limits);

    /// Of a direction of unit length.
    RayEnd cast(const LocalDirection& direction, double range_m) const;
    GroundPoint point_at(const LocalDirection& direction, double range_m) const;
    LineOfSight sees(const GroundPoint& point) const;
    std::optional<MslHeight> height(GeoPoint point) const;
    std::optional<GroundBounds> bounds(const GeoBox& box) const;
    bool nothing_masked(const GeoBox& box, Angle least_depression) const;

    double farthest_m() const { return farthest_m_; }

private:
    struct Vector {
        double x = 0.0;
        double y = 0.0;
        double z = 0.0;
    };
    struct Met {
        RayMeets what = RayMeets::nothing;
        double t_m = 0.0;
    };
    /// A ray that starts again from a point along it.
    struct Onward {
        LocalExpansion expansion;
        LocalDirection direction;
    };
    struct Span;
    struct PieceShare {
        const RayPiece& in_degrees;
        Share share;
    };
    /// The highest that the ground below a span can be, known or not, and the one tile that it lies
    /// in, if it does.
    struct Below {
        double highest_m = 0.0;
        const TileInView* tile = nullptr;
    };

    void take_tiles(const ElevationSource& source);
    void find_ceiling(MslHeight highest_possible);
    void find_leaf();
    bool is_below_ground();
    Vector earth_centred(const LocalDirection& direction) const;
    Onward onward(const LocalDirection& direction, double t_m) const;
    std::optional<Met> follow(const RayCurve& curve, const CurveBend& bend, double length_m) const;
    static double clear_way_m(const RayCurve& curve, const Span& span, double highest_m);
    double first_stride_m(const RayCurve& curve, const Span& span) const;
    static double lowest_m(const Span& span, const CurveBend& bend);
    Below highest_below(const Span& span, const CurveBend& bend) const;
    std::optional<Met> walk(const RayCurve& curve, const Span& span, const TileInView* only) const;
    std::optional<Met> walk_on(
        const TileInView& tile,
        const RayCurve& curve,
        const Span& span,
        const PieceShare& part) const;
    const TileInView* next_tile(const RayPiece& piece, double from, Share& share) const;

    GeoPoint camera_;
    double height_m_;
    double farthest_m_;
    GeoBox range_;
    LocalExpansion near_;
    std::vector<TilePointer> tiles_;
    std::vector<TileInView> in_view_;
    bool tiles_overlap_ = false;
    double ceiling_m_ = 0.0;
    double leaf_m_ = 0.0;
    double ground_m_ = 0.0;  ///< below the camera, if it is known
    bool is_blind_ = false;  ///< below the ground, or by a pole
    Vector place_;
    std::array<double, 9> rotation_{};  ///< row by row; columns are east, north and up
};

}  // namespace transect::terrain
