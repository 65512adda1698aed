#include "transect/flight/phases.hpp"

#include <algorithm>
#include <utility>

#include "flight/contacts.hpp"
#include "flight/orbits.hpp"

namespace transect::flight {
namespace {

bool is_vertical(Phase phase)
{
    return phase == Phase::climb || phase == Phase::descent;
}

class Phases {
public:
    Phases(PhaseTrack track, const PhaseThresholds& thresholds)
        : track_{std::move(track)},
          thresholds_{thresholds},
          stretches_{flight::stretches(track_, thresholds)},
          phases_(track_.points.size(), Phase::unknown)
    {}

    FlightPhases run(Instant start, Instant end, Duration max_gap)
    {
        for (const auto& stretch : stretches_) {
            if (stretch.where == Where::ground) {
                fill(stretch.range, Phase::taxi);
            } else if (stretch.where == Where::air) {
                label_flight(stretch);
            }
        }
        label_rolls();
        label_approaches();
        set_block();
        set_air();
        return {intervals(start, end, max_gap), times_};
    }

private:
    const PhasePoint& point(std::size_t index) const { return track_.points[index]; }

    void fill(PointRange range, Phase phase)
    {
        for (auto i = range.begin; i < range.end; ++i) {
            phases_[i] = phase;
        }
    }

    /// With hysteresis: a climb goes on until it is slower than it had to be to begin.
    Phase next(Phase before, std::size_t index) const
    {
        const Speed climb = point(index).climb_m_s * metre_per_second;
        const bool goes_on = is_vertical(before) && (climb > Speed{}) == (before == Phase::climb) &&
                             abs(climb) > thresholds_.climb_ends;
        if (goes_on) {
            return before;
        }
        if (abs(climb) < thresholds_.climb_begins) {
            return Phase::transit;
        }
        return climb > Speed{} ? Phase::climb : Phase::descent;
    }

    void label_flight(const Stretch& stretch)
    {
        auto phase = Phase::transit;
        for (auto i = stretch.range.begin; i < stretch.range.end; ++i) {
            phase = next(phase, i);
            phases_[i] = phase;
        }
        drop_short(stretch.range);
        label_orbits(stretch.range);
        near_ground(stretch);
    }

    void label_orbits(PointRange range)
    {
        for (auto begin = range.begin; begin < range.end;) {
            const auto end = end_of_phase(begin, range.end);
            if (phases_[begin] == Phase::transit) {
                for (const auto& orbit : orbits(track_, {begin, end}, thresholds_)) {
                    fill(orbit, Phase::orbit);
                }
            }
            begin = end;
        }
    }

    /// Bumps: what lasts too short belongs to what was before it, or after it at the beginning.
    void drop_short(PointRange range)
    {
        for (auto begin = range.begin; begin < range.end;) {
            const auto end = end_of_phase(begin, range.end);
            const auto last = std::min(end, track_.points.size() - 1);
            const bool is_short =
                (point(last).time_s - point(begin).time_s) * second < thresholds_.shortest;
            if (is_short && begin > range.begin) {
                fill({begin, end}, phases_[begin - 1]);
            } else if (is_short && end < range.end) {
                fill({begin, end}, phases_[end]);
                continue;  // it is longer now
            }
            begin = end;
        }
    }

    std::size_t end_of_phase(std::size_t begin, std::size_t limit) const
    {
        auto end = begin + 1;
        while (end < limit && phases_[end] == phases_[begin]) {
            ++end;
        }
        return end;
    }

    bool is_lower(std::size_t index, double field_m, Length limit) const
    {
        return (point(index).height_m - field_m) * metre < limit;
    }

    void near_ground(const Stretch& stretch)
    {
        if (stretch.taken_off_from_m) {
            take_off(stretch.range, *stretch.taken_off_from_m);
        } else {
            ++times_.unseen_take_offs;
        }
        if (stretch.landed_at_m) {
            land(stretch.range, *stretch.landed_at_m);
        } else {
            ++times_.unseen_landings;
        }
    }

    void take_off(const PointRange& range, double field_m)
    {
        times_.take_offs.push_back(point(range.begin).time);
        auto i = range.begin;
        for (; i < range.end && is_lower(i, field_m, thresholds_.clear_of_ground); ++i) {
            phases_[i] = Phase::take_off;
        }
        for (; i < range.end && is_low(i, field_m); ++i) {
            phases_[i] = Phase::climb;
        }
    }

    void land(const PointRange& range, double field_m)
    {
        times_.landings.push_back(point(range.end).time);
        auto i = range.end;
        for (; i > range.begin && is_lower(i - 1, field_m, thresholds_.clear_of_ground); --i) {
            phases_[i - 1] = Phase::landing;
        }
        for (; i > range.begin && is_low(i - 1, field_m); --i) {
            phases_[i - 1] = Phase::descent;
        }
    }

    /// Just before or after the ground, a shallow way up or down is no transit.
    bool is_low(std::size_t index, double field_m) const
    {
        return is_lower(index, field_m, thresholds_.low_approach) &&
               (phases_[index] == Phase::transit || is_vertical(phases_[index]));
    }

    bool rolls(std::size_t index) const
    {
        return phases_[index] == Phase::taxi && point(index).speed_over_ground() > thresholds_.roll;
    }

    void label_rolls()
    {
        for (const auto& stretch : stretches_) {
            if (stretch.taken_off_from_m) {
                for (auto i = stretch.range.begin; i > 0 && rolls(i - 1); --i) {
                    phases_[i - 1] = Phase::take_off;
                }
            }
            if (stretch.landed_at_m) {
                for (auto i = stretch.range.end; i < phases_.size() && rolls(i); ++i) {
                    phases_[i] = Phase::landing;
                }
            }
        }
    }

