/// A document for people: text, tables and maps as data, rendered as one HTML file that opens
/// offline.
///
///     Page page{.title = "Briefing", .handling = mission.tasking.handling};
///     page.sections.push_back({.heading = "Fuel", .blocks = {ledger_table}});
///     write_file(folder / "briefing.html", render(page));
///
/// All text is data: whatever it holds, it is shown and never obeyed.

#pragma once

#include <string>
#include <variant>
#include <vector>

#include "transect/finding.hpp"
#include "transect/formats/chart.hpp"
#include "transect/formats/geojson.hpp"

namespace transect::formats {

struct Subheading {
    std::string text;
};

struct Paragraph {
    std::string text;
};

struct BulletList {
    std::vector<std::string> items;
};

struct KeyValue {
    std::string key;
    std::string value;
};

struct KeyValueList {
    std::vector<KeyValue> pairs;
};

struct Column {
    enum class Content { label, text, number };  ///< labels name their row; numbers align right

    std::string heading;  ///< with the unit, unless the content is text
    Content content = Content::number;
};

struct Row {
    enum class Weight { normal, strong, total };

    std::vector<std::string> cells;  ///< one a column
    Weight weight = Weight::normal;
};

struct Table {
    std::string caption;
    std::vector<Column> columns;
    std::vector<Row> rows = {};
};

/// Worst first; their texts come from the catalogue.
struct FindingList {
    std::vector<Finding> findings;
};

/// How a layer is drawn. Colours differ in lightness and lines in dashes, so that a print in black
/// and white and a colour-blind reader can tell them apart.
enum class MapStyle {
    border,      ///< background lines, and the names of countries
    place,       ///< towns
    unverified,  ///< towns whose position nobody confirmed
    area,        ///< what is asked for
    keep_out,    ///< airspace that is avoided
    keep_in,     ///< airspace that is not left
    strip,       ///< ground that a transect shows
    transect,    ///< with an arrow in the middle, in the direction flown
    transit,     ///< other flying
    aerodrome,
    waypoint,
    covered,
    missing,
    track  ///< as recorded
};

struct MapFeature {
    Geometry geometry;
    std::string label = {};                 ///< written on the map; may be empty
    std::vector<std::string> details = {};  ///< lines shown when the reader points at it
};

struct MapLayer {
    std::string name;  ///< in the legend
    MapStyle style = MapStyle::area;
    int series = 0;  ///< 0 keeps the style's own colour; 1, 2, … take one each, such as sorties
    std::vector<MapFeature> features = {};
    bool is_shown = true;      ///< when the page opens
    bool sets_extent = false;  ///< the map opens so that all of it is seen
};

/// Later layers are drawn over earlier ones.
struct Map {
    std::string caption;
    std::vector<MapLayer> layers;
    std::string attribution = {};  ///< of the background
};

struct Figure {
    std::string caption;
    Chart chart;
};

using Block =
    std::variant<Subheading, Paragraph, BulletList, KeyValueList, Table, FindingList, Map, Figure>;

struct Section {
    std::string heading;
    std::vector<Block> blocks = {};
};

struct Page {
    std::string title;
    std::string subtitle = {};
    std::string handling = {};  ///< printed at the top and bottom of every page
    std::string language = "en";
    std::vector<Section> sections = {};
};

/// One HTML file without any reference to another file or host; its Content-Security-Policy allows
/// only the scripts and styles that it carries. A row whose number of cells differs from its
/// table's columns is a std::logic_error.
std::string render(const Page& page);

}  // namespace transect::formats
