#include "transect/coverage/observe.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <utility>

#include "coverage/look_path.hpp"
#include "coverage/sweep.hpp"

namespace transect::coverage {
namespace {

constexpr Length smallest_cell = 0.1 * metre;
/// Allowed departure from even motion between frames, in cells.
constexpr double unevenness_in_cells = 0.1;
/// Bows of the footprint's edges that are taken for straight, in cells.
constexpr double straightness_in_cells = 0.02;
/// Frames between two samples are at most 2 to this power, which bounds the work of a wild log.
constexpr int deepest_split = 8;

Instant first_moment(std::span<const flight::Trajectory> flights)
{
    std::optional<Instant> first;
    for (const auto& flight : flights) {
        if (!flight.samples.empty()) {
            const auto start = flight.samples.front().time;
            first = std::min(first.value_or(start), start);
        }
    }
    return first.value_or(Instant{});
}

class Observer {
public:
    Observer(
        Grid& grid,
        const sensor::CameraProfile& camera,
        const terrain::AssumedGround& ground,
        const ObserveSettings& settings)
        : grid_{grid},
          camera_{camera},
          ground_{ground},
          settings_{settings},
          sweep_{grid, settings.max_memory_bytes}
    {}

    void follow(const flight::Trajectory& flight)
    {
        std::optional<Frame> last;
        sweep_.start_anew();
        for (std::size_t i = 1; i < flight.samples.size(); ++i) {
            const auto& from = flight.samples[i - 1];
            const auto& to = flight.samples[i];
            if (!connected(from, to, flight.max_gap)) {
                last.reset();
                continue;
            }
            const LookPath path{from, to};
            const Piece piece{path, from.time, elapsed(from.time, to.time)};
            if (!last) {
                last = frame(piece, 0.0);
            }
            auto next = frame(piece, 1.0);
            if (path.turn() <= elapsed(from.time, to.time) * settings_.max_slew) {
                sweep(piece, {0.0, *last}, {1.0, next}, deepest_split);
            }
            last = std::move(next);
        }
    }

private:
    /// The flight between two samples.
    struct Piece {
        const LookPath& path;
        Instant start;
        Duration duration;
    };
    struct Moment {
        double part = 0.0;
        const Frame& frame;
    };

    static bool connected(const flight::Sample& from, const flight::Sample& to, Duration max_gap)
    {
        const auto apart = elapsed(from.time, to.time);
        return from.look && to.look && apart > Duration{} && apart <= max_gap;
    }

    Frame frame(const Piece& piece, double part) const
    {
        const auto pose = piece.path.at(part);
        std::vector<PlanePoint> corners;
        for (const auto& corner : sensor::footprint(pose, ground_, settings_.farthest)) {
            corners.push_back(settings_.frame.forward(corner));
        }
        return {
            .time_s = (elapsed(grid_.epoch(), piece.start) + part * piece.duration) / second,
            .outline = Outline{std::move(corners), straightness_in_cells * grid_.cell_m()},
            .resolution = GroundResolution{settings_.frame, pose, ground_, camera_},
        };
    }

    /// Halves the time until the footprint moves evenly. What is sky at one end and ground at the
    /// other is halved to the last and then left out.
    // NOLINTNEXTLINE(misc-no-recursion): at most deepest_split levels
    void sweep(const Piece& piece, Moment before, Moment after, int splits_left)
    {
        if (before.frame.outline.empty() && after.frame.outline.empty()) {
            return;
        }
        const bool some_sky = before.frame.outline.empty() || after.frame.outline.empty();
        const auto sides = some_sky ? std::vector<MovingSide>{}
                                    : moving_sides(before.frame.outline, after.frame.outline);
        if (splits_left > 0) {
            const double part = 0.5 * (before.part + after.part);
            const auto middle = frame(piece, part);
            if (some_sky || uneven(sides, middle.outline)) {
                sweep(piece, before, {part, middle}, splits_left - 1);
                sweep(piece, {part, middle}, after, splits_left - 1);
                return;
            }
        }
        if (!some_sky) {
            sweep_.between(before.frame, after.frame, sides);
        }
    }

    bool uneven(const std::vector<MovingSide>& sides, const Outline& middle) const
    {
        return middle.empty() || unevenness_m(sides, middle) > unevenness_in_cells * grid_.cell_m();
    }

    Grid& grid_;
    const sensor::CameraProfile& camera_;
    const terrain::AssumedGround& ground_;
    const ObserveSettings& settings_;
    Sweep sweep_;
};

}  // namespace

Coverage observe(
    std::span<const flight::Trajectory> flights,
    const sensor::CameraProfile& camera,
    const terrain::AssumedGround& ground,
    const ObserveSettings& settings)
{
    // `!(a >= b)`, so that NaN is refused too.
    if (!(settings.cell >= smallest_cell)) {
        throw std::domain_error{"a coverage cell must measure at least 0.1 m"};
    }
    auto grid = std::make_shared<Grid>(
        settings.frame, settings.cell / metre, settings.requirement, first_moment(flights));
    Observer observer{*grid, camera, ground, settings};
    for (const auto& flight : flights) {
        observer.follow(flight);
    }
    grid->require_all_tiles(settings.max_memory_bytes);
    return Coverage{std::move(grid)};
}

}  // namespace transect::coverage
