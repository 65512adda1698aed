#include "transect/flightlog/task_answers.hpp"

#include <algorithm>
#include <map>

namespace transect::flightlog {
namespace {

/// The mission's task behind a zone; null for a zone that is none.
const planner::AreaSearch* task_of(const ReportedZone& zone, const Report& report)
{
    if (!zone.is_task || !report.plan) {
        return nullptr;
    }
    const auto& tasks = report.plan->mission.tasks;
    const auto task = std::ranges::find(tasks, zone.name, &planner::AreaSearch::id);
    return task == tasks.end() ? nullptr : &*task;
}

std::optional<double> share(const std::optional<Area>& part, const ReportedZone& zone)
{
    return part && zone.area > Area{} ? std::optional{*part / zone.area} : std::nullopt;
}

double measured_share(const ReportedZone& zone)
{
    if (zone.basis == CoverageBasis::measured) {
        return zone.fraction;
    }
    return share(zone.covered_by_measured, zone).value_or(0.0);
}

std::optional<LastLook> last_look(const ReportedZone& zone, const Report& report)
{
    if (!zone.figures || !(zone.figures->age.share > 0.0)) {
        return std::nullopt;
    }
    const auto& age = zone.figures->age;
    const auto end = report.window.end;
    return LastLook{end + -1.0 * age.mean, end + -1.0 * age.longest};
}

bool lies_in(const JoinedSighting& joined, std::size_t zone)
{
    return std::ranges::find(joined.zones, zone) != joined.zones.end();
}

std::optional<TaskSightings> sightings_in(std::size_t zone, const Report& report)
{
    if (!report.sightings) {
        return std::nullopt;
    }
    TaskSightings seen;
    std::map<std::string, std::size_t> told;
    for (const auto& joined : report.sightings->joined) {
        if (!lies_in(joined, zone)) {
            continue;
        }
        if (!joined.doubts.empty()) {
            ++seen.doubted;
        } else if (joined.place_basis == PlaceBasis::told) {
            ++told[joined.sighting.category];
        } else {
            ++seen.at_frame_centre;
        }
    }
    seen.told.reserve(told.size());
    for (const auto& [category, count] : told) {
        seen.told.push_back({category, count});
    }
    return seen;
}

/// Looks that are assumed prove neither that something was looked at nor that it was not.
AnswerState state_of(const TaskAnswer& answer, CoverageBasis basis)
{
    if (answer.measured >= share_looked_at && answer.seen) {
        return AnswerState::answered;
    }
    if (answer.measured > 0.0) {
        return AnswerState::partly;
    }
    const bool ground_is_unknown = answer.unknown.value_or(0.0) >= share_looked_at;
    return basis == CoverageBasis::measured && !ground_is_unknown ? AnswerState::not_answered
                                                                  : AnswerState::unknown;
}

}  // namespace

std::string to_string(AnswerState state)
{
    switch (state) {
        case AnswerState::answered:
            return "answered";
        case AnswerState::partly:
            return "partly answered";
        case AnswerState::not_answered:
            return "not answered";
        case AnswerState::unknown:
            break;
    }
    return "cannot be known";
}

std::vector<TaskAnswer> task_answers(const Report& report)
{
    std::vector<TaskAnswer> answers;
    for (std::size_t i = 0; i < report.zones.size(); ++i) {
        const auto& zone = report.zones[i];
        const auto* const task = task_of(zone, report);
        if (task == nullptr) {
            continue;
        }
        TaskAnswer answer{.zone = i, .question = task->question};
        answer.measured = measured_share(zone);
        answer.missing = 1.0 - zone.fraction;
        answer.masked = share(zone.masked, zone);
        answer.unknown = share(zone.unknown, zone);
        answer.last_look = last_look(zone, report);
        answer.seen = sightings_in(i, report);
        answer.state = state_of(answer, zone.basis);
        answers.push_back(std::move(answer));
    }
    return answers;
}

}  // namespace transect::flightlog
