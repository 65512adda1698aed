#include "transect/flight/scanning.hpp"

#include <cmath>
#include <stdexcept>
#include <utility>

#include "transect/geo/geo_point.hpp"
#include "transect/sensor/scan.hpp"

namespace transect::flight {
namespace {

Sample between(const Sample& from, const Sample& to, double part)
{
    auto sample = from;
    const auto way = geodesic_leg(from.position, to.position);
    sample.position = travel(from.position, way.departure, part * way.distance);
    sample.height = from.height + part * (to.height - from.height);
    sample.ground_speed = from.ground_speed + part * (to.ground_speed - from.ground_speed);
    return sample;
}

class SwingingLooks {
public:
    SwingingLooks(std::span<const Sample> stretch, const sensor::CrossTrackScan& scan)
        : stretch_{stretch},
          scan_{scan},
          swing_{(scan.rightmost - scan.leftmost) / scan.rate},
          one_way_{swing_ + scan.turnaround}
    {
        samples_.reserve(stretch.size());
    }

    std::vector<Sample> samples()
    {
        for (std::size_t i = 0; i < stretch_.size(); ++i) {
            if (i > 0 && swing_ > Duration{} && one_way_ >= fastest_way) {
                add_ends_before(i);
            }
            add(stretch_[i]);
        }
        return std::move(samples_);
    }

private:
    Duration since_start(const Sample& sample) const
    {
        return elapsed(stretch_.front().time, sample.time);
    }

    /// Where the camera comes to an end of the sector, and leaves it.
    void add_ends_before(std::size_t next)
    {
        const auto now = since_start(stretch_[next]);
        for (auto way = std::floor(since_start(stretch_[next - 1]) / one_way_);
             way * one_way_ < now;
             ++way) {
            add_between(next, way * one_way_);
            if (scan_.turnaround > same) {
                add_between(next, way * one_way_ + swing_);
            }
        }
    }

    void add_between(std::size_t next, Duration time)
    {
        const auto& from = stretch_[next - 1];
        const auto& to = stretch_[next];
        const auto before = since_start(from);
        const auto now = since_start(to);
        if (time > before + same && time < now - same) {
            auto added = between(from, to, (time - before) / (now - before));
            added.time = stretch_.front().time + time;
            add(added);
        }
    }

    void add(Sample sample)
    {
        if (!sample.look) {
            throw std::invalid_argument{"a sample without a look"};
        }
        sample.look =
            sensor::rolled(*sample.look, sensor::boresight_of(scan_, since_start(sample)));
        samples_.push_back(sample);
    }

    static constexpr Duration same = 0.001 * second;
    /// Bounds the work for a camera that shakes rather than swings.
    static constexpr Duration fastest_way = 0.05 * second;

    std::span<const Sample> stretch_;
    const sensor::CrossTrackScan& scan_;
    Duration swing_;
    Duration one_way_;
    std::vector<Sample> samples_;
};

}  // namespace

std::vector<Sample> scanning(std::span<const Sample> stretch, const sensor::CrossTrackScan& scan)
{
    if (!(scan.rate > TurnRate{})) {
        throw std::invalid_argument{"a scan that does not turn"};
    }
    return SwingingLooks{stretch, scan}.samples();
}

}  // namespace transect::flight
