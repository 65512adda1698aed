#include "transect/flightlog/timeline.hpp"

#include <algorithm>
#include <optional>

#include "flightlog/src/tracks/median.hpp"

namespace transect::flightlog {
namespace {

constexpr double jump_factor = 1.5;
constexpr Length jump_margin = 20.0 * metre;
/// Faster than any aircraft of interest: expected where a log tells no speed.
constexpr Speed unknown_speed = 350.0 * metre_per_second;

Length distance(const Record& from, const Record& to)
{
    return geodesic_leg(from.position, to.position).distance;
}

/// Geodesics are dear; a step of less than the margin needs none. One degree is 111.7 km at most.
bool is_far(const Record& from, const Record& to)
{
    constexpr Angle margin = 0.5 * (jump_margin / (111.7 * kilometre)) * degree;
    return abs(to.position.latitude.angle() - from.position.latitude.angle()) > margin ||
           abs(to.position.longitude.angle() - from.position.longitude.angle()) > margin;
}

/// Speed over the interval that ends with record `index`; nothing for the first.
std::optional<Speed> implied_speed(std::span<const Record> records, std::size_t index)
{
    if (index == 0) {
        return std::nullopt;
    }
    const auto time = elapsed(records[index - 1].time, records[index].time);
    if (!(time > Duration{})) {
        return std::nullopt;
    }
    return distance(records[index - 1], records[index]) / time;
}

Speed expected_speed(std::span<const Record> records, std::size_t next)
{
    std::optional<Speed> fastest;
    for (const auto& speed :
         {records[next - 1].ground_speed,
          records[next].ground_speed,
          implied_speed(records, next - 1)}) {
        if (speed && (!fastest || *speed > *fastest)) {
            fastest = speed;
        }
    }
    return fastest.value_or(unknown_speed);
}

bool is_jump(std::span<const Record> records, std::size_t next)
{
    const auto& from = records[next - 1];
    const auto& to = records[next];
    if (!is_far(from, to)) {
        return false;
    }
    const auto time = elapsed(from.time, to.time);
    const auto reported =
        std::max(from.ground_speed.value_or(Speed{}), to.ground_speed.value_or(Speed{}));
    const auto moved = distance(from, to);
    if (moved <= jump_factor * reported * time + jump_margin) {
        return false;
    }
    return moved > jump_factor * expected_speed(records, next) * time + jump_margin;
}

std::optional<BreakKind> break_before(
    std::span<const Record> records, std::size_t next, Duration longest)
{
    const auto time = elapsed(records[next - 1].time, records[next].time);
    if (time <= Duration{}) {
        return BreakKind::clock_step;
    }
    if (time > longest) {
        return BreakKind::hole;
    }
    return is_jump(records, next) ? std::optional{BreakKind::position_jump} : std::nullopt;
}

}  // namespace

Duration sample_period(std::span<const Record> records)
{
    std::vector<Duration> periods;
    for (std::size_t i = 1; i < records.size(); ++i) {
        const auto period = elapsed(records[i - 1].time, records[i].time);
        if (period > Duration{}) {
            periods.push_back(period);
        }
    }
    if (periods.empty()) {
        return second;
    }
    return median(std::move(periods));
}

Duration longest_gap(std::span<const Record> records)
{
    return 3.0 * sample_period(records);
}

std::vector<Break> find_breaks(std::span<const Record> records)
{
    const auto longest = longest_gap(records);
    std::vector<Break> breaks;
    for (std::size_t next = 1; next < records.size(); ++next) {
        if (const auto kind = break_before(records, next, longest)) {
            breaks.push_back({*kind, next, records[next - 1].time, records[next].time});
        }
    }
    return breaks;
}

}  // namespace transect::flightlog
