#include "transect/formats/elevation_file.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <limits>
#include <string>
#include <tuple>
#include <utility>

#include "transect/terrain/cached_elevation.hpp"

#include "formats/elevation_raster.hpp"
#include "formats/raster_window.hpp"

namespace transect::formats {
namespace {

namespace fs = std::filesystem;
using terrain::ElevationTile;
using terrain::PostGrid;

constexpr int most_cells = 2048;  ///< along the side of a tile
constexpr std::size_t most_files = 20'000;

/// Part of a raster. It may reach one post beyond the raster where another goes on.
struct Part {
    std::size_t raster = 0;
    PostWindow window;
};

/// Where the posts of `other` are on the grid of `raster`, if they lie on one.
struct Shift {
    int rows = 0;
    int columns = 0;
};
std::optional<Shift> shift(const HeightRaster& raster, const HeightRaster& other)
{
    constexpr double same = 1e-9;
    constexpr double aligned = 1e-3;  // of a step
    constexpr double most = 1e8;
    if (std::abs(raster.latitude_step_deg - other.latitude_step_deg) >
            same * raster.latitude_step_deg ||
        std::abs(raster.longitude_step_deg - other.longitude_step_deg) >
            same * raster.longitude_step_deg) {
        return std::nullopt;
    }
    const double rows = (raster.north_deg - other.north_deg) / raster.latitude_step_deg;
    const double columns =
        std::remainder(other.west_deg - raster.west_deg, 360.0) / raster.longitude_step_deg;
    if (!(std::abs(rows) < most) || !(std::abs(columns) < most) ||
        std::abs(rows - std::round(rows)) > aligned ||
        std::abs(columns - std::round(columns)) > aligned) {
        return std::nullopt;
    }
    return Shift{static_cast<int>(std::lround(rows)), static_cast<int>(std::lround(columns))};
}

/// First and last post of each part along a side; neighbours share a post.
std::vector<std::pair<int, int>> cuts(int posts)
{
    const int cells = posts - 1;
    const int count = (cells + most_cells - 1) / most_cells;
    std::vector<std::pair<int, int>> result;
    result.reserve(static_cast<std::size_t>(count));
    for (int k = 0; k < count; ++k) {
        const auto at = [&](int part) {
            return static_cast<int>(static_cast<long long>(cells) * part / count);
        };
        result.emplace_back(at(k), at(k + 1));
    }
    return result;
}

PostGrid grid_of(const HeightRaster& raster, const PostWindow& window)
{
    const double south_deg =
        raster.north_deg - (window.first_row + window.rows - 1) * raster.latitude_step_deg;
    const double west_deg = raster.west_deg + window.first_column * raster.longitude_step_deg;
    return {
        .south = Latitude{std::clamp(south_deg, -90.0, 90.0) * degree},
        .west = Longitude{std::remainder(west_deg, 360.0) * degree},
        .latitude_step = raster.latitude_step_deg * degree,
        .longitude_step = raster.longitude_step_deg * degree,
        .rows = window.rows,
        .columns = window.columns};
}

class RasterTiles : public terrain::TileLoader {
public:
    RasterTiles(std::string name, std::vector<HeightRaster> rasters)
        : name_{std::move(name)}, rasters_{std::move(rasters)}
    {
        for (std::size_t index = 0; index < rasters_.size(); ++index) {
            add_parts(index);
        }
    }

    std::vector<terrain::TileListing> listings() const override
    {
        std::vector<terrain::TileListing> result;
        result.reserve(parts_.size());
        for (const auto& part : parts_) {
            result.push_back(
                {.extent = terrain::extent(grid_of(rasters_[part.raster], part.window)),
                 .bytes = terrain::tile_bytes(part.window.rows, part.window.columns)});
        }
        return result;
    }

    terrain::TilePointer load(std::size_t index) const override
    {
        const Part& part = parts_.at(index);
        std::vector<float> heights(
            static_cast<std::size_t>(part.window.rows) *
                static_cast<std::size_t>(part.window.columns),
            std::numeric_limits<float>::quiet_NaN());
        fill(heights, part, rasters_[part.raster], {});
        for (const std::size_t other : neighbours_[part.raster]) {
            fill(heights, part, rasters_[other], *shift(rasters_[part.raster], rasters_[other]));
        }
        return std::make_shared<const ElevationTile>(
            grid_of(rasters_[part.raster], part.window), std::move(heights));
    }

    std::string name() const override { return name_; }

private:
    /// On which sides a raster goes on in others.
    struct Continued {
        bool east = false;
        bool north = false;
    };

    void add_parts(std::size_t index)
    {
        neighbours_.emplace_back();
        Continued continued;
        for (std::size_t other = 0; other < rasters_.size(); ++other) {
            if (other != index) {
                add_neighbour(index, other, continued);
            }
        }
        const HeightRaster& raster = rasters_[index];
        for (const auto& [north, south] : cuts(raster.rows)) {
            for (const auto& [west, east] : cuts(raster.columns)) {
                const int above = continued.north && north == 0 ? 1 : 0;
                const int beside = continued.east && east == raster.columns - 1 ? 1 : 0;
                const PostWindow window{
                    .first_row = north - above,
                    .first_column = west,
                    .rows = south - north + 1 + above,
                    .columns = east - west + 1 + beside};
                parts_.push_back({.raster = index, .window = window});
            }
        }
    }

