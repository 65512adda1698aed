#include "planner/remaining.hpp"

#include <algorithm>
#include <stdexcept>

#include "planner/transect_task.hpp"

namespace transect::planner {
namespace {

constexpr Duration overlap = 10.0 * second;
constexpr Duration shortest_rest = 5.0 * second;

/// In shares of the length of a transect.
struct Stretch {
    double begin = 0.0;
    double end = 1.0;
};

void require_sound(const Plan& plan, std::span<const FlownPart> flown)
{
    for (const auto& part : flown) {
        const auto has_it = [&](const Sortie& sortie) {
            return std::ranges::find(sortie.transects, part.transect, &Transect::number) !=
                   sortie.transects.end();
        };
        if (std::ranges::none_of(plan.sorties, has_it)) {
            throw std::domain_error{"the plan has no transect " + std::to_string(part.transect)};
        }
        if (!(0.0 <= part.from && part.from <= part.to && part.to <= 1.0)) {
            throw std::domain_error{"a flown part is not within its transect"};
        }
    }
}

std::vector<Stretch> stretches_of(int transect, std::span<const FlownPart> flown)
{
    std::vector<Stretch> stretches;
    for (const auto& part : flown) {
        if (part.transect == transect && part.from < part.to) {
            stretches.push_back({part.from, part.to});
        }
    }
    std::ranges::sort(stretches, {}, &Stretch::begin);
    return stretches;
}

std::vector<Stretch> between(const std::vector<Stretch>& flown)
{
    std::vector<Stretch> rests;
    double reached = 0.0;
    for (const auto& [begin, end] : flown) {
        if (begin > reached) {
            rests.push_back({reached, begin});
        }
        reached = std::max(reached, end);
    }
    if (reached < 1.0) {
        rests.push_back({reached, 1.0});
    }
    return rests;
}

/// Each longer at the ends where it was left, and those that then touch as one.
std::vector<Stretch> overlapping(const std::vector<Stretch>& rests, double share)
{
    std::vector<Stretch> result;
    for (const auto& [begin, end] : rests) {
        const Stretch longer{std::max(0.0, begin - share), std::min(1.0, end + share)};
        if (!result.empty() && longer.begin <= result.back().end) {
            result.back().end = longer.end;
        } else {
            result.push_back(longer);
        }
    }
    return result;
}

class Cutter {
public:
    Cutter(const Plan& plan, const Environment& environment, Instant time)
        : plan_{&plan}, environment_{&environment}, time_{time}
    {
        for (const auto& sortie : plan.sorties) {
            for (const auto& transect : sortie.transects) {
                last_number_ = std::max(last_number_, transect.number);
            }
        }
    }

    /// What is left of one transect goes to the sortie that was added last.
    void cut(const Transect& transect, const std::vector<Stretch>& flown)
    {
        if (flown.empty()) {
            ++result_.whole;
            result_.sorties.back().push_back(transect);
            return;
        }
        result_.last_begun = result_.sorties.size() - 1;
        const auto path = geodesic_leg(transect.from, transect.to);
        const Speed speed = ground_speed(transect);
        auto rests = between(flown);
        std::erase_if(rests, [&](const Stretch& rest) {
            const Length length = (rest.end - rest.begin) * path.distance;
            const bool is_short = length < shortest_rest * speed;
            result_.short_rests += is_short ? 1 : 0;
            result_.short_length += is_short ? length : Length{};
            return is_short;
        });
        (rests.empty() ? result_.flown : result_.cut) += 1;
        for (const auto& rest : overlapping(rests, overlap * speed / path.distance)) {
            add(transect, path, rest);
        }
    }

    void begin_sortie() { result_.sorties.emplace_back(); }
    Remaining take() { return std::move(result_); }

private:
    void add(const Transect& transect, const GeodesicLeg& path, const Stretch& rest)
    {
        auto left = transect;
        if (rest.begin > 0.0) {
            left.from = travel(transect.from, path.departure, rest.begin * path.distance);
        }
        if (rest.end < 1.0) {
            left.to = travel(transect.from, path.departure, rest.end * path.distance);
        }
        if (left.from != transect.from || left.to != transect.to) {
            left.number = ++last_number_;
            left.continues = transect.number;
        }
        result_.sorties.back().push_back(left);
    }

    /// The faster way, since either may be flown; without a known wind that of still air.
    Speed ground_speed(const Transect& transect) const
    {
        const auto task = transect_task(transect, *plan_, *environment_);
        const PlanePoint way = task.to - task.from;
        const PlanePoint course = 1.0 / length_m(way) * way;
        const auto air =
            environment_->moving_air({0.5 * (task.from + task.to), task.level.height_m, time_});
        const double airspeed_m_s = environment_->true_airspeed_m_s(
            task.level.calibrated_airspeed,
            task.level.height_m,
            air ? air->isa_deviation : environment_->altimetry.isa_deviation());
        if (!air) {
            return airspeed_m_s * metre_per_second;
        }
        return std::max(
                   air->ground_speed_m_s(course, airspeed_m_s),
                   air->ground_speed_m_s(-1.0 * course, airspeed_m_s)) *
               metre_per_second;
    }

    const Plan* plan_;
    const Environment* environment_;
    Instant time_;
    Remaining result_;
    int last_number_ = 0;
};

}  // namespace

Remaining remaining(
    const Plan& plan,
    std::span<const FlownPart> flown,
    const Environment& environment,
    Instant time)
{
    require_sound(plan, flown);
    Cutter cutter{plan, environment, time};
    for (const auto& sortie : plan.sorties) {
        cutter.begin_sortie();
        for (const auto& transect : sortie.transects) {
            cutter.cut(transect, stretches_of(transect.number, flown));
        }
    }
    return cutter.take();
}

}  // namespace transect::planner
