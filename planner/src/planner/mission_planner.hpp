/// Decides what one mission flies.

#pragma once

#include <optional>
#include <vector>

#include "planner/base_share_out.hpp"
#include "planner/keep_clear.hpp"

namespace transect::planner {

class MissionPlanner {
public:
    /// Areas bind whose time overlaps that from the take-off to the horizon.
    MissionPlanner(const Mission& mission, Instant horizon);
    MissionPlanner(const MissionPlanner&) = delete;  // its parts point to each other
    MissionPlanner& operator=(const MissionPlanner&) = delete;
    MissionPlanner(MissionPlanner&&) = delete;
    MissionPlanner& operator=(MissionPlanner&&) = delete;
    ~MissionPlanner() = default;

    struct Decided {
        Plan plan;  ///< without totals, predictions, and findings of sorties
        std::vector<SortieFlight> flights;
        /// Of the lower bound to the cost, both in the model of the search; nothing where
        /// transects are left out.
        std::optional<double> bound_share;
        std::string bound_name;
    };
    Decided run(int effort);

private:
    /// What one level of effort comes to.
    struct Answer {
        SharedOut shared;
        std::vector<SortieEnds> ends = {};  ///< none where all is flown from the base
        std::vector<TaskSetting> settings;
        std::vector<std::vector<StripLine>> uncut;  ///< by task, before areas were kept clear
    };

    void add(Finding finding) { plan_.findings.push_back(std::move(finding)); }
    bool mission_is_flyable();
    bool none(const std::string& place, std::vector<Finding> findings);
    void lay(const AreaSearch& task, int effort);
    Answer answer_with(int effort);
    bool is_better(const Answer& a, const Answer& b) const;
    void take(const Answer& answer);
    void add_sortie(const SortieOrder& order);
    bool is_cut_off(const TaskLine& line);
    void report_unserved(std::vector<TaskLine> unserved);
    void explain(const TaskLine& line);
    std::vector<SortieFlight> fly_in_turn();

    const Mission* mission_;
    Environment environment_;
    Transit transit_;
    SortieSimulation simulation_;
    KeepClear keep_clear_;
    Instant horizon_;
    Plan plan_;
    std::vector<LaidTask> laid_;
};

}  // namespace transect::planner
