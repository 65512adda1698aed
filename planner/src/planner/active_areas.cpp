#include "planner/active_areas.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "planner/set_height.hpp"

namespace transect::planner {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Edges in a file are straight in longitude and latitude, in the plane they are straight there:
/// with pieces as long as this, the two differ by metres.
constexpr Length longest_edge = 20.0 * kilometre;

/// Areas are at most 2,000 km across, and no flight of this aircraft gets this far.
constexpr Length out_of_any_reach = 6000.0 * kilometre;

std::optional<double> known_height_m(const std::optional<SetHeight>& limit, const Mission& mission)
{
    if (!limit || limit->reference == SetHeight::Reference::height_agl) {
        return std::nullopt;
    }
    return geometric_height(*limit, mission).above_datum() / metre;
}

GeoPoint between(const GeoPoint& a, const GeoPoint& b, double share)
{
    const Angle north = b.latitude.angle() - a.latitude.angle();
    const Bearing west{a.longitude.angle()};
    const Angle east = Bearing{b.longitude.angle()} - west;
    return {
        Latitude{a.latitude.angle() + share * north},
        Longitude{(west + share * east) - Bearing{Angle{}}}};
}

PlaneRing placed(const Ring& ring, const LocalPlane& plane)
{
    PlaneRing result;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const auto& next = ring[(i + 1) % ring.size()];
        const int pieces = std::max(
            1, static_cast<int>(std::ceil(geodesic_leg(ring[i], next).distance / longest_edge)));
        for (int piece = 0; piece < pieces; ++piece) {
            result.push_back(
                plane.forward(between(ring[i], next, static_cast<double>(piece) / pieces)));
        }
    }
    return result;
}

PlaneArea placed(const MultiPolygon& area, const LocalPlane& plane)
{
    PlaneArea result;
    if (area.parts.empty() || area.parts.front().outer.empty() ||
        geodesic_leg(plane.centre(), area.parts.front().outer.front()).distance >
            out_of_any_reach) {
        return result;
    }
    for (const auto& part : area.parts) {
        auto& made = result.parts.emplace_back();
        made.outer = placed(part.outer, plane);
        for (const auto& hole : part.holes) {
            made.holes.push_back(placed(hole, plane));
        }
    }
    return result;
}

/// Outlines of many vertices become simpler, to the safe side.
PlaneArea with_clearance(const PlaneArea& area, KeepArea::Kind kind, double clearance_m)
{
    const double tolerance_m = 0.1 * clearance_m;
    const double beyond_m = clearance_m + tolerance_m;
    const bool keeps_out = kind == KeepArea::Kind::keep_out;
    return simplified(grown(area, keeps_out ? beyond_m : -beyond_m), tolerance_m);
}

bool binds(const PlacedArea& area, const Stretch& stretch)
{
    return area.binds_between(stretch.low_m, stretch.high_m) &&
           area.binds_during(stretch.begin, stretch.end);
}

/// Whether every piece of the line lies in one of the areas; where two of them meet, a piece of
/// less than a metre may end in either.
bool are_around(const std::vector<const PlacedArea*>& areas, PlanePoint from, PlanePoint to)
{
    const auto in_any = [&](const auto& has) {
        return std::ranges::any_of(
            areas, [&](const PlacedArea* area) { return has(area->outline); });
    };
    constexpr double smallest_m = 1.0;
    std::vector<std::pair<PlanePoint, PlanePoint>> pending{{from, to}};
    while (!pending.empty()) {
        const auto piece = pending.back();
        pending.pop_back();
        const auto& begin = piece.first;
        const auto& end = piece.second;
        if (in_any([&](const OutlineIndex& outline) { return outline.holds(begin, end); })) {
            continue;
        }
        const bool ends_within =
            in_any([&](const OutlineIndex& outline) { return outline.contains(begin); }) &&
            in_any([&](const OutlineIndex& outline) { return outline.contains(end); });
        if (!ends_within || areas.size() < 2) {
            return false;
        }
        if (length_m(end - begin) >= smallest_m) {
            const auto middle = 0.5 * (begin + end);
            pending.emplace_back(begin, middle);
            pending.emplace_back(middle, end);
        }
    }
    return true;
}

}  // namespace

bool PlacedArea::binds_between(double low_m, double high_m) const
{
    constexpr double rounding_m = 1.0;
    return high_m >= floor_m - rounding_m && low_m <= ceiling_m + rounding_m;
}

bool PlacedArea::binds_during(Instant begin, Instant end) const
{
    return !(from && end < *from) && !(until && begin > *until);
}

ActiveAreas::ActiveAreas(const Mission& mission, const LocalPlane& plane, double clearance_m)
{
    for (std::size_t i = 0; i < mission.keep_areas.size(); ++i) {
        const auto& area = mission.keep_areas[i];
        auto in_plane = placed(area.area, plane);
        if (clearance_m > 0.0 && !in_plane.parts.empty()) {
            in_plane = with_clearance(in_plane, area.kind, clearance_m);
        }
        OutlineIndex outline{in_plane};
        areas_.push_back({
            .kind = area.kind,
            .index = i,
            .area = std::move(in_plane),
            .outline = std::move(outline),
            .floor_m = known_height_m(area.floor, mission).value_or(-infinity),
            .ceiling_m = known_height_m(area.ceiling, mission).value_or(infinity),
            .from = area.from,
            .until = area.until,
        });
    }
}

std::vector<std::size_t> ActiveAreas::entered_by(const Stretch& stretch) const
{
    std::vector<std::size_t> entered;
    for (const auto& area : areas_) {
        if (area.kind == KeepArea::Kind::keep_out && binds(area, stretch) &&
            area.outline.entered_by(stretch.from, stretch.to)) {
            entered.push_back(area.index);
        }
    }
    return entered;
}

std::optional<std::size_t> ActiveAreas::left_by(const Stretch& stretch) const
{
    std::vector<const PlacedArea*> binding;
    for (const auto& area : areas_) {
        if (area.kind == KeepArea::Kind::keep_in && binds(area, stretch)) {
            binding.push_back(&area);
        }
    }
    if (binding.empty() || are_around(binding, stretch.from, stretch.to)) {
        return std::nullopt;
    }
    return binding.front()->index;
}

PlaneArea ActiveAreas::forbidden(const Span& span, const PlaneBox& box) const
{
    std::vector<PlaneArea> out;
    std::vector<PlaneArea> in;
    for (const auto& area : areas_) {
        if (area.binds_between(span.low_m, span.high_m) &&
            area.binds_during(span.begin, span.end)) {
            (area.kind == KeepArea::Kind::keep_out ? out : in).push_back(area.area);
        }
    }
    const PlaneArea frame{
        {{{box.low, {box.high.x_m, box.low.y_m}, box.high, {box.low.x_m, box.high.y_m}}, {}}}};
    if (!in.empty()) {
        out.push_back(difference(frame, unite(in)));
    }
    return out.empty() ? PlaneArea{} : intersection(unite(out), frame);
}

bool ActiveAreas::permit(const Stretch& stretch) const
{
    return entered_by(stretch).empty() && !left_by(stretch);
}

}  // namespace transect::planner
