#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "transect/formats/files.hpp"
#include "transect/formats/flown_file.hpp"

#include "formats/json_document.hpp"

namespace transect::formats {
namespace {

constexpr std::string_view report_format = "transect/report-1";
constexpr std::size_t most_stretches = 100'000;
constexpr double longest_m = 1e8;

void require_report(const JsonView& root)
{
    const auto format = root["format"];
    const auto name = format.string();
    if (name == report_format) {
        return;
    }
    if (name.starts_with("transect/report-")) {
        format.fail(fmt::format(
            "'{}' was written by another version; this one reads {}", shown(name), report_format));
    }
    format.fail(fmt::format("expected \"{}\"", report_format));
}

class FlownReader {
public:
    explicit FlownReader(const planner::Plan& plan)
    {
        for (const auto& sortie : plan.sorties) {
            for (const auto& transect : sortie.transects) {
                transects_.push_back(&transect);
            }
        }
    }

    void read(const JsonView& list)
    {
        if (list.size("a list of transects") != transects_.size()) {
            list.fail(fmt::format(
                "the report has {} transects and the plan {}: it is of another plan",
                list.value().size(),
                transects_.size()));
        }
        for (std::size_t i = 0; i < transects_.size(); ++i) {
            add(list[i]);
        }
    }

    FlownReport take()
    {
        if (unknown_ > 0) {
            report_.findings.push_back(
                {Severity::warning,
                 "resume-part-unknown",
                 {{"count", static_cast<double>(unknown_)}}});
        }
        return std::move(report_);
    }

private:
    void add(const JsonView& view)
    {
        const auto number = static_cast<int>(view["number"].integer_in(1, 1'000'000));
        if (!seen_.insert(number).second) {
            view["number"].fail("this transect is told twice");
        }
        const double length_m = view["length_m"].number_in(0.0, longest_m);
        require_planned(view, number, length_m * metre);
        if (const auto stretches = view.find("flown")) {
            add_stretches(*stretches, number, length_m);
        } else {
            add_status(view["status"], number);
        }
    }

    void require_planned(const JsonView& view, int number, Length length) const
    {
        const auto has_number = [&](const auto* transect) { return transect->number == number; };
        const auto planned = std::ranges::find_if(transects_, has_number);
        if (planned == transects_.end()) {
            view["number"].fail(fmt::format("the plan has no transect {}", number));
        }
        if (view["task"].string() != (*planned)->task) {
            view["task"].fail(fmt::format(
                "transect {} of the plan is of task \"{}\"", number, shown((*planned)->task)));
        }
        constexpr Length as_written = 1.0 * metre;
        const auto expected = geodesic_leg((*planned)->from, (*planned)->to).distance;
        if (!(abs(length - expected) <= as_written)) {
            view["length_m"].fail(fmt::format(
                "transect {} of the plan is {:.0f} m long: the report is of another plan",
                number,
                expected / metre));
        }
    }

    void add_stretches(const JsonView& list, int number, double length_m)
    {
        if (list.size("a list of stretches") > most_stretches) {
            list.fail(fmt::format("more than {} stretches", most_stretches));
        }
        for (std::size_t i = 0; i < list.value().size(); ++i) {
            const double from_m = list[i]["from_m"].number_in(0.0, length_m);
            const double to_m = list[i]["to_m"].number_in(from_m, length_m);
            if (to_m > from_m) {
                report_.parts.push_back({number, from_m / length_m, to_m / length_m});
            }
        }
    }

    /// Reports written before told only how much.
    void add_status(const JsonView& status, int number)
    {
        const auto word = status.string();
        if (word == "flown") {
            report_.parts.push_back({.transect = number});
        } else if (word == "partly") {
            ++unknown_;
        } else if (word != "missed") {
            status.fail("expected flown, partly or missed");
        }
    }

    std::vector<const planner::Transect*> transects_;
    std::set<int> seen_;
    int unknown_ = 0;
    FlownReport report_;
};

}  // namespace

FlownReport parse_flown(SourceText report, const planner::Plan& plan)
{
    const JsonDocument document{report};
    const auto root = document.root();
    require_report(root);
    if (root["title"].string() != plan.mission.title) {
        root["title"].fail(fmt::format(
            "the report is of another plan; this one is \"{}\"", shown(plan.mission.title)));
    }
    FlownReader reader{plan};
    reader.read(root["transects"]);
    auto flown = reader.take();
    if (root["coverage"]["basis"].string() != "measured") {
        flown.findings.push_back({Severity::warning, "resume-flown-by-position"});
    }
    return flown;
}

FlownReport read_flown(const std::filesystem::path& file, const planner::Plan& plan)
{
    const auto text = read_file(file);
    return parse_flown({.text = text, .file = file.native()}, plan);
}

}  // namespace transect::formats