    void add_neighbour(std::size_t index, std::size_t other, Continued& continued)
    {
        const HeightRaster& raster = rasters_[index];
        const auto by = shift(raster, rasters_[other]);
        if (!by) {
            return;
        }
        const int end_row = by->rows + rasters_[other].rows;
        const int end_column = by->columns + rasters_[other].columns;
        const bool east = by->columns == raster.columns && by->rows <= raster.rows && end_row >= 0;
        const bool north = end_row == 0 && by->columns <= raster.columns && end_column >= 0;
        if (east || north) {
            continued.east = continued.east || east;
            continued.north = continued.north || north;
            neighbours_[index].push_back(other);
        }
    }

    /// Puts the posts of a raster, moved on the grid of the part's own, where none are known yet.
    static void fill(
        std::vector<float>& heights, const Part& part, const HeightRaster& from, Shift by)
    {
        const PostWindow& to = part.window;
        const int first_row = std::max(to.first_row, by.rows);
        const int last_row = std::min(to.first_row + to.rows, by.rows + from.rows);
        const int first_column = std::max(to.first_column, by.columns);
        const int last_column = std::min(to.first_column + to.columns, by.columns + from.columns);
        if (first_row >= last_row || first_column >= last_column) {
            return;
        }
        const PostWindow window{
            .first_row = first_row - by.rows,
            .first_column = first_column - by.columns,
            .rows = last_row - first_row,
            .columns = last_column - first_column};
        const auto posts = read_posts(from, window, plausible_ground);
        std::size_t next = 0;
        for (int row = first_row; row < last_row; ++row) {
            // Files begin in the north, tiles in the south.
            const auto tile_row = static_cast<std::size_t>(to.first_row + to.rows - 1 - row);
            for (int column = first_column; column < last_column; ++column) {
                auto& height = heights
                    [tile_row * static_cast<std::size_t>(to.columns) +
                     static_cast<std::size_t>(column - to.first_column)];
                height = std::isnan(height) ? posts[next] : height;
                ++next;
            }
        }
    }

    std::string name_;
    std::vector<HeightRaster> rasters_;
    std::vector<std::vector<std::size_t>>
        neighbours_;  ///< by raster: those that go on where it ends
    std::vector<Part> parts_;
};

bool has_known_ending(const fs::path& file)
{
    auto ending = file.extension().string();
    std::ranges::transform(ending, ending.begin(), [](unsigned char letter) {
        return static_cast<char>(std::tolower(letter));
    });
    constexpr std::array<std::string_view, 7> known{
        ".hgt", ".tif", ".tiff", ".asc", ".dt0", ".dt1", ".dt2"};
    return std::ranges::find(known, ending) != known.end();
}

std::vector<fs::path> files_of(const fs::path& folder)
{
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator at{folder, error}, end; !error && at != end; at.increment(error)) {
        if (has_known_ending(at->path())) {
            files.push_back(at->path());
        }
        if (files.size() > most_files) {
            refuse(folder, "holds more than 20,000 elevation files");
        }
    }
    if (error) {
        refuse(folder, "cannot be read: " + error.message());
    }
    if (files.empty()) {
        refuse(folder, "holds no elevation file (.hgt, .tif, .tiff, .asc, .dt0, .dt1 or .dt2)");
    }
    std::ranges::sort(files);
    return files;
}

}  // namespace

ElevationFiles open_elevation(const fs::path& file_or_folder, std::size_t max_memory_bytes)
{
    std::error_code ignored;  // what cannot be looked at is refused when it is read
    const bool is_folder = fs::is_directory(file_or_folder, ignored);
    const auto files = is_folder ? files_of(file_or_folder) : std::vector<fs::path>{file_or_folder};
    if (!is_folder && fs::exists(file_or_folder, ignored) && !has_known_ending(file_or_folder)) {
        refuse(file_or_folder, "is none of .hgt, .tif, .tiff, .asc, .dt0, .dt1 and .dt2");
    }
    std::vector<HeightRaster> rasters;
    rasters.reserve(files.size());
    for (const auto& file : files) {
        rasters.push_back(read_raster_header(file, max_memory_bytes));
    }
    std::ranges::stable_sort(rasters, {}, &HeightRaster::latitude_step_deg);
    ElevationFiles result;
    for (const auto& raster : rasters) {
        result.files.push_back(raster.file);
        if (raster.is_warped) {
            result.warped.push_back(raster.file);
        }
        if (!raster.has_system) {
            result.without_system.push_back(raster.file);
        }
    }
    result.source = std::make_shared<const terrain::CachedElevation>(
        std::make_unique<const RasterTiles>(file_or_folder.string(), std::move(rasters)),
        max_memory_bytes);
    return result;
}

}  // namespace transect::formats
