/// What can be seen of the ground in a frame's outline.

#pragma once

#include <optional>
#include <utility>

#include "transect/terrain/terrain_view.hpp"

#include "sensor/viewing.hpp"

namespace transect::coverage {

enum class SightLine { clear, masked, unknown, outside_frame };

class TerrainSight {
public:
    /// Nothing in the outline is masked.
    static TerrainSight of_all(terrain::TerrainView view) { return TerrainSight{std::move(view)}; }
    /// Each point is looked at by itself.
    static TerrainSight of_each(terrain::TerrainView view)
    {
        TerrainSight sight{std::move(view)};
        sight.is_clear_ = false;
        return sight;
    }
    /// The outline is not the frame's own: each point is looked up in the frame too.
    static TerrainSight within(terrain::TerrainView view, const sensor::Viewing& frame)
    {
        auto sight = of_each(std::move(view));
        sight.frame_ = frame;
        return sight;
    }

    bool is_clear() const { return is_clear_; }

    /// To ground in the outline; a height that is not a number is unknown.
    SightLine to(const terrain::GroundPoint& point) const;

private:
    explicit TerrainSight(terrain::TerrainView view) : view_{std::move(view)} {}

    terrain::TerrainView view_;
    bool is_clear_ = true;
    std::optional<sensor::Viewing> frame_;
};

}  // namespace transect::coverage
