/// Keeps a plan clear of areas: lines cut, ways around, and what that leaves unseen.

#pragma once

#include <map>
#include <vector>

#include "planner/line_cutting.hpp"
#include "planner/sortie_simulation.hpp"
#include "planner/task_layout.hpp"

namespace transect::planner {

class KeepClear {
public:
    /// Areas bind whose time overlaps that from the first take-off to the horizon. What it is given
    /// must outlive it.
    KeepClear(
        const Mission& mission,
        const Environment& environment,
        const SortieSimulation& simulation,
        Instant horizon);

    /// What stays clear of the lines of a task, in their order and directions.
    std::vector<StripLine> cut(const LaidTask& laid, const std::vector<StripLine>& lines);

    SortieSimulation::Routed route(Instant take_off, std::span<const TransectTask> transects);
    /// Whether areas alone leave no way to a line and home again.
    bool is_cut_off(const TransectTask& line);
    /// A line that no sortie flies for a reason that is told elsewhere.
    void leave_out(std::size_t task, const StripLine& line);

    /// Finds the ways of a sortie at its time; transects without one are left out.
    void set_ways(Sortie& sortie, const Plan& plan);

    /// Adds what is not seen of each task, with findings: an error for more than a tenth. `uncut`
    /// are the lines as laid, by task.
    void report_unseen(
        Plan& plan,
        const std::vector<LaidTask>& laid,
        const std::vector<std::vector<StripLine>>& uncut) const;

private:
    std::vector<SeenLine> flown(const Plan& plan, const LaidTask& laid) const;

    const Mission* mission_;
    const Environment* environment_;
    const SortieSimulation* simulation_;
    AreaRouter router_;
    std::map<std::size_t, std::vector<StripLine>> left_out_;  ///< by task
};

/// Finds the ways of all sorties anew, with the transects that the plan has.
void set_ways(Plan& plan);

}  // namespace transect::planner
