/// What flights tell towards the question of each task.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "transect/flightlog/report.hpp"

namespace transect::flightlog {

/// From this share of its ground on a task counts as looked at.
inline constexpr double share_looked_at = 0.95;

enum class AnswerState {
    answered,      ///< looked at by measured looks, and there is a list of what was seen
    partly,        ///< part of it was, or nobody listed what was seen
    not_answered,  ///< by the measured looks, none of it was held as required
    unknown,       ///< no measured look, or the elevation data tells too little
};

/// "answered", "partly answered", "not answered", "cannot be known".
std::string to_string(AnswerState state);

struct CategoryCount {
    std::string category;  ///< as the list has it; may be empty
    std::size_t count = 0;
};

/// Of the sightings whose place lies in the task's area.
struct TaskSightings {
    std::vector<CategoryCount> told = {};  ///< without doubts, at a told position; by category
    std::size_t at_frame_centre = 0;       ///< without a position, while the sensor looked there
    std::size_t doubted = 0;               ///< of either kind: joined to no flight, or with doubts
};

struct LastLook {
    Instant mean;    ///< over the ground that was held as required
    Instant oldest;  ///< of the part that was seen least lately
};

/// Shares of the task's area.
struct TaskAnswer {
    std::size_t zone = 0;  ///< index into the report's zones
    std::string question;  ///< empty where the mission has none
    AnswerState state = AnswerState::unknown;
    double measured = 0.0;                   ///< held as required by measured looks
    double missing = 0.0;                    ///< not held so by any look, the two below included
    std::optional<double> masked = {};       ///< in view, hidden by terrain; nothing without
    std::optional<double> unknown = {};      ///< not known whether in sight; nothing without
    std::optional<LastLook> last_look = {};  ///< by looks of either basis
    std::optional<TaskSightings> seen = {};  ///< nothing without a list
};

/// One for each task of the plan or mission, in the order of the report's zones.
std::vector<TaskAnswer> task_answers(const Report& report);

}  // namespace transect::flightlog
