/// Drawings of numbers as SVG.
///
///     Chart chart{
///         .title = "Envelope", .x = {.label = "Arm (in)"}, .y = {.label = "Mass (lb)"},
///         .series = {{.name = "limits", .points = {{180.0, 4000.0}, {200.0, 8750.0}}}}};
///     write_file(folder / "envelope.svg", svg(chart));

#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace transect::formats {

struct ChartPoint {
    double x = 0.0;
    double y = 0.0;
};

struct ChartAxis {
    std::string label;  ///< with the unit
    /// Without them, the axis holds what is drawn, and a little more.
    std::optional<double> from = {};
    std::optional<double> to = {};
};

/// Told apart by dashes and signs, so that a print in grey can be read.
enum class ChartStyle {
    line,
    dashed,
    dotted,
    area,    ///< closed and shaded, with an outline
    markers  ///< a sign and its label at each point
};

struct ChartSeries {
    std::string name = {};  ///< in the legend; none when empty
    ChartStyle style = ChartStyle::line;
    std::vector<ChartPoint> points = {};
    std::vector<std::string> labels = {};  ///< beside the points, in their order; may be fewer
};

struct Chart {
    std::string title;  ///< read aloud instead of the drawing, too
    ChartAxis x;
    ChartAxis y;
    std::vector<ChartSeries> series = {};  ///< later ones are drawn over earlier ones
};

/// A complete SVG element without any reference to another file, a style sheet or a script: it
/// stands in a page as it does in a file. All text is escaped. Throws std::domain_error for a
/// chart without points and for numbers that are not finite.
std::string svg(const Chart& chart);

/// Several charts one below the other, in one SVG element. std::domain_error without any.
std::string svg(std::span<const Chart> charts);

}  // namespace transect::formats
