#include "flightlog/src/report/report_coverage.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include "transect/coverage/gaps.hpp"
#include "transect/coverage/unknown_ground.hpp"
#include "transect/coverage/zone.hpp"
#include "transect/coverage/zone_figures.hpp"
#include "transect/error.hpp"
#include "transect/planner/task_coverage.hpp"
#include "transect/sensor/footprint.hpp"
#include "transect/terrain/elevation_source.hpp"

#include "flightlog/src/report/report_bands.hpp"
#include "flightlog/src/report/report_ground.hpp"
#include "flightlog/src/report/search_effort.hpp"
#include "flightlog/src/tracks/median.hpp"

namespace transect::flightlog {
namespace {

using Trajectories = std::vector<flight::Trajectory>;

bool has_look(const flight::Trajectory& trajectory)
{
    return std::ranges::any_of(
        trajectory.samples, [](const flight::Sample& sample) { return sample.look.has_value(); });
}

CoverageBasis basis_of(const Trajectories& trajectories)
{
    const auto looks = [&](flight::Basis basis) {
        return std::ranges::any_of(trajectories, [&](const flight::Trajectory& trajectory) {
            return trajectory.basis == basis && has_look(trajectory);
        });
    };
    const bool measured = looks(flight::Basis::measured);
    const bool assumed = looks(flight::Basis::assumed);
    if (measured && assumed) {
        return CoverageBasis::both;
    }
    if (measured) {
        return CoverageBasis::measured;
    }
    return assumed ? CoverageBasis::assumed : CoverageBasis::none;
}

Trajectories measured_only(const Trajectories& trajectories)
{
    Trajectories measured;
    std::ranges::copy_if(
        trajectories, std::back_inserter(measured), [](const flight::Trajectory& trajectory) {
            return trajectory.basis == flight::Basis::measured;
        });
    return measured;
}

/// About the user's zones, else about the places flown over.
RegionFrame frame_without_tasks(const Observation& observation, const ReportInput& input)
{
    MultiPolygon region;
    for (const auto& zone : input.zones) {
        region.parts.insert(region.parts.end(), zone.area.parts.begin(), zone.area.parts.end());
    }
    if (region.parts.empty()) {
        region.parts.emplace_back();
        for (const auto& trajectory : observation.trajectories) {
            for (const auto& sample : trajectory.samples) {
                region.parts.front().outer.push_back(sample.position);
            }
        }
    }
    return RegionFrame::around(bounding_box(region));
}

RegionFrame frame_of(const Observation& observation, const ReportInput& input)
{
    const bool has_tasks = input.plan && !input.plan->mission.tasks.empty();
    return has_tasks ? planner::region_frame(input.plan->mission)
                     : frame_without_tasks(observation, input);
}

/// Median width of what the camera showed, at the slant range of its boresight to level ground as
/// high as that below the aircraft.
std::optional<Length> median_swath(const Observation& observation)
{
    std::vector<Length> swaths;
    for (const auto& trajectory : observation.trajectories) {
        for (const auto& sample : trajectory.samples) {
            if (!sample.look) {
                continue;
            }
            const auto level = ground_height(observation.ground, sample.position);
            const sensor::CameraPose pose{sample.position, sample.height, *sample.look};
            const auto hit = level ? sensor::boresight_hit(pose, {*level}) : std::nullopt;
            if (hit) {
                const double half = 0.5 * (sample.look->horizontal_field / radian);
                swaths.push_back(2.0 * std::tan(half) * hit->slant_range);
            }
        }
    }
    if (swaths.empty()) {
        return std::nullopt;
    }
    return median(std::move(swaths));
}

constexpr Length smallest_cell = 10.0 * metre;
constexpr Length largest_cell = 100.0 * metre;
constexpr Length round_cell = 5.0 * metre;

/// That of the finest task; without tasks, by what the camera showed.
Length common_cell(const Observation& observation, const ReportInput& input)
{
    std::optional<Length> finest;
    if (input.plan) {
        for (const auto& setting : input.plan->settings) {
            const auto cell = planner::task_cell(*input.plan, setting.task);
            finest = finest ? std::min(*finest, cell) : cell;
        }
    }
    if (finest) {
        return *finest;
    }
    const auto swath = median_swath(observation);
    if (!swath) {
        return largest_cell;
    }
    const auto cell = std::floor(coverage::default_cell(*swath) / round_cell) * round_cell;
    return std::max(smallest_cell, cell);
}

/// The tasks' own requirement where they agree; otherwise any sample distance counts.
coverage::Requirement common_requirement(const ReportInput& input)
{
    coverage::Requirement common;
    if (!input.plan || input.plan->mission.tasks.empty()) {
        return common;
    }
    const auto& tasks = input.plan->mission.tasks;
    const auto first = tasks.front().required_gsd;
    const bool agree = std::ranges::all_of(
        tasks, [&](const planner::AreaSearch& task) { return task.required_gsd == first; });
    if (agree) {
        common.ground_sample_distance = first;
    }
    return common;
}

class Counter {
public:
    Counter(const Observation& observation, const ReportInput& input)
        : observation_{&observation},
          input_{&input},
          common_{
              .frame = frame_of(observation, input),
              .cell = common_cell(observation, input),
              .requirement = common_requirement(input)},
          basis_{basis_of(observation.trajectories)}
    {}

