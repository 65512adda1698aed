#include <string>

#include "flightlog/src/report/report_figures.hpp"

namespace transect::flightlog {
namespace {

using coverage::AreaDuration;
using formats::JsonWriter;

struct Named {
    const char* name;
    const AreaDuration& duration;
};

void write_durations(JsonWriter& json, const Named& named)
{
    json.key(named.name);
    json.begin_object();
    json.member("share", named.duration.share);
    json.member("mean", named.duration.mean / second);
    json.member("longest", named.duration.longest / second);
    json.end_object();
}

template <typename Quantity>
struct ClassList {
    std::string name;
    std::string unit;  ///< as in the names of the bounds
    Quantity one;
    const std::vector<coverage::AreaClass<Quantity>>& classes;
};

template <typename Quantity>
void write_classes(JsonWriter& json, const ClassList<Quantity>& list)
{
    json.key(list.name);
    json.begin_array();
    for (const auto& part : list.classes) {
        json.begin_object();
        json.member("from_" + list.unit, part.from / list.one);
        json.key("to_" + list.unit);
        if (part.to) {
            json.value(*part.to / list.one);
        } else {
            json.null();
        }
        json.member("share", part.share);
        json.end_object();
    }
    json.end_array();
}

void write_accumulated(JsonWriter& json, const std::vector<coverage::CoverageStep>& steps)
{
    json.key("accumulated");
    json.begin_array();
    for (const auto& step : steps) {
        json.begin_object();
        json.member("time", to_iso8601(step.time));
        json.member("share", step.share);
        json.end_object();
    }
    json.end_array();
}

}  // namespace

void write_figures(JsonWriter& json, const ReportedZone& zone, const Report& report)
{
    json.key("figures");
    if (!zone.figures) {
        json.null();
        return;
    }
    const auto& figures = *zone.figures;
    json.begin_object();
    json.member("from", to_iso8601(report.window.start));
    json.member("to", to_iso8601(report.window.end));
    json.member("end_gaps", "window ends count");
    json.key("folds");
    json.begin_array();
    for (const double share : figures.folds) {
        json.value(share);
    }
    json.end_array();
    json.member("accesses_mean", figures.mean_accesses);
    json.member("accesses_most", figures.most_accesses);
    json.member("dwell_mean_s", figures.mean_dwell / second);
    json.member("dwell_longest_s", figures.longest_dwell / second);
    write_durations(json, {"longest_gap_s", figures.longest_gap});
    write_durations(json, {"mean_gap_s", figures.mean_gap});
    write_durations(json, {"time_average_gap_s", figures.time_average_gap});
    write_durations(json, {"mean_age_s", figures.mean_age});
    write_durations(json, {"age_at_end_s", figures.age});
    json.member("never_looked_at", figures.never_looked_at);
    write_classes<Duration>(json, {"ages_at_end", "s", second, figures.ages});
    write_classes<Length>(json, {"ground_sample_distances", "m", metre, figures.distances});
    write_detection(json, figures, report);
    write_accumulated(json, figures.accumulated);
    json.end_object();
}

}  // namespace transect::flightlog
