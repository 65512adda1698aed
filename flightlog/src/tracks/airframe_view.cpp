#include "flightlog/src/tracks/airframe_view.hpp"

#include <string>

#include <fmt/format.h>

#include "transect/sensor/gimbal.hpp"

namespace transect::flightlog {
namespace {

void check_sample(
    flight::Sample& sample,
    flight::Basis basis,
    const sensor::CameraProfile& camera,
    ViewCheck& counts)
{
    if (!sample.look) {
        return;
    }
    ++counts.looks;
    if (!sample.attitude) {
        ++counts.unchecked;
        return;
    }
    const auto check = sensor::check_look(camera, *sample.attitude, *sample.look);
    const bool is_beyond = check.within_gimbal == false;
    const bool is_assumed = basis == flight::Basis::assumed;
    counts.beyond_gimbal += is_beyond && !is_assumed ? 1 : 0;
    if (check.clear_of_airframe == false || (is_beyond && is_assumed)) {
        ++counts.hidden;
        sample.look.reset();
    } else if (!check.clear_of_airframe) {
        ++counts.unchecked;
    }
}

Finding counted(const char* code, std::size_t count, const ViewCheck& check)
{
    return {
        .severity = Severity::warning,
        .code = code,
        .arguments = {
            {"count", static_cast<double>(count)}, {"looks", static_cast<double>(check.looks)}}};
}

}  // namespace

ViewCheck hide_looks(RecordedFlight& recorded, const sensor::CameraProfile& camera)
{
    ViewCheck check;
    for (auto& piece : recorded.pieces) {
        for (auto& sample : piece.samples) {
            check_sample(sample, piece.basis, camera, check);
        }
    }
    return check;
}

std::vector<Finding> view_findings(const ViewCheck& check, std::size_t flight)
{
    std::vector<Finding> findings;
    if (check.hidden > 0) {
        findings.push_back(counted("look-hidden", check.hidden, check));
    }
    if (check.beyond_gimbal > 0) {
        findings.push_back(counted("look-beyond-gimbal", check.beyond_gimbal, check));
    }
    for (auto& finding : findings) {
        finding.place = fmt::format("flight {}", flight + 1);
    }
    return findings;
}

std::optional<Finding> unchecked_views(const std::vector<ViewCheck>& checks)
{
    ViewCheck all;
    for (const auto& check : checks) {
        all.looks += check.looks;
        all.unchecked += check.unchecked;
    }
    if (all.unchecked == 0) {
        return std::nullopt;
    }
    auto finding = counted("assumed-clear-view", all.unchecked, all);
    finding.severity = Severity::note;
    return finding;
}

}  // namespace transect::flightlog