    CountedGround run()
    {
        CountedGround counted{.coverage = observe(observation_->trajectories, common_)};
        counted.basis = basis_;
        if (input_->plan) {
            for (const auto& task : input_->plan->mission.tasks) {
                settings_.push_back(settings_of(task));
                counted.zones.push_back(count_task(task, counted.coverage));
            }
        }
        for (const auto& zone : input_->zones) {
            settings_.push_back(common_);
            counted.zones.push_back(count_zone({zone.name, zone.area}, common_, counted.coverage));
        }
        for (const auto& zone : counted.zones) {
            counted.covered_in_zones += zone.covered;
        }
        count_bands(counted.zones);
        return counted;
    }

private:
    /// One sensor alone has been counted already.
    void count_bands(std::vector<ReportedZone>& zones) const
    {
        const auto bands = bands_of(observation_->trajectories);
        if (bands.size() == 1) {
            for (auto& zone : zones) {
                zone.bands = {{bands.front(), zone.covered, zone.fraction, zone.seen, zone.basis}};
            }
            return;
        }
        for (const auto band : bands) {
            count_band(band, zones);
        }
    }

    /// Its coverage is gone before the next one's is made.
    void count_band(std::optional<sensor::Band> band, std::vector<ReportedZone>& zones) const
    {
        const auto looks = looks_of(observation_->trajectories, band);
        const auto basis = basis_of(looks);
        std::optional<coverage::Coverage> common;
        for (std::size_t i = 0; i < zones.size(); ++i) {
            const bool shares = is_common(settings_[i]);
            if (shares && !common) {
                common = observe(looks, common_);
            }
            const auto counted = coverage::zone_coverage(
                shares ? *common : observe(looks, settings_[i]), zones[i].outline);
            zones[i].bands.push_back(
                {band, counted.covered, counted.fraction, counted.seen, basis});
        }
    }

    bool is_common(const coverage::ObserveSettings& settings) const
    {
        return settings.cell == common_.cell && settings.requirement.ground_sample_distance ==
                                                    common_.requirement.ground_sample_distance;
    }

    coverage::ObserveSettings settings_of(const planner::AreaSearch& task) const
    {
        auto settings = common_;
        settings.requirement.ground_sample_distance = task.required_gsd;
        const auto& set = input_->plan->settings;
        if (std::ranges::find(set, task.id, &planner::TaskSetting::task) != set.end()) {
            settings.cell = planner::task_cell(*input_->plan, task.id);
        }
        return settings;
    }

    coverage::Coverage observe(
        const Trajectories& trajectories, const coverage::ObserveSettings& settings) const
    {
        return coverage::observe(
            trajectories, observation_->camera, observation_->ground, settings);
    }

    ReportedZone count_task(const planner::AreaSearch& task, const coverage::Coverage& common) const
    {
        const auto& settings = settings_.back();
        auto zone = count_zone(
            {task.id, task.area},
            settings,
            is_common(settings) ? common : observe(observation_->trajectories, settings));
        zone.is_task = true;
        const auto& results = input_->plan->tasks;
        const auto result = std::ranges::find(results, task.id, &planner::TaskResult::id);
        if (result != results.end()) {
            zone.predicted = result->predicted;
        }
        return zone;
    }

    ReportedZone count_zone(
        const Zone& zone,
        const coverage::ObserveSettings& settings,
        const coverage::Coverage& coverage) const
    {
        const auto counted = coverage::zone_coverage(coverage, zone.area);
        ReportedZone reported{.name = zone.name, .outline = zone.area};
        reported.area = counted.area;
        reported.covered = counted.covered;
        reported.fraction = counted.fraction;
        reported.seen = counted.seen;
        reported.requirement = settings.requirement;
        reported.missing = coverage::gaps(coverage, zone.area);
        count_unseen(reported, counted, coverage);
        reported.basis = basis_;
        const auto& window = observation_->window;
        if (basis_ != CoverageBasis::none && window.end > window.start) {
            reported.figures = figures(zone, settings.requirement, coverage);
        }
        if (basis_ != CoverageBasis::none && input_->search.sweep_width) {
            const auto track =
                on_task_length(observation_->trajectories, zone.area, settings.frame);
            reported.search = zone_search(input_->search, track, geodesic_area(zone.area));
        }
        if (basis_ == CoverageBasis::both) {
            const auto measured = observe(measured_only(observation_->trajectories), settings);
            reported.covered_by_measured = coverage::zone_coverage(measured, zone.area).covered;
        }
        return reported;
    }

    /// Over terrain only: on level ground nothing is masked, and nothing is known of the ground.
    void count_unseen(
        ReportedZone& reported,
        const coverage::ZoneCoverage& counted,
        const coverage::Coverage& coverage) const
    {
        const auto* const source = std::get_if<terrain::TerrainSource>(&observation_->ground);
        if (source == nullptr) {
            return;
        }
        const auto beyond = coverage::unseen_without_elevation(reported.outline, coverage, *source);
        reported.masked = counted.masked;
        reported.unknown = std::min(counted.unknown + beyond, counted.area - counted.covered);
    }

    coverage::ZoneFigures figures(
        const Zone& zone,
        const coverage::Requirement& requirement,
        const coverage::Coverage& coverage) const
    {
        coverage::ZoneFigureSettings settings;
        settings.looks = {.window = observation_->window, .min_view = requirement.min_view};
        settings.detection = detection_of_look(input_->search.target);
        settings.same_day = input_->search.same_day;
        return coverage::zone_figures(coverage, zone.area, settings);
    }

    const Observation* observation_;
    const ReportInput* input_;
    coverage::ObserveSettings common_;
    CoverageBasis basis_;
    std::vector<coverage::ObserveSettings> settings_;  ///< of the zones, in their order
};

}  // namespace

CountedGround count_ground(const Observation& observation, const ReportInput& input)
{
    try {
        return Counter{observation, input}.run();
    } catch (const coverage::MemoryLimit& limit) {
        throw InputError{{.file = input.logs.front().name}, limit.what()};
    }
}

}  // namespace transect::flightlog
