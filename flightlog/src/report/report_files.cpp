#include "transect/flightlog/report.hpp"
#include "transect/formats/coverage_raster.hpp"
#include "transect/formats/files.hpp"
#include "transect/formats/finding_text.hpp"
#include "transect/formats/page.hpp"

#include "flightlog/src/report/report_json.hpp"
#include "flightlog/src/report/report_page.hpp"
#include "flightlog/src/report/report_sightings.hpp"

namespace transect::flightlog {
namespace {

/// What must not get lost when the raster travels alone.
std::vector<formats::RasterTag> tags_of(const Report& report)
{
    std::vector<formats::RasterTag> tags{{"basis", to_string(report.basis)}};
    if (!report.handling.empty()) {
        tags.push_back({"handling", report.handling});
    }
    for (const auto& assumption : report.assumptions) {
        tags.push_back({assumption.code, formats::text(assumption)});
    }
    return tags;
}

}  // namespace

std::vector<std::filesystem::path> write_report(const Report& report, const ReportOutput& output)
{
    const auto json = report_json(report);
    const auto page = formats::render(report_page(report, output.background));
    const auto gaps = gaps_geojson(report);
    const auto sightings = report.sightings ? sightings_geojson(report) : std::string{};

    formats::make_output_folder(output.folder);
    const auto in_folder = [&](const char* name) { return output.folder / name; };
    formats::write_coverage_tiff(in_folder("coverage.tif"), report.coverage, tags_of(report));
    formats::write_file(in_folder("gaps.geojson"), gaps);
    formats::write_file(in_folder("report.html"), page);
    formats::write_file(in_folder("report.json"), json);
    std::vector<std::filesystem::path> files{
        in_folder("report.json"),
        in_folder("report.html"),
        in_folder("coverage.tif"),
        in_folder("gaps.geojson")};
    if (report.sightings) {
        formats::write_file(in_folder("sightings.geojson"), sightings);
        files.push_back(in_folder("sightings.geojson"));
    }
    return files;
}

}  // namespace transect::flightlog