    void label_approaches()
    {
        for (const auto& approach : low_approaches(track_, stretches_, thresholds_)) {
            fill(approach.range, approach.touched ? Phase::touch_and_go : Phase::go_around);
            ++(approach.touched ? times_.touch_and_goes : times_.go_arounds);
        }
    }

    bool moves(std::size_t index) const
    {
        return point(index).speed_over_ground() >= thresholds_.moving;
    }

    /// Not a reading that stands alone.
    bool keeps_moving(std::size_t index) const
    {
        return moves(index) && index + 1 < phases_.size() && moves(index + 1);
    }

    bool begins_run(std::size_t index) const
    {
        return std::ranges::find(track_.runs, index, &PointRange::begin) != track_.runs.end();
    }

    void set_block()
    {
        std::size_t first = 0;
        while (first < phases_.size() && phases_[first] == Phase::taxi && !keeps_moving(first)) {
            phases_[first++] = Phase::parked;
        }
        if (first == phases_.size() || phases_[first] == Phase::unknown) {
            return;
        }
        if (first > 0 && !begins_run(first)) {
            times_.block_off = point(first).time;
        }
        auto last = phases_.size();
        while (last > 0 && phases_[last - 1] == Phase::taxi &&
               !(moves(last - 1) && last > 1 && moves(last - 2))) {
            phases_[--last] = Phase::parked;
        }
        if (last < phases_.size() && last > 0 && !begins_run(last) &&
            phases_[last - 1] != Phase::unknown) {
            times_.block_on = point(last).time;
        }
        if (times_.block_off && times_.block_on) {
            times_.block = elapsed(*times_.block_off, *times_.block_on);
        }
    }

    /// In the air on both sides of a short hole: in the air all the time.
    void set_air()
    {
        Duration air;
        const Stretch* before = nullptr;  // in the air, without a landing
        for (const auto& stretch : stretches_) {
            if (stretch.where != Where::air) {
                continue;
            }
            const bool joins =
                before != nullptr && !stretch.taken_off_from_m &&
                elapsed(point(before->range.end - 1).time, point(stretch.range.begin).time) <=
                    thresholds_.bridged_hole;
            if (joins) {
                --times_.unseen_landings;
                --times_.unseen_take_offs;
                air += elapsed(point(before->range.end - 1).time, point(stretch.range.begin).time);
            }
            const auto end = stretch.landed_at_m ? stretch.range.end : stretch.range.end - 1;
            air += elapsed(point(stretch.range.begin).time, point(end).time);
            before = stretch.landed_at_m ? nullptr : &stretch;
        }
        const bool all_seen = times_.unseen_take_offs == 0 && times_.unseen_landings == 0;
        if (all_seen && !times_.take_offs.empty()) {
            times_.air = air;
        }
    }

    /// From each point on its phase, but nothing over a hole.
    std::vector<PhaseInterval> intervals(Instant start, Instant end, Duration max_gap) const
    {
        std::vector<PhaseInterval> result;
        const auto add = [&](Phase phase, Instant from, Instant to) {
            if (from == to) {
                return;
            }
            if (!result.empty() && result.back().phase == phase) {
                result.back().end = to;
            } else {
                result.push_back({phase, from, to});
            }
        };
        const auto tell = [&](Phase phase, Instant from, Instant to, bool hole) {
            add(hole ? Phase::unknown : phase, from, to);
        };
        if (track_.points.empty()) {
            add(Phase::unknown, start, end);
            return result;
        }
        const auto& first = track_.points.front();
        tell(phases_.front(), start, first.time, elapsed(start, first.time) > max_gap);
        for (std::size_t i = 1; i < phases_.size(); ++i) {
            tell(phases_[i - 1], point(i - 1).time, point(i).time, begins_run(i));
        }
        const auto& last = track_.points.back();
        tell(phases_.back(), last.time, end, elapsed(last.time, end) > max_gap);
        return result;
    }

    PhaseTrack track_;
    PhaseThresholds thresholds_;
    std::vector<Stretch> stretches_;
    std::vector<Phase> phases_;
    FlightTimes times_;
};

}  // namespace

std::string to_string(Phase phase)
{
    switch (phase) {
        case Phase::parked:
            return "parked";
        case Phase::taxi:
            return "taxi";
        case Phase::take_off:
            return "take-off";
        case Phase::climb:
            return "climb";
        case Phase::transit:
            return "transit";
        case Phase::orbit:
            return "orbit";
        case Phase::descent:
            return "descent";
        case Phase::landing:
            return "landing";
        case Phase::touch_and_go:
            return "touch-and-go";
        case Phase::go_around:
            return "go-around";
        case Phase::unknown:
            break;
    }
    return "unknown";
}

PhaseThresholds phase_thresholds(const aircraft::Limits& limits)
{
    PhaseThresholds thresholds;
    constexpr Speed stall_of_208b = 78.0 * knot;
    const double ratio = limits.stall_speed / stall_of_208b;
    if (ratio > 0.0) {
        thresholds.roll = ratio * thresholds.roll;
        thresholds.on_ground = ratio * thresholds.on_ground;
        thresholds.rotation = ratio * thresholds.rotation;
        thresholds.touching = ratio * thresholds.touching;
    }
    return thresholds;
}

FlightPhases find_phases(
    std::span<const TrackPoint> track, const PhaseThresholds& thresholds, Duration max_gap)
{
    if (track.empty()) {
        return {};
    }
    return Phases{phase_track(track, thresholds, max_gap), thresholds}.run(
        track.front().time, track.back().time, max_gap);
}

}  // namespace transect::flight
